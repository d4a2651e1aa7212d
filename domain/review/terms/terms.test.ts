import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type CastAgency, castAgency, castResident } from '#domain/directory/cast.ts';
import { createFacility, createUnit } from '#domain/directory/index.ts';
import { newId } from '#kernel/ids.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { codeOf, refusalOf } from '#test/refused.ts';
import {
  addTerm,
  changeHouseTerm,
  changeTerm,
  draftTerms,
  exportTerms,
  handIn,
  type Hit,
  importTerms,
  listHouseTerms,
  listTerms,
  type NewTerm,
  readTerm,
  screenTexts,
  setTermState,
} from '../index.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const DAY = 86_400_000;
let app: TestApp;
let at: CastAgency;
let annex: { id: string };
let person: string;
let mailroom: Scope;
beforeAll(async () => {
  app = await testApp();
  at = await castAgency(app);
  const { agency, facility } = at;
  const house = systemScope('cast');
  annex = await createFacility(app, house, { agencyId: agency.id, name: 'Annex', city: 'Arcadia', timeZone: agency.timeZone });
  await createUnit(app, house, { facilityId: facility.id, name: 'B2' });
  person = await castResident(app, at, { number: 'S700001', unit: 'B2' });
  mailroom = { ...systemScope('test'), realm: 'staff', actor: newId('lgn'), agency: agency.id, roles: ['mailroom'], facilities: 'all' };
});
afterAll(() => app.end());

const term = (phrase: string, over: Partial<NewTerm> = {}): NewTerm => ({
  ...{ phrase, place: 'all', category: 'gang', severity: '2', action: 'hold', note: 'A new sign', lang: 'en' },
  ...over,
});
const screen = async (text: string, over: { facilityId?: string; unit?: string; residentId?: string } = {}): Promise<readonly Hit[]> => {
  const place = { agencyId: at.agency.id, facilityId: at.facility.id, unit: 'A1', residentId: 'res_x', ...over };
  return (await screenTexts(app, [{ text, format: undefined, ownNumber: '', place }]))[0]!;
};
const found = async (...asked: Parameters<typeof screen>) => (await screen(...asked)).map(({ term: id, action }) => [id, action]);

describe('a term of an agency’s own', () => {
  it('is found from the next text on, in disguise too, and not when paused, ended or over', async () => {
    expect(await found('meet the purple wolves')).toEqual([]);
    const id = await addTerm(app, mailroom, term('Purple  wolves', { until: '2031-01-31' }));
    expect(await screen('meet the purpl3 wolves')).toMatchObject([
      { term: id, category: 'gang', severity: 2, action: 'hold', from: 9, to: 22, why: 'screening.why.own' },
    ]);
    await changeTerm(app, mailroom, { ...term(''), term: id, action: 'flag', severity: '1', until: '2031-01-31' });
    expect(await found('purple wolves')).toEqual([[id, 'flag']]);
    await setTermState(app, mailroom, { term: id, state: 'paused' });
    expect(await found('purple wolves')).toEqual([]);
    await setTermState(app, mailroom, { term: id, state: 'active' });
    expect(await found('purple wolves')).toEqual([[id, 'flag']]);
    const now = app.clock.now();
    app.clock.set(new Date('2031-02-01T05:00:00Z')); // the first moment of the day after, in New York
    expect(await found('purple wolves')).toEqual([]);
    app.clock.set(now);
    await setTermState(app, mailroom, { term: id, state: 'ended' });
    expect(await found('purple wolves')).toEqual([]);
    expect(await codeOf(setTermState(app, mailroom, { term: id, state: 'active' }))).toBe('review.term_ended');
  });

  it.each([
    ['the agency', () => 'all', [true, true, true]],
    ['a facility', () => at.facility.id, [true, true, false]],
    ['a unit', () => `${at.facility.id}/B2`, [true, false, false]],
  ])('holds at %s', async (_what, place, expected) => {
    const id = await addTerm(app, mailroom, term(`silver ${place()}`.replaceAll('_', ' '), { place: place() }));
    const text = `silver ${place()}`.replaceAll('_', ' ');
    const places = [{ unit: 'B2' }, { unit: 'A1' }, { facilityId: annex.id, unit: 'B2' }];
    expect(await Promise.all(places.map(async (one) => (await found(text, one)).some(([hit]) => hit === id)))).toEqual(expected);
  });

  it('holds for one person wherever he is', async () => {
    const id = await addTerm(app, mailroom, term('blue door', { place: '', person: 'S700001' }));
    expect(await found('blue door', { residentId: person, facilityId: annex.id })).toEqual([[id, 'hold']]);
    expect(await readTerm(app, mailroom, id)).toMatchObject({ personNumber: 'S700001' });
    expect(await found('blue door')).toEqual([]);
  });

  it('is there once, however often it is sent', async () => {
    const input = term('twice over');
    const ids = await Promise.all([addTerm(app, mailroom, input), addTerm(app, mailroom, input), addTerm(app, mailroom, input)]);
    expect(new Set(ids).size).toBe(1);
    expect(await codeOf(addTerm(app, mailroom, { ...input, severity: '3' }))).toBe('review.term_twice');
  });

  it('says everything that is wrong at once', async () => {
    const { fields } = await refusalOf(addTerm(app, mailroom, { phrase: 'x', place: 'fac_other', until: '2020-01-01' }));
    expect(fields.map(({ code }) => code).toSorted()).toEqual([
      ...['review.term_action', 'review.term_category', 'review.term_note', 'review.term_place', 'review.term_severity'],
      ...['review.term_short', 'review.term_until'],
    ]);
  });

  it('makes of self-harm and abuse nothing but help', async () => {
    const care = await addTerm(app, mailroom, term('tired of living here', { category: 'self_harm', action: 'hold' }));
    const abuse = await addTerm(app, mailroom, term('he comes at night', { category: 'abuse', action: 'alert' }));
    expect((await readTerm(app, mailroom, care)).action).toBe('care');
    // What it found is not for the mailroom.
    expect(await readTerm(app, mailroom, abuse)).toMatchObject({ action: 'protect', figures: null });
  });
});

describe('who may', () => {
  it('a mailroom of one facility: its own, and the agency’s only to read', async () => {
    const here: Scope = { ...mailroom, facilities: [annex.id] };
    const whole = await addTerm(app, mailroom, term('whole agency'));
    const there = await addTerm(app, mailroom, term('not here', { place: at.facility.id }));
    const own = await addTerm(app, here, term('annex only', { place: annex.id }));
    expect((await listTerms(app, here)).terms.map(({ termId }) => termId)).toEqual(expect.arrayContaining([own, whole]));
    expect(await readTerm(app, here, whole)).toMatchObject({ mayChange: false });
    expect(await codeOf(setTermState(app, here, { term: whole, state: 'paused' }))).toBe('kernel.not_allowed');
    expect(await codeOf(readTerm(app, here, there))).toBe('review.unknown_term');
    expect(await codeOf(addTerm(app, here, term('for all')))).toBe('review.term_place');
    for (const scope of [
      { ...mailroom, agency: newId('agc') },
      { ...mailroom, roles: ['agency_admin'] },
    ])
      expect(await codeOf(readTerm(app, scope, own))).toMatch(/unknown_term|not_allowed/);
  });
});

describe('the house’s lists', () => {
  const shank = async () => (await listHouseTerms(app, mailroom, { search: 'shank', category: 'weapons' })).terms[0]!;

  it('are switched off, taken otherwise and as they were, for one agency alone', async () => {
    const { id } = await shank();
    const change = (stands: string) =>
      changeHouseTerm(app, mailroom, { term: id, stands, severity: '1', action: 'flag', reason: 'A surname here' });
    expect(await found('bring a shank')).toEqual([[id, 'hold']]);
    await change('off');
    expect(await found('bring a shank')).toEqual([]);
    const other = { agencyId: 'agc_other', facilityId: 'fac_other', unit: null, residentId: 'res_x' };
    const [elsewhere] = await screenTexts(app, [{ text: 'bring a shank', format: undefined, ownNumber: '', place: other }]);
    expect(elsewhere).toMatchObject([{ term: id }]);
    await change('other');
    expect(await found('bring a shank')).toEqual([[id, 'flag']]);
    expect((await shank()).change).toMatchObject({ stands: 'other', reason: 'A surname here' });
    await change('house');
    expect(await found('bring a shank')).toEqual([[id, 'hold']]);
    const here: Scope = { ...mailroom, facilities: [annex.id] };
    expect(await codeOf(changeHouseTerm(app, here, { term: id, stands: 'off', reason: 'No' }))).toBe('kernel.not_allowed');
    expect(await codeOf(changeHouseTerm(app, mailroom, { term: id, stands: 'off', reason: ' ' }))).toBe('review.house_reason');
  });

  it('for those who help stay as they are', async () => {
    const { terms } = await listHouseTerms(app, mailroom, { category: 'self_harm' });
    expect(terms[0]).toMatchObject({ mayChange: false });
    expect(await codeOf(changeHouseTerm(app, mailroom, { term: terms[0]!.id, stands: 'off', reason: 'No' }))).toBe(
      'review.house_protected',
    );
  });
});

it('counts in how many letters a term was found, and how many went on in spite of it', async () => {
  const id = await addTerm(app, mailroom, term('green fox'));
  const system = systemScope('test');
  const now = app.clock.now();
  for (const [n, outcome] of ['released', 'released', 'returned', null].entries()) {
    const about = {
      subject: `let_figures_${n}`,
      agencyId: at.agency.id,
      facilityId: at.facility.id,
      sentAt: now,
      dueAt: new Date(now.getTime() + 3 * DAY),
      outside: 'lgn_she',
      inside: 'res_he',
    };
    const hits = await screen('green fox, green fox');
    await app.tx(system, (tx) => handIn(app, tx, system, [{ ...about, hits }]));
    if (outcome === null) continue;
    await app.owner.query(
      `insert into review.decisions (item_id, outcome, reason, rule, at, actor, sent_at, due_at, agency_id, facility_id)
       select item_id, $2, case $2 when 'returned' then 'gang' end, case $2 when 'returned' then '1' end, sent_at, 'lgn_x', sent_at, due_at, agency_id, facility_id
       from review.items where subject = $1`,
      [about.subject, outcome],
    );
  }
  expect((await readTerm(app, mailroom, id)).figures).toEqual({ letters: 4, dismissed: 2, returned: 1, lastAt: now });
});

describe('a file', () => {
  const bytes = (...lines: string[]) =>
    new TextEncoder().encode(['phrase,inside_words,language,place,person,category,severity,action,note,until', ...lines].join('\r\n'));

  it('brings terms in, all or none, once; what goes out comes in again as it is', async () => {
    const file = bytes(
      '"=red, ""bird""",yes,es,all,,gang,2,alert,Said in Spanish,2031-03-31',
      'night train,no,,Palmetto Ridge / B2,,drugs,3,hold,New,',
      'night heron,,,,S700001,drugs,1,flag,New,',
    );
    const { fresh, same } = await draftTerms(app, mailroom, file);
    expect([fresh, same]).toMatchObject([[{ phrase: '=red, "bird"' }, { unit: 'B2' }, { residentId: person }], 0]);
    expect(await importTerms(app, mailroom, file)).toBe(3);
    expect(await importTerms(app, mailroom, file)).toBe(0);
    const sheet = await exportTerms(app, mailroom);
    expect(sheet).toContain(`"'=red, ""bird""","yes","es","all","","gang","2","alert","Said in Spanish","2031-03-31","active","0","0"`);
    expect(sheet).toContain(`"night train","no","","Palmetto Ridge / B2","","drugs","3","hold","New","","active"`);
    expect(sheet).toContain(`"night heron","no","","","S700001"`);
    const again = await draftTerms(app, mailroom, new TextEncoder().encode(sheet));
    expect([again.fresh, again.same > 3]).toEqual([[], true]);
  });

  it('with a wrong line brings nothing in, and says which', async () => {
    const { fields } = await refusalOf(
      importTerms(app, mailroom, bytes('first term,no,,all,,gang,2,hold,New,', 'second term,no,,Nowhere,,gang,2,hold,New,')),
    );
    expect(fields).toMatchObject([{ field: 'file', params: { count: 1, line: 3, why: 'Choose where it holds.' } }]);
    expect(await found('first term')).toEqual([]);
  });

  it('of five thousand terms makes texts take hardly longer', async () => {
    await importTerms(
      app,
      mailroom,
      bytes(...Array.from({ length: 5000 }, (_, n) => `word${n} sign${n * 7},no,en,all,,gang,1,flag,Many,`)),
    );
    const text = 'Dear son, we drove to see her on Sunday. word4321 sign30247! '.repeat(40);
    await screen(text); // reads the list
    const began = performance.now();
    expect((await screen(text)).filter(({ category }) => category === 'gang')).toHaveLength(40);
    expect(performance.now() - began).toBeLessThan(2_000); // some milliseconds alone; this machine may be busy
  });
});
