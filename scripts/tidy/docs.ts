import { posix } from 'node:path';
import table from './import-table.json' with { type: 'json' };
import { lineAt, type Problem, type Tree } from './tree.ts';

export function docRules(tree: Tree): Problem[] {
  return [...tree.paths.filter((path) => path.endsWith('.md')).flatMap((path) => links(tree, path)), ...quotedTable(tree)];
}

function links(tree: Tree, path: string): Problem[] {
  const text = withoutCode(tree.text(path));
  const targets = [...text.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)|^\[[^\]]+\]:\s*(\S+)/gm)];
  return targets.flatMap((match) => {
    const target = match[1] ?? match[2] ?? '';
    const message = brokenLink(tree, path, target);
    return message === null ? [] : [{ rule: 'links', path, line: lineAt(text, match.index), message }];
  });
}

function brokenLink(tree: Tree, path: string, target: string): string | null {
  if (/^[a-z][a-z0-9+.-]*:/i.test(target)) return null;
  const [file = '', anchor] = decodeURIComponent(target).split('#');
  const to = file === '' ? path : posix.normalize(posix.join(posix.dirname(path), file)).replace(/\/$/, '');
  const isFolder = to === '.' || tree.paths.some((one) => one.startsWith(`${to}/`));
  if (!tree.has(to) && !isFolder) return `${target} does not exist`;
  if (anchor && to.endsWith('.md') && !anchors(tree.text(to)).has(anchor)) return `${target}: there is no such heading`;
  return null;
}

/** The names that a forge gives to headings. */
function anchors(markdown: string): Set<string> {
  const names = new Map<string, number>();
  const found = new Set<string>();
  for (const match of withoutCode(markdown).matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)) {
    const plain = (match[1] ?? '').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[`*]/g, '');
    const name = plain
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-');
    const times = names.get(name) ?? 0;
    names.set(name, times + 1);
    found.add(times === 0 ? name : `${name}-${times}`);
  }
  return found;
}

function withoutCode(markdown: string): string {
  return markdown.replace(/^(```|~~~)[\s\S]*?^\1/gm, (part) => part.replace(/[^\n]/g, ' '));
}

/** ARCHITECTURE.md shows people the import table of the modules that exist; it must be the one that is checked. */
function quotedTable(tree: Tree): Problem[] {
  const path = 'ARCHITECTURE.md';
  if (!tree.has(path)) return tree.has('package.json') ? [{ rule: 'links', path, message: 'is missing' }] : [];
  const names = Object.keys(table).filter((name) => tree.paths.some((one) => one.startsWith(`domain/${name}/`)));
  const rows = tree
    .text(path)
    .split('\n')
    .map((line) => (line.startsWith('|') ? line.split('|').map((cell) => cell.replace(/[`*]/g, '').trim()) : []))
    .filter((cells) => names.includes(cells[1] ?? ''));
  return names.flatMap((name) => {
    const wanted = (table as Record<string, string[]>)[name]?.filter((other) => names.includes(other)) ?? [];
    const mentions = rows
      .filter((cells) => cells[1] === name)
      .map((cells) => (cells.at(-2) ?? '').split(/[,\s]+/).filter((word) => names.includes(word)));
    const right = mentions.some((found) => found.length === wanted.length && found.every((word) => wanted.includes(word)));
    const expected = wanted.length === 0 ? 'nothing' : wanted.join(', ');
    return right ? [] : [{ rule: 'table', path, message: `no row of the import table says that ${name} may import ${expected}` }];
  });
}
