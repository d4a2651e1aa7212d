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
import { acknowledged, journalOf, POOL } from './group-poster.ts';

// A server of its own: nobody else may be on what is killed here.
const ROOT = join(import.meta.dirname, '..', '..');
const PROCESSES = 3;
const LANES = 20;
const CYCLES = Number(process.env['KILLS'] ?? 15);

let home: string;
let told: string;
let postgres: Postgres;
let appUrl: string;
const posters: (ChildProcess | undefined)[] = [];

const lanesOf = (n: number) => Array.from({ length: LANES }, (_, lane) => `p${n}-lane${lane}`);
const allLanes = () => Array.from({ length: PROCESSES }, (_, n) => lanesOf(n)).flat();
const start = () => startPostgres({ dataDir: join(home, 'server'), settings: { shared_buffers: '64MB', max_connections: '60' } });

beforeAll(async () => {
  mkdirSync(join(ROOT, '.data'), { recursive: true });
  home = mkdtempSync(join(ROOT, '.data', 'group-kill-'));
  told = join(home, 'told');
  mkdirSync(told);
  postgres = await start();
  const { urls } = await startDatabase({ dataDir: home, databaseUrl: postgres.adminUrl, sandbox: false });
  await migrate(urls, readMigrations(migrationFolders(ROOT)));
  appUrl = urls.app;
}, 60_000);

afterAll(async () => {
  for (const poster of posters) poster?.kill('SIGKILL');
  await postgres.stop();
  rmSync(home, { recursive: true, force: true });
});

const total = () => allLanes().reduce((sum, lane) => sum + acknowledged(told, lane).length, 0);

function startPoster(n: number): void {
  posters[n] = spawn(process.execPath, [join(import.meta.dirname, 'group-poster.ts'), appUrl, told, ...lanesOf(n)], { stdio: 'inherit' });
}

async function killPoster(n: number): Promise<void> {
  const gone = new Promise((done) => posters[n]!.once('exit', done));
  posters[n]!.kill('SIGKILL');
  await gone;
}

async function work(more: number): Promise<void> {
  const wanted = total() + more;
  const until = Date.now() + 90_000;
  while (total() < wanted) {
    if (Date.now() > until) throw new Error('the posters do not get on');
    for (const poster of posters) expect(poster!.exitCode).toBeNull();
    await sleep(20);
  }
  await sleep(Math.random() * 60);
}

/** The whole server at once, as when the machine loses its memory but not its disk. */
async function killServer(): Promise<void> {
  process.kill(postgres.pid, 'SIGKILL');
  await postgres.stop();
  postgres = await start();
}

it(
  `${PROCESSES} processes keep what they acknowledged, once, through ${CYCLES} kills in the middle of their groups`,
  { timeout: 30_000 * CYCLES },
  async () => {
    for (let n = 0; n < PROCESSES; n++) startPoster(n);
    for (let cycle = 0; cycle < CYCLES; cycle++) {
      await work(200);
      if (cycle % 5 === 4) {
        await killServer();
      } else {
        await killPoster(cycle % PROCESSES);
        startPoster(cycle % PROCESSES);
      }
    }
    await work(200);
    for (let n = 0; n < PROCESSES; n++) await killPoster(n);

    const db = openDb(appUrl, 2);
    const admin = new pg.Client({ connectionString: postgres.adminUrl.replace(/[^/]*$/, 'kinline') });
    await admin.connect();
    try {
      const { rows } = await admin.query<{ id: string; key: string }>('select id, key from ledger.journals');
      const book = new Map(rows.map((row) => [row.key, row.id]));
      expect(book.size).toBe(rows.length);
      const expected = new Map<string, bigint>();
      for (const lane of allLanes()) {
        const known = acknowledged(told, lane);
        // Everything that was told is there under that number; of what comes after, at most one journal that nobody was told of.
        expect(known.map((_, n) => book.get(journalOf(lane, n).key))).toEqual(known);
        expect(book.has(journalOf(lane, known.length + 1).key) && (known.length + 1) % 4 !== 3).toBe(false);
      }
      for (const key of book.keys()) {
        const [lane, n] = key.startsWith('shared-')
          ? ['p0-lane0', Number(key.slice(7))]
          : [key.slice(0, key.lastIndexOf('-')), Number(key.slice(key.lastIndexOf('-') + 1))];
        for (const { account, amountCents } of journalOf(lane, n).entries) {
          const code = typeof account === 'string' ? account : account.code;
          expected.set(code, (expected.get(code) ?? 0n) - amountCents);
        }
      }
      const kept = await admin.query<{ code: string; balance: string }>(
        `select a.code, b.balance from ledger.balances b join ledger.accounts a on a.id = b.account_id`,
      );
      expect(kept.rows.length).toBe(PROCESSES * LANES + 1);
      for (const { code, balance } of kept.rows) expect([code, BigInt(balance)]).toEqual([code, expected.get(code) ?? 0n]);
      expect(expected.get(POOL.code)).toBeGreaterThan(0n);
      expect(await verifyLedger(db)).toEqual([]);
    } finally {
      await admin.end();
      await db.end();
    }
  },
);
