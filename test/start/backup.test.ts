import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Db, openDb } from '#kernel/db.ts';
import { migrate, migrationFolders, readMigrations } from '#kernel/migrate.ts';
import { restoreBackup } from '#scripts/backup/restore.ts';
import { type Database, startDatabase } from '#scripts/database.ts';
import { kinline, post } from './kinline.ts';

const root = join(import.meta.dirname, '../..');
const room = mkdtempSync(join(tmpdir(), 'kinline-backup-'));
const [home, kept, restored] = [join(room, 'home'), join(room, 'kept'), join(room, 'restored')];
let database: Database;
let db: Db;

beforeAll(async () => {
  database = await startDatabase({ dataDir: home, sandbox: true });
  await migrate(database.urls, readMigrations(migrationFolders(root)));
  db = openDb(database.urls.app, 2);
  for (let n = 0; n < 20; n++) await post(db, n);
}, 120_000);
afterAll(async () => {
  await db.end();
  await database.stop();
  rmSync(room, { recursive: true, force: true });
});

test(
  'taken while money moves, put back after a kill: whole, with all that was committed before it began',
  { timeout: 300_000 },
  async () => {
    let posting = true;
    let committed = 20;
    const mover = (async () => {
      for (; posting; committed++) await post(db, committed);
    })();
    const before = committed;
    const taken = await kinline(room, ['backup', 'kept']);
    posting = false;
    await mover;
    expect(taken, taken.said).toMatchObject({ code: 0 });
    expect(taken.said).not.toContain('Warning');
    expect(committed).toBeGreaterThan(before);
    expect(readdirSync(kept).sort()).toEqual(['backup.json', 'backup_manifest', 'base.tar.gz', 'keys.json']);
    for (const name of readdirSync(kept)) expect(statSync(join(kept, name)).mode & 0o077, name).toBe(0);

    expect((await kinline(room, ['restore', 'kept', '--to', 'restored'], 'comparing every file')).code).toBeNull();
    expect(existsSync(join(restored, 'postgres', 'cluster'))).toBe(false);
    const put = await kinline(room, ['restore', 'kept', '--to', 'restored']);
    expect(put, put.said).toMatchObject({ code: 0 });
    expect(put.out).toContain('The ledger is whole.');
    expect(put.out).toContain('The audit trail is whole.');

    const again = await startDatabase({ dataDir: restored, sandbox: true });
    const there = openDb(again.urls.app, 1);
    try {
      for (let n = 0; n < before; n++) expect((await post(there, n)).replayed, `journal ${n}`).toBe(true);
      // What came later is there up to some moment and not beyond: nothing is missing in between.
      const later: boolean[] = [];
      for (let n = before; n < committed; n++) later.push((await post(there, n)).replayed);
      expect(later.lastIndexOf(true)).toBe(later.filter(Boolean).length - 1);
    } finally {
      await there.end();
      await again.stop();
    }
    expect((await kinline(room, ['restore', 'kept', '--to', 'restored'])).said).toContain('There is a database in');
  },
);

test('a backup that is not what was written is refused, and nothing is left that looks like a database', { timeout: 300_000 }, async () => {
  const damaged = async (name: string, harm: (file: string) => void, words: RegExp) => {
    const folder = join(room, `damaged-${name}`);
    cpSync(kept, folder, { recursive: true });
    harm(folder);
    const dataDir = join(room, `of-${name}`);
    await expect(restoreBackup({ folder, keysFrom: null, dataDir, log: null }, () => undefined)).rejects.toThrow(words);
    expect(existsSync(join(dataDir, 'postgres', 'cluster'))).toBe(false);
  };
  await damaged('unfinished', (folder) => rmSync(join(folder, 'backup.json')), /no finished backup/);
  await damaged('keyless', (folder) => rmSync(join(folder, 'keys.json')), /keys are missing/);
  await damaged(
    'cut',
    (folder) => {
      const bytes = readFileSync(join(folder, 'base.tar.gz'));
      writeFileSync(join(folder, 'base.tar.gz'), bytes.subarray(0, bytes.length - 5000));
    },
    /can't be unpacked|checksum/,
  );
  await damaged(
    'changed',
    (folder) => {
      const manifest = readFileSync(join(folder, 'backup_manifest'), 'utf8');
      writeFileSync(join(folder, 'backup_manifest'), manifest.replace(/("Path": "global\/pg_control"[^}]*"Checksum": ")(..)/, '$100'));
    },
    /is not what was copied/,
  );
  expect((await kinline(room, ['backup', kept])).said).toContain('is not empty');
  expect((await kinline(room, ['restore', kept])).said).toContain('--to <data folder>');
});
