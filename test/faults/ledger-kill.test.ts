import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyLedger } from '#domain/ledger/index.ts';
import { openDb } from '#kernel/db.ts';
import { migrate, migrationFolders, readMigrations } from '#kernel/migrate.ts';
import { startDatabase } from '#scripts/database.ts';
import { type Postgres, startPostgres } from '#scripts/postgres.ts';
import { acknowledged, journalOf } from './ledger-poster.ts';

// A server of its own: nobody else may be on what is killed here.
const ROOT = join(import.meta.dirname, '..', '..');
const LANES = ['lane-a', 'lane-b', 'lane-c', 'lane-d'];
const CYCLES = Number(process.env['KILLS'] ?? 20);
const MOST_MS = 60_000 + 20_000 * CYCLES;

let home: string;
let told: string;
let postgres: Postgres;
let appUrl: string;
let poster: ChildProcess | undefined;

const start = () => startPostgres({ dataDir: join(home, 'server'), settings: { shared_buffers: '64MB', max_connections: '40' } });

beforeAll(async () => {
  mkdirSync(join(ROOT, '.data'), { recursive: true });
  home = mkdtempSync(join(ROOT, '.data', 'kill-'));
  told = join(home, 'told');
  mkdirSync(told);
  postgres = await start();
  const { urls } = await startDatabase({ dataDir: home, databaseUrl: postgres.adminUrl, sandbox: false });
  await migrate(urls, readMigrations(migrationFolders(ROOT)));
  appUrl = urls.app;
}, 60_000);

afterAll(async () => {
  poster?.kill('SIGKILL');
  await postgres.stop();
  rmSync(home, { recursive: true, force: true });
});

const acks = () => LANES.map((lane) => acknowledged(told, lane));
const total = () => acks().reduce((sum, lane) => sum + lane.length, 0);

function startPoster(): void {
  poster = spawn(process.execPath, [join(import.meta.dirname, 'ledger-poster.ts'), appUrl, told, ...LANES], { stdio: 'inherit' });
}

async function killPoster(): Promise<void> {
  const gone = new Promise((done) => poster!.once('exit', done));
  poster!.kill('SIGKILL');
  await gone;
}

async function work(more: number): Promise<void> {
  const wanted = total() + more;
  const until = Date.now() + 90_000;
  while (total() < wanted) {
    if (Date.now() > until) throw new Error('the poster does not get on');
    expect(poster!.exitCode).toBeNull();
    await sleep(10);
  }
  await sleep(Math.random() * 60);
}

/** The whole server at once, as when the machine loses its memory but not its disk. */
async function killServer(): Promise<void> {
  process.kill(postgres.pid, 'SIGKILL');
  await postgres.stop();
  postgres = await start();
}

/** One session's process: the server drops all others and recovers by itself. */
async function killSession(): Promise<void> {
  const admin = new pg.Client({ connectionString: postgres.adminUrl });
  admin.on('error', () => undefined);
  await admin.connect();
  const { rows } = await admin.query<{ pid: number }>(
    `select pid from pg_stat_activity where usename = 'kinline_app' order by random() limit 1`,
  );
  if (rows[0]) process.kill(rows[0].pid, 'SIGKILL');
  await admin.end().catch(() => undefined);
}

it(`keeps what it acknowledged, once, through ${CYCLES} kills of the program and of PostgreSQL`, { timeout: MOST_MS }, async () => {
  const kills = [killPoster, killServer, killPoster, killSession];
  startPoster();
  for (let cycle = 0; cycle < CYCLES; cycle++) {
    await work(20);
    const kill = kills[cycle % kills.length]!;
    await kill();
    if (kill === killPoster) startPoster();
  }
  await work(20);
  await killPoster();

  const db = openDb(appUrl, 2);
  const admin = new pg.Client({ connectionString: postgres.adminUrl.replace(/[^/]*$/, 'kinline') });
  await admin.connect();
  try {
    for (const [i, lane] of LANES.entries()) {
      const known = acks()[i]!;
      const { rows } = await admin.query<{ id: string; key: string }>(`select id, key from ledger.journals where key like $1 order by id`, [
        `${lane}-%`,
      ]);
      // Everything acknowledged is there under the id that was told, in order, once; and at most one that nobody was told of.
      expect(rows.slice(0, known.length).map((row) => `${row.key} ${row.id}`)).toEqual(known.map((id, n) => `${lane}-${n} ${id}`));
      expect(rows.length - known.length).toBeLessThanOrEqual(1);
      const wallet = rows.reduce(
        (sum, _row, n) => sum - journalOf(lane, n).entries.find((entry) => isWallet(entry.account))!.amountCents,
        0n,
      );
      const kept = await admin.query<{ balance: string }>(
        `select balance from ledger.balances b join ledger.accounts a on a.id = b.account_id where a.code = $1`,
        [`wallet:${lane}`],
      );
      expect(BigInt(kept.rows[0]!.balance)).toBe(wallet);
    }
    expect(total()).toBeGreaterThanOrEqual(20 * CYCLES);
    expect(await verifyLedger(db)).toEqual([]);
  } finally {
    await admin.end();
    await db.end();
  }
});

const isWallet = (account: string | { code: string }) => (typeof account === 'string' ? account : account.code).startsWith('wallet:');
