import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar';
import { type Postgres, startPostgres } from '../postgres.ts';
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
}

/**
 * Makes a data folder of a backup and starts its server. Every file is compared with what PostgreSQL said of it; only then does the
 * database get its name, so a restore that was cut off can be begun again. Refuses a folder that has a database, and a backup that is not whole.
 */
export async function restoreBackup(order: RestoreOrder, said: (line: string) => void): Promise<{ server: Postgres; about: About }> {
  const { folder, dataDir } = order;
  const postgres = join(dataDir, 'postgres');
  const home = wayOf(postgres)?.home ?? postgres;
  if (existsSync(join(home, 'cluster')))
    throw new Stop(`There is a database in ${dataDir} already. Name a new folder; nothing is written over.`);
  const about = readAbout(folder);
  if (!about.packaged) throw new Stop('This is a backup of a server of yours: docs/runbooks/backup.md says how to put it back.');
  const keys = readJson<Keys>(order.keysFrom ?? join(folder, FILES.keys), 'Its keys are missing: say where they are with --keys <file>.');
  if (keys.password === null) throw new Stop('Its keys do not open the packaged server.');
  writeWhole(join(postgres, 'password.json'), `${JSON.stringify({ postgres: keys.password }, null, 2)}\n`);
  const server = await startPostgres({ dataDir: postgres, log: said, fill: (cluster) => fill(folder, about, cluster, said) });
  writeWhole(join(dataDir, 'secrets.json'), `${JSON.stringify(keys.secrets, null, 2)}\n`);
  return { server, about };
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
