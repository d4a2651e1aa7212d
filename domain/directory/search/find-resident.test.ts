import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publicScope, type Scope, systemScope } from '#kernel/scope.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { refusalOf } from '#test/refused.ts';
import { type CastAgency, castAgency, castResident } from '../cast.ts';
import { findResident, readPerson, SEARCHES_PER_HOUR } from './find-resident.ts';
import { sealPerson } from '../people/person-reference.ts';
import { sweeps } from '../jobs.ts';

const CANARY = 'Zanzibarcanary';
const anybody = publicScope('test', 'en');
let app: TestApp;
let florida: CastAgency;
let closed: CastAgency;

beforeAll(async () => {
  app = await testApp();
  app.clock.set(new Date('2026-11-21T12:05:00Z')); // so that no test crosses an hour by itself
  florida = await castAgency(app, { slug: 'florida' });
  const georgia = await castAgency(app, { slug: 'georgia', stateCode: 'GA' });
  closed = await castAgency(app, { slug: 'not-yet', stateCode: 'TX', open: false });
  await castResident(app, florida, { number: 'S123456' });
  await castResident(app, georgia, { number: 'S777777', familyName: CANARY });
  await castResident(app, florida, { number: 'S222222', familyName: CANARY, status: 'hidden' });
  await castResident(app, florida, { number: 'S333333', familyName: CANARY, status: 'released' });
  await castResident(app, closed, { number: 'S444444', familyName: CANARY });
});
afterAll(() => app.end());

let address = 0;
const find = (state: unknown, number: unknown, scope: Scope = anybody, source = `192.0.2.${address++}`) =>
  findResident(app, scope, { state, number, source });
describe('findResident', () => {
  test('state and number give name, number, state, place and what is offered there', async () => {
    const found = await find('FL', ' s-123 456');
    expect(found).toMatchObject({
      givenName: 'Mateo',
      familyName: 'Delgado',
      number: 'S123456',
      stateCode: 'FL',
      facility: { name: 'Palmetto Ridge' },
    });
    expect(found.services).toEqual({ money: true, letters: false, photos: false, videograms: false, visits: false });
    expect(Object.keys(found)).not.toContain('unit');
  });

  test.each([
    ['nobody has it', 'FL', 'S999999'],
    ['somebody in another state has it', 'FL', 'S777777'],
    ['he is hidden', 'FL', 'S222222'],
    ['he was released', 'FL', 'S333333'],
  ])('the same "not found in this state" when %s', async (_when, state, number) => {
    const refusal = await refusalOf(find(state, number));
    expect([refusal.code, refusal.params, refusal.fields]).toEqual([
      'directory.not_found',
      {},
      [{ field: 'number', code: 'directory.not_found', params: {} }],
    ]);
  });

  test.each([
    ['no state', '', 'S123456', ['directory.choose_state']],
    ['a state without agencies', 'AK', 'S123456', ['directory.choose_state']],
    ['an agency not open yet', 'TX', 'S444444', ['directory.choose_state']],
    ['nothing', undefined, undefined, ['directory.choose_state', 'directory.number_missing']],
    ['no number', 'FL', '   ', ['directory.number_missing']],
    ['only the beginning', 'FL', 'S', ['directory.number_looks_wrong']],
    ['a wildcard', 'FL', 'S12345%', ['directory.number_looks_wrong']],
    ['another wildcard', 'FL', 'S12345_', ['directory.number_looks_wrong']],
    ['a name', 'FL', CANARY, ['directory.number_looks_wrong']],
    ['SQL', 'FL', "S123456' or true --", ['directory.number_looks_wrong']],
    ['SQL as a state', "FL' or true --", 'S123456', ['directory.choose_state']],
    ['a whole page', 'FL', 'S1'.repeat(50_000), ['directory.number_looks_wrong']],
    ['a list', 'FL', ['S123456'], ['directory.number_missing']],
    ['control characters', 'FL', 'S123\u0000456', ['directory.number_looks_wrong']],
    ['a smile', 'FL', '🙂', ['directory.number_looks_wrong']],
  ])('%s is refused at the field', async (_what, state, number, codes) => {
    expect((await refusalOf(find(state, number))).fields.map((f) => f.code)).toEqual(codes);
  });

  test('a state with two agencies that use the same number asks which', async () => {
    const first = await castAgency(app, { slug: 'ohio-one', stateCode: 'OH' });
    const second = await castAgency(app, { slug: 'ohio-two', stateCode: 'OH' });
    await castResident(app, first, { number: 'S1', familyName: 'One' });
    expect((await find('OH', 'S1')).familyName).toBe('One');
    await castResident(app, second, { number: 'S1', familyName: 'Two' });
    expect((await refusalOf(find('OH', 'S1'))).code).toBe('directory.which_agency');
    expect((await findResident(app, anybody, { state: 'OH', number: 'S1', agency: 'ohio-two', source: '198.51.100.9' })).familyName).toBe(
      'Two',
    );
    // An agency of another state does not widen the search.
    expect(
      (await refusalOf(findResident(app, anybody, { state: 'OH', number: 'S123456', agency: 'florida', source: '198.51.100.9' }))).code,
    ).toBe('directory.not_found');
  });

  test('somebody who looks up number after number is stopped for the hour; his neighbours are not', async () => {
    const tries = Array.from({ length: SEARCHES_PER_HOUR }, (_, i) =>
      refusalOf(find('FL', `S9${String(i * 37).padStart(5, '0')}`, anybody, '203.0.113.7')),
    );
    expect((await Promise.all(tries)).every((refusal) => refusal.code === 'directory.not_found')).toBe(true);
    const stopped = await refusalOf(find('FL', 'S123456', anybody, '203.0.113.7'));
    expect(stopped.code).toBe('directory.too_many_searches');
    expect(stopped.params.minutes).toBeGreaterThan(0);
    expect((await find('FL', 'S123456', anybody, '203.0.113.8')).familyName).toBe('Delgado');
    app.clock.move(3_600_000);
    expect((await find('FL', 'S123456', anybody, '203.0.113.7')).familyName).toBe('Delgado');
  });

  test('one IPv6 home is one source, and no address is kept', async () => {
    for (let i = 0; i < SEARCHES_PER_HOUR; i++) await refusalOf(find('FL', 'S999999', anybody, `2001:db8:1:2::${i.toString(16)}`));
    expect((await refusalOf(find('FL', 'S123456', anybody, '2001:db8:1:2:ffff::1'))).code).toBe('directory.too_many_searches');
    expect((await find('FL', 'S123456', anybody, '2001:db8:1:3::1')).number).toBe('S123456');
    const { rows } = await app.owner.query<{ text: string }>(`select encode(source, 'escape') as text from directory.search_budgets`);
    expect(rows.some(({ text }) => text.includes('2001:db8') || text.includes('203.0.113'))).toBe(false);
  });

  test('counts are forgotten after a day', async () => {
    await find('FL', 'S123456');
    app.clock.move(26 * 3_600_000);
    await find('FL', 'S123456');
    await sweeps.find(({ name }) => name === 'directory.forget_searches')!.run(app);
    const { rows } = await app.owner.query(`select distinct hour from directory.search_budgets`);
    expect(rows).toHaveLength(1);
  });
});

describe('readPerson', () => {
  test('a reference leads back to the person, and says nothing by itself', async () => {
    const { reference, residentId } = await find('FL', 'S123456');
    expect(await readPerson(app, anybody, reference)).toMatchObject({ residentId, number: 'S123456', reference });
    expect(Buffer.from(reference, 'base64url').toString('latin1')).not.toMatch(/S123456|res_|agc_/);
    expect((await find('FL', 'S123456')).reference).not.toBe(reference);
  });

  test('changed, cut, invented, too old or another installation’s: nobody', async () => {
    const { reference } = await find('FL', 'S123456');
    const flipped = `${reference.slice(0, 50)}${reference[50] === 'A' ? 'B' : 'A'}${reference.slice(51)}`;
    const old = sealPerson(app, { agencyId: florida.agency.id, number: 'S123456' }, new Date(Date.now() - 121 * 60_000));
    const foreign = sealPerson({ secret: () => Buffer.alloc(32, 9) }, { agencyId: florida.agency.id, number: 'S123456' });
    for (const bad of [flipped, reference.slice(0, 60), 'x', '', 'A'.repeat(100), old, foreign, '../../etc', '%00']) {
      expect(await readPerson(app, anybody, bad)).toBeNull();
    }
  });

  test('a sealed reference to somebody hidden since, or in an agency not open, shows nobody', async () => {
    const hidden = sealPerson(app, { agencyId: florida.agency.id, number: 'S222222' });
    const unopened = sealPerson(app, { agencyId: closed.agency.id, number: 'S444444' });
    expect([await readPerson(app, anybody, hidden), await readPerson(app, anybody, unopened)]).toEqual([null, null]);
  });
});

describe('the look-up function, asked directly', () => {
  const ask = (scope: Scope, agency: string, number: string) =>
    app.tx(scope, async (tx) => {
      const { sql } = await import('kysely');
      return (await sql`select * from directory.find_resident(${agency}, ${number})`.execute(tx)).rows;
    });

  test.each(['S%', 'S12345_', 'S12345', '%', '', '.*', "S123456' or true --"])('%j finds nobody', async (number) => {
    expect(await ask(anybody, florida.agency.id, number)).toEqual([]);
  });

  test('finds one, by the whole number only, and leaves out unit and status', async () => {
    const rows = await ask(anybody, florida.agency.id, 'S123456');
    expect(rows).toHaveLength(1);
    expect(Object.keys(rows[0] as object).sort()).toEqual([
      'agency_id',
      'facility_id',
      'family_name',
      'given_name',
      'number',
      'resident_id',
    ]);
  });

  test('staff of one agency look up nobody of another; no scope looks up nobody', async () => {
    const staff = { ...systemScope('t'), realm: 'staff', actor: 'lgn_x', agency: closed.agency.id } as const;
    expect(await ask(staff, florida.agency.id, 'S123456')).toEqual([]);
    expect(await ask({ ...staff, agency: florida.agency.id }, florida.agency.id, 'S123456')).toHaveLength(1);
    const { rows } = await app.asApp.query(`select * from directory.find_resident($1, 'S123456')`, [florida.agency.id]);
    expect(rows).toEqual([]);
  });

  test('no answer to anybody in public ever held the canary', async () => {
    for (const table of ['residents', 'resident_records', 'v_residents']) {
      const { rows } = await app.tx(anybody, async (tx) => {
        const { sql } = await import('kysely');
        return await sql`select * from ${sql.table(`directory.${table}`)}`.execute(tx);
      });
      expect(rows).toEqual([]);
    }
  });
});
