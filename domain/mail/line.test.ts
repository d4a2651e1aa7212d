import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { CastAgency, Pair } from '#domain/directory/cast.ts';
import { castMailAgency } from '#domain/stamps/cast.ts';
import { readShop } from '#domain/stamps/index.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { castWriter } from './cast.ts';
import { callForLetters, cancelLetter, jobs, keepDraft, readLetter, sendLetter } from './index.ts';
import { callLine } from './put-in-line.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let app: TestApp;
let at: CastAgency;
let by: Pair;
beforeAll(async () => {
  app = await testApp();
  at = await castMailAgency(app);
  by = await castWriter(app, at, { stamps: 40n });
});
afterAll(() => app.end());

/** Sent, one after the other, and not yet in line. */
async function sent(count: number): Promise<string[]> {
  const letters: string[] = [];
  while (letters.length < count) {
    const { draftId, version } = await keepDraft(app, by.customer, { resident: by.residentId, body: `Letter ${letters.length}` });
    letters.push((await sendLetter(app, by.customer, { resident: by.residentId, draft: draftId, version })).letterId);
  }
  await callLine(app); // after the calls that were made while they were sent
  return letters;
}

const statesOf = (letters: readonly string[]) =>
  Promise.all(letters.map(async (letter) => (await readLetter(app, by.customer, letter)).state));
const countOf = async (from: string, letters: readonly string[]): Promise<number> =>
  Number((await app.owner.query<{ n: bigint }>(`select count(*) as n from ${from}`, [letters])).rows[0]!.n);
const itemsOf = (letters: readonly string[]) =>
  countOf('review.queue q join review.items i using (item_id) where i.subject = any ($1)', letters);
const onTheirWay = (letters: readonly string[]) => countOf('mail.arrivals where letter_id = any ($1)', letters);
const called = () => countOf(`graphile_worker._private_jobs where key = 'mail.put_in_line' and $1::text[] is not null`, []);

it('takes all letters on their way with one job, each once, however many take them', async () => {
  const letters = await sent(5);
  expect([await called(), await onTheirWay(letters), await itemsOf(letters)]).toEqual([1, 5, 0]);
  await Promise.all([1, 2, 3].map(() => jobs['mail.put_in_line']!(app, {})));
  await app.runJobs();
  expect([await called(), await onTheirWay(letters), await itemsOf(letters)]).toEqual([0, 0, 5]);
  expect(await statesOf(letters)).toEqual(Array(5).fill('in_line'));
});

it('goes on without a letter that can’t be put there, and tries that one again', async () => {
  const letters = await sent(5);
  await app.owner.query(
    `create function mail.broken() returns trigger language plpgsql as $$ begin raise exception 'broken'; end $$;
     create trigger broken before insert on mail.letter_states for each row when (new.letter_id = '${letters[2]}') execute function mail.broken()`,
  );
  await app.runJobs();
  expect(app.logged.filter(({ message }) => message?.includes(`${letters[2]} could not be put in line: error: broken`))).toHaveLength(1);
  expect(await statesOf(letters)).toEqual(['in_line', 'in_line', 'sent', 'in_line', 'in_line']);
  expect([await onTheirWay(letters), await itemsOf(letters)]).toEqual([1, 4]);
  await app.owner.query(`drop function mail.broken cascade`);
  await callForLetters.run(app);
  await app.runJobs();
  expect((await statesOf(letters))[2]).toBe('sent'); // too early
  app.clock.move(60_000);
  await callForLetters.run(app);
  await app.runJobs();
  expect([await statesOf(letters), await itemsOf(letters)]).toEqual([Array(5).fill('in_line'), 5]);
});

it('finds a letter for which nobody called any more', async () => {
  const letters = await sent(1);
  await app.owner.query(`delete from graphile_worker._private_jobs`);
  await app.runJobs();
  expect(await statesOf(letters)).toEqual(['sent']);
  await callForLetters.run(app);
  await app.runJobs();
  expect(await statesOf(letters)).toEqual(['in_line']);
});

it('and taking letters back at the same moment: each stands there or is taken back, and no stamp is lost', async () => {
  const before = await readShop(app, by.customer, at.agency.id);
  const letters = await sent(12);
  const line = [1, 2].map(() => jobs['mail.put_in_line']!(app, {}));
  await Promise.all([...letters.slice(0, 6).map((letter) => cancelLetter(app, by.customer, letter)), ...line]);
  await app.runJobs();
  expect(await statesOf(letters)).toEqual([...Array(6).fill('cancelled'), ...Array(6).fill('in_line')]);
  expect([await onTheirWay(letters), await itemsOf(letters)]).toEqual([0, 6]);
  expect((await readShop(app, by.customer, at.agency.id)).available).toBe(before.available - 6n);
});
