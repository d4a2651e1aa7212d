// Runs on the machine's own Node (18 or newer), before anything is installed: plain JavaScript, no packages.
import { spawn, spawnSync } from 'node:child_process';
import {
  accessSync,
  constants,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Installs the packages of package-lock.json when they are not all there. An interrupted install is done again. */
export async function ensureInstalled(root) {
  if (isInstalled(root)) return;
  const lock = await takeInstallLock(root);
  try {
    if (!isInstalled(root)) await install(root, lock);
  } finally {
    lock.release();
  }
}

function stampOf(root) {
  const hash = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  return `${hash} ${process.platform} ${process.arch}\n`;
}

/** @returns {boolean} */
export function isInstalled(root) {
  const stamp = join(root, 'node_modules', '.kinline');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === stampOf(root)) return true;
  if (!npmSaysComplete(root)) return false;
  writeFileSync(stamp, stampOf(root));
  return true;
}

/** npm writes node_modules/.package-lock.json last, so it is there only after a whole install, by us or by hand. */
function npmSaysComplete(root) {
  try {
    const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
    const found = JSON.parse(readFileSync(join(root, 'node_modules', '.package-lock.json'), 'utf8')).packages;
    const names = Object.keys(wanted).filter((name) => name !== '');
    const complete = names.every((name) => {
      const here = found[name];
      if (here === undefined) return wanted[name].optional === true && !isForHere(wanted[name]);
      return here.version === wanted[name].version && here.integrity === wanted[name].integrity;
    });
    return complete && Object.keys(found).every((name) => name in wanted);
  } catch {
    return false;
  }
}

/** A package that names this platform must be there; optional ones that name another, or none, may be missing. */
function isForHere({ os, cpu, libc }) {
  if (!os || !cpu || [libc].flat().includes('musl')) return false;
  return [os].flat().includes(process.platform) && [cpu].flat().includes(process.arch);
}

// A registry that stumbles over one of many requests; what has arrived is kept, so trying again is quick.
const passing = /\b(ECONNRESET|ECONNREFUSED|ETIMEDOUT|ESOCKETTIMEDOUT|EAI_AGAIN|ERR_SOCKET_TIMEOUT|E429|E5\d\d)\b/;

async function install(root, lock) {
  const count = Object.keys(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages).length - 1;
  say(`Installing what Kinline is made of (${count} packages; once, about a minute)`);
  const began = Date.now();
  for (let attempt = 1; ; attempt++) {
    const { code, said, interrupted } = await runNpm(root, lock, began);
    if (interrupted) throw new Stop('Interrupted while installing; the next run does it again.', 130);
    if (code === 0) break;
    const reason = passing.exec(said)?.[0];
    if (reason === undefined || attempt === 3) {
      const advice = 'It needs the npm registry; run the same command again when that answers.';
      throw new Stop(`${said}\nCould not install (npm ended with ${code}). ${advice}`, 1);
    }
    say(`  the registry did not answer well (${reason}); trying again`);
    await new Promise((done) => setTimeout(done, 2000 * attempt));
  }
  writeFileSync(join(root, 'node_modules', '.kinline'), stampOf(root));
  say(`Installed in ${Math.round((Date.now() - began) / 1000)} s`);
}

async function runNpm(root, lock, began) {
  // NODE_ENV=production would leave out what builds the pages.
  const args = 'ci --ignore-scripts --no-audit --no-fund --include=dev --include=optional --no-progress --loglevel=error'.split(' ');
  const env = { ...process.env };
  if (!homeIsWritable()) env.npm_config_cache = join(root, '.data', 'npm-cache');
  const npm = npmCommand();
  const child = spawn(npm.file, [...npm.args, ...args], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'], shell: npm.shell });
  lock.write({ pid: process.pid, npm: child.pid });
  let said = '';
  child.stdout.on('data', (part) => (said += part));
  child.stderr.on('data', (part) => (said += part));
  const ticker = setInterval(() => tick(`  installing, ${Math.round((Date.now() - began) / 1000)} s`), process.stdout.isTTY ? 500 : 5000);
  let interrupted = false;
  const stop = (signal) => {
    interrupted = true;
    child.kill(signal);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, stop);
  const code = await new Promise((done) => {
    child.on('error', (error) => done(error.message));
    child.on('close', (status, signal) => done(signal ?? status));
  });
  clearInterval(ticker);
  if (process.stdout.isTTY) process.stdout.write('\r\x1b[K');
  for (const signal of signals) process.removeListener(signal, stop);
  return { code, said, interrupted };
}

/** An end that the user can understand without a stack trace. */
export class Stop extends Error {
  constructor(message, code) {
    super(message);
    this.code = code;
    this.stop = true;
  }
}

function npmCommand() {
  const running = process.env.npm_execpath;
  if (running && /npm-cli\.c?js$/.test(running)) return { file: process.execPath, args: [running], shell: false };
  return { file: 'npm', args: [], shell: process.platform === 'win32' };
}

function homeIsWritable() {
  try {
    accessSync(homedir(), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Two installs at once would destroy each other. The holder touches the file every second, so one that was killed is
 * seen by its age; the npm that it may have left behind is seen by its process id.
 */
async function takeInstallLock(root) {
  const file = join(root, '.data', 'installing.json');
  mkdirSync(join(root, '.data'), { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}`;
  for (let told = false; ;) {
    writeFileSync(draft, JSON.stringify({ pid: process.pid }));
    try {
      linkSync(draft, file);
      unlinkSync(draft);
      break;
    } catch (error) {
      unlinkSync(draft);
      if (error.code !== 'EEXIST') throw error;
    }
    const holder = readHolder(file);
    if (holder && !holder.alive) {
      removeStale(file, holder.text);
      continue;
    }
    if (holder && !told) say(`Another run is installing (process ${holder.pid}); waiting for it`);
    told = true;
    await new Promise((done) => setTimeout(done, 500));
    if (isInstalled(root)) return { write() {}, release() {} };
  }
  const beat = setInterval(() => utimesSync(file, new Date(), new Date()), 1000);
  beat.unref();
  return {
    write: (content) => writeFileSync(file, JSON.stringify(content)),
    release() {
      clearInterval(beat);
      unlinkSync(file);
    },
  };
}

function readHolder(file) {
  try {
    const text = readFileSync(file, 'utf8');
    const fresh = Date.now() - statSync(file).mtimeMs < 8000;
    const { pid, npm } = text === '' ? {} : JSON.parse(text);
    return { text, pid, alive: (fresh && isAlive(pid)) || (npm !== undefined && isNpm(npm)) };
  } catch {
    return null;
  }
}

/** Takes away the lock that was judged, and puts back one that came in between. */
function removeStale(file, text) {
  const aside = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (readFileSync(aside, 'utf8') !== text) {
    try {
      linkSync(aside, file);
    } catch {
      // A third run was quicker; its lock stands.
    }
  }
  unlinkSync(aside);
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function isNpm(pid) {
  if (!isAlive(pid) || process.platform === 'win32') return false;
  const command = spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  if (command.error && existsSync(`/proc/${pid}/cmdline`)) return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('npm');
  return command.stdout?.includes('npm') ?? false;
}

export function say(line) {
  process.stdout.write(`${line}\n`);
}

function tick(line) {
  process.stdout.write(process.stdout.isTTY ? `\r\x1b[K${line}` : `${line}\n`);
}
