// The next letter is made ready while one is read: it is in the same hand, for a shorter time, and written down as read only when it is shown.
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { CastAgency, Pair } from '#domain/directory/cast.ts';
import { AHEAD_MS, decide, LEASE_MS, takeAhead, takeItem, takeNext, undo } from '#domain/review/index.ts';
import { castMailAgency } from '#domain/stamps/cast.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { codeOf } from '#test/refused.ts';
import { castLetter, castMailroom, castWriter } from './cast.ts';
import { readForReview } from './index.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const LETTERS = 12;
let app: TestApp;
let at: CastAgency;
let by: Pair;
beforeAll(async () => {
  app = await testApp();
  at = await castMailAgency(app);
  by = await castWriter(app, at, { stamps: 20n });
  for (let n = 0; n < LETTERS; n++) await castLetter(app, by, { body: `Letter ${n}` });
});
afterAll(async () => {
  await app.end();
});

const trailOf = async (letter: string) =>
  (
    await app.owner.query<{ action: string }>(
      `select action from kernel.audit_rows where subject = $1 and action like 'mail.letter%' order by at`,
      [letter],
    )
  ).rows.map(({ action }) => action);

it('comes into the same hand, one and no more, and is the next one when the first is decided; undone, both are his', async () => {
  const [one, two] = [castMailroom(at), castMailroom(at)];
  const first = (await takeNext(app, one))!;
  const ahead = (await takeAhead(app, one, first))!;
  expect(ahead).not.toBe(first);
  expect([await takeAhead(app, one, first), await takeAhead(app, one, ahead)]).toEqual([ahead, first]);
  expect([await takeAhead(app, two, first), await takeAhead(app, two, 'rev_none')]).toEqual([null, null]);
  expect([first, ahead]).not.toContain(await takeNext(app, two));

  const { letterId } = await readForReview(app, one, ahead, { ahead: true });
  expect(await trailOf(letterId)).toEqual(['mail.letter_brought']);
  await decide(app, one, { item: first, outcome: 'release' });
  expect(await takeAhead(app, one, first)).toBeNull();
  expect(await takeNext(app, one)).toBe(ahead);
  await readForReview(app, one, ahead);
  expect(await trailOf(letterId)).toEqual(['mail.letter_brought', 'mail.letter_read']);
  // The one after it is made ready already when he takes his word back.
  const third = (await takeAhead(app, one, ahead))!;
  expect(await undo(app, one, [first])).toEqual([first]);
  expect([ahead, third]).toContain(await takeAhead(app, one, first));
});

it('is anybody’s again after two minutes, unless it was opened; what is read stays in its hand', async () => {
  app.clock.move(LEASE_MS);
  const [one, two] = [castMailroom(at), castMailroom(at)];
  const first = (await takeNext(app, one))!;
  const ahead = (await takeAhead(app, one, first))!;
  app.clock.move(AHEAD_MS - 1000);
  expect(await codeOf(takeItem(app, two, ahead))).toBe('review.not_yours');
  await readForReview(app, one, ahead, { ahead: true });
  app.clock.move(1000);
  // What was only brought is the most urgent one that nobody has; the first stays where it is.
  expect(await takeNext(app, two)).toBe(ahead);
  expect(await codeOf(readForReview(app, one, ahead))).toBe('mail.not_in_hand');
  expect(await codeOf(decide(app, one, { item: ahead, outcome: 'release' }))).toBe('review.not_yours');
  expect(await codeOf(takeItem(app, two, first))).toBe('review.not_yours');

  const next = (await takeAhead(app, one, first))!;
  const { leasedUntil } = await readForReview(app, one, next);
  expect(leasedUntil.getTime() - app.clock.now().getTime()).toBeGreaterThan(LEASE_MS - AHEAD_MS);
  // Brought once more, from the other window: it is not in hand for less than before.
  expect(await takeAhead(app, one, first)).toBe(next);
  app.clock.move(AHEAD_MS);
  expect(await codeOf(takeItem(app, two, next))).toBe('review.not_yours');
  expect((await readForReview(app, one, next)).leasedUntil).toEqual(leasedUntil);
});

it('opened at the moment its time ends it is in one hand, whoever was faster, and none is lost', async () => {
  for (let n = 0; n < 8; n++) {
    app.clock.move(LEASE_MS);
    const one = castMailroom(at);
    const first = (await takeNext(app, one))!;
    const ahead = (await takeAhead(app, one, first))!;
    app.clock.move(AHEAD_MS - 1000);
    const others = Array.from({ length: 4 }, () => castMailroom(at));
    // Its time ends a little later each time while it is being opened.
    const opens = readForReview(app, one, ahead).then(
      () => one.actor,
      () => null,
    );
    await setTimeout(n);
    app.clock.move(1000);
    const takes = others.map(async (other) => ((await takeNext(app, other)) === ahead ? other.actor : null));
    const hands = (await Promise.all([opens, ...takes])).filter((hand) => hand !== null);
    expect(hands).toHaveLength(1);
    const { rows } = await app.owner.query<{ reviewer: string }>('select reviewer from review.queue where item_id = $1', [ahead]);
    expect(rows).toEqual([{ reviewer: hands[0] }]);
  }
});

it('is anybody’s again when nobody came to it, and of many who read at once no two have the same', async () => {
  app.clock.move(LEASE_MS);
  const readers = Array.from({ length: LETTERS / 2 }, () => castMailroom(at));
  const hands = await Promise.all(
    readers.map(async (reader) => {
      const first = (await takeNext(app, reader))!;
      return [first, await takeAhead(app, reader, first)];
    }),
  );
  expect(new Set(hands.flat().filter((item) => item !== null)).size).toBe(LETTERS);
  expect(await takeNext(app, castMailroom(at))).toBeNull();
});
