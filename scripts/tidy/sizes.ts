import ts from 'typescript';
import { isCode, isGenerated, isTest, lineOf, type Problem, sourceOf, type Tree } from './tree.ts';

const longestFile = 400;
const longestFunction = 70;
const bannedNames = /^(utils?|helpers?|common|misc|shared|managers?|services?|types|constants|interfaces|base|lib|stuff)(\.|$)/;

export function sizeRules(tree: Tree): Problem[] {
  const measured = tree.paths.filter((path) => (isCode(path) || /\.(sql|css)$/.test(path)) && !isGenerated(tree, path));
  return [
    ...tree.paths.flatMap(badName),
    ...measured.flatMap((path) => longFile(tree, path)),
    ...measured.flatMap((path) => longFunctions(tree, path)),
  ];
}

function badName(path: string): Problem[] {
  const parts = path.split('/');
  const bad = parts.find((part) => bannedNames.test(part));
  if (bad !== undefined && (isCode(path) || parts.indexOf(bad) < parts.length - 1)) {
    return [{ rule: 'names', path, message: `"${bad}" says nothing about what is in it` }];
  }
  const name = parts.at(-1) ?? '';
  const ours =
    /\.(ts|mjs|sql)$/.test(name) &&
    !name.startsWith('+') &&
    /^(kernel|words|domain|api|server|sandbox|worlds|bench|scripts|test|web)\//.test(path);
  if (ours && !/^[a-z0-9]+([-_.][a-z0-9]+)*$/.test(name)) return [{ rule: 'names', path, message: 'file names are kebab-case' }];
  return [];
}

function longFile(tree: Tree, path: string): Problem[] {
  const lines = tree.text(path).replace(/\n$/, '').split('\n').length;
  return lines > longestFile ? [{ rule: 'size', path, message: `${lines} lines; ${longestFile} at most` }] : [];
}

function longFunctions(tree: Tree, path: string): Problem[] {
  // In a test one function holds the whole story.
  if (!isCode(path) || isTest(path)) return [];
  const source = sourceOf(tree, path);
  const problems: Problem[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const first = lineOf(source, node);
      const last = source.getLineAndCharacterOfPosition(node.getEnd()).line + 1;
      const lines = last - first + 1;
      const name = node.name && ts.isIdentifier(node.name) ? node.name.text : 'a function';
      if (lines > longestFunction)
        problems.push({ rule: 'size', path, line: first, message: `${name} has ${lines} lines; ${longestFunction} at most` });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return problems;
}
