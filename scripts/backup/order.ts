import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Stop } from '../stop.ts';
import { FILES } from './backup.ts';

interface Order {
  folder: string;
  keys: string | null;
  /** Only of `restore`. */
  to: string;
  /** Only of `restore`: the log that the server copied after the backup, and the moment to which it is followed; null: to its end. */
  log: { folder: string; until: Date | null } | null;
}

const options = { keys: { type: 'string' }, to: { type: 'string' }, log: { type: 'string' }, until: { type: 'string' } } as const;
const usage = {
  backup: 'npx kinline backup <folder> [--keys <file>]',
  restore: 'npx kinline restore <folder> --to <data folder> [--keys <file>] [--log <folder> [--until <2026-11-22T18:30:00Z>]]',
};

/** What stands behind `kinline backup` or `kinline restore`, paths meant from where the person stands. */
export function readBackupWords(verb: 'backup' | 'restore', words: string[]): Order {
  const asked = () => new Stop(`Say: ${usage[verb]}`);
  const fromWhere = (path: string) => resolve(process.env.INIT_CWD ?? process.cwd(), path);
  const { values, positionals } = readArgs(words) ?? {};
  const [folder, ...more] = positionals ?? [];
  if (values === undefined || folder === undefined || more.length > 0) throw asked();
  const { keys, to, log, until } = values;
  if ((to === undefined) !== (verb === 'backup') || (log !== undefined && verb === 'backup') || (until !== undefined && log === undefined))
    throw asked();
  const moment = until === undefined ? null : new Date(until);
  // A moment without its zone would be another one on another machine.
  if (moment && (Number.isNaN(moment.getTime()) || !/(Z|[+-]\d\d:\d\d)$/.test(until!))) throw asked();
  return {
    folder: fromWhere(folder),
    keys: keys === undefined ? null : fromWhere(keys),
    to: fromWhere(to ?? '.'),
    log: log === undefined ? null : { folder: fromWhere(log), until: moment },
  };
}

function readArgs(words: string[]) {
  try {
    return parseArgs({ args: words, options, allowPositionals: true });
  } catch {
    return null;
  }
}

/** Whoever has backup and keys has everything, so a person is told where they lie. */
export function keysLine(folder: string, keys: string | null): string {
  return keys === null
    ? `${join(folder, FILES.keys)} opens it: without it the backup is worth nothing, with it anybody reads it. Keep it apart from the rest.`
    : `${keys} opens it. Without it the backup is worth nothing.`;
}
