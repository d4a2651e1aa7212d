import ts from 'typescript';
import { isCode, isGenerated, isTest, lineAt, lineOf, type Problem, sourceOf, type Tree } from './tree.ts';

const statement =
  /^\s*(with\s+(recursive\s+)?\w+\s*(\([^)]*\)\s*)?as\s|select\s[\s\S]*?(\sfrom\s|\(|\d)|insert\s+into\s|update\s+[\w."]+\s+(as\s+\w+\s+)?set\s|delete\s+from\s|(create|alter|drop)\s+(or\s+replace\s+)?(table|view|function|role|schema|database|policy|index|trigger|type)\s|grant\s+\w+.*\sto\s|truncate\s+(table\s)?\w|set\s+(local|session|role)\s)/i;
const builders = new Set(['selectFrom', 'insertInto', 'updateTable', 'deleteFrom', 'mergeInto']);
const wallClock =
  /\b(now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday)\s*\(|\bcurrent_(timestamp|date|time)\b|\blocaltime(stamp)?\b/gi;

export function sqlRules(tree: Tree): Problem[] {
  const code = tree.paths.filter((path) => isCode(path) && !isTest(path) && !isGenerated(tree, path));
  const scripts = tree.paths.filter((path) => path.endsWith('.sql'));
  return [
    ...code
      .filter((path) => /^(domain|web|api|server|worlds|sandbox)\//.test(path) && !isQueries(path))
      .flatMap((path) => sqlOutside(tree, path)),
    ...code.filter((path) => path.startsWith('domain/') && isQueries(path)).flatMap((path) => clockInQueries(tree, path)),
    ...scripts.filter((path) => path.startsWith('domain/')).flatMap((path) => clockInScript(tree, path)),
    ...scripts.flatMap((path) => views(tree, path)),
    ...migrations(scripts),
  ];
}

function isQueries(path: string): boolean {
  return /\/queries\.ts$|\/queries\/[^/]+\.ts$/.test(path);
}

function sqlOutside(tree: Tree, path: string): Problem[] {
  const source = sourceOf(tree, path);
  const problems: Problem[] = [];
  const add = (node: ts.Node, what: string) =>
    problems.push({ rule: 'sql', path, line: lineOf(source, node), message: `${what} outside queries.ts` });
  const visit = (node: ts.Node): void => {
    const text = textOf(node);
    if (text !== null && statement.test(text)) add(node, 'SQL text');
    else if (ts.isTaggedTemplateExpression(node) && /^sql\b/.test(node.tag.getText(source))) add(node, 'SQL text');
    else if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && builders.has(node.expression.name.text))
      add(node, `.${node.expression.name.text}()`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return problems;
}

function textOf(node: ts.Node): string | null {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  return ts.isTemplateExpression(node) ? node.getText().slice(1) : null;
}

function clockInQueries(tree: Tree, path: string): Problem[] {
  const source = sourceOf(tree, path);
  const problems: Problem[] = [];
  const visit = (node: ts.Node): void => {
    const text = textOf(node);
    for (const match of text?.matchAll(wallClock) ?? []) {
      problems.push({ rule: 'clock', path, line: lineOf(source, node), message: `${match[0]}: time is a parameter from app.clock.now()` });
    }
    if (ts.isCallExpression(node) && /\.fn\s*(<[^>]*>)?\s*\(\s*['"](now|clock_timestamp)/.test(node.getText(source).slice(0, 80))) {
      problems.push({ rule: 'clock', path, line: lineOf(source, node), message: 'time is a parameter from app.clock.now()' });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return problems;
}

function clockInScript(tree: Tree, path: string): Problem[] {
  const text = withoutSqlComments(tree.text(path));
  return [...text.matchAll(wallClock)].map((match) => ({
    rule: 'clock',
    path,
    line: lineAt(text, match.index),
    message: `${match[0]}: time is a parameter from app.clock.now()`,
  }));
}

function views(tree: Tree, path: string): Problem[] {
  const text = withoutSqlComments(tree.text(path));
  const made = [...text.matchAll(/create\s+(or\s+replace\s+)?(recursive\s+)?view\s+([\w."]+)([\s\S]*?)\bas\b/gi)];
  return made
    .filter(
      (match) =>
        !/security_invoker\s*(=\s*(true|on|1|'true'|'on'))?\s*[,)]/i.test(match[4] ?? '') ||
        /security_invoker\s*=\s*'?(false|off|0)/i.test(match[4] ?? ''),
    )
    .map((match) => ({
      rule: 'views',
      path,
      line: lineAt(text, match.index),
      message: `view ${match[3]} is not security_invoker: it would show every agency's rows`,
    }));
}

function withoutSqlComments(text: string): string {
  return text.replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, (part) => part.replace(/[^\n]/g, ' '));
}

function migrations(paths: string[]): Problem[] {
  const problems: Problem[] = [];
  const seen = new Map<string, string>();
  for (const path of paths.filter((one) => one.includes('/migrations/'))) {
    const name = path.split('/').at(-1) ?? '';
    const number = /^(\d{4})_[a-z0-9_]+\.sql$/.exec(name)?.[1];
    if (number === undefined) {
      problems.push({ rule: 'migrations', path, message: 'is not named NNNN_what_it_does.sql' });
      continue;
    }
    // The stand-ins' database is migrated apart from ours.
    const key = `${path.startsWith('sandbox/') ? 'sandbox ' : ''}${number}`;
    const other = seen.get(key);
    if (other !== undefined) problems.push({ rule: 'migrations', path, message: `has the number of ${other}` });
    seen.set(key, path);
  }
  return problems;
}
