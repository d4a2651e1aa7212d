import { createHash, type Hash } from 'node:crypto';
import { createWriteStream, existsSync, fsyncSync, mkdirSync, openSync, closeSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { writeWhole } from '../secrets.ts';
import { Stop } from '../stop.ts';
import { type Base, takeBase } from './base-backup.ts';

/** What a backup's folder holds. `backup.json` is written last: without it the backup was never finished. */
export const FILES = { archive: 'base.tar.gz', manifest: 'backup_manifest', about: 'backup.json', keys: 'keys.json' };

export interface About extends Omit<Base, 'manifest'> {
  format: 1;
  madeAt: string;
  /** Of base.tar.gz. */
  sha256: string;
  bytes: number;
  /** The packaged server's, which `restore` starts again; a server of yours is put back by its own means. */
  packaged: boolean;
}

/** Without these a restored server can't be entered and sealed details can't be read. */
export interface Keys {
  secrets: Record<string, string>;
  password: string | null;
}

export interface BackupOrder {
  folder: string;
  /** Where the keys go; null: into the same folder. */
  keysTo: string | null;
}

/** Copies the whole server into a folder of its own while it works. Everything that was committed when it began is in it, and nothing by half. */
export async function takeBackup(
  order: BackupOrder,
  from: { adminUrl: string; dataDir: string; packaged: boolean },
  said: (line: string) => void,
): Promise<About> {
  const { folder } = order;
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new Stop(`${folder} is not empty. Name a new folder for each backup.`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const madeAt = new Date().toISOString();
  const archive = join(folder, FILES.archive);
  const hash = createHash('sha256');
  const counted = { bytes: 0 };
  const zip = createGzip({ level: 3 });
  const written = finished(zip.pipe(counting(hash, counted)).pipe(createWriteStream(archive, { flags: 'wx', mode: 0o600, flush: true })));
  written.catch(() => zip.destroy());
  const base = await takeBase(from.adminUrl, zip, telling(said));
  zip.end();
  await written;
  writeWhole(join(folder, FILES.manifest), base.manifest);
  writeWhole(order.keysTo ?? join(folder, FILES.keys), `${JSON.stringify(keysOf(from.dataDir, from.packaged), null, 2)}\n`);
  const { from: begins, to, timeline } = base;
  const about: About = {
    format: 1,
    madeAt,
    sha256: hash.digest('hex'),
    bytes: counted.bytes,
    packaged: from.packaged,
    from: begins,
    to,
    timeline,
  };
  writeWhole(join(folder, FILES.about), `${JSON.stringify(about, null, 2)}\n`);
  flush(folder);
  return about;
}

function counting(hash: Hash, counted: { bytes: number }): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      counted.bytes += chunk.length;
      done(null, chunk);
    },
  });
}

const SAY_EVERY_MS = 2000;

function telling(said: (line: string) => void): (bytes: number) => void {
  let last = Date.now();
  return (bytes) => {
    if (Date.now() - last < SAY_EVERY_MS) return;
    last = Date.now();
    said(`${Math.round(bytes / 1e6)} MB read`);
  };
}

function keysOf(dataDir: string, packaged: boolean): Keys {
  const read = (file: string): Record<string, string> =>
    existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {};
  const password = packaged ? (read(join(dataDir, 'postgres', 'password.json'))['postgres'] ?? null) : null;
  return { secrets: read(join(dataDir, 'secrets.json')), password };
}

/** The names of new files are in the folder for good. */
function flush(folder: string): void {
  const open = openSync(folder, 'r');
  fsyncSync(open);
  closeSync(open);
}
