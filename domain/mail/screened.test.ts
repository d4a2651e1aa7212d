import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type CastAgency, castPair, type Pair } from '#domain/directory/cast.ts';
import { houseReview, setReview } from '#domain/directory/index.ts';
import { addTerm, answerConcern, decide, draftTerm, listConcerns, readItem, readQueue, takeItem } from '#domain/review/index.ts';
import { castMailAgency, castStamps } from '#domain/stamps/cast.ts';
import { newId } from '#kernel/ids.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { codeOf } from '#test/refused.ts';
import { castMailroom } from './cast.ts';
import { cancelLetter, keepDraft, readForConcern, readLetter, sendLetter, tryTerms } from './index.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let app: TestApp;
let at: CastAgency;
let by: Pair;
let mailroom: Scope;
beforeAll(async () => {
  app = await testApp();
  at = await castMailAgency(app);
  by = await castPair(app, at);
  await castStamps(app, by.customer, at, 20n);
  await app.runJobs();
  mailroom = castMailroom(at, { facilities: 'all' });
  const body = { ...houseReview, mode: 'flagged' as const };
  await setReview(app, systemScope('test'), { agencyId: at.agency.id, effectiveFrom: 'now', body });
});
afterAll(async () => {
  await app.end();
});

async function sent(body: string): Promise<string> {
  const { draftId, version } = await keepDraft(app, by.customer, { resident: by.residentId, body });
  const { letterId } = await sendLetter(app, by.customer, { resident: by.residentId, draft: draftId, version });
  await app.runJobs();
  return letterId;
}
const stateOf = async (letter: string) => (await readLetter(app, by.customer, letter)).state;
const waiting = async () => (await readQueue(app, mailroom)).items.find(({ subject }) => subject === letter)?.itemId;
let letter: string;

it('lets what is clean go on where people read only what was found, and the record says that nobody read it', async () => {
  letter = await sent('The car would not start. We love you.');
  expect(await waiting()).toBeUndefined();
  expect(await stateOf(letter)).toBe('released');
  const { rows } = await app.owner.query(
    `select a.actor, a.agency_id = $2 as ours from kernel.audit_rows a join review.items i on i.item_id = a.subject
     where i.subject = $1 and a.action = 'review.passed'`,
    [letter, at.agency.id],
  );
  expect(rows).toEqual([{ actor: null, ours: true }]);
  const told = await app.owner.query<{ content: string }>(`select content::text from notifications.notices where key = $1`, [
    `letter_released:${letter}`,
  ]);
  expect(told.rows[0]!.content).toContain('passed_text');
});

it('brings what was found to a person, each passage in place with why', async () => {
  const body = `Mijo 🎂\n\nBring a sh4nk. Write to S654321, not to ${by.number}.`;
  letter = await sent(body);
  expect(await stateOf(letter)).toBe('in_line');
  const item = (await waiting())!;
  expect((await readItem(app, mailroom, item)).hits).toEqual([]);
  await takeItem(app, mailroom, item);
  const { hits, screened } = await readItem(app, mailroom, item);
  expect(screened).toBe('hits');
  expect(hits.map(({ category, from, to, why }) => [category, body.slice(from, to), why])).toEqual([
    ['weapons', 'sh4nk', 'screening.why.weapons'],
    ['third_party', 'S654321', 'screening.why.resident_number'],
  ]);
  await decide(app, mailroom, { item, outcome: 'release' });
});

it('keeps nothing back because somebody may hurt himself, or reports abuse; the mailroom is not shown the report', async () => {
  letter = await sent('I want to die. A guard raped me.');
  expect(await stateOf(letter)).toBe('released');
  const { rows } = await app.owner.query<{ action: string }>(
    `select h.action from review.hits h join review.items i on i.item_id = h.item_id where i.subject = $1 order by h.place`,
    [letter],
  );
  expect(rows.map(({ action }) => action)).toEqual(['care', 'protect']);
  letter = await sent('I want to die. A guard raped me. Bring a shank.');
  const item = (await waiting())!;
  await takeItem(app, mailroom, item);
  expect((await readItem(app, mailroom, item)).hits.map(({ action }) => action)).toEqual(['care', 'hold']);
});

it('tells those who help, each what is theirs, and shows them those lines and no others', async () => {
  const as = (role: string): Scope => ({ ...mailroom, actor: newId('lgn'), roles: [role] });
  const [care, prea] = [as('care'), as('prea')];
  letter = await sent('The cake was good.\nI want to die. A guard raped me.\nThe dog is well. I want to die.');
  const theirs = async (scope: Scope) => {
    const { concerns } = await listConcerns(app, scope);
    const { passages, concern } = await readForConcern(app, scope, concerns[0]!.concernId);
    return { kinds: new Set(concerns.map(({ kind }) => kind)), passages, id: concern.concernId };
  };
  const seen = await theirs(care);
  expect(seen.kinds).toEqual(new Set(['care']));
  expect(seen.passages.map(({ text, hits }) => [text, ...hits.map(({ from, to }) => text.slice(from, to))])).toEqual([
    ['I want to die. A guard raped me.', 'I want to die'],
    ['The dog is well. I want to die.', 'I want to die'],
  ]);
  expect(await theirs(prea)).toMatchObject({ kinds: new Set(['protect']), passages: [{ hits: [{ category: 'abuse' }] }] });
  for (const scope of [prea, as('mailroom'), { ...care, facilities: ['fac_other'] }])
    expect(await codeOf(readForConcern(app, scope, seen.id))).toMatch(/unknown_concern|not_allowed/);
  expect(await codeOf(answerConcern(app, care, { concern: seen.id, note: ' ' }))).toBe('review.concern_note');
  await answerConcern(app, care, { concern: seen.id, note: 'Went to see him.' });
  expect(await codeOf(answerConcern(app, as('care'), { concern: seen.id, note: 'So did I.' }))).toBe('review.concern_answered');
  expect((await listConcerns(app, care)).concerns[0]).toMatchObject({ note: 'Went to see him.' });
});

it('brings to a person what could not be screened', async () => {
  vi.spyOn(app.screening, 'screen').mockRejectedValueOnce(new Error('no lists'));
  letter = await sent('Anything');
  const item = (await waiting())!;
  expect((await readItem(app, mailroom, item)).screened).toBe('failed');
  expect(app.logged.some(({ message }) => message === 'a text could not be screened')).toBe(true);
});

it('a term is tried on past letters: passages without names, and none of those that report abuse or were taken back', async () => {
  const input = { phrase: 'tres leches', place: 'all', category: 'coded', severity: '1', action: 'hold', note: 'Said for something else' };
  const tried = async (scope = mailroom) => await tryTerms(app, scope, [await draftTerm(app, mailroom, input)]);
  const before = (await tried()).searched;
  const kept = await sent(`${'So long ago. '.repeat(20)}She baked tr3s leches for you. ${'We miss you. '.repeat(20)}`);
  await sent('Tres leches. A guard raped me.');
  const withdrawn = await sent('Tres leches. Bring a shank.');
  await cancelLetter(app, by.customer, withdrawn);
  const { searched, found, examples } = await tried();
  expect([searched - before, found]).toEqual([1, 1]);
  const [{ text, from, to }] = examples as [(typeof examples)[number]];
  expect(text.slice(from, to)).toBe('tr3s leches');
  expect(text).toMatch(/^… .{40,80}tr3s leches for you.{40,80} …$/);
  expect(await tried({ ...mailroom, facilities: ['fac_other'] })).toEqual({ searched: 0, found: 0, examples: [] });
  expect(await codeOf(tried({ ...mailroom, roles: ['agency_admin'] }))).toBe('kernel.not_allowed');
  const { rows } = await app.owner.query(
    `select details ->> 'phrase' as phrase, details -> 'shown' as shown from kernel.audit_rows where action = 'mail.letters_searched' order by id`,
  );
  expect(rows).toContainEqual({ phrase: 'tres leches', shown: [kept] });

  const term = await addTerm(app, mailroom, input);
  letter = await sent('One more tres leches');
  const item = (await waiting())!;
  await takeItem(app, mailroom, item);
  expect((await readItem(app, mailroom, item)).hits).toMatchObject([{ term, why: 'screening.why.own' }]);
});
