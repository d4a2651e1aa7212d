import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { asvsRules } from './asvs.ts';
import { docRules } from './docs.ts';
import { importRules, importsOf, mayImport } from './imports.ts';
import { lineRules } from './lines.ts';
import { sizeRules } from './sizes.ts';
import { sqlRules } from './sql.ts';
import { type Rule, treeOf, treeOfClone } from './tree.ts';

/** Every rule is tried with one planted violation; the same file without it must pass. */
interface Planted {
  name: string;
  rule: Rule;
  files: Record<string, string>;
  says: RegExp;
}

const face = (name: string) => ({
  [`domain/${name}/README.md`]: '# x',
  [`domain/${name}/index.ts`]: `export { a } from './a.ts';`,
  [`domain/${name}/a.ts`]: 'export const a = 1;',
});
const lines = (count: number) => Array.from({ length: count }, (_, i) => `export const n${i} = ${i};`).join('\n');
const longBody = `export function long(): void {\n${'  void 0;\n'.repeat(70)}}\n`;
// Split, so that this file does not break the rules it tests.
const later = 'TO' + 'DO';
const silence = '@ts-' + 'ignore';

const asvs = (row: string) => ({
  'docs/asvs.csv': `id,level,asks,status,test,words\n6.1.1,L1,x,tested,domain/a.test.ts,"locks, for a while"\n${row}\n`,
  'domain/a.test.ts': `test('locks, for a while')`,
});

const planted: Planted[] = [
  { name: 'a requirement without a test', rule: asvsRules, files: asvs('6.2.1,L2,x,open,,later'), says: /6\.2\.1 \(L2\) has no test/ },
  {
    name: 'a requirement whose test is gone',
    rule: asvsRules,
    files: asvs('6.2.1,L1,x,tested,domain/b.test.ts,a'),
    says: /b\.test\.ts does not exist/,
  },
  {
    name: 'a requirement whose test has another name',
    rule: asvsRules,
    files: asvs('6.2.1,L1,x,tested,domain/a.test.ts,opens'),
    says: /has no test "opens"/,
  },
  { name: 'a requirement twice', rule: asvsRules, files: asvs('6.1.1,L1,x,not applicable,,there is none'), says: /stands here twice/ },
  { name: 'a requirement left out', rule: asvsRules, files: asvs('6.1.2,L2,x,not applicable,,there is none'), says: /6\.1\.3 is left out/ },

  {
    name: 'kernel imports the business',
    rule: importRules,
    files: { ...face('ledger'), 'kernel/x.ts': `import { a } from '#domain/ledger/index.ts';` },
    says: /kernel may not import domain/,
  },
  {
    name: 'domain imports web',
    rule: importRules,
    files: { ...face('ledger'), 'domain/ledger/b.ts': `import '#web/form.ts';` },
    says: /domain may not import web/,
  },
  {
    name: 'domain imports server by a path',
    rule: importRules,
    files: { ...face('ledger'), 'domain/ledger/b.ts': `export * from '../../server/app.ts';` },
    says: /domain may not import server/,
  },
  {
    name: 'domain imports sandbox while it runs',
    rule: importRules,
    files: { ...face('ledger'), 'domain/ledger/b.ts': `await import('#sandbox/index.ts');` },
    says: /domain may not import sandbox/,
  },
  {
    name: 'a type is an import too',
    rule: importRules,
    files: { ...face('ledger'), 'domain/ledger/b.ts': `type A = import('#api/index.ts').A;` },
    says: /domain may not import api/,
  },
  {
    name: 'sandbox imports domain',
    rule: importRules,
    files: { ...face('ledger'), 'sandbox/x.ts': `import { a } from '#domain/ledger/index.ts';` },
    says: /sandbox may not import domain/,
  },
  {
    name: 'a page imports server',
    rule: importRules,
    files: { 'web/routes/+page.svelte': `<h1>x</h1>\n<script>\n  import { app } from '#server/app.ts';\n</script>` },
    says: /web may not import server/,
  },
  {
    name: 'past the face',
    rule: importRules,
    files: { ...face('ledger'), ...face('payments'), 'domain/payments/b.ts': `import { a } from '#domain/ledger/a.ts';` },
    says: /through their index\.ts/,
  },
  {
    name: 'a page past the face',
    rule: importRules,
    files: { ...face('ledger'), 'web/x.ts': `import type { a } from '#domain/ledger/a.ts';` },
    says: /through their index\.ts/,
  },
  {
    name: 'builders for tests in the product',
    rule: importRules,
    files: { ...face('ledger'), 'domain/ledger/cast.ts': '', 'domain/ledger/b.ts': `import './cast.ts';` },
    says: /only for tests/,
  },
  {
    name: 'against the table',
    rule: importRules,
    files: { ...face('ledger'), ...face('payments'), 'domain/ledger/b.ts': `import { a } from '#domain/payments/index.ts';` },
    says: /domain\/ledger may not import domain\/payments/,
  },
  {
    name: 'a circle',
    rule: importRules,
    files: { 'kernel/a.ts': `import './b.ts';`, 'kernel/b.ts': `import './a.ts';` },
    says: /circle: kernel\/a\.ts → kernel\/b\.ts → kernel\/a\.ts/,
  },
  {
    name: 'a module without README',
    rule: importRules,
    files: { 'domain/ledger/index.ts': `export { a } from './a.ts';`, 'domain/ledger/a.ts': '' },
    says: /README\.md is missing/,
  },
  {
    name: 'a module without index',
    rule: importRules,
    files: { 'domain/ledger/README.md': '#', 'domain/ledger/a.ts': '' },
    says: /index\.ts is missing/,
  },
  { name: 'a module that the table does not know', rule: importRules, files: face('gadgets'), says: /not in the import table/ },
  {
    name: 'an index with code',
    rule: importRules,
    files: { ...face('ledger'), 'domain/ledger/index.ts': 'export const a = 1;' },
    says: /only re-exports/,
  },
  { name: 'a long file', rule: sizeRules, files: { 'kernel/x.ts': lines(401) }, says: /401 lines/ },
  { name: 'a long page', rule: sizeRules, files: { 'web/X.svelte': '<p>x</p>\n'.repeat(401) }, says: /401 lines/ },
  { name: 'a long function', rule: sizeRules, files: { 'kernel/x.ts': longBody }, says: /long has 72 lines/ },
  {
    name: 'a long function in a page',
    rule: sizeRules,
    files: { 'web/X.svelte': `<script>\n${longBody}</script>` },
    says: /long has 72 lines/,
  },
  { name: 'a file that says nothing', rule: sizeRules, files: { 'kernel/utils.ts': '' }, says: /"utils\.ts" says nothing/ },
  { name: 'a folder that says nothing', rule: sizeRules, files: { 'web/common/form.ts': '' }, says: /"common" says nothing/ },
  { name: 'camelCase file', rule: sizeRules, files: { 'kernel/newId.ts': '' }, says: /kebab-case/ },
  {
    name: 'environment',
    rule: lineRules,
    files: { 'domain/ledger/a.ts': `const port = process.env['PORT'];` },
    says: /environment is read only/,
  },
  {
    name: 'environment in a page',
    rule: lineRules,
    files: { 'web/X.svelte': `<script>\nimport { X } from '$env/dynamic/private';\n</script>` },
    says: /environment is read only/,
  },
  { name: 'console', rule: lineRules, files: { 'domain/ledger/a.ts': `console.log('x');` }, says: /use app\.log/ },
  { name: 'a promise without an issue', rule: lineRules, files: { 'kernel/a.ts': `// ${later}: later` }, says: /names no issue/ },
  { name: 'cents as number', rule: lineRules, files: { 'kernel/a.ts': 'interface A { amountCents: number }' }, says: /money is bigint/ },
  {
    name: 'cents as number, column',
    rule: lineRules,
    files: { 'kernel/a.ts': 'const a = (fee_cents?: number) => 1;' },
    says: /money is bigint/,
  },
  { name: 'silenced checker', rule: lineRules, files: { 'kernel/a.ts': `// ${silence}\nconst a = 1;` }, says: /silences the checker/ },
  { name: 'raw markup', rule: lineRules, files: { 'web/X.svelte': '<p>{@html text}</p>' }, says: /text from users is text/ },
  { name: 'inline style', rule: lineRules, files: { 'web/X.svelte': '<p style="color: red">x</p>' }, says: /inline styles/ },
  {
    name: 'SQL in a command',
    rule: sqlRules,
    files: { 'domain/ledger/a.ts': 'const q = `select id from ledger.accounts where id = ${1}`;' },
    says: /SQL text outside/,
  },
  {
    name: 'SQL in a page',
    rule: sqlRules,
    files: { 'web/x.ts': `pool.query('delete from identity.sessions');` },
    says: /SQL text outside/,
  },
  {
    name: 'sql tag in a command',
    rule: sqlRules,
    files: { 'domain/ledger/a.ts': 'const q = sql<number>`pg_sleep(1)`;' },
    says: /SQL text outside/,
  },
  {
    name: 'a built query in a command',
    rule: sqlRules,
    files: { 'domain/ledger/a.ts': `tx.selectFrom('ledger.accounts').execute();` },
    says: /\.selectFrom\(\) outside/,
  },
  {
    name: 'wall clock in a query',
    rule: sqlRules,
    files: { 'domain/ledger/queries.ts': 'const q = sql`select 1 where due_at < now()`;' },
    says: /time is a parameter/,
  },
  {
    name: 'wall clock in a migration',
    rule: sqlRules,
    files: { 'domain/ledger/migrations/0010_a.sql': 'create table a (at timestamptz default current_timestamp);' },
    says: /time is a parameter/,
  },
  {
    name: 'clock_timestamp in a migration',
    rule: sqlRules,
    files: { 'domain/ledger/migrations/0010_a.sql': 'select clock_timestamp();' },
    says: /time is a parameter/,
  },
  {
    name: 'a view of everything',
    rule: sqlRules,
    files: { 'domain/ledger/migrations/0010_a.sql': 'create view ledger.v_a as select 1 as x;' },
    says: /v_a is not security_invoker/,
  },
  {
    name: 'a view that says no',
    rule: sqlRules,
    files: { 'domain/ledger/migrations/0010_a.sql': 'create or replace view ledger.v_a with (security_invoker = false) as select 1 as x;' },
    says: /v_a is not security_invoker/,
  },
  {
    name: 'a number twice',
    rule: sqlRules,
    files: { 'domain/ledger/migrations/0010_a.sql': '', 'domain/files/migrations/0010_b.sql': '' },
    says: /has the number of domain\/files/,
  },
  { name: 'a migration without a number', rule: sqlRules, files: { 'kernel/migrations/first.sql': '' }, says: /NNNN/ },
  { name: 'a link to nowhere', rule: docRules, files: { 'docs/a.md': '[x](../gone.md)' }, says: /gone\.md does not exist/ },
  {
    name: 'a link to no heading',
    rule: docRules,
    files: { 'docs/a.md': '[x](b.md#there)', 'docs/b.md': '# Here' },
    says: /no such heading/,
  },
  {
    name: 'a table that lies',
    rule: docRules,
    files: { ...face('ledger'), ...face('payments'), 'ARCHITECTURE.md': '| ledger | accounts | payments |' },
    says: /ledger may import nothing/,
  },
];

describe('a planted violation is found', () => {
  test.each(planted)('$name', ({ rule, files, says }) => {
    const found = rule(treeOf(files)).map((problem) => `${problem.path} ${problem.message}`);
    expect(found.filter((text) => says.test(text))).not.toEqual([]);
  });
});

const clean: Record<string, string> = {
  ...face('ledger'),
  ...face('identity'),
  ...face('payments'),
  'domain/payments/b.ts': `import { a } from '#domain/ledger/index.ts';\nimport { b } from '#domain/identity/index.ts';\nimport { newId } from '#kernel/ids.ts';\nexport const c = [a, b, newId, 'select a service', 'Update your address', 'delete it from the list'];`,
  'domain/payments/b.test.ts': `import { testApp } from '#test/database.ts';\nconst q = 'select 1 from x';`,
  'domain/payments/cast.ts': `import '#domain/ledger/cast.ts';`,
  'domain/ledger/cast.ts': '',
  'domain/payments/queries.ts': 'export const q = sql`select id from payments.payments where due_at <= ${now}`;\n// never now()',
  'domain/payments/migrations/0060_a.sql':
    '-- not now()\ncreate view payments.v_a with (security_invoker = true) as select 1 as x;\ncreate view payments.v_b with (security_invoker) as select 1 as x;',
  'kernel/ids.ts': `import type { A } from './clock.ts';\nexport const newId = 'https://example.org'; // process.env is read elsewhere`,
  'kernel/clock.ts': `import { newId } from './ids.ts';\nexport type A = typeof newId;`,
  'kernel/cents.ts': `// ${later} #12: later\nexport interface A { amountCents: bigint; cents: number }`,
  'server/config/env.ts': 'export const env = process.env;',
  'vite.config.ts': 'export default process.env;',
  'scripts/x.ts': `console.log('x');`,
  'web/X.svelte': '<p class="style">x</p>',
  'ARCHITECTURE.md': '| ledger | accounts | – |\n| identity | logins | - |\n| payments | cards | `ledger` |',
  'README.md': '# Read me: first\n[b](docs/b.md#two-words) [c](https://example.org/x) [here](#read-me-first)\n```\n[d](nowhere.md)\n```',
  'docs/b.md': '# One\n## Two `words`\n',
};

test('what the rules allow passes', () => {
  const tree = treeOf(clean);
  expect([importRules, sizeRules, lineRules, sqlRules, docRules].flatMap((rule) => rule(tree))).toEqual([]);
});

test('the import table', () => {
  expect(mayImport('transfers', 'payments')).toBe(true);
  expect(mayImport('payments', 'transfers')).toBe(false);
  expect(mayImport('directory', 'notifications')).toBe(true);
  expect(mayImport('notifications', 'identity')).toBe(true);
  expect(mayImport('identity', 'notifications')).toBe(false);
  expect(mayImport('ledger', 'identity')).toBe(false);
});

test('the checker sees the imports of this clone', () => {
  const tree = treeOfClone(join(import.meta.dirname, '../..'));
  const found = importsOf(tree, 'scripts/tidy.ts').map((one) => one.to);
  expect(found).toContain('scripts/tidy/imports.ts');
  const ofDomain = tree.paths.filter((path) => /^domain\/.*\.ts$/.test(path)).flatMap((path) => importsOf(tree, path));
  expect(ofDomain.filter((one) => one.to.startsWith('kernel/')).length).toBeGreaterThan(10);
});
