// Every table of the module read without any filter of the program's own: the database alone must keep tenants apart.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { publicScope, type Scope, systemScope } from '#kernel/scope.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { addContact } from '../contacts/add-contact.ts';
import { type CastAgency, castAgency, castCustomer, castResident } from '../cast.ts';
import { findByName } from './find-by-name.ts';
import { findResident } from './find-resident.ts';
import { plantCanary } from './plant-canary.ts';

const own = castCustomer(newId('lgn'));
const foreign = castCustomer(newId('lgn'));
let app: TestApp;
let here: CastAgency;
let there: CastAgency;
let hidden: CastAgency;

beforeAll(async () => {
  app = await testApp();
  here = await castAgency(app, { slug: 'here', stateCode: 'FL' });
  there = await castAgency(app, { slug: 'canary-there', stateCode: 'NY' });
  hidden = await castAgency(app, { slug: 'canary-hidden', stateCode: 'WA', open: false });
  await castResident(app, here);
  await castResident(app, there, { familyName: 'Canary' });
  await castResident(app, hidden, { familyName: 'Canary' });
  for (const [who, state] of [
    [own, 'FL'],
    [foreign, 'NY'],
  ] as const) {
    const { reference } = await findResident(app, who, { state, number: 'S123456', source: 'x' });
    await addContact(app, who, { person: reference });
  }
});
afterAll(() => app.end());

async function tables(): Promise<string[]> {
  const { rows } = await app.owner.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'directory' order by 1`,
  );
  return rows.map((row) => row.name);
}
async function everything(scope: Scope): Promise<Record<string, object[]>> {
  const all: Record<string, object[]> = {};
  for (const table of await tables()) {
    all[table] = await app
      .tx(scope, async (tx) => (await sql<object>`select * from ${sql.table(`directory.${table}`)}`.execute(tx)).rows)
      .catch((error: { code?: string }) => {
        if (error.code === '42501') return []; // not even the right to ask
        throw error;
      });
  }
  return all;
}
const text = (rows: object) => JSON.stringify(rows, (_k, v: unknown) => (typeof v === 'bigint' ? String(v) : v));
const staffOf = (agency: CastAgency): Scope => ({
  ...systemScope('t'),
  realm: 'staff',
  actor: newId('lgn'),
  agency: agency.agency.id,
  roles: ['trust'],
  facilities: 'all',
});

describe('with the program’s own filters gone', () => {
  test('no scope sees nothing at all', async () => {
    for (const table of await tables()) {
      const rows = await app.asApp.query(`select * from directory.${table}`).then(
        (r) => r.rows,
        (e: { code: string }) => e.code,
      );
      expect([[], '42501'], table).toContainEqual(rows);
    }
  });

  test('everybody sees open agencies, their policies, and nobody held there', async () => {
    const all = await everything(publicScope('t', 'en'));
    expect(all.agencies).toHaveLength(2);
    expect(all.policies!.length).toBeGreaterThan(0);
    for (const table of ['residents', 'resident_records', 'v_residents', 'contacts', 'search_budgets'])
      expect(all[table], table).toEqual([]);
    expect(text(all)).not.toContain(hidden.agency.id + '"');
  });

  test('a customer sees her own person and list, and not the other’s', async () => {
    const all = await everything(own);
    for (const table of ['residents', 'resident_records', 'v_residents', 'contacts']) expect(all[table], table).toHaveLength(1);
    expect(text([all.residents, all.resident_records, all.v_residents, all.contacts])).not.toContain(there.agency.id);
    expect(text(all)).not.toMatch(/Canary"/);
    expect(text(all)).not.toContain(foreign.actor);
  });

  test('staff see their own agency and nothing of another, open or not', async () => {
    const all = await everything(staffOf(here));
    expect(all.residents).toHaveLength(1);
    expect(all.contacts).toEqual([]);
    const { openings, ...rest } = all;
    expect(openings).toHaveLength(2); // which agencies are open is no secret
    expect(text(rest)).not.toContain(there.agency.id);
    expect(text(rest)).not.toContain(hidden.agency.id);
    expect(text(rest)).not.toContain('Canary');
    expect((await everything({ ...staffOf(here), agency: null })).agencies).toEqual([]);
  });

  test('somebody held sees himself', async () => {
    const me = await castResident(app, here, { number: 'S000042', givenName: 'Me' });
    const all = await everything({ ...systemScope('t'), realm: 'resident', actor: me, agency: here.agency.id });
    expect(all.v_residents).toMatchObject([{ id: me }]);
    expect(all.resident_records).toHaveLength(1);
    expect(all.contacts).toEqual([]);
  });

  test('canaries, alerts and what was looked for are nobody’s but the operators’', async () => {
    const operator: Scope = { ...systemScope('t'), realm: 'operator', actor: newId('lgn'), roles: ['operator'] };
    const canary = { agencyId: here.agency.id, number: 'S666001', givenName: 'Thaddeus', familyName: 'Quillfeather' };
    await plantCanary(app, operator, canary);
    const asked = { state: 'FL', given: canary.givenName, family: canary.familyName, source: 'x' };
    await expect(findByName(app, own, asked)).rejects.toMatchObject({ code: 'directory.nobody_by_name' });
    const secret = ['canaries', 'search_alerts', 'search_seen', 'search_steps', 'known_names'];
    const house = await everything(operator);
    expect(secret.map((table) => house[table]!.length)).toEqual([1, 1, 0, 0, 0]);
    const resident: Scope = { ...systemScope('t'), realm: 'resident', actor: newId('res'), agency: here.agency.id };
    for (const scope of [publicScope('t', 'en'), own, staffOf(here), resident]) {
      const all = await everything(scope);
      for (const table of secret) expect([scope.realm, table, all[table]]).toEqual([scope.realm, table, []]);
      expect(text(all)).not.toContain('Quillfeather');
    }
  });

  test('nobody but the house writes agencies, policies or people', async () => {
    for (const scope of [publicScope('t', 'en'), own, staffOf(here)]) {
      for (const table of ['agencies', 'openings', 'facilities', 'policies', 'residents', 'resident_records']) {
        const copy = app.tx(scope, async (tx) => {
          const values: Record<string, ReturnType<typeof sql>> = {
            agencies: sql`insert into directory.agencies select 'agc_x', 'x-x', name, short_name, state_code, kind, time_zone, number_format, created_at, null from directory.agencies limit 1`,
            openings: sql`insert into directory.openings values (${hidden.agency.id}, ${new Date()}, null)`,
            facilities: sql`insert into directory.facilities values ('fac_x', ${here.agency.id}, 'x', 'x', 'UTC', ${new Date()}, null)`,
            policies: sql`insert into directory.policies (id, agency_id, kind, effective_from, body, set_at) values ('pol_x', ${here.agency.id}, 'limits', ${new Date()}, '{}', ${new Date()})`,
            residents: sql`insert into directory.residents values ('res_x', ${here.agency.id}, 'S1', ${new Date()}, null)`,
            resident_records: sql`insert into directory.resident_records (resident_id, agency_id, facility_id, given_name, family_name, unit, status, recorded_at) values ('res_x', ${here.agency.id}, ${here.facility.id}, 'a', 'b', '', 'here', ${new Date()})`,
          };
          await values[table]!.execute(tx);
        });
        await expect(copy, `${scope.realm} ${table}`).rejects.toMatchObject({ code: '42501' });
      }
    }
  });
});
