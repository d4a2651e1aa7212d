import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Stop } from '../stop.ts';
import { FILES } from './backup.ts';

interface Order {
  folder: string;
  keys: string | null;
  /** Only of `restore`. */
  to: string;
}

const options = { keys: { type: 'string' }, to: { type: 'string' } } as const;
const usage = {
  backup: 'npx kinline backup <folder> [--keys <file>]',
  restore: 'npx kinline restore <folder> --to <data folder> [--keys <file>]',
};

/** What stands behind `kinline backup` or `kinline restore`, paths meant from where the person stands. */
export function readBackupWords(verb: 'backup' | 'restore', words: string[]): Order {
  const asked = () => new Stop(`Say: ${usage[verb]}`);
  const fromWhere = (path: string) => resolve(process.env.INIT_CWD ?? process.cwd(), path);
  try {
    const { values, positionals } = parseArgs({ args: words, options, allowPositionals: true });
    const [folder] = positionals;
    if (folder === undefined || positionals.length > 1 || (values.to === undefined) !== (verb === 'backup')) throw asked();
    return {
      folder: fromWhere(folder),
      keys: values.keys === undefined ? null : fromWhere(values.keys),
      to: fromWhere(values.to ?? '.'),
    };
  } catch {
    throw asked();
  }
}

/** Whoever has backup and keys has everything, so a person is told where they lie. */
export function keysLine(folder: string, keys: string | null): string {
  return keys === null
    ? `${join(folder, FILES.keys)} opens it: without it the backup is worth nothing, with it anybody reads it. Keep it apart from the rest.`
    : `${keys} opens it. Without it the backup is worth nothing.`;
}
