import { spawnSync, type SpawnOptions } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, cpSync, existsSync, lstatSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { writeWhole } from '../secrets.ts';
import { Stop } from '../stop.ts';
import { program } from './native.ts';

/**
 * How PostgreSQL runs. It refuses to be root, and its user must be able to enter the folder of its data.
 * - direct: as we are.
 * - namespace: in place, in a user namespace where our files seem to belong to `nobody`.
 * - copy: as `nobody`, from a copy of the programs in a folder outside the clone, which holds the data too.
 */
export interface Way {
  kind: 'direct' | 'namespace' | 'copy';
  native: string;
  /** Where the cluster's folder and its password file for initdb are. */
  home: string;
  command(name: 'initdb' | 'postgres', args: string[]): { file: string; args: string[]; options: SpawnOptions };
}

const nobody = 65534;

export interface ChooseWay {
  dataDir: string;
  native: string;
  log: (line: string) => void;
  /** For tests: behave as where user namespaces are forbidden. */
  forbidNamespace?: boolean;
  /** For tests: parents to try for the copy, instead of /var/lib and the folder for temporary files. */
  copyParents?: string[];
}

/** Keeps to the way this data folder was made with, while that still works here. */
export function chooseWay(choice: ChooseWay): Way {
  const kept = wayOf(choice.dataDir);
  const way = kept && existsSync(join(kept.home, 'cluster')) ? wayBack(choice, kept) : firstWay(choice);
  writeWhole(join(choice.dataDir, 'way.json'), `${JSON.stringify({ kind: way.kind, home: way.home })}\n`);
  return way;
}

/** The way of this data folder's last start. */
export function wayOf(dataDir: string): { kind: Way['kind']; home: string } | null {
  const note = join(dataDir, 'way.json');
  return existsSync(note) ? (JSON.parse(readFileSync(note, 'utf8')) as { kind: Way['kind']; home: string }) : null;
}

function firstWay(choice: ChooseWay): Way {
  if (!mustChangeUser()) return direct(choice, choice.dataDir);
  if (namespaceWorks(choice)) return namespace(choice);
  if (process.getuid?.() === 0) return copy(choice, copyHome(choice));
  throw new Stop(
    'PostgreSQL needs a user with a name, and this user (id ' +
      `${process.getuid?.()}) has none in /etc/passwd. Start as a named user, or set DATABASE_URL to a PostgreSQL 18 server.`,
  );
}

function wayBack(choice: ChooseWay, kept: { kind: Way['kind']; home: string }): Way {
  const cluster = join(kept.home, 'cluster');
  const owner = lstatSync(cluster).uid;
  const me = process.getuid?.();
  if (kept.kind === 'copy' && me === 0) return copy(choice, kept.home);
  if (me !== undefined && me !== 0 && owner !== me) {
    throw new Stop(
      `The database in ${cluster} belongs to user id ${owner}, and you are ${me}. Start as that user, or move the folder away.`,
    );
  }
  if (!mustChangeUser()) return direct(choice, kept.home);
  if (owner !== 0 && me === 0) return direct(choice, kept.home, owner);
  if (namespaceWorks(choice)) return namespace(choice);
  // Made in a namespace, which this machine no longer allows: the data moves out with the programs.
  const way = copy(choice, copyHome(choice));
  if (!existsSync(join(way.home, 'cluster'))) {
    choice.log('moving the database to a place where its user can enter');
    const draft = join(way.home, 'cluster.moving');
    rmSync(draft, { recursive: true, force: true });
    cpSync(cluster, draft, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
    giveAway(draft);
    chmodSync(draft, 0o700);
    renameSync(draft, join(way.home, 'cluster'));
    renameSync(cluster, `${cluster}.moved`);
  }
  return way;
}

/** PostgreSQL refuses root, and a user id without a name. */
function mustChangeUser(): boolean {
  if (process.getuid === undefined) return false;
  if (process.getuid() === 0) return true;
  try {
    return userInfo().username === '';
  } catch {
    return true;
  }
}

const mapped = ['--user', `--map-user=${nobody}`, `--map-group=${nobody}`];

function namespaceWorks({ native, dataDir, forbidNamespace }: ChooseWay): boolean {
  if (forbidNamespace || process.platform !== 'linux') return false;
  // Inside, root's powers are gone: try what PostgreSQL will do, entering the folder and writing to it.
  const script = 'test -w "$1" && test -x "$1" && exec "$2" --version';
  const probe = spawnSync('unshare', [...mapped, '/bin/sh', '-c', script, 'probe', dataDir, program(native, 'postgres')], {
    env: surroundings(native),
    timeout: 10_000,
  });
  return probe.status === 0;
}

function direct({ native }: ChooseWay, home: string, uid?: number): Way {
  const user = uid === undefined ? {} : { uid, gid: lstatSync(join(home, 'cluster')).gid };
  return {
    kind: 'direct',
    native,
    home,
    command: (name, args) => ({ file: program(native, name), args, options: { env: surroundings(native), cwd: home, ...user } }),
  };
}

function namespace({ native, dataDir }: ChooseWay): Way {
  return {
    kind: 'namespace',
    native,
    home: dataDir,
    command: (name, args) => ({
      file: 'unshare',
      args: [...mapped, program(native, name), ...args],
      options: { env: surroundings(native), cwd: dataDir },
    }),
  };
}

function copy({ native, log }: ChooseWay, home: string): Way {
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const found = lstatSync(home);
  // In a folder that everybody may write to, somebody else could have made it before us.
  if (!found.isDirectory() || (found.uid !== 0 && found.uid !== nobody)) {
    throw new Stop(`${home} should be a folder of root or nobody, and is not. Move it away and start again.`);
  }
  chownSync(home, nobody, nobody);
  const stamp = createHash('sha256')
    .update(readFileSync(join(native, '..', 'package.json')))
    .digest('hex')
    .slice(0, 12);
  const own = join(home, `native-${stamp}`);
  if (!existsSync(own)) {
    log(`copying PostgreSQL to ${own}, where its user can enter`);
    const draft = join(home, 'native.copying');
    rmSync(draft, { recursive: true, force: true });
    cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
    renameSync(draft, own);
  }
  return {
    kind: 'copy',
    native: own,
    home,
    command: (name, args) => ({
      file: program(own, name),
      args,
      options: { env: surroundings(own), cwd: home, uid: nobody, gid: nobody },
    }),
  };
}

/** The same clone finds the same folder again. */
function copyHome({ dataDir, copyParents, log }: ChooseWay): string {
  const name = `kinline-${createHash('sha256').update(realpathSync(dataDir)).digest('hex').slice(0, 12)}`;
  for (const parent of copyParents ?? ['/var/lib', tmpdir()]) {
    try {
      if (!nobodyEnters(parent)) continue;
      mkdirSync(join(parent, name), { recursive: true, mode: 0o700 });
      if (parent === tmpdir() && !copyParents)
        log(`the database is kept in ${join(parent, name)}: some machines empty that folder when they restart`);
      return join(parent, name);
    } catch {
      continue;
    }
  }
  throw new Stop(
    'PostgreSQL can not run as root, and there is no folder for another user to run it in. Set DATABASE_URL to a PostgreSQL 18 server.',
  );
}

function nobodyEnters(folder: string): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'probe', folder], { uid: nobody, gid: nobody }).status === 0;
}

/** Gives a file or folder with all in it to the user that PostgreSQL runs as. */
export function giveAway(path: string): void {
  const done = spawnSync('chown', ['-R', '-h', `${nobody}:${nobody}`, path]);
  if (done.status !== 0) throw new Stop(`could not give ${path} to the database's user: ${done.stderr}`);
}

function surroundings(native: string): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], LD_LIBRARY_PATH: join(native, 'lib'), LC_ALL: 'C', TZ: 'UTC' };
}
