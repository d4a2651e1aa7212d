import { readResident } from '#domain/directory/index.ts';
import { handIn, screenText } from '#domain/review/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { addJob, type Job } from '#kernel/jobs.ts';
import { systemScope } from '#kernel/scope.ts';
import { giveUpMuted } from './delivery/deliver.ts';
import { insertState, letterById, type LetterRow, statesOf, takeTurn } from './queries.ts';
import { standing } from './rules.ts';

const PUT_IN_LINE = 'mail.put_in_line';

/** A letter that is sent goes into the line by a job: screening takes a moment, outside of the transaction that sends it. */
export async function sendToLine(tx: Tx, letter: string): Promise<void> {
  await addJob(tx, PUT_IN_LINE, { letter });
}

/** A letter is screened and goes to a person who reads it; one that its sender has cancelled meanwhile does not. */
async function putInLine(app: App, { letter: id }: { letter: string }): Promise<void> {
  const scope = systemScope(`line-${id}`);
  const found = await app.tx(scope, async (tx) => {
    const letter = await unread(tx, id);
    return letter && { letter, resident: await readResident(tx, letter.residentId, app.clock.now()) };
  });
  if (!found) return;
  const { letter, resident } = found;
  const { agencyId, facilityId, residentId } = letter;
  const place = { agencyId, facilityId, unit: resident?.unit ?? null, residentId };
  const hits = await screenText(app, letter.body, { format: resident?.agency.number, ownNumber: letter.residentNumber, place });
  await app.tx(scope, async (tx) => {
    await takeTurn(tx, id);
    if (!(await unread(tx, id))) return;
    if (await giveUpMuted(app, tx, scope, letter)) return;
    const { sentAt, dueAt, customer: outside, residentId: inside } = letter;
    await handIn(app, tx, scope, { subject: id, agencyId, facilityId, sentAt, dueAt, outside, inside }, hits);
    await insertState(tx, letter, { kind: 'in_line', at: app.clock.now(), actor: null, details: {} });
  });
}

/** A letter that is on its way into the line. */
async function unread(tx: Tx, id: string): Promise<LetterRow | undefined> {
  const letter = await letterById(tx, id);
  return letter && standing((await statesOf(tx, id)).map(({ kind }) => kind)) === 'sent' ? letter : undefined;
}

export const jobs: Record<string, Job> = { [PUT_IN_LINE]: putInLine };
