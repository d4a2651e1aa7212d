import { createHash, randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { runOnce } from 'graphile-worker';
import pg from 'pg';
import { inject } from 'vitest';
import type { App, Logger } from '#kernel/app.ts';
import { makeHasher } from '#domain/identity/index.ts';
import { compileScreener, houseTerms, type Screening, screeningHere } from '#domain/review/index.ts';
import { type MovableClock, movableClock } from '#kernel/clock.ts';
import { openDb, openPool } from '#kernel/db.ts';
import { migrate, migrationFolders, readMigrations } from '#kernel/migrate.ts';
import { dayAfter, HOUSE_ZONE, instantOf, localTime, mondayOf } from '#kernel/wall-clock.ts';
import { deriveSecret } from '#server/config/secrets.ts';
import { taskList, workerLogger } from '#server/worker.ts';

const ROOT = join(import.meta.dirname, '..');
const PASSWORD = 'only-for-tests';

/** An App on a database of its own, made from the migrated template. Jobs run when the test says so. */
export interface TestApp extends App {
  readonly clock: MovableClock;
  /** Raw pools: `owner` (the superuser) plants and looks, `asApp` is the server's own login without a scope. */
  readonly owner: pg.Pool;
  readonly asApp: pg.Pool;
  readonly logged: { level: string; fields: object; message: string | undefined }[];
  readonly urls: { admin: string; owner: string; app: string; worker: string };
  /** Runs queued jobs, and those they queue, until none is due. Returns how many failed. */
  runJobs(): Promise<number>;
  /** Leaves its database standing. */
  disconnect(): Promise<void>;
  end(): Promise<void>;
}

/** `parts` are what modules add to App (processor, mailer, …), given by the test that needs them. */
export async function testApp(parts: object = {}, from?: string): Promise<TestApp> {
  const urls = await freshDatabase(from);
  const db = openDb(urls.app, 12);
  const owner = openPool(urls.admin, 4);
  const asApp = openPool(urls.app, 2);
  // The queue reads numbers in its own way. What a lost connection says is said by the next statement.
  const queue = new pg.Pool({ connectionString: urls.worker, max: 6 });
  queue.on('error', () => undefined);
  queue.on('connect', (client) => void client.on('error', () => undefined));
  const logged: TestApp['logged'] = [];
  const write = (level: string) => (fields: object, message?: string) => void logged.push({ level, fields, message });
  const log: Logger = { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
  const origins = {
    family: 'http://localhost:3000',
    staff: 'http://staff.localhost:3000',
    ops: 'http://ops.localhost:3000',
    inside: 'http://inside.localhost:3000',
  };
  const app = {
    tx: db.tx,
    clock: testClock(),
    log,
    mode: 'sandbox' as const,
    origins,
    secret: (purpose: string) => deriveSecret(Buffer.alloc(32, 7), purpose),
    screening: fewTerms(),
    // Nearly for nothing: in earnest a password takes a core for 25 ms, and every person in a test has one.
    hasher: makeHasher(2, 500, { memoryCost: 8, timeCost: 1, parallelism: 1 }),
    logged,
    urls,
    owner,
    asApp,
    runJobs: () => runJobs(app as TestApp, queue),
    disconnect: async () => void (await Promise.all([db.end(), owner.end(), asApp.end(), queue.end()])),
    async end() {
      await app.disconnect();
      await dropDatabase(urls.owner);
    },
    ...parts,
  };
  return app as TestApp;
}

/** The next Tuesday at ten in the morning, where most agencies are: in the middle of a working day, with nothing just ending. */
const START = nextTuesday(new Date());

function nextTuesday(now: Date): Date {
  const { day } = localTime(now, HOUSE_ZONE);
  return instantOf(dayAfter(mondayOf(day), 8), '10:00', HOUSE_ZONE);
}

/** What a test says must not hang on the hour and the day it is run: every clock begins at the same moment of a week, and runs on. */
export function testClock(): MovableClock {
  const clock = movableClock();
  clock.set(START);
  return clock;
}

/** Screening by a few of the house's lists, whatever stands around: all of it takes seconds to make ready. */
function fewTerms(): Screening {
  const few = () => houseTerms().filter(({ category }) => ['weapons', 'self_harm', 'abuse'].includes(category));
  return screeningHere(() =>
    compileScreener(
      few().map((term) => ({ ...term, near: [], apart: [] })),
      [],
      [],
    ),
  );
}

export interface KeptDatabase {
  /** An App on a copy of it. */
  copy(parts?: object): Promise<TestApp>;
  drop(): Promise<void>;
}

/** A database that is prepared once and copied often. */
export async function keptDatabase(prepare: (app: TestApp) => Promise<void>): Promise<KeptDatabase> {
  const app = await testApp();
  await prepare(app);
  await app.disconnect();
  const name = new URL(app.urls.owner).pathname.slice(1);
  return { copy: (parts) => testApp(parts, name), drop: () => dropDatabase(app.urls.owner) };
}

async function runJobs(app: TestApp, pgPool: pg.Pool): Promise<number> {
  let failed = 0;
  const events = new EventEmitter();
  events.on('job:error', () => failed++);
  for (let round = 0; round < 50; round++) {
    const { rows } = await app.owner.query<{ due: bigint }>(
      `select count(*) as due from graphile_worker._private_jobs where is_available and run_at <= now() and attempts < max_attempts`,
    );
    if (rows[0]!.due === 0n) return failed;
    await runOnce({
      pgPool,
      taskList: taskList(app),
      concurrency: 4,
      noHandleSignals: true,
      logger: workerLogger(app.log),
      events,
    });
    await writtenDown(app);
  }
  throw new Error('jobs keep queueing jobs');
}

/** The queue's one run ends before what it did is committed as done or failed: until then a job is neither due nor gone. */
async function writtenDown(app: TestApp): Promise<void> {
  for (let looks = 0; looks < 2_000; looks++) {
    const { rows } = await app.owner.query(`select from graphile_worker._private_jobs where locked_by like 'otpool-%' limit 1`);
    if (rows.length === 0) return;
    await setTimeout(5);
  }
  throw new Error('what a job did was never written down');
}

let template: Promise<string> | undefined;

async function freshDatabase(like?: string): Promise<TestApp['urls']> {
  const { adminUrl } = inject('postgres');
  const from = like ?? (await (template ??= makeTemplate(adminUrl)));
  const name = `kinline_test_${randomBytes(6).toString('hex')}`;
  await asAdmin(adminUrl, 'postgres', async (admin) => {
    // A template can't be copied while somebody is connected to it: one copy at a time, over all test processes.
    await admin.query(`select pg_advisory_lock(4711)`);
    // Not by files: for that everything that other tests have just written would go to the disk first, for one to three seconds.
    await admin.query(`create database ${name} template ${from} owner kinline_owner strategy wal_log`);
    await admin.query(`select pg_advisory_unlock(4711)`);
  });
  return urlsOf(adminUrl, name);
}

/** The migrated database that all test databases are copies of; named by what is in the migrations. */
async function makeTemplate(adminUrl: string): Promise<string> {
  const migrations = readMigrations(migrationFolders(ROOT));
  const name = `kinline_template_${createHash('sha256')
    .update(migrations.map((m) => m.hash).join())
    .digest('hex')
    .slice(0, 12)}`;
  await asAdmin(adminUrl, 'postgres', async (admin) => {
    await admin.query(`select pg_advisory_lock(4711)`);
    const { rows } = await admin.query(`select 1 from pg_database where datname = $1`, [name]);
    if (rows.length > 0) return;
    for (const role of ['kinline_owner', 'kinline_app', 'kinline_worker']) {
      await admin.query(`do $$ begin create role ${role} login; exception when duplicate_object or unique_violation then null; end $$`);
      await admin.query(`alter role ${role} with login nosuperuser nobypassrls password '${PASSWORD}'`);
    }
    const making = `${name}_making`;
    await admin.query(`drop database if exists ${making} with (force)`);
    await admin.query(`create database ${making} owner kinline_owner`);
    const urls = urlsOf(adminUrl, making);
    await migrate(urls, migrations);
    await admin.query(`alter database ${making} rename to ${name}`);
  });
  return name;
}

function urlsOf(adminUrl: string, database: string): TestApp['urls'] {
  const admin = new URL(adminUrl);
  admin.pathname = `/${database}`;
  const url = (role: string) => {
    const made = new URL(admin);
    made.username = role;
    made.password = PASSWORD;
    return made.href;
  };
  return { admin: admin.href, owner: url('kinline_owner'), app: url('kinline_app'), worker: url('kinline_worker') };
}

async function dropDatabase(ownerUrl: string): Promise<void> {
  const name = new URL(ownerUrl).pathname.slice(1);
  await asAdmin(inject('postgres').adminUrl, 'postgres', (admin) => admin.query(`drop database if exists ${name} with (force)`));
}

async function asAdmin<T>(adminUrl: string, database: string, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  const admin = new pg.Client({ connectionString: url.href });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}
