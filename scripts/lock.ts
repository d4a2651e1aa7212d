import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export interface Lock {
  release(): void;
}

/**
 * A lock that the operating system frees when its process dies, however it dies, so a stale lock can't exist.
 * Node has no flock(); SQLite's file locks are the same thing on every platform.
 * Returns null when somebody else holds it and `waitMs` have passed.
 */
export function takeLock(file: string, { waitMs = 0, shared = false } = {}): Lock | null {
  mkdirSync(dirname(file), { recursive: true });
  const handle = new DatabaseSync(file, { timeout: waitMs });
  try {
    if (shared) {
      handle.exec('BEGIN');
      handle.prepare('SELECT count(*) FROM sqlite_master').get();
    } else {
      handle.exec('BEGIN EXCLUSIVE');
    }
  } catch (error) {
    handle.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === 5) return null;
    throw error;
  }
  return { release: () => handle.close() };
}
