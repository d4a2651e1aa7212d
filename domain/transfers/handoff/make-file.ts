import { agenciesBy, type HandoffAgency, localTime, readAgency } from '#domain/directory/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import { moneyToJson } from '#kernel/money.ts';
import { publish } from '#kernel/outbox.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, requireRole, type Scope, systemFor, systemScope, worksEverywhere } from '#kernel/scope.ts';
import { HANDOFF_FILE_MADE } from '../events.ts';
import { handOver } from './hand-over.ts';
import {
  hasFileOfDay,
  type HandoffFile,
  insertClosing,
  insertFile,
  insertItem,
  isClosed,
  nextNumber,
  rowsOfFile,
  takeTurnOfFiles,
  unfinishedFiles,
  waitingToHand,
} from './queries/files.ts';
import { renderFile } from './render-file.ts';
import { answerBy, lastFileTime } from './schedule.ts';

/** How many transfers change hands in one transaction, and how many are looked up at once. */
const CHUNK = 200;
const AT_ONCE = 5000;

/**
 * Makes every file that is due, and finishes what somebody began who is not there any more. Any number of processes may; an agency whose file can't be made
 * holds up no other. Returns how many were closed.
 */
export async function makeDueFiles(app: App, chunk = CHUNK): Promise<number> {
  const scope = systemScope('handoff-files');
  let closed = 0;
  for (const file of await app.tx(scope, (tx) => unfinishedFiles(tx, null)))
    closed += await alone(app, file.agencyId, async () => ((await finish(app, scope, file, chunk)) ? 1 : 0));
  for (const agency of await app.tx(scope, (tx) => agenciesBy(tx, 'file', app.clock.now())))
    closed += await alone(app, agency.agencyId, () => makeDaily(app, scope, agency, chunk));
  return closed;
}

async function alone(app: App, agency: string, work: () => Promise<number>): Promise<number> {
  return await work().catch((error: unknown) => {
    app.log.error({ err: error, alert: 'transfers.file_not_made', agency }, 'a file could not be made');
    return 0;
  });
}

async function makeDaily(app: App, scope: Scope, agency: HandoffAgency, chunk: number): Promise<number> {
  const time = lastFileTime(agency.policy.fileAt, agency.posting, agency.timeZone, app.clock.now());
  if (time.at < agency.since) return 0;
  const begun = await app.tx(scope, async (tx) => {
    await takeTurnOfFiles(tx, agency.agencyId);
    if (await hasFileOfDay(tx, agency.agencyId, time.day)) return false;
    await begin(app, tx, agency, { day: time.day, isExtra: false, takenUntil: time.at, begunBy: null });
    return true;
  });
  return begun ? await finishAll(app, scope, agency.agencyId, chunk) : 0;
}

/**
 * A clerk makes a file now, between the daily ones: everything that waits goes into it, also what its sender could still take back (a clerk may be faster).
 * Trust clerks who work at the whole agency, where money is handed over by file. Refuses: transfers.nothing_waiting, kernel.not_allowed.
 */
export async function makeFileNow(app: App, scope: Scope): Promise<{ fileId: string }> {
  requireRealm(scope, 'staff');
  requireRole(scope, 'trust_clerk');
  const actor = requireActor(scope);
  if (!worksEverywhere(scope)) refuse('kernel.not_allowed');
  const agencyId = scope.agency ?? refuse('kernel.not_allowed');
  const system = systemFor(scope, agencyId);
  const now = app.clock.now();
  await finishAll(app, system, agencyId, CHUNK);
  const fileId = await app.tx(system, async (tx) => {
    const agency = (await agenciesBy(tx, 'file', now)).find((one) => one.agencyId === agencyId) ?? refuse('kernel.not_allowed');
    await takeTurnOfFiles(tx, agencyId);
    const waiting = await waitingToHand(tx, { agencyId, takenUntil: now, alsoFresh: true }, 1);
    if (waiting.length === 0) refuse('transfers.nothing_waiting');
    const day = localTime(now, agency.timeZone).day;
    return await begin(app, tx, agency, { day, isExtra: true, takenUntil: now, begunBy: actor });
  });
  await finishAll(app, system, agencyId, CHUNK);
  return { fileId };
}

async function begin(
  app: App,
  tx: Tx,
  agency: HandoffAgency,
  about: { day: string; isExtra: boolean; takenUntil: Date; begunBy: string | null },
): Promise<string> {
  const fileId = newId('hof');
  await insertFile(tx, {
    ...about,
    fileId,
    agencyId: agency.agencyId,
    number: await nextNumber(tx, agency.agencyId),
    alsoFresh: about.isExtra,
    layout: agency.policy.layout,
    timeZone: agency.timeZone,
    answerBy: answerBy(about.day, agency.policy.answerDays, agency.posting, agency.timeZone),
    ifSilent: agency.policy.ifSilent,
    begunAt: app.clock.now(),
  });
  return fileId;
}

async function finishAll(app: App, scope: Scope, agencyId: string, chunk: number): Promise<number> {
  let closed = 0;
  for (const file of await app.tx(scope, (tx) => unfinishedFiles(tx, agencyId))) if (await finish(app, scope, file, chunk)) closed++;
  return closed;
}

/** Fills a file and closes it, in the name of who began it. Whoever else works on it waits for its turn and finds the rest. */
async function finish(app: App, finisher: Scope, file: HandoffFile, chunk: number): Promise<boolean> {
  const scope = { ...finisher, actor: file.begunBy };
  for (;;) {
    const waiting = await app.tx(scope, (tx) => waitingToHand(tx, file, AT_ONCE));
    if (waiting.length === 0) return await close(app, scope, file);
    for (let from = 0; from < waiting.length; from += chunk) {
      if (!(await take(app, scope, file, waiting.slice(from, from + chunk)))) return false;
    }
  }
}

/** Hands some transfers over. False when somebody else has closed the file. */
async function take(app: App, scope: Scope, file: HandoffFile, ids: readonly string[]): Promise<boolean> {
  return await app.tx(scope, async (tx) => {
    await takeTurnOfFiles(tx, file.agencyId);
    if (await isClosed(tx, file.fileId)) return false;
    for (const id of ids.toSorted()) {
      const transfer = await handOver(app, tx, scope, id, { file: file.fileId, number: String(file.number) });
      if (transfer !== null) await insertItem(tx, file.fileId, transfer);
    }
    return true;
  });
}

async function close(app: App, scope: Scope, file: HandoffFile): Promise<boolean> {
  const { facilities } = await readAgency(app, scope, file.agencyId);
  return await app.tx(scope, async (tx) => {
    await takeTurnOfFiles(tx, file.agencyId);
    if (await isClosed(tx, file.fileId)) return false;
    const rows = await rowsOfFile(tx, file.fileId);
    const made = renderFile(file.number, file.layout, file.timeZone, rows);
    const named = [...new Set(rows.map(({ facilityId }) => facilityId))].sort();
    const now = app.clock.now();
    await insertClosing(tx, {
      ...made,
      fileId: file.fileId,
      agencyId: file.agencyId,
      facilities: named.length > 0 ? named : facilities.map(({ id }) => id),
      closedAt: now,
    });
    const details = { number: file.number, count: made.count, total: moneyToJson(made.totalCents), sha256: made.sha256 };
    await audit(tx, scope, { action: 'transfers.file_made', subject: file.fileId, agency: file.agencyId, details }, now);
    await publish(tx, scope, HANDOFF_FILE_MADE, { file: file.fileId, agency: file.agencyId, ...details });
    return true;
  });
}
