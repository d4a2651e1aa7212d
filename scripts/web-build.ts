import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { takeLock, waitForLock } from './lock.ts';
import { Stop } from './stop.ts';

const root = join(import.meta.dirname, '..');
const built = join(root, '.build', 'web');

/** Builds the pages into .build/web unless they are built from just these sources. Returns whether it built. */
export async function buildWeb(log: (line: string) => void): Promise<boolean> {
  const sources = hashSources();
  const isFresh = () => existsSync(join(built, 'sources')) && readFileSync(join(built, 'sources'), 'utf8') === sources;
  if (isFresh()) return false;
  const lock = await waitForTurn(log);
  try {
    if (isFresh()) return false;
    log('building the pages (again only when they change)');
    const began = Date.now();
    // Beside the old one: a server that still uses that keeps its files until the last moment.
    const draft = `${built}.making`;
    rmSync(draft, { recursive: true, force: true });
    await runVite(draft);
    writeFileSync(join(draft, 'sources'), sources);
    rmSync(`${built}.old`, { recursive: true, force: true });
    if (existsSync(built)) renameSync(built, `${built}.old`);
    renameSync(draft, built);
    rmSync(`${built}.old`, { recursive: true, force: true });
    log(`built in ${Math.round((Date.now() - began) / 1000)} s`);
    return true;
  } finally {
    lock.release();
  }
}

async function waitForTurn(log: (line: string) => void) {
  const file = join(root, '.build', 'web.lock');
  const free = takeLock(file);
  if (free) return free;
  log('another run is building the pages; waiting for it');
  const lock = await waitForLock(file, 300_000);
  if (!lock) throw new Stop('Another run has been building the pages for five minutes. Stop it and try again.');
  return lock;
}

function hashSources(): string {
  const hash = createHash('sha256');
  const files = globSync(['{web,words,domain,kernel,api}/**/*', 'vite.config.ts', 'package.json', 'package-lock.json'], {
    cwd: root,
    withFileTypes: true,
    exclude: (entry) => entry.name.endsWith('.test.ts') || entry.name.endsWith('.md'),
  })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of files) hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

function runVite(out: string): Promise<void> {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const env = { ...process.env, WEB_OUT: out, NODE_ENV: 'production' };
  const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const kill = () => child.kill();
  process.once('exit', kill);
  let said = '';
  child.stdout.on('data', (part) => (said += part));
  child.stderr.on('data', (part) => (said += part));
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code, signal) => {
      process.removeListener('exit', kill);
      if (code === 0) done();
      else fail(new Stop(`${said}\nThe pages could not be built (vite build: ${signal ?? code}).`));
    });
  });
}
