import { invalid } from './problem.ts';

/** A parsed form: text, or a tree of named values. A Map, so that no name ("__proto__") means anything special. */
export type Raw = string | RawTree;
export type RawTree = Map<string, Raw>;

const MOST_PAIRS = 2000;
const DEEPEST = 8;

/** Reads `a[b][0][c]=x&expand[]=y`. The last of two equal names wins, as with the processor. */
export function parseForm(text: string): RawTree {
  const tree: RawTree = new Map();
  let pairs = 0;
  for (const [name, value] of new URLSearchParams(text)) {
    if (++pairs > MOST_PAIRS) throw invalid(`Too many parameters: at most ${MOST_PAIRS} are read.`);
    place(tree, splitName(name), value);
  }
  return tree;
}

function splitName(name: string): string[] {
  const match = /^([^[\]]+)((?:\[[^[\]]*\])*)$/.exec(name);
  if (!match) throw invalid(`Invalid parameter name: ${name}`, name);
  const keys = [match[1]!, ...[...match[2]!.matchAll(/\[([^[\]]*)\]/g)].map((part) => part[1]!)];
  if (keys.length > DEEPEST) throw invalid(`Parameters may be nested ${DEEPEST} deep.`, match[1]);
  return keys;
}

function place(tree: RawTree, keys: string[], value: string): void {
  let at = tree;
  keys.forEach((name, depth) => {
    const key = name === '' ? String(at.size) : name;
    if (depth === keys.length - 1) {
      at.set(key, value);
      return;
    }
    const next = at.get(key);
    const branch: RawTree = next instanceof Map ? next : new Map();
    at.set(key, branch);
    at = branch;
  });
}

/** The same parameters in one spelling, whatever order they came in: what an idempotency key is compared by. */
export function canonical(tree: RawTree, path = ''): string {
  return [...tree]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => {
      const name = path ? `${path}[${key}]` : key;
      return typeof value === 'string' ? `${name}=${JSON.stringify(value)}` : canonical(value, name);
    })
    .join('&');
}
