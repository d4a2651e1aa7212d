import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type CastAgency, castPair, type Pair } from '#domain/directory/cast.ts';
import { chooseContact, houseReview, setReview } from '#domain/directory/index.ts';
import {
  decide,
  decideAppeal,
  finishDecisions,
  listAppeals,
  nameAcquaintance,
  readReviewFigures,
  takeItem,
  undo,
  UNDO_MS,
} from '#domain/review/index.ts';
import { castMailAgency, castStamps } from '#domain/stamps/cast.ts';
import { giveStamps, readShop } from '#domain/stamps/index.ts';
import { newId } from '#kernel/ids.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { codeOf } from '#test/refused.ts';
import { castItem, castLetter, castMailroom, castReader, himself } from '../cast.ts';
import {
  appealLetter,
  correctLetter,
  keepAnswer,
  listInbox,
  listSentBack,
  listLetters,
  listUnopened,
  openLetter,
  readDraft,
  readForAppeal,
  readForReview,
  readLetter,
  readReceived,
  readReturn,
  readWritten,
  sendAnswer,
  sendLetter,
  withdrawLetterAppeal,
} from '../index.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
const DAY = 86_400_000;
const BODY = 'Mijo,\n\nthe blue folder is packed.';

let app: TestApp;
let at: CastAgency;
let by: Pair;
const [first, second, third] = [newId('lgn'), newId('lgn'), newId('lgn')];
beforeAll(async () => {
  app = await testApp();
  at = await castMailAgency(app);
  by = await castPair(app, at);
  await castStamps(app, by.customer, at, 20n);
  await app.runJobs();
  await setReview(app, systemScope('test'), { agencyId: at.agency.id, effectiveFrom: 'now', body: { ...houseReview, looks: 2 } });
});
afterAll(() => app.end());

const reviewer = (actor: string, over: Partial<Scope> = {}) => castMailroom(at, { actor, ...over });
const available = async () => (await readShop(app, by.customer, at.agency.id)).available;

const sent = () => castLetter(app, by, { body: BODY });
async function returned(letter: string, outcome: 'return' | 'release' = 'return'): Promise<string> {
  const [who, item] = [reviewer(first), await castItem(app, letter)];
  await takeItem(app, who, item);
  await decide(app, who, { item, outcome, reason: 'third_party', rule: 'Rule 9 (c)', note: 'Ray in B-4' });
  await finishDecisions(app, new Date(app.clock.now().getTime() + UNDO_MS));
  await app.runJobs();
  return letter;
}
const ask = (letter: string, who = by.customer, words: unknown = 'There is no message in it.') => appealLetter(app, who, { letter, words });
const openOf = async (letter: string) => (await listAppeals(app, reviewer(second))).appeals.find(({ subject }) => subject === letter);
const decided = async (appeal: string, outcome: 'upheld' | 'reversed', who = second) => {
  await decideAppeal(app, reviewer(who), { appeal, outcome, words: 'Line 2 names nobody.' });
  await app.runJobs();
};
const told = async (letter: string) =>
  (
    await app.owner.query<{ template: string }>(
      `select template from notifications.notices where key like $1 and template ~ 'upheld|reversed|arrived' order by 1`,
      [`%:${letter}%`],
    )
  ).rows.map(({ template }) => template);

it('is asked for once in own words; somebody else has it go its way, at no cost, new for whom it is for', async () => {
  const before = await available();
  const letter = await returned(await sent());
  const { reason, rule, note, name, appeal } = await readReturn(app, by.customer, letter);
  expect([reason, rule, note, name]).toEqual(['third_party', 'Rule 9 (c)', 'Ray in B-4', 'Mateo Delgado']);
  expect(appeal).toMatchObject({ may: { level: 1 }, courses: [] });
  expect(await codeOf(ask(letter, by.customer, '  '))).toBe('review.appeal_words');
  await Promise.all([ask(letter), ask(letter)]);
  await ask(letter);
  const open = (await openOf(letter))!;
  expect((await readReturn(app, by.customer, letter)).appeal).toMatchObject({
    may: null,
    mayWithdraw: true,
    courses: [{ level: 1, said: 'There is no message in it.', end: null }],
  });
  expect(await codeOf(decideAppeal(app, reviewer(second), { appeal: open.appealId, outcome: '', words: '' }))).toBe(
    'review.choose_appeal review.appeal_why',
  );
  await decided(open.appealId, 'reversed');
  await decided(open.appealId, 'reversed');
  expect(await codeOf(decided(open.appealId, 'upheld', third))).toBe('review.appeal_ended');
  expect(await readLetter(app, by.customer, letter)).toMatchObject({ state: 'released' });
  expect([await available(), await told(letter)]).toEqual([before, ['letter_reversed']]);
  const { letters } = await listInbox(app, himself(by, at));
  expect(letters[0]).toMatchObject({ letterId: letter, outcome: 'released', openedAt: null, reason: null });
  await openLetter(app, himself(by, at), letter);
  expect(await readReceived(app, himself(by, at), letter)).toMatchObject({ letter: { body: BODY } });
  const found = async (group: 'returned' | 'released') =>
    (await listLetters(app, by.customer, { group })).letters.map((one) => one.letterId);
  expect([(await found('returned')).includes(letter), (await found('released')).includes(letter)]).toEqual([false, true]);
});

it('is never decided by who decided before, in the database neither', async () => {
  const letter = await returned(await sent());
  await ask(letter);
  const { appealId } = (await openOf(letter))!;
  const own = reviewer(first);
  expect(await readForAppeal(app, own, appealId)).toMatchObject({ body: null, appeal: { isOwn: true } });
  expect(await readForAppeal(app, reviewer(second), appealId)).toMatchObject({ body: BODY, appeal: { asks: [{ name: 'Dana Peñalosa' }] } });
  expect(await codeOf(decideAppeal(app, own, { appeal: appealId, outcome: 'upheld', words: 'x' }))).toBe('review.own_decision');
  const cheat = (actor: string, over = '') =>
    app.owner.query(
      `insert into review.appeal_ends select appeal_id, item_id, level, decided_by${over}, upheld_by, 'upheld', 'x', $1, now(), agency_id, facility_id
       from review.appeals where appeal_id = '${appealId}'`,
      [actor],
    );
  await expect(cheat(first)).rejects.toThrow('another_reviewer');
  await expect(cheat(first, ` || 'x'`)).rejects.toThrow('foreign key');
  for (const scope of [reviewer(second, { facilities: ['fac_other'] }), reviewer(second, { roles: ['trust_clerk'] }), by.customer])
    expect(await codeOf(decideAppeal(app, scope, { appeal: appealId, outcome: 'upheld', words: 'x' }))).toMatch(
      /unknown_appeal|not_allowed/,
    );
  const both = await Promise.allSettled([decided(appealId, 'upheld', second), decided(appealId, 'upheld', third)]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
});

it('a second look is decided by a third one, and is the last; each is told to both sides', async () => {
  const letter = await returned(await sent());
  await ask(letter);
  // He was to get it: he adds his words to hers, and neither reads the other's.
  await ask(letter, himself(by, at), 'I want to read it.');
  expect((await readReturn(app, himself(by, at), letter)).appeal.courses).toMatchObject([{ said: 'I want to read it.' }]);
  expect(await readReturn(app, himself(by, at), letter)).toMatchObject({ note: null, isOwn: false, name: 'Dana Peñalosa' });
  expect(await codeOf(withdrawLetterAppeal(app, himself(by, at), letter))).toBe('review.appeal_shared');
  await decided((await openOf(letter))!.appealId, 'upheld');
  for (const side of [by.customer, himself(by, at)])
    expect((await readReturn(app, side, letter)).appeal).toMatchObject({
      may: { level: 2 },
      courses: [{ end: { outcome: 'upheld', words: 'Line 2 names nobody.' } }],
    });
  await ask(letter, himself(by, at));
  const last = (await openOf(letter))!;
  expect(await codeOf(decided(last.appealId, 'reversed', second))).toBe('review.own_decision');
  await decided(last.appealId, 'upheld', third);
  expect((await readReturn(app, by.customer, letter)).appeal).toMatchObject({ may: null, courses: [{}, { level: 2, said: null }] });
  expect(await codeOf(ask(letter))).toBe('review.no_appeal');
  expect(await told(letter)).toEqual(['letter_upheld', 'letter_upheld']);
  const { looks } = await readReviewFigures(app, reviewer(third), { facility: at.facility.id, days: '90' });
  expect(looks).toEqual([{ look: 'appeal', count: 4, otherwise: 1 }]);
});

it('is nobody’s who knows one of the two: not in his line, not to be read, not to be decided', async () => {
  const letter = await sent();
  await returned(letter);
  await ask(letter);
  const open = (await openOf(letter))!;
  const friend = newId('lgn');
  const seen = async () => (await listAppeals(app, reviewer(friend))).count;
  const before = await seen();
  await nameAcquaintance(app, reviewer(friend), { number: by.number });
  expect([before > 0, await seen()]).toEqual([true, 0]);
  expect(await codeOf(decided(open.appealId, 'reversed', friend))).toBe('review.unknown_appeal');
  await decided(open.appealId, 'upheld', second);
});

it('is asked for in time, of what was returned, by nobody else; and taken back for good', async () => {
  const letter = await sent();
  expect(await codeOf(ask(letter))).toBe('mail.unknown_letter');
  const [item, who] = [await castItem(app, letter), reviewer(first)];
  await takeItem(app, who, item);
  await decide(app, who, { item, outcome: 'return', reason: 'spam', rule: '1' });
  // As long as it can be undone nobody is told, so nobody asks.
  expect(await codeOf(ask(letter))).toBe('mail.unknown_letter');
  await undo(app, who, [item]);
  await returned(letter);
  const stranger = await castPair(app, at);
  for (const scope of [stranger.customer, { ...himself(by, at), actor: stranger.residentId }]) {
    expect(await codeOf(readReturn(app, scope, letter))).toBe('mail.unknown_letter');
    expect(await codeOf(ask(letter, scope))).toBe('mail.unknown_letter');
  }
  app.clock.move(11 * DAY);
  expect(await codeOf(ask(letter, himself(by, at)))).toBe('review.no_appeal');
  await ask(letter);
  const { appealId } = (await openOf(letter))!;
  await Promise.all([1, 2].map(() => withdrawLetterAppeal(app, by.customer, letter)));
  expect(await codeOf(decided(appealId, 'upheld'))).toBe('review.appeal_ended');
  expect(await codeOf(ask(letter))).toBe('review.no_appeal');
  const late = await returned(await sent());
  app.clock.move(21 * DAY);
  expect(await codeOf(ask(late))).toBe('review.no_appeal');
});

it('of an answer both may ask for it, as long as nothing stands between them; handed on after all it is hers to read', async () => {
  await returned(await sent(), 'release');
  const to = by.customer.actor!;
  await giveStamps(app, by.customer, { gift: newId('gft'), resident: by.residentId, stamps: 2n });
  const answered = async () => {
    const { draftId, version } = await keepAnswer(app, himself(by, at), { to, body: 'Mamá' });
    const { letterId } = await sendAnswer(app, himself(by, at), { to, draft: draftId, version });
    await app.runJobs();
    return await returned(letterId);
  };
  const [one, two] = [await answered(), await answered()];
  const choose = (choice: 'block' | 'unblock') => chooseContact(app, by.customer, { resident: by.residentId, choice });
  await choose('block');
  expect(await codeOf(readReturn(app, by.customer, one))).toBe('mail.unknown_letter');
  expect(await codeOf(ask(one))).toBe('mail.unknown_letter');
  await choose('unblock');
  await ask(one, himself(by, at));
  await ask(one);
  await ask(two);
  await decided((await openOf(one))!.appealId, 'reversed');
  await decided((await openOf(two))!.appealId, 'upheld');
  expect((await readWritten(app, himself(by, at), one)).state).toBe('released');
  expect([await listUnopened(app, by.customer), await told(one)]).toMatchObject([[{ letterId: one }], ['letter_arrived']]);
  expect([(await listSentBack(app, by.customer)).letters.map(({ letterId }) => letterId), await told(two)]).toEqual([
    [two],
    ['letter_answer_upheld'],
  ]);
});

it('is won while its writer corrects it: what she writes is one more letter, and all who read it are told so', async () => {
  const letter = await returned(await sent());
  await correctLetter(app, by.customer, { letter });
  await ask(letter);
  const gone = async () => (await readReturn(app, by.customer, letter)).hasGoneOn;
  expect(await gone()).toBe(false);
  const { draft } = await readDraft(app, by.customer, by.residentId);
  const more = { resident: by.residentId, draft: draft!.draftId, version: draft!.version };
  const { letterId } = await sendLetter(app, by.customer, more);
  const first = async () => (await readLetter(app, by.customer, letterId)).first;
  expect(await first()).toEqual({ letterId: letter, hasGoneOn: false });
  await app.runJobs();
  await decided((await openOf(letter))!.appealId, 'reversed');
  expect([await gone(), await first()]).toEqual([true, { letterId: letter, hasGoneOn: true }]);
  const { who, item } = await castReader(app, at, letterId);
  expect((await readForReview(app, who, item)).correction).toMatchObject({ first: { letterId: letter }, why: { hasGoneOn: true } });
});

it('handed on after all, but not to who is there no more', async () => {
  const letter = await returned(await sent());
  await ask(letter);
  await app.owner.query(`update directory.residents set status = 'released' where id = $1`, [by.residentId]);
  await decided((await openOf(letter))!.appealId, 'reversed');
  expect(await readLetter(app, by.customer, letter)).toMatchObject({ state: 'undelivered' });
});
