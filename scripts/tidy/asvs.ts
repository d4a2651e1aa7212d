import { parse } from 'csv-parse/sync';
import type { Problem, Tree } from './tree.ts';

const PATH = 'docs/asvs.csv';
const LEVELS = ['L1', 'L2', 'L3'];

interface Row {
  id: string;
  level: string;
  asks: string;
  status: string;
  test: string;
  words: string;
}

/** Each requirement of OWASP ASVS 5.0 that we list is held by a test that exists, by its name; or does not apply, with the reason. */
export function asvsRules(tree: Tree): Problem[] {
  if (!tree.has(PATH)) return tree.has('package.json') ? [{ rule: 'asvs', path: PATH, message: 'is missing' }] : [];
  const rows = parse<Row>(tree.text(PATH), { columns: ['id', 'level', 'asks', 'status', 'test', 'words'], from_line: 2 });
  const seen = new Set<string>();
  return rows.flatMap((row, i) => {
    const twice = seen.has(row.id);
    seen.add(row.id);
    const message = twice ? `${row.id} stands here twice` : wrong(tree, row);
    return message === null ? [] : [{ rule: 'asvs', path: PATH, line: i + 2, message }];
  });
}

function wrong(tree: Tree, { id, level, status, test, words }: Row): string | null {
  if (!/^\d+\.\d+\.\d+$/.test(id) || !LEVELS.includes(level)) return `"${id}, ${level}" is no requirement`;
  if (words === '') return `${id} names no test and no reason`;
  if (status === 'not applicable') return null;
  if (status !== 'tested') return level === 'L3' ? null : `${id} (${level}) has no test`;
  if (!tree.has(test)) return `${id}: ${test} does not exist`;
  return tree.text(test).includes(words) ? null : `${id}: ${test} has no test "${words}"`;
}
