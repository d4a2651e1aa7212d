import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { openDb } from '#kernel/db.ts';
import { migrate, migrationFolders, readMigrations } from '#kernel/migrate.ts';
import { startDatabase } from '#scripts/database.ts';
import { startPostgres } from '#scripts/postgres.ts';
import { kinline, post } from './kinline.ts';

const root = join(import.meta.dirname, '../..');
const room = mkdtempSync(join(tmpdir(), 'kinline-log-'));
const home = join(room, 'home');
const archive = join(room, "the log's 100 %f");

afterAll(() => rmSync(room, { recursive: true, force: true }));

/** What the server does by itself once a minute: the piece of its log that is being written is closed, and copied. */
async function closePiece(adminUrl: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  const { rows } = await admin.query<{ piece: string }>('select pg_walfile_name(pg_switch_wal()) as piece');
  const isKept = async () =>
    (await admin.query<{ kept: boolean }>('select last_archived_wal >= $1 as kept from pg_stat_archiver', [rows[0]!.piece])).rows[0]!.kept;
  while (!(await isKept())) await sleep(50);
  await admin.end();
}

/** Loses the disk of a house that worked on after its backup: which dollars were in a closed piece of its log, and a moment between two of them. */
async function loseDisk(): Promise<{ kept: number; posted: number; moment: Date; before: number }> {
  const database = await startDatabase({ dataDir: home, sandbox: true, logArchive: archive });
  await migrate(database.urls, readMigrations(migrationFolders(root)));
  const db = openDb(database.urls.app, 1);
  const postTo = async (from: number, to: number) => {
    for (let n = from; n < to; n++) await post(db, n);
  };
  await postTo(0, 10);
  expect(await kinline(room, ['backup', 'base'])).toMatchObject({ code: 0 });
  await postTo(10, 20);
  await sleep(20);
  const moment = new Date();
  await sleep(20);
  await postTo(20, 30);
  const { adminUrl, pid } = await startPostgres({ dataDir: join(home, 'postgres'), guest: true });
  await closePiece(adminUrl);
  await postTo(30, 35);
  process.kill(pid, 'SIGKILL');
  await db.end().catch(() => undefined);
  await database.died;
  await database.stop();
  rmSync(home, { recursive: true, force: true });
  return { kept: 30, posted: 35, moment, before: 20 };
}

/** Which of so many dollars a restored house has. */
async function dollarsIn(name: string, most: number): Promise<number[]> {
  const database = await startDatabase({ dataDir: join(room, name), sandbox: true });
  const db = openDb(database.urls.app, 1);
  try {
    const there: number[] = [];
    for (let n = 0; n < most; n++) if ((await post(db, n)).replayed) there.push(n);
    return there;
  } finally {
    await db.end();
    await database.stop();
  }
}

const first = (count: number) => Array.from({ length: count }, (_, n) => n);

test('the disk is lost: what its log brought is back, to the last piece or to a moment', { timeout: 300_000 }, async () => {
  const { kept, posted, moment, before } = await loseDisk();

  const restore = ['restore', 'base', '--log', archive, '--to'];
  expect((await kinline(room, [...restore, 'whole'], 'following the log')).code).toBeNull();
  const whole = await kinline(room, [...restore, 'whole']);
  expect(whole, whole.said).toMatchObject({ code: 0 });
  expect(whole.said).toContain('an earlier restore was cut off');
  expect(whole.out).toContain('The ledger is whole.');
  expect(whole.out).toContain('The audit trail is whole.');
  expect(await dollarsIn('whole', posted)).toEqual(first(kept));

  const some = await kinline(room, [...restore, 'some', '--until', moment.toISOString()]);
  expect(some, some.said).toMatchObject({ code: 0 });
  expect(await dollarsIn('some', posted)).toEqual(first(before));

  const beyond = await kinline(room, [...restore, 'beyond', '--until', '2100-01-01T00:00:00Z']);
  expect(beyond.code).toBe(2);
  expect(beyond.said).toContain('before configured recovery target was reached');
  expect((await kinline(room, [...restore, 'beyond', '--until', '2100-01-01T00:00:00Z'])).said).toContain('an earlier restore was cut off');
  for (const words of [
    ['--until', '2026-11-22'],
    ['--until', 'yesterday'],
  ])
    expect((await kinline(room, [...restore, 'other', ...words])).said).toContain('Say: npx kinline restore');
  expect((await kinline(room, ['restore', 'base', '--log', join(room, 'nowhere'), '--to', 'other'])).said).toContain('There is no folder');
});
