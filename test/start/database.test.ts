import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DatabaseUrls, refuseOldServer, startDatabase } from '#scripts/database.ts';
import { type Postgres, startPostgres } from '#scripts/postgres.ts';

const room = mkdtempSync(join(tmpdir(), 'kinline-database-'));
let server: Postgres;

beforeAll(async () => {
  server = await startPostgres({ dataDir: join(room, 'server') });
});
afterAll(async () => {
  await server.stop();
  rmSync(room, { recursive: true, force: true });
});

async function ask(url: string, text: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

async function prepare(dataDir: string, more: Partial<Parameters<typeof startDatabase>[0]> = {}): Promise<DatabaseUrls> {
  const database = await startDatabase({ dataDir: join(room, dataDir), databaseUrl: server.adminUrl, sandbox: true, ...more });
  expect(database.embedded).toBe(false);
  await database.stop();
  return database.urls;
}

describe('with DATABASE_URL', () => {
  test('makes the logins with no more rights than they need, and finds them again', async () => {
    const urls = await prepare('one');
    for (const [url, login] of [
      [urls.owner, 'kinline_owner'],
      [urls.app, 'kinline_app'],
      [urls.worker, 'kinline_worker'],
      [urls.sandbox!, 'kinline_sandbox'],
    ] as const) {
      expect(
        await ask(
          url,
          'select current_user::text as who, rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication as strong from pg_roles where rolname = current_user',
        ),
      ).toEqual([{ who: login, strong: false }]);
    }
    expect(
      await ask(urls.owner, 'select pg_get_userbyid(datdba) as owner, datlocale from pg_database where datname = current_database()'),
    ).toEqual([{ owner: 'kinline_owner', datlocale: 'C.UTF-8' }]);
    await expect(ask(urls.app, 'create schema mine')).rejects.toThrow(/permission denied/);
    await expect(ask(urls.app, 'create table public.mine (x int)')).rejects.toThrow(/permission denied/);
    expect(await prepare('one')).toEqual(urls);
    expect(statSync(join(room, 'one', 'secrets.json')).mode & 0o077).toBe(0);
  });

  test('the stand-ins and the product can not enter each other’s database', async () => {
    const urls = await prepare('one');
    const across = (url: string, other: string) => Object.assign(new URL(url), { pathname: new URL(other).pathname }).href;
    await expect(ask(across(urls.sandbox!, urls.app), 'select 1')).rejects.toThrow(/permission denied for database/);
    await expect(ask(across(urls.app, urls.sandbox!), 'select 1')).rejects.toThrow(/permission denied for database/);
  });

  test('never changes the password of a login that somebody else may be using', async () => {
    const urls = await prepare('one');
    await expect(prepare('another')).rejects.toThrow(/kinline_owner exists on this server with another password.*OWNER_DATABASE_URL/s);
    expect(await prepare('another', { ownerUrl: urls.owner, appUrl: urls.app, workerUrl: urls.worker, sandboxUrl: urls.sandbox! })).toEqual(
      urls,
    );
    expect(await ask(urls.app, 'select 1 as x')).toEqual([{ x: 1 }]);
  });

  test('uses the database that the address names', async () => {
    const named = new URL(server.adminUrl);
    named.pathname = '/stage';
    const urls = await prepare('one', { databaseUrl: named.href });
    expect(new URL(urls.app).pathname).toBe('/stage');
    expect(await ask(urls.app, 'select current_database() as name')).toEqual([{ name: 'stage' }]);
  });

  test('without an administrator, with every login given, nothing is made', async () => {
    const urls = await prepare('one');
    const given = { ownerUrl: urls.owner, appUrl: urls.app, workerUrl: urls.worker, sandboxUrl: urls.sandbox! };
    const database = await startDatabase({ dataDir: join(room, 'nothing'), sandbox: true, ...given });
    expect(database.urls).toEqual(urls);
    expect(() => readFileSync(join(room, 'nothing', 'secrets.json'))).toThrow(/ENOENT/);
  });

  test('says what is wrong with a server that is away, or too old', async () => {
    await expect(prepare('one', { databaseUrl: 'postgres://x:y@127.0.0.1:1/postgres' })).rejects.toThrow(
      /can not connect to the database server at 127\.0\.0\.1:1: .*ECONNREFUSED/,
    );
    const old = { query: async () => ({ rows: [{ number: 170006, version: '17.6' }] }) };
    await expect(refuseOldServer(old as unknown as Client)).rejects.toThrow(/PostgreSQL 17\.6; Kinline needs 18 or newer/);
  });
});

test('the embedded server makes the same, and sets its own logins’ passwords anew when their file is lost', async () => {
  const dataDir = join(room, 'embedded');
  const first = await startDatabase({ dataDir, sandbox: false });
  expect(first.embedded).toBe(true);
  expect(first.urls.sandbox).toBe(null);
  await ask(first.urls.owner, 'create table public.kept (x int); insert into public.kept values (5)');
  await first.stop();
  rmSync(join(dataDir, 'secrets.json'));
  const second = await startDatabase({ dataDir, sandbox: false });
  try {
    expect(await ask(second.urls.owner, 'select x from public.kept')).toEqual([{ x: 5 }]);
  } finally {
    await second.stop();
  }
});
