import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { takeLock, waitForLock } from './lock.ts';
import { Stop } from './stop.ts';

const root = join(import.meta.dirname, '..');
const built = join(root, '.build', 'web');

/**
 * The folder with the pages built from just these sources; builds them unless it is there. Each build has a folder of its
 * own, because a server that runs goes on reading its own files; the two newest are kept.
 */
export async function buildWeb(log: (line: string) => void): Promise<string> {
  const folder = join(built, hashSources().slice(0, 16));
  if (existsSync(folder)) return folder;
  const lock = await waitForTurn(log);
  try {
    if (existsSync(folder)) return folder;
    log('building the pages (again only when they change)');
    const began = Date.now();
    const draft = `${folder}.making`;
    rmSync(draft, { recursive: true, force: true });
    await runVite(draft);
    forgetOld();
    renameSync(draft, folder);
    log(`built in ${Math.round((Date.now() - began) / 1000)} s`);
    return folder;
  } finally {
    lock.release();
  }
}

function forgetOld(): void {
  const folders = globSync('*', { cwd: built })
    .filter((name) => !name.endsWith('.making'))
    .map((name) => join(built, name))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  for (const folder of folders.slice(1)) rmSync(folder, { recursive: true, force: true });
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
