import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Lock {
  release(): void;
}

// A handle that nobody refers to would be collected, and its lock with it.
const held = new Set<DatabaseSync>();

/**
 * A lock that the operating system frees when its process dies, however it dies, so a stale lock can't exist.
 * Node has no flock(); SQLite's file locks are the same thing on every platform.
 * Returns null when somebody else holds it.
 */
export function takeLock(file: string, { shared = false } = {}): Lock | null {
  mkdirSync(dirname(file), { recursive: true });
  const handle = new DatabaseSync(file);
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
  held.add(handle);
  return {
    release() {
      if (held.delete(handle)) handle.close();
    },
  };
}

/** Takes the lock as soon as it is free; null when it still is not after `waitMs`. */
export async function waitForLock(file: string, waitMs: number, options: { shared?: boolean } = {}): Promise<Lock | null> {
  const until = Date.now() + waitMs;
  for (;;) {
    const lock = takeLock(file, options);
    if (lock || Date.now() > until) return lock;
    await sleep(40);
  }
}
