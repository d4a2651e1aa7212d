import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

/** The files that a rule looks at. Paths are from the root, with `/`. */
export interface Tree {
  paths: readonly string[];
  has(path: string): boolean;
  text(path: string): string;
}

export interface Problem {
  rule: string;
  path: string;
  line?: number;
  message: string;
}

export type Rule = (tree: Tree) => Problem[];

/** All files of the clone that git would keep. */
export function treeOfClone(root: string): Tree {
  const paths = listFiles(root).filter((path) => existsSync(join(root, path)));
  return makeTree(paths, (path) => readFileSync(join(root, path), 'utf8'));
}

/** For tests: a tree that exists only here. */
export function treeOf(files: Record<string, string>): Tree {
  return makeTree(Object.keys(files), (path) => files[path] ?? '');
}

function makeTree(paths: string[], read: (path: string) => string): Tree {
  const known = new Set(paths);
  const texts = new Map<string, string>();
  return {
    paths: [...paths].sort(),
    has: (path) => known.has(path),
    text(path) {
      const text = texts.get(path) ?? read(path);
      texts.set(path, text);
      return text;
    },
  };
}

function listFiles(root: string): string[] {
  try {
    const listed = execFileSync('git', ['-c', 'safe.directory=*', 'ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return [...new Set(listed.split('\0').filter(Boolean))];
  } catch {
    // A copy without git: everything but what we make and install.
    const made = /^(node_modules|\.git|\.data|\.build|test-results)(\/|$)/;
    return readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
      .filter((path) => !made.test(path));
  }
}

export function isCode(path: string): boolean {
  return /\.(ts|js|mjs|svelte)$/.test(path);
}

/** A module's builders for tests: they call its commands and those of the modules that it stands on. */
export function isCast(path: string): boolean {
  return /^domain\/[^/]+\/cast\.ts$/.test(path);
}

/** Tests, and what only tests use. */
export function isTest(path: string): boolean {
  return /\.test\.ts$/.test(path) || isCast(path) || path.startsWith('test/');
}

export function isGenerated(tree: Tree, path: string): boolean {
  return /^(\/\/|--|\/\*).*(generated|made) (by|from)/i.test(tree.text(path).slice(0, 200));
}

export function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}

const parsed = new WeakMap<Tree, Map<string, ts.SourceFile>>();

/** The syntax of a file; of a page only what stands in its scripts, at its lines. */
export function sourceOf(tree: Tree, path: string): ts.SourceFile {
  const files = parsed.get(tree) ?? new Map<string, ts.SourceFile>();
  parsed.set(tree, files);
  const known = files.get(path);
  if (known) return known;
  const text = path.endsWith('.svelte') ? onlyScripts(tree.text(path)) : tree.text(path);
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, /\.m?js$/.test(path) ? ts.ScriptKind.JS : ts.ScriptKind.TS);
  files.set(path, source);
  return source;
}

function onlyScripts(page: string): string {
  let kept = '';
  let at = 0;
  for (const match of page.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)) {
    const code = match[1] ?? '';
    const from = match.index + match[0].indexOf('>') + 1;
    kept += page.slice(at, from).replace(/[^\n]/g, ' ') + code;
    at = from + code.length;
  }
  return kept;
}

export function lineOf(source: ts.SourceFile, node: ts.Node): number {
  return source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
}
