import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { publicScope, type Scope, systemScope } from '#kernel/scope.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { addResident } from './add-resident.ts';
import { type CastAgency, castAgency, castCustomer, castResident } from '../cast.ts';
import { createFacility } from '../places/create-facility.ts';
import { listResidents, RESIDENTS_PER_PAGE } from './list-residents.ts';
import { selectListed } from '../queries/names.ts';

let app: TestApp;
let here: CastAgency;
let there: CastAgency;
let annex: string;

beforeAll(async () => {
  app = await testApp();
  here = await castAgency(app, { slug: 'here' });
  there = await castAgency(app, { slug: 'there', stateCode: 'GA' });
  const system = systemScope('t');
  annex = (await createFacility(app, system, { agencyId: here.agency.id, name: 'Annex', city: 'Ocala', timeZone: 'America/New_York' })).id;
  await castResident(app, here, { number: 'S000001', givenName: 'William', familyName: 'Núñez', unit: 'A' });
  await castResident(app, here, { number: 'S000002', givenName: 'Ana', familyName: 'Ruiz', status: 'released' });
  const annexed = { agencyId: here.agency.id, facilityId: annex, givenName: 'Ana', familyName: 'Ruiz Vega', unit: '' };
  await addResident(app, system, { ...annexed, number: 'S000003' });
  await castResident(app, there, { number: 'S000004', givenName: 'Ana', familyName: 'Canary' });
}, 60_000);
afterAll(() => app.end());

const staff = (over: Partial<Scope> = {}): Scope => ({
  ...systemScope('t'),
  realm: 'staff',
  actor: newId('lgn'),
  agency: here.agency.id,
  roles: ['agency_admin'],
  facilities: 'all',
  ...over,
});
const numbers = async (scope: Scope, filter: object = {}) =>
  (await listResidents(app, scope, filter)).residents.map(({ number }) => number);

describe('listResidents', () => {
  test('an admin sees the whole agency, whatever the status; a clerk his facility; one without a facility nobody', async () => {
    expect(await numbers(staff())).toEqual(['S000001', 'S000002', 'S000003']);
    const clerk = staff({ roles: ['trust_clerk'], facilities: [annex] });
    expect(await numbers(clerk)).toEqual(['S000003']);
    expect((await listResidents(app, clerk)).facilities.map(({ name }) => name)).toEqual(['Annex']);
    expect(await numbers(clerk, { facility: here.facility.id })).toEqual(['S000003']);
    expect(await numbers(clerk, { search: 'S000001' })).toEqual([]);
    expect(await numbers(clerk, { search: 'Nunez' })).toEqual([]);
    expect(await numbers(staff({ roles: ['trust_clerk'], facilities: [] }))).toEqual([]);
    expect(await numbers(staff({ facilities: [] }))).toEqual([]);
  });

  test.each([
    ['a number, forgiven', { search: 's-1' }, ['S000001']],
    ['a last name without its accent', { search: 'nunez' }, ['S000001']],
    ['both names and a short form', { search: 'Bill Nuñez' }, ['S000001']],
    ['last, first', { search: 'Ruiz, Ana' }, ['S000002', 'S000003']],
    ['one of two surnames', { search: 'Vega' }, ['S000003']],
    ['a slip', { search: 'Nunes Bill' }, []],
    ['a wildcard', { search: '%' }, []],
    ['nothing readable', { search: 'a\u0000b' }, []],
    ['a status', { status: 'released' }, ['S000002']],
    ['a unit', { unit: 'A' }, ['S000001']],
    ['name and status', { search: 'Ruiz', status: 'here' }, ['S000003']],
    ['what comes after', { after: 'S000001' }, ['S000002', 'S000003']],
    ['nonsense in the address', { facility: "x' or true", status: 'x', after: '\u0000' }, ['S000001', 'S000002', 'S000003']],
  ])('%s', async (_what, filter, expected) => expect(await numbers(staff(), filter)).toEqual(expected));

  test('nobody else lists people', async () => {
    for (const scope of [publicScope('t', 'en'), castCustomer(newId('lgn')), staff({ roles: ['mailroom'] }), staff({ actor: null })])
      await expect(listResidents(app, scope)).rejects.toMatchObject({ refusal: true });
    await expect(listResidents(app, staff(), { search: 'x'.repeat(81) })).rejects.toMatchObject({ code: 'kernel.bad_input' });
  });

  test('every look is audited with whom it showed', async () => {
    const clerk = staff({ roles: ['trust_clerk'], facilities: [annex] });
    const { residents } = await listResidents(app, clerk, { search: 'Vega' });
    const { rows } = await app.owner.query(`select action, details from kernel.audit_rows where actor = $1`, [clerk.actor]);
    expect(rows).toMatchObject([{ action: 'directory.residents_listed', details: { search: 'Vega', shown: [residents[0]!.id] } }]);
  });

  test('page after page shows everybody once', async () => {
    const at = await castAgency(app, { slug: 'many' });
    const count = RESIDENTS_PER_PAGE + 3;
    for (let i = 0; i < count; i++) await castResident(app, at, { number: `S${String(i).padStart(6, '0')}` });
    const scope = staff({ agency: at.agency.id });
    const first = await listResidents(app, scope);
    const second = await listResidents(app, scope, { after: first.next });
    expect([first.residents.length, second.residents.length, second.next]).toEqual([RESIDENTS_PER_PAGE, 3, null]);
    expect(new Set([...first.residents, ...second.residents].map(({ id }) => id)).size).toBe(count);
  }, 30_000);
});

test('the function itself keeps to agency and facilities, whatever it is asked', async () => {
  const everywhere = [here.facility.id, annex, there.facility.id];
  const ask = (scope: Scope) =>
    app.tx(scope, (tx) =>
      selectListed(tx, { facilityIds: everywhere, status: null, unit: null, number: null, pairs: null, afterNumber: null, most: 50 }),
    );
  expect((await ask(staff())).map(({ number }) => number)).toEqual(['S000001', 'S000002', 'S000003']);
  expect((await ask(staff({ facilities: [annex] }))).map(({ number }) => number)).toEqual(['S000003']);
  for (const scope of [staff({ facilities: [] }), staff({ agency: null }), publicScope('t', 'en'), castCustomer('lgn_x'), systemScope('t')])
    expect(await ask(scope)).toEqual([]);
});
