import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { publicScope, type Scope, systemScope } from '#kernel/scope.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { codeOf } from '#test/refused.ts';
import { addContact } from '../contacts/add-contact.ts';
import { addResident } from '../people/add-resident.ts';
import { type CastAgency, castAgency, castCustomer } from '../cast.ts';
import { createFacility } from '../places/create-facility.ts';
import { findResident } from '../search/find-resident.ts';
import { listContacts } from '../contacts/list-contacts.ts';
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

describe('rows', () => {
  test('that are bad stay out and change nobody, also not to "released"; the second of a number is bad', async () => {
    const at = await world();
    await take(at, three);
    const text = `${HEAD}S000001,Delgado,Mateo,,Nowhere Prison,B-9,Active
S000002,Núñez,Rosa,1990-01-02,Pine Landing,D-3,Active
S000002,Núñez,Rosa,1990-01-02,Palmetto Ridge,D-4,Active
S000004,"O'Rourke
Caleb",Caleb,1985-12-31,Pine Landing,,Active
S000004,O'Rourke,Caleb,1985-12-31,Pine Landing,,asleep
`;
    const { roster } = await take(at, text);
    expect(await badOf(roster.id)).toEqual([
      '2 facility unknown_facility Nowhere Prison',
      '4 number number_twice S000002',
      '7 status unknown_status asleep',
    ]);
    expect(roster).toMatchObject({ rowsRead: 5, badRows: 3, unreadableRows: 0 });
    expect(roster.counts).toMatchObject({ unchanged: 1, changed: 1, released: 0 });
    expect((await people(at)).map((one) => `${one.number} ${one.name} ${one.unit} ${one.status}`)).toEqual([
      'S000001 Mateo Delgado B-2 here',
      'S000002 Rosa Núñez D-3 here',
      "S000004 Caleb O'Rourke Caleb  here",
    ]);
  });

  test('whose number nobody can read make a whole roster ask before it releases anybody', async () => {
    const at = await world();
    await take(at, HEAD + Array.from({ length: 40 }, (_, n) => `S0000${n + 10},Doe,Jo,,Palmetto Ridge,A,\n`).join(''));
    const one = HEAD + Array.from({ length: 39 }, (_, n) => `S0000${n + 10},Doe,Jo,,Palmetto Ridge,A,\n`).join('');
    expect(await codeOf(take(at, `${one}S00OO49,Doe,Jo,,Palmetto Ridge,A,\n`))).toBe('directory.roster_leavers');
    expect((await take(at, one)).roster.counts).toMatchObject({ released: 1 });
  });

  test.each<[string, Buffer]>([
    ['UTF-8 with its mark', Buffer.from(`\ufeff${three}`)],
    ['Latin-1', Buffer.from(three, 'latin1')],
    ['UTF-16', Buffer.from(`\ufeff${three}`, 'utf16le')],
    ['semicolons', Buffer.from(three.replaceAll(',', ';'))],
  ])('in %s', async (_what, bytes) => {
    const at = await world();
    await take(at, bytes);
    expect((await people(at)).map((one) => one.name)).toEqual(['Mateo Delgado', 'Rosa Núñez', "Caleb O'Rourke"]);
  });

  test('a column that the file does not have leaves what is known; an empty cell empties it', async () => {
    const at = await world();
    await take(at, three);
    const { roster } = await take(at, 'Number,Name,Facility\nS000001,"Delgado, Mateo",Palmetto Ridge\n', { kind: 'delta' });
    expect(roster.counts).toMatchObject({ unchanged: 1 });
    await take(at, 'Number,Name,Facility,DOB,Unit\nS000001,"Delgado, Mateo",Palmetto Ridge,,\n', { kind: 'delta' });
    expect((await people(at))[0]).toMatchObject({ born: null, unit: '' });
    expect(await differing()).toBe(0);
  });
});

describe('how a file is read', () => {
  test('is remembered for the next one, one row for each change', async () => {
    const at = await world();
    const text = 'Ref,Who,Where,Born\nS000001,"Delgado, Mateo",014,2.3.1980\n';
    const said = {
      columns: { number: 'Ref', fullName: 'Who', facility: 'Where', birthDate: 'Born' },
      dates: 'dmy' as const,
      codes: { '014': 'pine landing' },
    };
    await take(at, text, said);
    await take(at, text);
    expect(await people(at)).toMatchObject([{ name: 'Mateo Delgado', born: '1980-03-02', first: false }]);
    const { rows } = await app.owner.query('select 1 from directory.roster_settings where agency_id = $1', [at.agency.id]);
    expect(rows).toHaveLength(1);
  });

  test.each<[string, string, Partial<RosterFile>, string]>([
    ['without the columns', 'a,b\n1,2\n', {}, 'directory.roster_columns'],
    ['with a column that is not there', three, { columns: { unit: 'Pod' } }, 'directory.unknown_heading'],
    ['with a code for no facility', three, { codes: { X: 'Nowhere' } }, 'directory.unknown_facility'],
    ['for no agency', three, { agency: 'nowhere' }, 'directory.unknown_agency'],
    ['with headings alone', HEAD, {}, 'directory.roster_empty'],
    ['with a quote that never ends', `${three}S1,"x\n`, {}, 'directory.roster_broken'],
  ])('%s it is refused, and nobody is touched', async (_what, text, over, code) => {
    const at = await world();
    await take(at, three);
    expect(await codeOf(take(at, text, { mayLeave: true, ...over }))).toBe(code);
    expect((await people(at)).every((one) => one.status === 'here')).toBe(true);
    expect(await records(at)).toBe(3);
  });
});

describe('a dry run', () => {
  test('reports what the file would do, and does none of it', async () => {
    const at = await world();
    const { roster } = await take(at, three, { dryRun: true });
    expect(roster).toMatchObject({ state: 'stopped', thenDo: 'report', report: { added: 3 }, badRows: 1 });
    expect(await people(at)).toEqual([]);
    expect((await take(at, three)).roster.counts).toMatchObject({ added: 3 });
    const { rows } = await app.owner.query(
      'select 1 from directory.roster_rows r join directory.roster_imports i on i.id = r.import_id where i.agency_id = $1',
      [at.agency.id],
    );
    expect(rows).toEqual([]);
  });
});

describe('people', () => {
  test('who are hidden stay hidden, whatever a roster says', async () => {
    const at = await world();
    await addResident(app, house, {
      agencyId: at.agency.id,
      facilityId: at.facility.id,
      number: 'S000001',
      givenName: 'A',
      familyName: 'B',
      unit: '',
      status: 'hidden',
    });
    await take(at, three);
    expect((await people(at))[0]).toMatchObject({ name: 'Mateo Delgado', status: 'hidden' });
    await take(at, `${HEAD}S000004,O'Rourke,Caleb,1985-12-31,PINE LANDING,,\n`, { mayLeave: true });
    expect((await people(at)).map((one) => one.status)).toEqual(['hidden', 'released', 'here']);
  });

  test('who left are not found any more, and stay on the lists of those who know them', async () => {
    const at = await world();
    await take(at, three);
    const customer = castCustomer(newId('lgn'));
    const look = { state: 'FL', agency: at.agency.slug, number: 'S000001', source: 'x' };
    const { reference } = await findResident(app, customer, look);
    await addContact(app, customer, { person: reference });
    await take(at, `${HEAD}S000001,Delgado,Mateo,,Palmetto Ridge,,Deceased\n`, { kind: 'delta', mayLeave: true });
    expect(await codeOf(findResident(app, customer, look))).toBe('directory.not_found');
    expect(await listContacts(app, customer)).toMatchObject([{ resident: { status: 'deceased' } }]);
  });

  test('keep one state and one history when single news and rosters race', async () => {
    const at = await world();
    const facility = [at.facility.id, at.second];
    const number = (n: number) => `S0000${n + 10}`;
    const roster = (unit: string) => HEAD + Array.from({ length: 20 }, (_, n) => `${number(n)},Doe,Jo,,Pine Landing,${unit},\n`).join('');
    const single = (n: number, unit: string) =>
      addResident(app, house, {
        agencyId: at.agency.id,
        facilityId: facility[n % 2]!,
        number: number(n),
        givenName: 'Jo',
        familyName: 'Doe',
        unit,
      });
    await Promise.all([
      take(at, roster('A'), { mayLeave: true }),
      ...Array.from({ length: 20 }, (_, n) => single(n, 'B')),
      take(at, roster('C'), { mayLeave: true }),
      ...Array.from({ length: 20 }, (_, n) => single(19 - n, 'D')),
    ]);
    expect(await differing()).toBe(0);
    expect(await people(at)).toHaveLength(20);
  });
});

describe('two rosters of one agency', () => {
  test('are taken over one after the other, and the second knows of the first', async () => {
    const at = await world();
    const row = (n: number, unit: string) => `S00${1000 + n},Doe,Jo${n},,Palmetto Ridge,${unit},\n`;
    const file = (unit: string) => HEAD + Array.from({ length: 300 }, (_, n) => row(n, unit)).join('');
    const both = await Promise.all([take(at, file('A')), take(at, file('B'))]);
    expect(both.map(({ roster }) => roster.state)).toEqual(['done', 'done']);
    const added = both.map(({ roster }) => roster.counts.added);
    const changed = both.map(({ roster }) => roster.counts.changed);
    expect([added.toSorted(), changed.toSorted()]).toEqual([
      [0, 300],
      [0, 300],
    ]);
    expect(await records(at)).toBe(600);
    expect(await differing()).toBe(0);
  });
});

describe('who may', () => {
  const admin = (at: World, over: Partial<Scope> = {}): Scope => ({
    ...house,
    realm: 'staff',
    actor: newId('lgn'),
    agency: at.agency.id,
    roles: ['agency_admin'],
    facilities: 'all',
    ...over,
  });

  test('an admin for his agency, and nobody else', async () => {
    const [at, other] = [await world(), await world()];
    expect((await take(at, three, {}, admin(at))).roster.state).toBe('done');
    for (const scope of [
      admin(other),
      admin(at, { roles: ['trust_clerk'] }),
      admin(at, { agency: null }),
      castCustomer(newId('lgn')),
      publicScope('t', 'en'),
    ]) {
      const code = await codeOf(take(at, three, {}, scope));
      // Staff of another agency do not even see it.
      expect(['kernel.not_allowed', 'directory.unknown_agency']).toContain(code);
    }
    expect(await codeOf(take(at, three, {}, admin(at, { facilities: [at.facility.id] })))).toBe('directory.whole_agency_only');
  });

  test('the database keeps rosters to the agency’s admins by itself', async () => {
    const [at, other] = [await world(), await world()];
    const { roster } = await take(at, three);
    const seen = async (scope: Scope) =>
      await app.tx(scope, async (tx) => {
        const tables = ['roster_imports', 'roster_bad_rows', 'roster_settings'];
        const found = await Promise.all(
          tables.map((table) =>
            sql<{ n: bigint }>`select count(*) as n from ${sql.table(`directory.${table}`)} where agency_id = ${at.agency.id}`.execute(tx),
          ),
        );
        return found.map(({ rows }) => Number(rows[0]!.n));
      });
    expect(await seen(admin(at))).toEqual([1, 1, 1]);
    expect(await seen({ ...house, realm: 'operator', actor: newId('lgn'), roles: ['operator'] })).toEqual([1, 1, 1]);
    for (const scope of [
      admin(other),
      admin(at, { roles: ['trust_clerk', 'mailroom'] }),
      castCustomer(newId('lgn')),
      publicScope('t', 'en'),
    ])
      expect(await seen(scope)).toEqual([0, 0, 0]);
    for (const scope of [admin(other), admin(at, { roles: ['trust_clerk'] }), castCustomer(newId('lgn'))]) {
      for (const call of [
        sql`select directory.roster_step(${roster.id}, 10, 'res_0000000000', now())`,
        sql`select directory.roster_begin(${roster.id}, 'x', now())`,
        sql`select directory.roster_empty(${roster.id}, 10)`,
        sql`select directory.tell_resident('res_x', ${at.agency.id}, 'S000009', 'a', 'b', '', null, ${at.facility.id}, '', 'here', now())`,
      ])
        await expect(app.tx(scope, (tx) => call.execute(tx))).rejects.toMatchObject({ code: '42501' });
    }
    for (const table of ['residents', 'resident_records', 'roster_rows'])
      await expect(app.tx(admin(at), (tx) => sql`delete from ${sql.table(`directory.${table}`)}`.execute(tx))).rejects.toMatchObject({
        code: '42501',
      });
  });

  test('every take-over is in the audit trail, with what it did', async () => {
    const at = await world();
    const who = admin(at);
    await take(at, three, {}, who);
    const { rows } = await app.owner.query<{ action: string; actor: string; details: object }>(
      `select action, actor, details from kernel.audit_rows where agency_id = $1 and action like 'directory.roster%' order by id`,
      [at.agency.id],
    );
    expect(rows).toMatchObject([
      { action: 'directory.roster_confirmed', actor: who.actor, details: { kind: 'whole', rowsRead: 4, badRows: 1, added: 3 } },
      { action: 'directory.roster_taken_over', actor: who.actor, details: { added: 3, released: 0 } },
    ]);
  });
});
