import { isCode, isGenerated, isTest, lineAt, type Problem, type Tree } from './tree.ts';

interface LineRule {
  rule: string;
  pattern: RegExp;
  message: string;
  applies(path: string): boolean;
  /** Comments may speak of it. */
  codeOnly: boolean;
}

const isOurs = (path: string) => isCode(path) && !path.startsWith('scripts/tidy');
const isToolConfig = (path: string) => /^[^/]+\.config\.(ts|js)$/.test(path);
// What drives the whole program from outside hands it its environment.
const isDriver = (path: string) => /^(scripts|test\/e2e|test\/faults|test\/start)\//.test(path);
const mayPrint = (path: string) => /^(scripts|server|worlds|bench)\//.test(path);

const rules: LineRule[] = [
  {
    rule: 'environment',
    pattern: /\bprocess\s*\.\s*env\b|\bimport\.meta\.env\b|\$env\//g,
    message: 'the environment is read only in server/config, scripts and tool configs',
    applies: (path) => isOurs(path) && !path.startsWith('server/config/') && !isDriver(path) && !isToolConfig(path),
    codeOnly: true,
  },
  {
    rule: 'console',
    pattern: /\bconsole\.(log|info|warn|error|debug|trace|table|dir)\b/g,
    message: 'use app.log: console writes past redaction',
    applies: (path) => isOurs(path) && !mayPrint(path),
    codeOnly: true,
  },
  {
    rule: 'todo',
    pattern: /\b(TODO|FIXME|XXX|HACK)\b(?![^\n]*#\d)/g,
    message: 'names no issue (#123)',
    applies: (path) => isOurs(path) || (/\.(sql|css|html)$/.test(path) && !path.startsWith('scripts/tidy')),
    codeOnly: false,
  },
  {
    rule: 'cents',
    pattern: /\b\w*(Cents|_cents)\b\s*\??\s*:\s*number\b/g,
    message: 'money is bigint (Money)',
    applies: (path) => isOurs(path),
    codeOnly: true,
  },
  {
    rule: 'reach',
    pattern: /\bscope\.facilities\b/g,
    message: 'ask worksAt or worksEverywhere: what an empty list means is decided there alone',
    applies: (path) => isOurs(path) && !path.startsWith('kernel/') && !isTest(path),
    codeOnly: true,
  },
  {
    rule: 'escape',
    pattern: /@ts-(ignore|nocheck)\b/g,
    message: 'silences the checker for everything; mend the type',
    applies: (path) => isOurs(path),
    codeOnly: false,
  },
  {
    rule: 'markup',
    pattern: /\{@html\b/g,
    message: "text from users is text: '{@html' is not used",
    applies: (path) => path.endsWith('.svelte'),
    codeOnly: false,
  },
  {
    rule: 'markup',
    pattern: /\sstyle=("|'|\{)/g,
    message: 'inline styles do not pass the content security policy',
    applies: (path) => path.endsWith('.svelte'),
    codeOnly: false,
  },
];

export function lineRules(tree: Tree): Problem[] {
  return tree.paths.flatMap((path) => {
    const wanted = rules.filter((rule) => rule.applies(path));
    if (wanted.length === 0 || isGenerated(tree, path)) return [];
    const text = tree.text(path);
    const bare = withoutComments(text);
    return wanted.flatMap((rule) =>
      [...(rule.codeOnly ? bare : text).matchAll(rule.pattern)].map((match) => ({
        rule: rule.rule,
        path,
        line: lineAt(text, match.index),
        message: `${match[0].trim()}: ${rule.message}`,
      })),
    );
  });
}

/** Comments become spaces, so that places stay where they are. Strings stay: an address in one looks like a comment to nobody. */
function withoutComments(text: string): string {
  const blank = (part: string) => part.replace(/[^\n]/g, ' ');
  return text.replace(/\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->|(?<=^|[\s;{}(),])\/\/[^\n]*/g, blank);
}
