import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { publicScope, type Scope, systemScope } from '#kernel/scope.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { addContact } from '../add-contact.ts';
import { addResident } from '../add-resident.ts';
import { type CastAgency, castAgency, castCustomer } from '../cast.ts';
import { createFacility } from '../create-facility.ts';
import { findResident } from '../find-resident.ts';
import { listContacts } from '../list-contacts.ts';
import { importRoster, type RosterFile } from './import-roster.ts';
import { readBadRows } from './read-roster.ts';

const house = systemScope('test');
let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  app.clock.set(new Date('2026-11-21T12:00:00Z'));
});
afterAll(() => app.end());

const bytesOf = (text: string | Buffer): RosterFile['source'] =>
  async function* () {
    yield typeof text === 'string' ? Buffer.from(text) : text;
  };
const HEAD = 'DC Number,Last Name,First Name,DOB,Facility,Housing Unit,Status\n';

interface World extends CastAgency {
  second: string;
}
async function world(): Promise<World> {
  const cast = await castAgency(app);
  const second = await createFacility(app, house, {
    agencyId: cast.agency.id,
    name: 'Pine Landing',
    city: 'Ocala',
    timeZone: 'America/New_York',
  });
  return { ...cast, second: second.id };
}
async function take(at: World, text: string | Buffer, over: Partial<RosterFile> = {}, scope: Scope = house) {
  return await importRoster(app, scope, { agency: at.agency.slug, fileName: 'roster.csv', source: bytesOf(text), kind: 'whole', ...over });
}
async function people(at: World) {
  const { rows } = await app.owner.query<Record<string, string>>(
    `select number, given_name || ' ' || family_name as name, unit, status, to_char(birth_date, 'YYYY-MM-DD') as born, facility_id = $2 as first
     from directory.residents where agency_id = $1 order by number`,
    [at.agency.id, at.facility.id],
  );
  return rows;
}
async function badOf(id: string) {
  const rows = [];
  for await (const some of readBadRows(app, house, id)) rows.push(...some);
  return rows.map((row) => `${row.line} ${row.field} ${row.code} ${row.value}`);
}
/** What stands in a person's row is what his newest record says, for everybody. */
async function differing(): Promise<number> {
  const { rows } = await app.owner.query(`
    select r.id from directory.residents r left join lateral (
      select * from directory.resident_records rr where rr.resident_id = r.id order by rr.id desc limit 1) c on true
    where (r.given_name, r.family_name, r.other_names, r.birth_date, r.facility_id, r.unit, r.status, r.changed_at)
      is distinct from (c.given_name, c.family_name, c.other_names, c.birth_date, c.facility_id, c.unit, c.status, c.recorded_at)`);
  return rows.length;
}
const records = async (at: World) =>
  Number(
    (await app.owner.query<{ n: bigint }>('select count(*) as n from directory.resident_records where agency_id = $1', [at.agency.id]))
      .rows[0]!.n,
  );
async function codeOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => expect.fail('was not refused'),
    (thrown: unknown) => thrown,
  );
  if (!isRefusal(error)) throw error;
  return error.code;
}

const three = `${HEAD}S000001,Delgado,Mateo,11/21/1980,Palmetto Ridge,B-2,Active
S000002,Núñez,Rosa,1/2/1990,Pine Landing,D-3,In custody
2,Tran,Minh,,palmetto  RIDGE,A-1,
S000004,O'Rourke,Caleb,1985-12-31,PINE LANDING,,
`;

describe('a whole roster', () => {
  test('tells new people, and a second time nothing', async () => {
    const at = await world();
    const { roster } = await take(at, three);
    expect(roster.state).toBe('done');
    expect(roster.counts).toMatchObject({ added: 3, changed: 0, released: 0, unchanged: 0 });
    expect(await badOf(roster.id)).toEqual(['4 number number_looks_wrong 2']);
    expect(await people(at)).toEqual([
      { number: 'S000001', name: 'Mateo Delgado', unit: 'B-2', status: 'here', born: '1980-11-21', first: true },
      { number: 'S000002', name: 'Rosa Núñez', unit: 'D-3', status: 'here', born: '1990-01-02', first: false },
      { number: 'S000004', name: "Caleb O'Rourke", unit: '', status: 'here', born: '1985-12-31', first: false },
    ]);
    const again = await take(at, three);
    expect(again.roster.counts).toMatchObject({ added: 0, changed: 0, moved: 0, released: 0, unchanged: 3 });
    expect(await records(at)).toBe(3);
    expect(await differing()).toBe(0);
  });

  test('moves, changes, releases, lets die and brings back', async () => {
    const at = await world();
    const row = (n: number, rest: string) => `S00000${n},Doe,Jo${n},,${rest}\n`;
    await take(at, HEAD + [1, 2, 3, 4, 5].map((n) => row(n, 'Palmetto Ridge,A,Active')).join(''));
    const next =
      HEAD +
      row(1, 'Pine Landing,A,Active') +
      row(2, 'Palmetto Ridge,B,Active') +
      row(3, ',,Deceased') +
      row(4, ',,Released') +
      row(6, 'Pine Landing,A,Active') +
      row(7, ',,Released');
    expect(await codeOf(take(at, next))).toBe('directory.roster_leavers');
    expect((await people(at)).filter((one) => one.status !== 'here')).toEqual([]);
    const { roster } = await take(at, next, { mayLeave: true });
    expect(roster.counts).toEqual({ added: 1, changed: 1, moved: 1, released: 2, died: 1, unchanged: 0, unknown: 1, left: 3 });
    expect((await people(at)).map((one) => `${one.number} ${one.status} ${one.unit} ${one.first}`)).toEqual([
      'S000001 here A false',
      'S000002 here B true',
      'S000003 deceased  true',
      'S000004 released  true',
      'S000005 released A true',
      'S000006 here A false',
    ]);
    const back = await take(at, HEAD + row(4, 'Palmetto Ridge,C,Active'), { kind: 'delta' });
    expect(back.roster.counts).toMatchObject({ changed: 1, released: 0, left: 0 });
    expect((await people(at)).filter((one) => one.status === 'here').map((one) => one.number)).toEqual([
      'S000001',
      'S000002',
      'S000004',
      'S000006',
    ]);
    expect(await differing()).toBe(0);
  });
});

void [newId, publicScope, addContact, addResident, castCustomer, findResident, listContacts];
