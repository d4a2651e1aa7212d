import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { isAlive, runningPid } from '#scripts/postgres/postmaster.ts';
import { type Postgres, startPostgres } from '#scripts/postgres.ts';

const isRoot = process.getuid?.() === 0;
const room = mkdtempSync(join(tmpdir(), 'kinline-start-'));
const started: Postgres[] = [];
const children: ChildProcess[] = [];
let count = 0;

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const one of started.splice(0)) await one.stop();
});
afterAll(() => rmSync(room, { recursive: true, force: true }));

const folder = () => join(room, String(count++));

async function start(options: Parameters<typeof startPostgres>[0]): Promise<Postgres> {
  const one = await startPostgres(options);
  started.push(one);
  return one;
}

async function ask(url: string, text: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

/** Another process that starts a server and is ready to be killed. Resolves with what it says once it says `wanted`. */
function hold(dataDir: string, wanted: RegExp): Promise<{ child: ChildProcess; said: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'hold-postgres.ts'), dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  children.push(child);
  let said = '';
  return new Promise((done, fail) => {
    child.stdout.on('data', (part) => {
      said += part;
      if (wanted.test(said)) done({ child, said });
    });
    child.on('exit', () => fail(new Error(`it ended: ${said}`)));
  });
}

/** As a terminal that is closed by force: the process and everything in its group, without a chance to say goodbye. */
async function killGroup(child: ChildProcess): Promise<void> {
  const gone = new Promise((done) => child.once('close', done));
  child.removeAllListeners('exit');
  process.kill(-child.pid!, 'SIGKILL');
  await gone;
}

describe('the packaged PostgreSQL', () => {
  test('is durable, speaks UTF-8, listens to this machine only, and keeps its data over an orderly stop', async () => {
    const dataDir = folder();
    const first = await start({ dataDir });
    const shown = [
      'fsync',
      'synchronous_commit',
      'full_page_writes',
      'listen_addresses',
      'unix_socket_directories',
      'server_encoding',
      'password_encryption',
    ];
    const settings = (await ask(first.adminUrl, `select name, setting from pg_settings where name = any('{${shown.join()}}')`)) as {
      name: string;
      setting: string;
    }[];
    expect(Object.fromEntries(settings.map((row) => [row.name, row.setting]))).toEqual({
      fsync: 'on',
      synchronous_commit: 'on',
      full_page_writes: 'on',
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      server_encoding: 'UTF8',
      password_encryption: 'scram-sha-256',
    });
    expect(await ask(first.adminUrl, `select datlocprovider, datlocale from pg_database where datname = 'postgres'`)).toEqual([
      { datlocprovider: 'b', datlocale: 'C.UTF-8' },
    ]);
    await ask(first.adminUrl, 'create table kept (x int); insert into kept values (7)');
    const began = Date.now();
    await first.stop();
    expect(Date.now() - began).toBeLessThan(5000);
    expect(isAlive(first.pid)).toBe(false);

    const second = await start({ dataDir });
    expect(await ask(second.adminUrl, 'select x from kept')).toEqual([{ x: 7 }]);
    expect(new URL(second.adminUrl).port).toBe(new URL(first.adminUrl).port);
    for (const secret of ['password.json', 'log']) expect(statSync(join(dataDir, secret)).mode & 0o077).toBe(0);
    const wrong = new URL(second.adminUrl);
    wrong.password = 'guessed';
    await expect(ask(wrong.href, 'select 1')).rejects.toThrow(/password authentication failed/);
  });

  test('a second start on the same data is refused, and does no harm to the first', async () => {
    const dataDir = folder();
    const first = await start({ dataDir });
    await expect(startPostgres({ dataDir })).rejects.toThrow(/Another process is using the database/);
    const guest = await startPostgres({ dataDir, guest: true });
    expect(guest.pid).toBe(first.pid);
    await guest.stop();
    expect(await ask(first.adminUrl, 'select 1 as x')).toEqual([{ x: 1 }]);
  });

  test('another port is taken when the last one is in use', async () => {
    const dataDir = folder();
    const first = await start({ dataDir });
    await first.stop();
    const port = Number(new URL(first.adminUrl).port);
    const other = createServer().listen(port, '127.0.0.1');
    await new Promise((done) => other.once('listening', done));
    try {
      const second = await start({ dataDir });
      expect(Number(new URL(second.adminUrl).port)).not.toBe(port);
      expect(await ask(second.adminUrl, 'select 1 as x')).toEqual([{ x: 1 }]);
    } finally {
      other.close();
    }
  });

  test('after kill -9 of the whole group the next start takes over, with all that was committed', async () => {
    const dataDir = folder();
    const { child, said } = await hold(dataDir, /ready .*\n/);
    const [, pid, url] = /ready (\d+) (\S+)/.exec(said)!;
    await ask(url!, 'create table kept (x int); insert into kept values (1)');
    await killGroup(child);
    const next = await start({ dataDir });
    expect(next.pid).not.toBe(Number(pid));
    expect(isAlive(Number(pid))).toBe(false);
    expect(await ask(next.adminUrl, 'select x from kept')).toEqual([{ x: 1 }]);
  });

  test('after kill -9 of the database server itself, too', async () => {
    const dataDir = folder();
    const first = await start({ dataDir });
    await ask(first.adminUrl, 'create table kept (x int); insert into kept values (2)');
    process.kill(first.pid, 'SIGKILL');
    expect(await first.died).toMatch(/SIGKILL/);
    await first.stop();
    const next = await start({ dataDir });
    expect(await ask(next.adminUrl, 'select x from kept')).toEqual([{ x: 2 }]);
  });

  test('a stale postmaster.pid that names a stranger who lives is seen through', async () => {
    const dataDir = folder();
    const first = await start({ dataDir });
    const note = join(dataDir, 'cluster', 'postmaster.pid');
    const text = existsSync(note) ? readFileSync(note, 'utf8') : '';
    await first.stop();
    if (text === '') return expect(first.way).toBe('copy');
    const stranger = spawn('sleep', ['60']);
    children.push(stranger);
    writeFileSync(note, text.replace(/^\d+/, String(stranger.pid)), { mode: 0o600 });
    expect(runningPid(join(dataDir, 'cluster'))).toBe(null);
    const next = await start({ dataDir });
    expect(await ask(next.adminUrl, 'select 1 as x')).toEqual([{ x: 1 }]);
    expect(isAlive(stranger.pid!)).toBe(true);
  });

  test('killed while the data folder is being made: the next start makes it again', async () => {
    const dataDir = folder();
    const { child } = await hold(dataDir, /making the database/);
    await killGroup(child);
    expect(existsSync(join(dataDir, 'cluster'))).toBe(false);
    const next = await start({ dataDir });
    expect(await ask(next.adminUrl, 'select 1 as x')).toEqual([{ x: 1 }]);
    expect(readdirSync(dataDir).filter((name) => name.startsWith('making-'))).toEqual([]);
  });

  test('shared: the last one to leave stops it', async () => {
    const dataDir = folder();
    const [one, two] = await Promise.all([start({ dataDir, shared: true }), start({ dataDir, shared: true })]);
    expect(one.pid).toBe(two.pid);
    await one.stop();
    expect(await ask(two.adminUrl, 'select 1 as x')).toEqual([{ x: 1 }]);
    await two.stop();
    expect(isAlive(two.pid)).toBe(false);
    started.splice(0);
  });
});

describe.runIf(isRoot)('as root, below a folder that only root may enter', () => {
  const closed = () => {
    const parent = folder();
    mkdirSync(parent, { mode: 0o700 });
    return join(parent, 'data');
  };
  const namespaces = spawnSync('unshare', ['--user', '--map-user=65534', '--map-group=65534', 'true']).status === 0;

  test.runIf(namespaces)('it runs in place, in a user namespace', async () => {
    const dataDir = closed();
    const postgres = await start({ dataDir });
    expect(postgres.way).toBe('namespace');
    expect(statSync(join(dataDir, 'cluster')).uid).toBe(0);
  });

  test('where that is forbidden, it runs from a folder of its own user, and is found again there', async () => {
    const dataDir = closed();
    const parent = folder();
    mkdirSync(parent, { recursive: true });
    chmodSync(room, 0o755);
    chmodSync(parent, 0o755);
    const options = { dataDir, forbidNamespace: true, copyParents: [join(room, 'nowhere', 'file'), parent] };
    writeFileSync(join(room, 'nowhere'), '');
    const first = await start(options);
    expect(first.way).toBe('copy');
    await ask(first.adminUrl, 'create table kept (x int); insert into kept values (3)');
    await first.stop();
    const again = await start(options);
    expect(await ask(again.adminUrl, 'select x from kept')).toEqual([{ x: 3 }]);
    const [home] = readdirSync(parent);
    expect(statSync(join(parent, home!, 'cluster')).uid).toBe(65534);
    chmodSync(room, 0o700);
  });

  test.runIf(namespaces)('data made in place moves along when the machine no longer allows that', async () => {
    const dataDir = closed();
    const parent = folder();
    mkdirSync(parent, { recursive: true });
    chmodSync(room, 0o755);
    const first = await start({ dataDir });
    await ask(first.adminUrl, 'create table kept (x int); insert into kept values (4)');
    await first.stop();
    const second = await start({ dataDir, forbidNamespace: true, copyParents: [parent] });
    expect(second.way).toBe('copy');
    expect(await ask(second.adminUrl, 'select x from kept')).toEqual([{ x: 4 }]);
    chmodSync(room, 0o700);
  });
});
