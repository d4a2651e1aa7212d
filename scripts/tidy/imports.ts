import { posix } from 'node:path';
import ts from 'typescript';
import table from './import-table.json' with { type: 'json' };
import { isCast, isCode, isTest, lineOf, type Problem, sourceOf, type Tree } from './tree.ts';

export interface Import {
  from: string;
  to: string;
  line: number;
  /** Gone when the program runs. */
  typeOnly: boolean;
}

const modules: Record<string, readonly string[]> = table;
const moduleNames = Object.keys(modules);
// Every module that stands below these two in the table may use them.
const forAllBelow = ['identity', 'notifications'];

/** What a room may import besides itself. A domain module is a room of its own; the table says more about it. */
const rooms: Record<string, readonly string[]> = {
  kernel: [],
  words: ['kernel'],
  domain: ['kernel', 'words'],
  web: ['domain', 'kernel', 'words'],
  api: ['domain', 'kernel', 'words'],
  sandbox: ['kernel'],
  worlds: ['domain', 'kernel', 'words'],
  server: ['web', 'api', 'sandbox', 'worlds', 'domain', 'kernel', 'words', 'scripts'],
  scripts: ['server', 'web', 'api', 'sandbox', 'worlds', 'domain', 'kernel', 'words', 'bench', 'test'],
  bench: ['server', 'web', 'api', 'sandbox', 'worlds', 'domain', 'kernel', 'words', 'scripts', 'test'],
  test: ['server', 'web', 'api', 'sandbox', 'worlds', 'domain', 'kernel', 'words', 'scripts'],
};
// A test may stand on the test database and on the stand-ins besides what its room may use.
const forTests = ['test', 'sandbox', 'words'];

export function importRules(tree: Tree): Problem[] {
  const imports = tree.paths.filter(isCode).flatMap((path) => importsOf(tree, path));
  return [...tableIsAcyclic(), ...imports.flatMap(checkImport), ...cycles(imports), ...faces(tree)];
}

export function importsOf(tree: Tree, path: string): Import[] {
  const source = sourceOf(tree, path);
  const found: Import[] = [];
  const add = (node: ts.Node, name: ts.Node | undefined, typeOnly: boolean) => {
    if (!name || !ts.isStringLiteralLike(name)) return;
    const to = resolve(path, name.text);
    if (to !== null) found.push({ from: path, to, line: lineOf(source, node), typeOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node, node.moduleSpecifier, isTypeImport(node));
    else if (ts.isExportDeclaration(node)) add(node, node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isModuleDeclaration(node)) add(node, node.name, true);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node, node.argument.literal, true);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node, node.arguments[0], false);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isTypeImport(node: ts.ImportDeclaration): boolean {
  const clause = node.importClause;
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const named = clause.namedBindings;
  return (
    !clause.name &&
    named !== undefined &&
    ts.isNamedImports(named) &&
    named.elements.length > 0 &&
    named.elements.every((one) => one.isTypeOnly)
  );
}

/** A path of ours from the root, or null for a package. */
function resolve(from: string, specifier: string): string | null {
  if (specifier.startsWith('#')) return posix.normalize(specifier.slice(1));
  if (!specifier.startsWith('.')) return null;
  if (/(^|\/)\$types(\.[jt]s)?$/.test(specifier)) return null;
  return posix.join(posix.dirname(from), specifier.replace(/\?.*$/, ''));
}

function roomOf(path: string): string | null {
  const [room = '', rest] = path.split('/');
  return rest === undefined ? null : room;
}

function moduleOf(path: string): string | null {
  const [room, name, rest] = path.split('/');
  return room === 'domain' && rest !== undefined ? (name ?? null) : null;
}

function checkImport(one: Import): Problem[] {
  const from = roomOf(one.from);
  const to = roomOf(one.to);
  if (from === null || to === null) return [];
  const problem = (message: string): Problem[] => [{ rule: 'imports', path: one.from, line: one.line, message }];
  const into = moduleOf(one.to);
  const outOf = moduleOf(one.from);
  if (from !== to) {
    const allowed = isTest(one.from) ? [...(rooms[from] ?? []), ...forTests] : (rooms[from] ?? []);
    if (!allowed.includes(to)) return problem(`${from} may not import ${to} (${one.to})`);
  }
  if (isCast(one.to)) return isTest(one.from) ? [] : problem(`${one.to} is only for tests`);
  if (into === null || into === outOf) return [];
  if (!/^domain\/[^/]+\/index\.ts$/.test(one.to)) return problem(`other modules are used through their index.ts, not ${one.to}`);
  if (outOf !== null && !mayImport(outOf, into)) return problem(`domain/${outOf} may not import domain/${into}: not in the import table`);
  return [];
}

export function mayImport(module: string, other: string): boolean {
  const listed = modules[module];
  if (listed === undefined) return false;
  const above = moduleNames.indexOf(other) < moduleNames.indexOf(module);
  return listed.includes(other) || (forAllBelow.includes(other) && above && module !== 'files');
}

function tableIsAcyclic(): Problem[] {
  const wrong = moduleNames.flatMap((name) =>
    (modules[name] ?? [])
      .filter((other) => !moduleNames.includes(other) || moduleNames.indexOf(other) >= moduleNames.indexOf(name))
      .map((other) => `${name} → ${other}`),
  );
  return wrong.map((edge) => ({
    rule: 'imports',
    path: 'scripts/tidy/import-table.json',
    message: `${edge} points at a row that is not above`,
  }));
}

/** Circles of imports that are still there when the program runs. */
function cycles(imports: Import[]): Problem[] {
  const edges = new Map<string, Import[]>();
  for (const one of imports) if (!one.typeOnly) edges.set(one.from, [...(edges.get(one.from) ?? []), one]);
  const state = new Map<string, 'open' | 'done'>();
  const problems: Problem[] = [];
  const walk = (path: string, trail: string[]): void => {
    state.set(path, 'open');
    for (const edge of edges.get(path) ?? []) {
      const seen = state.get(edge.to);
      if (seen === 'open') {
        const circle = [...trail.slice(trail.indexOf(edge.to)), edge.to].join(' → ');
        problems.push({ rule: 'imports', path, line: edge.line, message: `imports go in a circle: ${circle}` });
      } else if (seen === undefined) {
        walk(edge.to, [...trail, edge.to]);
      }
    }
    state.set(path, 'done');
  };
  for (const path of edges.keys()) if (!state.has(path)) walk(path, [path]);
  return problems;
}

/** Every module has a face, and the face only points. */
function faces(tree: Tree): Problem[] {
  const present = new Set(tree.paths.map(moduleOf).filter((name) => name !== null));
  return [...present].sort().flatMap((name) => {
    const problems: Problem[] = [];
    const add = (path: string, message: string, line?: number) =>
      problems.push({ rule: 'modules', path, message, ...(line ? { line } : {}) });
    if (!moduleNames.includes(name)) add(`domain/${name}`, 'is not in the import table');
    const readme = `domain/${name}/README.md`;
    if (!tree.has(readme)) add(readme, 'is missing');
    else if (tree.text(readme).split('\n').length > 61) add(readme, 'is longer than 60 lines');
    const index = `domain/${name}/index.ts`;
    if (!tree.has(index)) add(index, 'is missing');
    else {
      const source = sourceOf(tree, index);
      for (const statement of source.statements) {
        const points =
          (ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined) ||
          (ts.isImportDeclaration(statement) && !statement.importClause);
        if (!points) add(index, 'an index only re-exports', lineOf(source, statement));
      }
    }
    return problems;
  });
}
