import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar';
import { Client } from 'pg';
import { type Postgres, startPostgres } from '../postgres.ts';
import { rollingForward } from '../postgres/log-archive.ts';
import { runningPid, stopServer } from '../postgres/postmaster.ts';
import { wayOf } from '../postgres/way.ts';
import { writeWhole } from '../secrets.ts';
import { Stop } from '../stop.ts';
import { type About, FILES, type Keys } from './backup.ts';

export interface RestoreOrder {
  folder: string;
  /** Where its keys are; null: in the same folder. */
  keysFrom: string | null;
  /** The data folder that is made of it; it may not hold a database yet. */
  dataDir: string;
  /** The log that the server copied after the backup, and the moment to which it is followed; `until` null: to its end. */
  log: { folder: string; until: Date | null } | null;
}

/**
 * Makes a data folder of a backup and starts its server. Every file is compared with what PostgreSQL said of it; only then does the
 * database get its name, so a restore that was cut off can be begun again; following the log, too. Refuses a folder that has a database, and a backup that is not whole.
 */
export async function restoreBackup(
  order: RestoreOrder,
  said: (line: string) => void,
): Promise<{ server: Postgres; about: About; to: Date | null }> {
  const { folder, dataDir, log } = order;
  const postgres = join(dataDir, 'postgres');
  const cluster = join(wayOf(postgres)?.home ?? postgres, 'cluster');
  const unfinished = join(postgres, 'restoring');
  if (existsSync(unfinished)) await clear(cluster, said);
  if (existsSync(cluster)) throw new Stop(`There is a database in ${dataDir} already. Name a new folder; nothing is written over.`);
  const about = readAbout(folder);
  if (!about.packaged) throw new Stop('This is a backup of a server of yours: docs/runbooks/backup.md says how to put it back.');
  const keys = readJson<Keys>(order.keysFrom ?? join(folder, FILES.keys), 'Its keys are missing: say where they are with --keys <file>.');
  if (keys.password === null) throw new Stop('Its keys do not open the packaged server.');
  writeWhole(join(postgres, 'password.json'), `${JSON.stringify({ postgres: keys.password }, null, 2)}\n`);
  writeWhole(join(dataDir, 'secrets.json'), `${JSON.stringify(keys.secrets, null, 2)}\n`);
  writeWhole(unfinished, '');
  const server = await startPostgres({
    dataDir: postgres,
    log: said,
    settings: log ? rollingForward(log) : {},
    fill: async (draft) => {
      await fill(folder, about, draft, said);
      // PostgreSQL's own mark of a server that follows a log. It takes it away when it has come to where it was told.
      if (log) writeWhole(join(draft, 'recovery.signal'), '');
    },
  });
  const to = log && (await followLog(server, said));
  await rm(unfinished);
  return { server, about, to };
}

async function clear(cluster: string, said: (line: string) => void): Promise<void> {
  if (!existsSync(cluster)) return;
  said('beginning again: an earlier restore was cut off');
  const pid = runningPid(cluster);
  if (pid !== null) await stopServer(pid);
  await rm(cluster, { recursive: true, force: true });
}

/** The moment of the last transaction that the log brought; null: it brought none. */
async function followLog(server: Postgres, said: (line: string) => void): Promise<Date | null> {
  said('following the log');
  let ended: string | null = null;
  void server.died.then((why) => (ended = why));
  for (;;) {
    const now = await standing(server.adminUrl).catch(() => null);
    if (now && !now.follows) return now.to;
    if (ended !== null) {
      await server.stop();
      throw new Stop(`The log can't be followed to there:\n${String(ended)}`);
    }
    await sleep(200);
  }
}

async function standing(adminUrl: string): Promise<{ follows: boolean; to: Date | null }> {
  const client = new Client({ connectionString: adminUrl });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ follows: boolean; to: Date | null }>(
      'select pg_is_in_recovery() as follows, pg_last_xact_replay_timestamp() as to',
    );
    return rows[0]!;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function readAbout(folder: string): About {
  const about = readJson<About>(join(folder, FILES.about), `${folder} holds no finished backup (${FILES.about} is missing).`);
  if (about.format !== 1) throw new Stop(`This backup has a form that this program does not know (${String(about.format)}).`);
  return about;
}

function readJson<T>(file: string, missing: string): T {
  if (!existsSync(file)) throw new Stop(missing);
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}

async function fill(folder: string, about: About, cluster: string, said: (line: string) => void): Promise<void> {
  said('unpacking the backup');
  const hash = createHash('sha256');
  const archive = createReadStream(join(folder, FILES.archive));
  archive.on('data', (chunk) => hash.update(chunk));
  try {
    await pipeline(archive, createGunzip(), extract({ cwd: cluster, strict: true, preserveOwner: false }));
  } catch (error) {
    throw new Stop(`The backup can't be unpacked: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (hash.digest('hex') !== about.sha256) throw new Stop(`${FILES.archive} is not what was written: its checksum differs.`);
  said('comparing every file');
  await compare(join(folder, FILES.manifest), cluster);
}

interface Manifest {
  Files: { Path?: string; Size: number; 'Checksum-Algorithm': string; Checksum: string }[];
}

/** As pg_verifybackup does: each file of the manifest is there, as long as it was, with its checksum. */
async function compare(manifest: string, cluster: string): Promise<void> {
  const { Files } = readJson<Manifest>(manifest, `${FILES.manifest} is missing.`);
  for (const file of Files) {
    if (file.Path === undefined || file['Checksum-Algorithm'] !== 'SHA256') throw new Stop(`${FILES.manifest} is not one of ours.`);
    const path = join(cluster, file.Path);
    const size = await stat(path).then(
      (found) => found.size,
      () => -1,
    );
    if (size !== file.Size || (await digestOf(path)) !== file.Checksum) throw new Stop(`${file.Path} is not what was copied.`);
  }
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
