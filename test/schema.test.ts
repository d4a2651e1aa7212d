import { afterAll, describe, expect, it } from 'vitest';
import { testApp } from '#test/database.ts';

// What every table, view and function of the house must be, read from the migrated database itself.
const app = await testApp();
afterAll(() => app.end());
const HOUSE = `n.nspname !~ '^(pg_|information_schema$|graphile_worker$|jobs$|migrations$|public$)'`;

async function names(sql: string): Promise<string[]> {
  const { rows } = await app.owner.query<{ name: string }>(sql);
  return rows.map((row) => row.name);
}

describe('every table of the house', () => {
  const tables = (which: string) =>
    names(
      `select format('%s.%s', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p') and ${HOUSE} and ${which} order by 1`,
    );

  it('is found by this test', async () => {
    expect((await tables('true')).length).toBeGreaterThan(20);
  });
  it('has row-level security', async () => {
    expect(await tables('not c.relrowsecurity')).toEqual([]);
  });
  it('belongs to kinline_owner', async () => {
    expect(await tables(`c.relowner <> 'kinline_owner'::regrole`)).toEqual([]);
  });
  it('is empty for the app without a scope', async () => {
    const readable = await tables(
      `has_table_privilege('kinline_app', c.oid, 'select') and has_schema_privilege('kinline_app', n.oid, 'usage')`,
    );
    expect(readable.length).toBeGreaterThan(10);
    for (const table of readable) expect([table, (await app.asApp.query(`select 1 from ${table} limit 1`)).rowCount]).toEqual([table, 0]);
  });
  it('gives the app no policy that is always true', async () => {
    expect(
      await names(
        `select format('%s.%s %s', schemaname, tablename, policyname) as name from pg_policies where qual = 'true' or with_check = 'true'`,
      ),
    ).toEqual([]);
  });
  it('asks in one way where staff work: kernel.works_at, and nothing else reads the setting', async () => {
    const asked = String.raw`works_at\([^()]*, (\( SELECT )?(kernel\.)?facilities\(\)`;
    const odd = (text: string) => `regexp_replace(${text}, '${asked}', '', 'gi') ~ 'facilities\\(\\)'`;
    expect(
      await names(
        `select format('%s.%s %s', schemaname, tablename, policyname) as name from pg_policies where ${odd(`concat(qual, ' ', with_check)`)}`,
      ),
    ).toEqual([]);
    expect(
      await names(`select format('%s.%s', n.nspname, p.proname) as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where ${HOUSE} and p.prokind = 'f' and (n.nspname, p.proname) <> ('kernel', 'facilities') and ${odd('pg_get_functiondef(p.oid)')}`),
    ).toEqual([]);
    const right = `select count(*)::text as name from pg_policies where concat(qual, with_check) ~ 'works_at'`;
    expect(Number((await names(right))[0])).toBeGreaterThan(8); // the test itself sees them
  });
  it('can not be emptied, and is not granted to everybody', async () => {
    expect(await tables(`has_table_privilege('kinline_app', c.oid, 'truncate')`)).toEqual([]);
    expect(
      await names(
        `select format('%s.%s to public', table_schema, table_name) as name from information_schema.role_table_grants where grantee = 'PUBLIC' and table_schema !~ '^(pg_|information_schema|graphile_worker)'`,
      ),
    ).toEqual([]);
  });
});

describe('every view', () => {
  it('shows its reader no more than the tables would', async () => {
    const careless = `select format('%s.%s', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'v' and ${HOUSE} and not coalesce(c.reloptions, '{}') @> '{security_invoker=true}' and not coalesce(c.reloptions, '{}') @> '{security_invoker=on}'`;
    expect(await names(careless)).toEqual([]);
  });
});

describe("every function that runs with its owner's rights", () => {
  const definers = (which: string) =>
    names(
      `select format('%s.%s', n.nspname, p.proname) as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.prosecdef and ${HOUSE.replace('jobs$|', '')} and ${which} order by 1`,
    );

  it('has a fixed search path', async () => {
    expect(await definers(`not exists (select 1 from unnest(p.proconfig) setting where setting like 'search_path=%')`)).toEqual([]);
  });
  it('is not open to everybody', async () => {
    // A trigger function can't be called by anyone, only fired.
    expect(await definers(`p.prorettype <> 'trigger'::regtype and has_function_privilege('public', p.oid, 'execute')`)).toEqual([]);
  });
});

describe('the logins', () => {
  it('have no rights beyond their own', async () => {
    const { rows } = await app.owner.query(
      `select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname in ('kinline_app', 'kinline_worker') order by 1`,
    );
    expect(rows).toEqual(
      ['kinline_app', 'kinline_worker'].map((rolname) => ({
        rolname,
        rolsuper: false,
        rolbypassrls: false,
        rolcreaterole: false,
        rolcreatedb: false,
      })),
    );
  });
  it('the app owns nothing', async () => {
    expect(await names(`select c.relname as name from pg_class c where c.relowner = 'kinline_app'::regrole`)).toEqual([]);
  });
});
