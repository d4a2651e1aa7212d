import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { type Lock, takeLock, waitForLock } from './lock.ts';
import { archivingTo } from './postgres/log-archive.ts';
import { nativeFolder } from './postgres/native.ts';
import { forgetStrangers, isAlive, portOf, runningPid, signalServer, stopServer } from './postgres/postmaster.ts';
import { chooseWay, giveAway, type Way, wayOf } from './postgres/way.ts';
import { keepSecret } from './secrets.ts';
import { Stop } from './stop.ts';

export interface Postgres {
  /** Connects as the superuser to the database `postgres`. */
  adminUrl: string;
  pid: number;
  way: Way['kind'];
  /** It ran already, for others too. */
  joined: boolean;
  /** Resolves with the reason if the server ends without being asked to. */
  died: Promise<string>;
  stop(): Promise<void>;
}

export interface StartPostgres {
  /** The folder that belongs to this server alone: data, password, port, log. */
  dataDir: string;
  log?: (line: string) => void;
  /** Several processes use the same server: a running one is joined, the last to leave stops it. */
  shared?: boolean;
  /** A server that another process holds is used as a guest, and left running. */
  guest?: boolean;
  settings?: Record<string, string>;
  /** The folder that every finished piece of the server's log is copied to. */
  logArchive?: string | undefined;
  /** Fills the new server's folder, in place of an empty database: from a backup. */
  fill?: (cluster: string) => Promise<void>;
  forbidNamespace?: boolean;
  copyParents?: string[];
}

/**
 * Starts the packaged PostgreSQL. What an earlier, killed run left behind (an orphaned server, half a data folder,
 * a port that is now taken) is put right first.
 */
export async function startPostgres(options: StartPostgres): Promise<Postgres> {
  const log = options.log ?? (() => {});
  mkdirSync(options.dataDir, { recursive: true, mode: 0o700 });
  const dataDir = realpathSync(options.dataDir);
  const starting = await waitForLock(join(dataDir, 'starting.lock'), options.shared ? 120_000 : 0);
  if (!starting) return await visit(dataDir, options.guest === true);
  try {
    const password = keepSecret(join(dataDir, 'password.json'), 'postgres');
    const way = chooseWay({ ...options, dataDir, log, native: nativeFolder() });
    const cluster = join(way.home, 'cluster');
    await makeCluster(way, password, log, options.fill);
    const orphan = runningPid(cluster);
    const running = orphan !== null && options.shared ? await joinRunning(cluster, orphan, password) : null;
    if (orphan !== null && running === null) {
      log('stopping the database server of a run that was killed');
      await stopServer(orphan);
    }
    const server =
      running ??
      (await launch(way, dataDir, password, { ...options.settings, ...(options.logArchive && archivingTo(options.logArchive, way)) }, log));
    const users = options.shared ? await waitForLock(join(dataDir, 'users.lock'), 10_000, { shared: true }) : null;
    const stop = options.shared ? () => leave(dataDir, users, server.pid) : stopAlone(starting, server);
    let stopped: Promise<void> | undefined;
    return {
      adminUrl: urlOf(server.port, password),
      pid: server.pid,
      way: way.kind,
      joined: running !== null,
      died: server.died,
      stop: () => (stopped ??= stop()),
    };
  } catch (error) {
    starting.release();
    throw error;
  } finally {
    if (options.shared) starting.release();
  }
}

async function visit(dataDir: string, allowed: boolean): Promise<Postgres> {
  const note = wayOf(dataDir);
  const cluster = join(note?.home ?? dataDir, 'cluster');
  const pid = allowed && note ? runningPid(cluster) : null;
  const password = keepSecret(join(dataDir, 'password.json'), 'postgres');
  const server = pid === null ? null : await joinRunning(cluster, pid, password);
  if (!server || !note) throw new Stop(`Another process is using the database in ${dataDir}.`);
  return { adminUrl: urlOf(server.port, password), pid: server.pid, way: note.kind, joined: true, died: server.died, stop: async () => {} };
}

interface Server {
  pid: number;
  port: number;
  died: Promise<string>;
  stopping?: boolean;
}

function stopAlone(held: Lock, server: Server): () => Promise<void> {
  // Whoever leaves without stop() still tells the server to close; it does so in order, on its own.
  const atExit = () => void signalServer(server.pid, 'SIGINT');
  process.once('exit', atExit);
  return async () => {
    server.stopping = true;
    await stopServer(server.pid);
    process.removeListener('exit', atExit);
    held.release();
  };
}

async function leave(dataDir: string, users: Lock | null, pid: number): Promise<void> {
  const starting = await waitForLock(join(dataDir, 'starting.lock'), 60_000);
  users?.release();
  const last = takeLock(join(dataDir, 'users.lock'));
  if (last) await stopServer(pid);
  last?.release();
  starting?.release();
}

async function makeCluster(way: Way, password: string, log: (line: string) => void, fill?: StartPostgres['fill']): Promise<void> {
  for (const name of readdirSync(way.home)) {
    if (name.startsWith('making-')) rmSync(join(way.home, name), { recursive: true, force: true });
  }
  if (existsSync(join(way.home, 'cluster'))) return;
  log('making the database (once)');
  const draft = join(way.home, `making-${randomBytes(6).toString('hex')}`);
  mkdirSync(draft, { mode: 0o700 });
  if (fill) {
    mkdirSync(join(draft, 'cluster'), { mode: 0o700 });
    await fill(join(draft, 'cluster'));
    if (way.kind === 'copy') giveAway(join(draft, 'cluster'));
  } else await initialise(way, draft, password);
  renameSync(join(draft, 'cluster'), join(way.home, 'cluster'));
  rmSync(draft, { recursive: true, force: true });
}

async function initialise(way: Way, draft: string, password: string): Promise<void> {
  const passwordFile = join(draft, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  const args = ['-D', join(draft, 'cluster'), '-U', 'postgres', `--pwfile=${passwordFile}`, '-A', 'scram-sha-256', '-E', 'UTF8'];
  args.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--no-instructions');
  const { file, args: all, options } = way.command('initdb', args);
  if (options.uid !== undefined && options.gid !== undefined) {
    chownSync(draft, options.uid, options.gid);
    chownSync(passwordFile, options.uid, options.gid);
  }
  const child = spawn(file, all, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout?.on('data', (part) => (said += part));
  child.stderr?.on('data', (part) => (said += part));
  const code = await new Promise((done) => child.on('error', (error) => done(error.message)).on('close', done));
  if (code !== 0) throw new Stop(`The database could not be made (initdb: ${code}):\n${said}`);
}

async function launch(
  way: Way,
  dataDir: string,
  password: string,
  settings: Record<string, string>,
  log: (line: string) => void,
): Promise<Server> {
  const cluster = join(way.home, 'cluster');
  for (let attempt = 1; ; attempt++) {
    forgetStrangers(cluster);
    const port = await choosePort(join(dataDir, 'port'));
    const server = launchOn(way, cluster, port, join(dataDir, 'log'), settings);
    const failure = await becomesReady(server, urlOf(port, password), log);
    if (failure === null) return server;
    // Another program may take the port between our look and the bind; workers of a killed server need a moment to leave.
    const passing = /Address already in use|could not bind|shared memory block|could not create any TCP\/IP sockets/.test(failure);
    if (!passing || attempt === 8) throw new Stop(`The database server did not start:\n${failure}`);
    if (!/shared memory block/.test(failure)) rmSync(join(dataDir, 'port'), { force: true });
    await sleep(400);
  }
}

/** A quarter of the machine's, as PostgreSQL advises, and at most 1 GB: other programs live there too. */
function ownMemory(): string {
  const there = Math.min(totalmem(), process.constrainedMemory() || Infinity);
  return `${Math.min(Math.max(Math.floor(there / 4 / 2 ** 20), 128), 1024)}MB`;
}

function launchOn(way: Way, cluster: string, port: number, logFile: string, settings: Record<string, string>): Server {
  const all: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    shared_buffers: ownMemory(),
    timezone: 'UTC',
    log_timezone: 'UTC',
    jit: 'off',
    ...settings,
  };
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const { file, args, options } = way.command('postgres', ['-D', cluster, '-p', String(port), ...flags]);
  const tooBig = existsSync(logFile) && statSync(logFile).size > 10_000_000;
  const out = openSync(logFile, tooBig ? 'w' : 'a', 0o600);
  const begin = statSync(logFile).size;
  // A process group of its own: Ctrl-C in a terminal must reach us first, so that we close in order.
  const child = spawn(file, args, { ...options, detached: true, stdio: ['ignore', out, out] });
  closeSync(out);
  child.unref();
  const server: Server = {
    pid: child.pid ?? 0,
    port,
    died: new Promise((tell) => {
      const end = (why: string) => {
        if (!server.stopping) tell(`${why}\n${readFileSync(logFile).subarray(begin).toString('utf8').split('\n').slice(-12).join('\n')}`);
      };
      child.on('error', (error) => end(error.message));
      child.on('exit', (code, signal) => end(`it ended with ${signal ?? code}`));
    }),
  };
  return server;
}

/** null when it answers, else why it never will. Recovery after a crash may take minutes. */
async function becomesReady(server: Server, url: string, log: (line: string) => void): Promise<string | null> {
  const began = Date.now();
  let told = began;
  let ended: string | null = null;
  void server.died.then((why) => (ended = why));
  for (;;) {
    if (ended !== null) return ended;
    const answer = await tryConnect(url);
    if (answer === null) return null;
    if (answer === '28P01') {
      await stopServer(server.pid);
      return 'its password is not the one in password.json';
    }
    if (Date.now() - told > 3000) {
      told = Date.now();
      log(`waiting for the database (${Math.round((told - began) / 1000)} s)`);
    }
    await sleep(20);
  }
}

async function tryConnect(url: string): Promise<string | null> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select 1');
    return null;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  } finally {
    await client.end().catch(() => {});
  }
}

async function joinRunning(cluster: string, pid: number, password: string): Promise<Server | null> {
  const port = portOf(cluster);
  if (port === null) return null;
  const until = Date.now() + 10_000;
  while (isAlive(pid) && Date.now() < until) {
    if ((await tryConnect(urlOf(port, password))) === null) return { pid, port, died: new Promise(() => {}) };
    await sleep(50);
  }
  return null;
}

/** The port of last time if it is free, so that saved connections keep working; else any. */
async function choosePort(note: string): Promise<number> {
  const last = existsSync(note) ? Number(readFileSync(note, 'utf8')) : 0;
  const port = (last > 0 ? await freePort(last) : null) ?? (await freePort(0));
  if (port === null) throw new Error('there is no free port on 127.0.0.1');
  writeFileSync(note, `${port}\n`);
  return port;
}

function freePort(wanted: number): Promise<number | null> {
  return new Promise((done) => {
    const probe = createServer();
    probe.on('error', () => done(null));
    probe.listen({ port: wanted, host: '127.0.0.1' }, () => {
      const address = probe.address();
      probe.close(() => done(address !== null && typeof address === 'object' ? address.port : null));
    });
  });
}

function urlOf(port: number, password: string): string {
  return `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
}
