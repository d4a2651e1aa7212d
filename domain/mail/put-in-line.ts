import { type NumberFormat, readNumberFormat, readPlaces } from '#domain/directory/index.ts';
import { handIn, type Screened, screenTexts } from '#domain/review/index.ts';
import type { App } from '#kernel/app.ts';
import { waitBriefly } from '#kernel/db.ts';
import { callJob, type Job, type Sweep } from '#kernel/jobs.ts';
import { systemScope } from '#kernel/scope.ts';
import { together } from '#kernel/together.ts';
import { giveUpStopped } from './delivery/deliver.ts';
import { arrivalsDue, hasArrivals, insertStates, type LetterRow, putOff, takeArrivals, takeTurns } from './queries.ts';

const PUT_IN_LINE = 'mail.put_in_line';
/** Letters put in line in one transaction, and how many such sets at once when many wait. */
const SET = 64;
const SETS = 2;

/** After a letter was sent: the job that takes all that are on their way. */
export async function callLine(app: App): Promise<void> {
  await callJob(app, PUT_IN_LINE);
}

/** All letters on their way are screened and go to people who read them. One that can't holds up none of the others, and is tried again later. */
async function putInLine(app: App): Promise<void> {
  const scope = systemScope(PUT_IN_LINE);
  const errors: Error[] = [];
  for (;;) {
    const letters = await app.tx(scope, (tx) => arrivalsDue(tx, app.clock.now(), SET * SETS));
    if (letters.length === 0) break;
    const found = await screenLetters(app, letters);
    const sets = Array.from({ length: Math.ceil(letters.length / SET) }, (_, n) => letters.slice(n * SET, (n + 1) * SET));
    const failures = (await Promise.all(sets.map((set) => together(set, (some) => putTogether(app, some, found))))).flat();
    const failed = failures.map(({ item }) => item.letterId);
    if (failed.length > 0) await app.tx(scope, (tx) => putOff(tx, failed, app.clock.now()));
    errors.push(
      ...failures.map(({ item, error }) => new Error(`${item.letterId} could not be put in line: ${String(error)}`, { cause: error })),
    );
  }
  if (errors.length > 0) throw new AggregateError(errors, errors.map(({ message }) => message).join('; '));
}

/** What is found in each letter, by where its person is now. */
async function screenLetters(app: App, letters: readonly LetterRow[]): Promise<Map<LetterRow, Screened>> {
  const { formats, places } = await app.tx(systemScope(PUT_IN_LINE), async (tx) => {
    const formats = new Map<string, NumberFormat | undefined>();
    for (const agencyId of new Set(letters.map((letter) => letter.agencyId))) formats.set(agencyId, await readNumberFormat(tx, agencyId));
    const residents = new Set(letters.map(({ residentId }) => residentId));
    return { formats, places: await readPlaces(tx, [...residents]) };
  });
  const texts = letters.map(({ body, residentNumber, agencyId, facilityId, residentId }) => ({
    text: body,
    format: formats.get(agencyId),
    ownNumber: residentNumber,
    place: { agencyId, facilityId, unit: places.get(residentId)?.unit ?? null, residentId },
  }));
  const found = await screenTexts(app, texts);
  return new Map(letters.map((letter, n) => [letter, found[n]!]));
}

/** In one transaction; without those that their senders have cancelled meanwhile, and those whose person takes none from there. */
async function putTogether(app: App, set: readonly LetterRow[], found: ReadonlyMap<LetterRow, Screened>): Promise<void> {
  const scope = systemScope(`line-${set[0]!.letterId}`);
  await app.tx(scope, async (tx) => {
    if (set.length > 1) await waitBriefly(tx);
    const ids = set.map(({ letterId }) => letterId);
    await takeTurns(tx, ids);
    const unread = await takeArrivals(tx, ids);
    const taken = await giveUpStopped(
      app,
      tx,
      scope,
      set.filter(({ letterId }) => unread.has(letterId)),
    );
    const things = taken.map((letter) => {
      const { letterId: subject, agencyId, facilityId, sentAt, dueAt, customer: outside, residentId: inside } = letter;
      return { subject, agencyId, facilityId, sentAt, dueAt, outside, inside, hits: found.get(letter)! };
    });
    await handIn(app, tx, scope, things);
    await insertStates(tx, taken, { kind: 'in_line', at: app.clock.now(), actor: null, details: {} });
  });
}

/** Letters whose sender's process ended before it called, and those that are tried again. */
export const callForLetters: Sweep = {
  name: 'mail.call_for_letters',
  everySeconds: 5,
  async run(app) {
    if (await app.tx(systemScope('mail.call_for_letters'), (tx) => hasArrivals(tx, app.clock.now()))) await callLine(app);
  },
};

export const jobs: Record<string, Job> = { [PUT_IN_LINE]: putInLine };
