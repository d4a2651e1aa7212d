import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { publicScope, type Scope, systemScope } from '#kernel/scope.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { codeOf, refusalOf } from '#test/refused.ts';
import { addResident } from '../people/add-resident.ts';
import { type CastAgency, castAgency, castCustomer, castResident } from '../cast.ts';
import { createFacility } from '../places/create-facility.ts';
import { findByName, listNamePlaces } from './find-by-name.ts';
import { readPerson } from './find-resident.ts';
import { familyForms, givenForms, nameWords } from '../people/person-name.ts';
import { searchLimits } from './search-limits.ts';
import { insertPolicy } from '../queries/agencies.ts';

const anybody = publicScope('test', 'en');
let app: TestApp;
let florida: CastAgency;
let georgia: CastAgency;
let annex: string;
let customer: Scope;

const people: [string, string, string][] = [
  ['S100001', 'Mateo', 'Delgado'],
  ['S100002', 'José Luis', 'García López'],
  ['S100003', 'William', 'O’Neill'],
  ['S100004', 'Guadalupe', 'de la Cruz'],
  ['S100005', 'Anne-Marie', 'Smith-Jones'],
  ['S100006', 'DeShawn', 'McDonald Jr.'],
  ['S100007', 'Ignacio', 'Núñez'],
  ['S100008', 'Christopher', 'Washington'],
  ['S100009', 'J.', 'Blackwell'],
  ['S100010', 'Ana', 'Li'],
];

beforeAll(async () => {
  app = await testApp();
  app.clock.set(new Date('2026-11-21T12:05:00Z')); // so that no test crosses an hour by itself
  florida = await castAgency(app, { slug: 'florida' });
  georgia = await castAgency(app, { slug: 'georgia', stateCode: 'GA' });
  const unopened = await castAgency(app, { slug: 'not-yet', stateCode: 'TX', open: false });
  const system = systemScope('test');
  annex = (await createFacility(app, system, { agencyId: florida.agency.id, name: 'Annex', city: 'Ocala', timeZone: 'America/New_York' }))
    .id;
  for (const [number, givenName, familyName] of people) await castResident(app, florida, { number, givenName, familyName });
  await addResident(app, system, {
    agencyId: florida.agency.id,
    facilityId: annex,
    number: 'S100020',
    givenName: 'Rosa',
    familyName: 'Delgado',
    otherNames: 'Chayo; Vargas, Rosalinda',
    unit: '',
  });
  for (let i = 0; i < 6; i++) await castResident(app, florida, { number: `S20000${i}`, givenName: 'Marcus', familyName: 'Brown' });
  await castResident(app, florida, { number: 'S300001', givenName: 'Zora', familyName: 'Hiddenward', status: 'hidden' });
  await castResident(app, florida, { number: 'S300002', givenName: 'Zora', familyName: 'Releaseworth', status: 'released' });
  await castResident(app, florida, { number: 'S300003', givenName: 'Zora', familyName: 'Deceasedson', status: 'deceased' });
  await castResident(app, georgia, { number: 'S400001', givenName: 'Zora', familyName: 'Georgianne' });
  await castResident(app, unopened, { number: 'S400002', givenName: 'Zora', familyName: 'Texaswell' });
}, 60_000);
afterAll(() => app.end());
beforeEach(() => {
  customer = castCustomer(newId('lgn')); // a budget of its own for every test
});

const find = (given: string, family: string, over: { state?: string; facility?: string; agency?: string } = {}, scope: Scope = customer) =>
  findByName(app, scope, { state: 'FL', given, family, source: '192.0.2.1', ...over });
describe('findByName', () => {
  test.each([
    ['as it is', 'Mateo', 'Delgado', 'S100001'],
    ['in capitals, with spaces', '  MATEO ', 'DELGADO', 'S100001'],
    ['last, first', '', 'Delgado, Mateo', 'S100001'],
    ['both in one box', 'Mateo Delgado', '', 'S100001'],
    ['boxes changed round', 'Delgado', 'Mateo', 'S100001'],
    ['a letter left out', 'Mateo', 'Delgdo', 'S100001'],
    ['letters that changed places', 'Maeto', 'Delgado', 'S100001'],
    ['a slip in each', 'Mateoo', 'Delgato', 'S100001'],
    ['two slips in one', 'Mateo', 'Dellgato', 'S100001'],
    ['two slips in a long name', 'Christopher', 'Woshingten', 'S100008'],
    ['with a second first name', 'Mateo Luis', 'Delgado', 'S100001'],
    ['a short form', 'Bill', 'O Neill', 'S100003'],
    ['another short form', 'Nacho', 'Nunez', 'S100007'],
    ['a short form and a slip', 'Chris', 'Washingon', 'S100008'],
    ['an apostrophe', 'William', "O'Neill", 'S100003'],
    ['one of two surnames', 'Jose', 'Garcia', 'S100002'],
    ['the other of two', 'Jose', 'López', 'S100002'],
    ['the other way round', 'Jose', 'Lopez Garcia', 'S100002'],
    ['the second first name', 'Luis', 'García López', 'S100002'],
    ['Pepe', 'Pepe', 'Garcia Lopez', 'S100002'],
    ['small words written together', 'Lupe', 'Delacruz', 'S100004'],
    ['without small words', 'Guadalupe', 'Cruz', 'S100004'],
    ['a hyphen left out', 'Annemarie', 'Smith Jones', 'S100005'],
    ['one half of a hyphen', 'Anne', 'Jones', 'S100005'],
    ['without Jr.', 'Deshawn', 'Mc Donald', 'S100006'],
    ['with III', 'Mateo', 'Delgado III', 'S100001'],
    ['a roster that keeps initials', 'Jerome', 'Blackwell', 'S100009'],
    ['a name of two letters', 'Ana', 'Li', 'S100010'],
    ['another name she goes by', 'Chayo', 'Delgado', 'S100020'],
    ['a whole other name', 'Rosalinda', 'Vargas', 'S100020'],
  ])('%s', async (_what, given, family, number) => {
    expect((await find(given, family)).map((one) => one.number)).toEqual([number]);
  });

  test('shows what the page shows, and leads to the person', async () => {
    const [found] = await find('Mateo', 'Delgado');
    expect(found).toMatchObject({ givenName: 'Mateo', familyName: 'Delgado', facility: { name: 'Palmetto Ridge' }, stateCode: 'FL' });
    expect(Object.keys(found!)).not.toEqual(expect.arrayContaining(['birthDate']));
    expect(await readPerson(app, anybody, found!.reference)).toMatchObject({ number: 'S100001' });
  });

  test('who is nearer stands alone: a slip brings nobody where the name itself is somebody’s', async () => {
    await castResident(app, florida, { number: 'S100030', givenName: 'Carl', familyName: 'Vance' });
    await castResident(app, florida, { number: 'S100031', givenName: 'Carl', familyName: 'Vence' });
    expect((await find('Carl', 'Vance')).map(({ number }) => number)).toEqual(['S100030']);
  });

  test.each([
    ['hidden', 'FL', 'Hiddenward'],
    ['released', 'FL', 'Releaseworth'],
    ['dead', 'FL', 'Deceasedson'],
    ['held in another state', 'FL', 'Georgianne'],
    ['nobody at all', 'FL', 'Xyzzyplugh'],
    ['a wildcard', 'FL', 'Delg%'],
    ['another wildcard', 'FL', 'Delgad_o_o_o'],
    ['SQL', 'FL', "x' or true --"],
  ])('the same "nobody" for who is %s', async (_what, state, family) => {
    const refusal = await refusalOf(find('Zora', family, { state }));
    expect([refusal.code, refusal.fields.map(({ field }) => field)]).toEqual(['directory.nobody_by_name', ['family']]);
  });

  test('more than five are told and none is shown; a facility narrows', async () => {
    expect(await codeOf(find('Marcus', 'Brown'))).toBe('directory.too_many_by_name');
    expect(await codeOf(find('Marcus', 'Brown', { facility: annex }))).toBe('directory.nobody_by_name');
    await castResident(
      app,
      { ...florida, facility: { ...florida.facility, id: annex } },
      { number: 'S200009', givenName: 'Marcus', familyName: 'Brown' },
    );
    expect((await find('Marcus', 'Brown', { facility: annex })).map(({ number }) => number)).toEqual(['S200009']);
  });

  test('a last name alone needs a facility', async () => {
    expect((await refusalOf(find('', 'Delgado'))).fields).toMatchObject([{ field: 'given', code: 'directory.given_missing' }]);
    expect((await refusalOf(find('M', 'Delgado'))).fields).toMatchObject([{ field: 'given', code: 'directory.given_missing' }]);
    expect((await find('', 'Delgado', { facility: annex })).map(({ number }) => number)).toEqual(['S100020']);
    expect((await find('', 'Dlegado', { facility: annex })).map(({ number }) => number)).toEqual(['S100020']);
  });

  test.each([
    ['nothing', 'FL', '', '', ['directory.family_missing']],
    ['a first name only', 'FL', 'Mateo', '', ['directory.family_missing']],
    ['signs', 'FL', '***', '%%%', ['directory.family_missing']],
    ['a smile', 'FL', 'Mateo', '🙂', ['directory.family_missing']],
    ['no state', '', 'Mateo', 'Delgado', ['directory.choose_state']],
    ['an agency not open', 'TX', 'Zora', 'Texaswell', ['directory.choose_state']],
    ['a whole page', 'FL', 'a'.repeat(100_000), 'b'.repeat(81), ['directory.name_too_long', 'directory.name_too_long']],
  ])('%s is refused at the field', async (_what, state, given, family, codes) => {
    expect((await refusalOf(find(given, family, { state }))).fields.map(({ code }) => code)).toEqual(codes);
  });

  test('a facility of another agency is refused', async () => {
    expect((await refusalOf(find('Mateo', 'Delgado', { facility: georgia.facility.id }))).fields).toMatchObject([{ field: 'facility' }]);
  });

  test('without signing in only where the agency says so, from the day it says', async () => {
    expect(await codeOf(find('Zora', 'Georgianne', { state: 'GA' }, anybody))).toBe('directory.name_sign_in');
    expect((await listNamePlaces(app, anybody, 'GA')).allowed).toBe(false);
    const now = app.clock.now();
    const tomorrow = new Date(now.getTime() + 86_400_000);
    const set = (who: 'public' | 'signed_in', effectiveFrom: Date) =>
      app.tx(systemScope('t'), (tx) =>
        insertPolicy(
          tx,
          { id: newId('pol'), agencyId: georgia.agency.id, facilityId: null, kind: 'name_search', effectiveFrom, body: { who } },
          null,
          app.clock.now(),
        ),
      );
    await set('public', tomorrow);
    expect(await codeOf(find('Zora', 'Georgianne', { state: 'GA' }, anybody))).toBe('directory.name_sign_in');
    app.clock.set(tomorrow);
    expect((await find('Zora', 'Georgianne', { state: 'GA' }, anybody)).map(({ number }) => number)).toEqual(['S400001']);
    expect((await listNamePlaces(app, anybody, 'GA')).agencies).toMatchObject([
      { slug: 'georgia', facilities: [{ name: 'Palmetto Ridge' }] },
    ]);
    app.clock.move(3_600_000);
    await set('signed_in', app.clock.now());
    expect(await codeOf(find('Zora', 'Georgianne', { state: 'GA' }, anybody))).toBe('directory.name_sign_in');
    app.clock.set(now);
  });

  test('the names of an hour are counted, for one person and not for her neighbour', async () => {
    const codes = await Promise.all(Array.from({ length: searchLimits.namesPerHour }, () => codeOf(find('Nobody', 'Atallsky'))));
    expect(new Set(codes)).toEqual(new Set(['directory.nobody_by_name']));
    const refusal = await refusalOf(find('Mateo', 'Delgado'));
    expect([refusal.code, refusal.params.minutes]).toEqual(['directory.too_many_names', 55]);
    expect(await find('Mateo', 'Delgado', {}, castCustomer(newId('lgn')))).toHaveLength(1);
  });
});

describe('the look-up functions, asked directly', () => {
  const ask = (scope: Scope, agency: string, family = 'delgado', given = 'mateo') =>
    app.tx(scope, async (tx) => {
      const { rows } =
        await sql<object>`select * from directory.find_by_name(array[${agency}], null, array[${family}], array[${given}], array[0], ${app.clock.now()})`.execute(
          tx,
        );
      return rows;
    });

  test('customers only in open agencies; public, staff, residents, house and no scope find nobody', async () => {
    expect(await ask(customer, florida.agency.id)).toHaveLength(1);
    const other = (over: Partial<Scope>): Scope => ({ ...systemScope('t'), ...over });
    for (const scope of [
      anybody,
      other({ realm: 'customer', actor: null }),
      other({ realm: 'staff', actor: 'lgn_x', agency: florida.agency.id }),
      other({ realm: 'resident', actor: 'res_x', agency: florida.agency.id }),
      other({ realm: 'operator', actor: 'lgn_o' }),
      other({}),
    ])
      expect([scope.realm, await ask(scope, florida.agency.id)]).toEqual([scope.realm, []]);
    const { rows } = await app.asApp.query(
      `select * from directory.find_by_name(array[$1], null, array['delgado'], array['mateo'], array[0], $2)`,
      [florida.agency.id, app.clock.now()],
    );
    expect(rows).toEqual([]);
    expect((await app.asApp.query(`select * from directory.names_among(array['delgado'])`)).rows).toEqual([]);
    expect((await app.asApp.query(`select * from directory.names_like('delgado')`)).rows).toEqual([]);
  });

  test('no first name, no wildcard and no list of everything', async () => {
    for (const [family, given] of [
      ['delgado', ''],
      ['%', '%'],
      ['', ''],
      ['delgado', '%'],
    ] as const)
      expect(await ask(customer, florida.agency.id, family, given)).toEqual([]);
    const many = Array.from({ length: 6001 }, () => 'x');
    await expect(
      app.tx(customer, (tx) =>
        sql`select * from directory.find_by_name(array['x'], null, ${many}, ${many}, ${many.map(() => 0)}::int[], ${new Date()})`.execute(
          tx,
        ),
      ),
    ).rejects.toMatchObject({ code: '22023' });
  });

  test('the database takes names apart as the program does', async () => {
    const texts = [
      ...people.flatMap(([, given, family]) => [given, family]),
      ...[
        '',
        '...',
        'Ångström',
        'Strauß',
        'Łukasz Øster',
        'Nguyễn',
        'Ｄｅｌ',
        'd’Angelo y Ruiz',
        'Peña-Ruíz III',
        'St. John',
        '李 小龙',
        '🙂 x',
        'a b c d e f g h i j',
        'İpek',
        'Ana\u2010Maria',
        "'; --",
      ],
      ...Array.from({ length: 600 }, (_, n) => String.fromCodePoint(0x61 + (n % 26), 0x20 + n, 0x62)).filter(
        (text) => !/\p{Cc}/u.test(text),
      ),
      ...Array.from({ length: 95 }, (_, n) => String.fromCodePoint(0x61, 0x20 + n, 0x42)),
    ];
    const { rows } = await app.owner.query<{ words: string[]; families: string[]; givens: string[] }>(
      `select directory.name_words(t) as words, directory.family_forms(t) as families, directory.given_forms(t) as givens from unnest($1::text[]) with ordinality as u (t, n) order by n`,
      [texts],
    );
    const set = (words: string[]) => [...new Set(words)].sort();
    texts.forEach((text, i) => {
      expect([text, rows[i]!.words]).toEqual([text, nameWords(text)]);
      expect([text, set(rows[i]!.families)]).toEqual([text, set(familyForms(text))]);
      expect([text, set(rows[i]!.givens)]).toEqual([text, set(givenForms(text))]);
    });
  });

  test('every form of every name on the roster is among the known names, also after a change of name', async () => {
    await castResident(app, florida, { number: 'S100001', givenName: 'Mateo', familyName: 'Delgado' });
    await castResident(app, florida, { number: 'S100040', givenName: 'Otto', familyName: 'Before' });
    await castResident(app, florida, { number: 'S100040', givenName: 'Otto', familyName: 'Afterwards' });
    expect((await find('Otto', 'Aftrewards')).map(({ number }) => number)).toEqual(['S100040']);
    expect(await codeOf(find('Otto', 'Before'))).toBe('directory.nobody_by_name');
  });
});
