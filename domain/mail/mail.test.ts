import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type CastAgency, castPair, type Pair } from '#domain/directory/cast.ts';
import { setStamps } from '#domain/directory/index.ts';
import { decide, finishDecisions, hold, readItem, readQueue, releaseAll, takeItem, takeNext, undo, UNDO_MS } from '#domain/review/index.ts';
import { castMailAgency, castStamps, sampleStamps } from '#domain/stamps/cast.ts';
import { readResidentPurse, readShop } from '#domain/stamps/index.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { codeOf } from '#test/refused.ts';
import { castItem, castMailroom } from './cast.ts';
import {
  cancelLetter,
  chooseCard,
  correspondence,
  draftMark,
  keepDraft,
  listLetters,
  readDraft,
  readClean,
  readForReview,
  readLetter,
  sendLetter,
} from './index.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
const MINUTE = 60_000;
const BODY = 'Mijo,\n\nLucía turned seven 🎂.\nשלום';

let app: TestApp;
let at: CastAgency;
beforeAll(async () => {
  app = await testApp();
  at = await castMailAgency(app);
});
afterAll(async () => {
  await app.end();
});

const reader = (place = at, over: Partial<Scope> = {}) => castMailroom(place, over);
const stampsOf = async (by: Pair, place = at) => {
  const { balance, available } = await readShop(app, by.customer, place.agency.id);
  return [balance, available];
};

async function writer(place = at, stamps: bigint | null = 5n): Promise<Pair> {
  const by = await castPair(app, place);
  if (stamps !== null) {
    await castStamps(app, by.customer, place, stamps);
    await app.runJobs();
  }
  return by;
}

async function sent(by: Pair, body = BODY): Promise<string> {
  const { draftId, version } = await keepDraft(app, by.customer, { resident: by.residentId, body });
  const { letterId } = await sendLetter(app, by.customer, { resident: by.residentId, draft: draftId, version });
  await app.runJobs();
  return letterId;
}

/** What was decided can't be undone any more, and is told. */
async function takeEffect(): Promise<void> {
  app.clock.move(UNDO_MS);
  await Promise.all([finishDecisions(app), finishDecisions(app)]);
  await app.runJobs();
}

const stateOf = async (by: Pair, letter: string) => (await readLetter(app, by.customer, letter)).state;

describe('a letter', () => {
  it('is sent once however often it is clicked, as it was typed, and its stamp is set aside', async () => {
    const by = await writer();
    const { draftId, version } = await keepDraft(app, by.customer, { resident: by.residentId, body: BODY });
    const send = () => sendLetter(app, by.customer, { resident: by.residentId, draft: draftId, version });
    const letters = await Promise.all([send(), send(), send()]);
    expect(new Set(letters.map(({ letterId }) => letterId)).size).toBe(1);
    expect((await send()).letterId).toBe(letters[0].letterId);
    await app.runJobs();
    expect(await readLetter(app, by.customer, letters[0].letterId)).toMatchObject({ body: BODY, state: 'in_line', mayCancel: true });
    expect(await stampsOf(by)).toEqual([5n, 4n]);
    expect((await listLetters(app, by.customer)).letters).toHaveLength(1);
    const other = await castPair(app, at);
    expect(await codeOf(readLetter(app, other.customer, letters[0].letterId))).toBe('mail.unknown_letter');
  });

  it('is refused without stamps, too long, changed elsewhere, empty; and the draft stays', async () => {
    const by = await writer(at, null);
    const keep = (body: string) => keepDraft(app, by.customer, { resident: by.residentId, body });
    const send = (draft: string, version: number) => codeOf(sendLetter(app, by.customer, { resident: by.residentId, draft, version }));
    const first = await keep('One');
    expect(await send(first.draftId, first.version)).toBe('stamps.too_few');
    expect((await keep('One')).version).toBe(first.version);
    const second = await keep('Two');
    expect(second.draftId).toBe(first.draftId);
    expect(await send(first.draftId, first.version)).toBe('mail.draft_changed');
    expect(await send('dft_other', 1)).toBe('mail.no_draft');
    const long = await keep('x'.repeat(6001));
    expect(await send(long.draftId, long.version)).toBe('mail.body_too_long');
    expect(await codeOf(keep(' \n '))).toBe('mail.body_empty');
    expect(await codeOf(keepDraft(app, by.customer, { resident: 'res_none', body: 'x' }))).toBe('mail.unknown_resident');
  });

  it('is not written over by a window that has not seen what another one kept, nor begun again by one that has it still when it is sent', async () => {
    const by = await writer();
    const keep = (body: string, seen: string) => keepDraft(app, by.customer, { resident: by.residentId, body, seen });
    const first = draftMark(await keep('One', ''));
    const outcomes = await Promise.allSettled([keep('One here', first), keep('One there', first)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await codeOf(keep('One more', first))).toBe('mail.draft_newer');
    expect(await codeOf(keep('Begun here', ''))).toBe('mail.draft_newer');
    // The answer was lost on the way, and the same text comes again.
    const { body } = (await readDraft(app, by.customer, by.residentId)).draft!;
    const again = await keep(body, first);
    expect(again).toMatchObject({ body, version: 2 });
    await sendLetter(app, by.customer, { resident: by.residentId, draft: again.draftId, version: again.version });
    expect(await codeOf(keep('Two', draftMark(again)))).toBe('mail.no_draft');
    expect(await keep('Two', '')).toMatchObject({ version: 1 });
  });

  it('is read by one person and handed on: its stamp is spent, once', async () => {
    const by = await writer();
    const letter = await sent(by);
    const [one, two] = [reader(), reader()];
    const item = await castItem(app, letter);
    await takeItem(app, one, item);
    expect(await codeOf(takeItem(app, two, item))).toBe('review.not_yours');
    expect(await codeOf(readForReview(app, two, item))).toBe('mail.not_in_hand');
    expect(await codeOf(decide(app, two, { item, outcome: 'release' }))).toBe('review.not_yours');
    expect((await readForReview(app, one, item)).body).toBe(BODY);
    expect(await codeOf(cancelLetter(app, by.customer, letter))).toBe('mail.cancel_too_late');
    await Promise.all([1, 2].map(() => decide(app, one, { item, outcome: 'release' })));
    await takeEffect();
    expect(await stateOf(by, letter)).toBe('released');
    expect(await stampsOf(by)).toEqual([4n, 4n]);
    expect(await codeOf(decide(app, one, { item, outcome: 'return', reason: 'spam', rule: '1' }))).toBe('review.decided_already');
    const trail = await app.owner.query(`select 1 from kernel.audit_rows where action = 'mail.letter_read' and subject = $1`, [letter]);
    expect(trail.rowCount).toBe(1);
  });

  it('is returned with reason and rule: its sender is told, its stamp is free again', async () => {
    const by = await writer();
    const letter = await sent(by);
    const who = reader();
    const item = await castItem(app, letter);
    await takeItem(app, who, item);
    expect(await codeOf(decide(app, who, { item, outcome: 'return', reason: 'unduly_complains', rule: '' }))).toBe(
      'review.choose_reason review.rule_missing',
    );
    await decide(app, who, { item, outcome: 'return', reason: 'contraband', rule: 'Rule 12.3', note: 'The second line.' });
    await takeEffect();
    const view = await readLetter(app, by.customer, letter);
    expect(view.state).toBe('returned');
    expect(view.states.at(-1)!.details).toEqual({ reason: 'contraband', rule: 'Rule 12.3', note: 'The second line.' });
    expect(await stampsOf(by)).toEqual([5n, 5n]);
    const { rows } = await app.owner.query<{ template: string }>(`select template from notifications.notices where key = $1`, [
      `letter_returned:${letter}`,
    ]);
    expect(rows).toEqual([{ template: 'letter_returned' }]);
  });

  it('carries a stamp for its answer: set aside with its own, his to answer with once it is handed on, hers again when it comes back', async () => {
    const by = await writer();
    const send = async () => {
      const { draftId, version } = await keepDraft(app, by.customer, { resident: by.residentId, body: BODY, withReply: true });
      const { letterId } = await sendLetter(app, by.customer, { resident: by.residentId, draft: draftId, version });
      await app.runJobs();
      return letterId;
    };
    const decideOn = async (letter: string, outcome: 'release' | 'return') => {
      const [who, item] = [reader(), await castItem(app, letter)];
      await takeItem(app, who, item);
      await decide(app, who, { item, outcome, reason: 'spam', rule: '1' });
      await takeEffect();
    };
    const himself: Scope = { ...systemScope('test'), realm: 'resident', actor: by.residentId, agency: at.agency.id };
    const replies = async () => (await readResidentPurse(app, himself)).replies.get(by.customer.actor!) ?? 0;
    const [back, on] = [await send(), await send()];
    expect([await stampsOf(by), await replies()]).toEqual([[5n, 1n], 0]);
    await decideOn(back, 'return');
    expect([await stampsOf(by), await replies()]).toEqual([[5n, 3n], 0]);
    await decideOn(on, 'release');
    expect([await stampsOf(by), await replies()]).toEqual([[4n, 3n], 1]);
    const seen = [back, on].map((letter) => readLetter(app, by.customer, letter));
    expect((await Promise.all(seen)).map(({ reply }) => reply)).toEqual(['freed', 'set_aside']);
  });

  it('takes a card along: in its price, and as it was when the letter was sent', async () => {
    const by = await writer();
    const resident = by.residentId;
    const choose = (card: string | null) => chooseCard(app, by.customer, { resident, card });
    const send = ({ draftId: draft, version }: { draftId: string; version: number }) =>
      sendLetter(app, by.customer, { resident, draft, version });
    expect(await codeOf(choose('../mark'))).toBe('mail.choose_card');
    const bare = await choose('eid');
    expect(await codeOf(send(bare))).toBe('mail.body_empty');
    const written = await keepDraft(app, by.customer, { resident, body: BODY });
    expect(written).toMatchObject({ draftId: bare.draftId, card: 'eid', body: BODY });
    const other = await choose('love');
    expect(other).toMatchObject({ card: 'love', body: BODY });
    expect((await choose('love')).version).toBe(other.version);
    expect(await codeOf(send(written))).toBe('mail.draft_changed');
    const { letterId } = await send(other);
    expect(await readLetter(app, by.customer, letterId)).toMatchObject({ card: 'love', stamps: 2n });
    expect(await stampsOf(by)).toEqual([5n, 3n]);
    expect(JSON.parse(await correspondence(app, by.customer, {}))).toMatchObject({ letters: [{ card: 'You and me, always' }] });
  });

  it('takes no card where the agency takes none, also one that was chosen before', async () => {
    const place = await castMailAgency(app);
    const by = await writer(place);
    const resident = by.residentId;
    const choose = (card: string | null) => chooseCard(app, by.customer, { resident, card });
    await keepDraft(app, by.customer, { resident, body: BODY });
    const { draftId: draft, version } = await choose('birthday');
    const body = { ...sampleStamps, costs: { ...sampleStamps.costs, ecard: null } };
    await setStamps(app, systemScope('test'), { agencyId: place.agency.id, effectiveFrom: 'now', body });
    expect(await codeOf(choose('eid'))).toBe('mail.no_cards');
    expect(await codeOf(sendLetter(app, by.customer, { resident, draft, version }))).toBe('mail.no_cards');
    const bare = await choose(null);
    expect(await sendLetter(app, by.customer, { resident, draft, version: bare.version })).toMatchObject({ card: null, stamps: 1n });
  });

  it('is undone for ten seconds, by who decided; until then nobody is told and nothing is spent', async () => {
    const by = await writer();
    const letter = await sent(by);
    const [one, two] = [reader(), reader()];
    const item = await castItem(app, letter);
    await takeItem(app, one, item);
    await decide(app, one, { item, outcome: 'return', reason: 'spam', rule: '1' });
    expect(await finishDecisions(app)).toBe(0);
    expect(await stateOf(by, letter)).toBe('in_line');
    expect(await codeOf(cancelLetter(app, by.customer, letter))).toBe('mail.cancel_too_late');
    expect(await codeOf(takeItem(app, two, item))).toBe('review.decided_already');
    expect(await codeOf(undo(app, two, [item]))).toBe('review.undo_too_late');
    expect(await undo(app, one, [item])).toEqual([item]);
    expect((await readForReview(app, one, item)).body).toBe(BODY);
    await decide(app, one, { item, outcome: 'release' });
    app.clock.move(UNDO_MS);
    expect(await codeOf(undo(app, one, [item]))).toBe('review.undo_too_late');
    await takeEffect();
    expect(await stateOf(by, letter)).toBe('released');
    const { rows } = await app.owner.query(`select 1 from notifications.notices where key like $1`, [`letter_returned:${letter}%`]);
    expect(rows).toEqual([]);
  });

  it('is kept back once with a word to its sender, is given to nobody in turn, and ends as any other', async () => {
    const place = await castMailAgency(app);
    const by = await writer(place);
    const letter = await sent(by);
    const one = reader(place);
    const item = (await takeNext(app, one))!;
    expect(await codeOf(hold(app, one, { item, note: '' }))).toBe('review.hold_note');
    await hold(app, one, { item, note: 'Who is Ray?' });
    await app.runJobs();
    expect(await stateOf(by, letter)).toBe('held');
    expect(await takeNext(app, one)).toBeNull();
    const two = reader(place);
    await takeItem(app, two, item);
    expect(await takeNext(app, two)).toBe(item);
    expect((await readItem(app, two, item)).hold).toMatchObject({ note: 'Who is Ray?' });
    expect(await codeOf(hold(app, two, { item, note: 'Still' }))).toBe('review.held_before');
    await decide(app, two, { item, outcome: 'release' });
    await takeEffect();
    expect(await stateOf(by, letter)).toBe('released');
    const { rows } = await app.owner.query(`select template from notifications.notices where key like $1`, [`letter_%:${letter}`]);
    expect(rows.map(({ template }) => template).sort()).toEqual(['letter_held', 'letter_released']);
  });

  it('in which nothing was found goes on with others, each to one reader', async () => {
    const place = await castMailAgency(app);
    const by = await writer(place, 20n);
    for (let n = 0; n < 3; n++) await sent(by);
    const shank = await sent(by, 'Bring a shank.');
    const [one, two] = [reader(place), reader(place)];
    const [first, second] = await Promise.all([readClean(app, one), readClean(app, two)]);
    expect([...first, ...second]).toHaveLength(3);
    const [who, letters] = first.length > 0 ? [one, first] : [two, second];
    expect(letters.map(({ body }) => body)).toEqual(letters.map(() => BODY));
    expect(letters.map(({ dueAt }) => dueAt)).toEqual(letters.map(({ dueAt }) => dueAt).toSorted((a, b) => a.getTime() - b.getTime()));
    const { rows } = await app.owner.query(
      `select subject, details ->> 'item' as item from kernel.audit_rows where actor = $1 and action = 'mail.letter_read' order by id`,
      [who.actor],
    );
    expect(rows).toEqual(letters.map(({ letterId, item }) => ({ subject: letterId, item })));
    const items = letters.map(({ item }) => item);
    const alone = await castItem(app, shank);
    await takeItem(app, who, alone);
    await decide(app, who, { item: alone, outcome: 'release' });
    expect(await releaseAll(app, who, [...items, 'rev_none'])).toEqual(items);
    // What was decided just before stays decided.
    expect((await undo(app, who, items)).toSorted()).toEqual(items.toSorted());
    expect(await undo(app, who, [alone])).toEqual([alone]);
    expect(await releaseAll(app, who, items)).toEqual(items);
    await takeEffect();
    expect(await readQueue(app, one)).toMatchObject({ count: 4 - items.length, clean: 3 - items.length });
  });

  it('is taken back by its sender until somebody has it in hand, and before it is in line too', async () => {
    const by = await writer();
    const letter = await sent(by);
    await Promise.all([1, 2].map(() => cancelLetter(app, by.customer, letter)));
    expect(await stateOf(by, letter)).toBe('cancelled');
    expect(await codeOf(takeItem(app, reader(), await castItem(app, letter)))).toBe('review.decided_already');
    const { draftId, version } = await keepDraft(app, by.customer, { resident: by.residentId, body: 'Again' });
    const early = await sendLetter(app, by.customer, { resident: by.residentId, draft: draftId, version });
    await cancelLetter(app, by.customer, early.letterId);
    await app.runJobs();
    expect(await stateOf(by, early.letterId)).toBe('cancelled');
    expect(await stampsOf(by)).toEqual([5n, 5n]);
  });
});

describe('the line', () => {
  it('gives the most urgent first, no letter to two, what somebody let go to the next, and nothing of elsewhere', async () => {
    const place = await castMailAgency(app);
    const by = await writer(place, 20n);
    const letters: string[] = [];
    for (let i = 0; i < 8; i++) {
      letters.push(await sent(by, `Letter ${i}`));
      app.clock.move(1000);
    }
    const people = Array.from({ length: 8 }, () => reader(place));
    const taken = await Promise.all(people.map((one) => takeNext(app, one)));
    expect(new Set(taken).size).toBe(8);
    expect(taken).not.toContain(null);
    expect(await takeNext(app, people[3]!)).toBe(taken[3]);
    expect(await takeNext(app, reader(place))).toBeNull();
    expect(await takeNext(app, reader(place, { facilities: ['fac_other'] }))).toBeNull();
    expect((await readQueue(app, reader(place))).items.map(({ subject }) => subject)).toEqual(letters);
    app.clock.move(15 * MINUTE);
    expect(await takeNext(app, people[7]!)).toBe(await castItem(app, letters[0]!));
    expect(await codeOf(decide(app, people[3]!, { item: taken[3]!, outcome: 'release' }))).toBe('review.not_yours');
    app.clock.move(72 * 60 * MINUTE);
    expect(await readQueue(app, people[0]!)).toMatchObject({ count: 8, late: 8 });
    expect(await readLetter(app, by.customer, letters[0]!)).toMatchObject({ isLate: true });
    for (const scope of [reader(place, { roles: ['trust_clerk'] }), by.customer])
      expect(await codeOf(readQueue(app, scope))).toBe('kernel.not_allowed');
    expect((await readQueue(app, reader(await castMailAgency(app)))).items).toEqual([]);
  });
});
