import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemScope } from '#kernel/scope.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { addResident } from '../people/add-resident.ts';
import { type CastAgency, castAgency } from '../cast.ts';
import { selectArrivals } from '../queries/approvals.ts';
import { importRoster } from './import-roster.ts';

// Since when somebody is new, for what is open to newcomers: as the agency tells it, as its rosters show it.
const house = systemScope('test');
let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.end());

async function take(at: CastAgency, on: string, rows: string, kind: 'whole' | 'delta' = 'whole') {
  app.clock.set(new Date(`${on}T12:00:00Z`));
  const text = `Number,Name,Facility,Status${rows.split('\n')[0]!.split(',').length > 5 ? ',Booked' : ''}\n${rows}`;
  const { roster } = await importRoster(app, house, {
    agency: at.agency.slug,
    fileName: 'r.csv',
    source: async function* () {
      yield Buffer.from(text);
    },
    kind,
    mayLeave: true,
  });
  expect(roster).toMatchObject({ state: 'done', badRows: 0 });
}
const row = (n: number, status = '', booked?: string) =>
  `S00000${n},"Doe, Jo",${status === '' ? 'Palmetto Ridge' : ''},${status}${booked === undefined ? '' : `,${booked}`}\n`;

/** Number → when he came; null: nobody knows. */
async function newSince(at: CastAgency): Promise<Record<string, string | null>> {
  const { rows } = await app.owner.query<{ id: string; number: string }>(
    'select id, number from directory.residents where agency_id = $1',
    [at.agency.id],
  );
  const ids = rows.map(({ id }) => id);
  const arrivals = await app.tx(house, (tx) => selectArrivals(tx, ids));
  return Object.fromEntries(rows.map(({ id, number }) => [number.at(-1)!, arrivals.get(id)?.newSince?.toISOString().slice(0, 16) ?? null]));
}

describe('who is new', () => {
  test('is nobody of the first roster, and everybody who comes after it', async () => {
    const at = await castAgency(app);
    await take(at, '2026-10-01', row(1) + row(2));
    expect(await newSince(at)).toEqual({ 1: null, 2: null });
    await take(at, '2026-10-02', row(1) + row(2) + row(3));
    await take(at, '2026-10-03', row(4), 'delta');
    expect(await newSince(at)).toMatchObject({ 1: null, 2: null, 3: '2026-10-02T12:00', 4: '2026-10-03T12:00' });
  });

  test('is who left and came back, from the day he came back', async () => {
    const at = await castAgency(app);
    await take(at, '2026-10-01', row(1) + row(2));
    await take(at, '2026-10-05', row(1));
    await take(at, '2026-10-09', row(1) + row(2));
    expect(await newSince(at)).toEqual({ 1: null, 2: '2026-10-09T12:00' });
  });

  test('is nobody of the first whole roster, also when changes came before it; those were the first news then', async () => {
    const at = await castAgency(app);
    await take(at, '2026-10-01', row(1), 'delta');
    await take(at, '2026-10-02', row(1) + row(2));
    await take(at, '2026-10-03', row(1) + row(2) + row(3));
    expect(await newSince(at)).toEqual({ 1: null, 2: null, 3: '2026-10-03T12:00' });
  });

  test('is told by the column of intake, at midnight where the agency is, for the stay it is about', async () => {
    const at = await castAgency(app);
    await take(at, '2026-10-01', row(1, '', '2026-09-20') + row(2, '', ''));
    expect(await newSince(at)).toEqual({ 1: '2026-09-20T04:00', 2: null });
    await take(at, '2026-10-05', row(2, '', ''));
    // He is back; the file without the column leaves the old day as it was, and it is of the stay before.
    await take(at, '2026-10-09', row(1) + row(2));
    expect(await newSince(at)).toEqual({ 1: '2026-10-09T12:00', 2: null });
    await take(at, '2026-10-10', row(1, '', '2026-10-08') + row(2, '', ''));
    expect(await newSince(at)).toEqual({ 1: '2026-10-08T04:00', 2: null });
  });

  test('is who was added by hand; the day told of him stays until another is told', async () => {
    const at = await castAgency(app);
    app.clock.set(new Date('2026-10-01T12:00:00Z'));
    const person = {
      agencyId: at.agency.id,
      facilityId: at.facility.id,
      number: 'S000001',
      givenName: 'Jo',
      familyName: 'Doe',
      unit: '',
    };
    await addResident(app, house, person);
    expect(await newSince(at)).toEqual({ 1: '2026-10-01T12:00' });
    expect((await addResident(app, house, { ...person, arrivedOn: '2026-09-01' })).recorded).toBe('changed');
    expect((await addResident(app, house, person)).recorded).toBe('nothing');
    expect(await newSince(at)).toEqual({ 1: '2026-09-01T04:00' });
    const { rows } = await app.owner.query(
      `select to_char(arrived_on, 'YYYY-MM-DD') as day from directory.resident_records where agency_id = $1 order by id`,
      [at.agency.id],
    );
    expect(rows).toEqual([{ day: null }, { day: '2026-09-01' }]);
  });
});
