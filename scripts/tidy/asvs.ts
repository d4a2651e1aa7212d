import { parse } from 'csv-parse/sync';
import type { Problem, Tree } from './tree.ts';

const PATH = 'docs/asvs.csv';
const LEVELS = ['L1', 'L2', 'L3'];
/** How many requirements of levels 1 and 2 each section of ASVS 5.0's chapters on authentication, sessions and access begins with. */
const SECTIONS = {
  ...{ '6.1': 3, '6.2': 12, '6.3': 4, '6.4': 4, '6.5': 5, '6.6': 3, '6.8': 4 },
  ...{ '7.1': 3, '7.2': 4, '7.3': 2, '7.4': 5, '7.5': 2, '7.6': 2, '8.1': 2, '8.2': 3, '8.3': 1, '8.4': 1 },
};

interface Row {
  id: string;
  level: string;
  asks: string;
  status: string;
  test: string;
  words: string;
}

/** Each requirement of OWASP ASVS 5.0 that we list is held by a test that exists, by its name; or does not apply, with the reason. None is left out. */
export function asvsRules(tree: Tree): Problem[] {
  if (!tree.has(PATH)) return tree.has('package.json') ? [{ rule: 'asvs', path: PATH, message: 'is missing' }] : [];
  const rows = parse<Row>(tree.text(PATH), { columns: ['id', 'level', 'asks', 'status', 'test', 'words'], from_line: 2 });
  const seen = new Set<string>();
  const wrongRows = rows.flatMap((row, i) => {
    const twice = seen.has(row.id);
    seen.add(row.id);
    const message = twice ? `${row.id} stands here twice` : wrong(tree, row);
    return message === null ? [] : [{ rule: 'asvs', path: PATH, line: i + 2, message }];
  });
  const missing = Object.entries(SECTIONS).flatMap(([section, count]) =>
    Array.from({ length: count }, (_, i) => `${section}.${i + 1}`).filter((id) => !seen.has(id)),
  );
  return [...wrongRows, ...missing.map((id) => ({ rule: 'asvs', path: PATH, message: `${id} is left out` }))];
}

function wrong(tree: Tree, { id, level, status, test, words }: Row): string | null {
  if (!/^\d+\.\d+\.\d+$/.test(id) || !LEVELS.includes(level)) return `"${id}, ${level}" is no requirement`;
  if (words === '') return `${id} names no test and no reason`;
  if (status === 'not applicable') return null;
  if (status !== 'tested') return level === 'L3' ? null : `${id} (${level}) has no test`;
  if (!tree.has(test)) return `${id}: ${test} does not exist`;
  return tree.text(test).includes(words) ? null : `${id}: ${test} has no test "${words}"`;
}
