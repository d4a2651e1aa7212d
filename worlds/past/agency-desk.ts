import { decideAsks, importRoster, listAsks, listRosters } from '#domain/directory/index.ts';
import {
  bringAnswer,
  decideIncoming,
  fetchFile,
  listFiles,
  listIncoming,
  markPosted,
  readIncoming,
  statusOf,
} from '#domain/transfers/index.ts';
import { systemScope } from '#kernel/scope.ts';
import { settle, type Stage } from './cast.ts';

const LOOK_BACK_DAYS = 30;

// What an agency's own people do, each in one sitting. Whatever is done already stays as it is.

/** The clerk puts on people's accounts what came in before this moment, except what somebody chose to hold. */
export async function postWaiting(stage: Stage, clerk: string, before: Date): Promise<void> {
  const scope = stage.staff(clerk);
  const { transfers } = await listIncoming(stage.app, scope, { days: LOOK_BACK_DAYS, status: 'waiting' });
  const waiting = transfers.filter(({ appliedAt }) => appliedAt < before).map(({ transferId }) => transferId);
  if (waiting.length > 0) await markPosted(stage.app, scope, { transfers: waiting });
}

/** The clerk holds a transfer back or sends it to its sender. */
export async function decideOn(
  stage: Stage,
  clerk: string,
  transfer: string,
  decision: { step: 'return' | 'withhold'; reason: string; note: string },
): Promise<void> {
  const scope = stage.staff(clerk);
  const [view] = await readIncoming(stage.app, scope, [transfer]);
  if (view && statusOf(view) === 'waiting') await decideIncoming(stage.app, scope, { transfer, ...decision });
  await settle(stage);
}

/** The clerk fetches the files that wait, the agency's own program reads them, and the clerk brings its answer. */
export async function answerFiles(stage: Stage, clerk: string, kind: string): Promise<void> {
  const scope = stage.staff(clerk);
  for (const file of (await listFiles(stage.app, scope)).files.filter(({ state }) => state === 'waiting').toReversed()) {
    const { content } = await fetchFile(stage.app, scope, { file: file.fileId });
    const taken = await fetch(`${stage.sandbox}/agency/files`, { method: 'POST', body: new Uint8Array(content) });
    const { id } = (await taken.json()) as { id: string };
    const answer = await fetch(`${stage.sandbox}/agency/files/${id}/${kind}.csv`);
    await bringAnswer(stage.app, scope, { fileName: `answer-${file.number}.csv`, bytes: Buffer.from(await answer.arrayBuffer()) });
  }
}

/** The clerk says yes to everybody who asks, and no to those named. */
export async function decideWaiting(stage: Stage, clerk: string, no: readonly string[] = []): Promise<void> {
  const scope = stage.staff(clerk);
  const { asks } = await listAsks(stage.app, scope, {});
  const refused = asks.filter(({ customerName }) => no.includes(customerName)).map(({ id }) => id);
  const rest = asks.map(({ id }) => id).filter((id) => !refused.includes(id));
  if (rest.length > 0) await decideAsks(stage.app, scope, { asks: rest, decision: 'approve' });
  if (refused.length > 0) await decideAsks(stage.app, scope, { asks: refused, decision: 'deny', reason: 'not_on_list', words: '' });
}

/** A jail tells everybody it holds; nothing when it has told since. */
export async function tellRoster(stage: Stage, slug: string, lines: readonly string[], since: Date): Promise<void> {
  const scope = systemScope('demo-world');
  const agency = stage.agencies.get(slug)!;
  if ((await listRosters(stage.app, scope, agency.id)).some(({ startedAt, state }) => startedAt >= since && state === 'done')) return;
  const file = Buffer.from(['number,last name,first name,facility,unit', ...lines].join('\n'));
  const day = stage.app.clock.now().toISOString().slice(0, 10);
  await importRoster(stage.app, scope, {
    agency: agency.id,
    fileName: `${slug}-${day}.csv`,
    source: async function* () {
      yield file;
    },
    kind: 'whole',
    mayLeave: true,
  });
}
