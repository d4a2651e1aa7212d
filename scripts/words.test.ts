import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kinline-words-'));
  for (const folder of ['words/en', 'words/es', 'domain/mail']) mkdirSync(join(root, folder), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function put(path: string, content: object | string): void {
  writeFileSync(join(root, path), typeof content === 'string' ? content : JSON.stringify(content));
}

function words(...args: string[]): { status: number | null; said: string } {
  const done = spawnSync(process.execPath, [join(import.meta.dirname, 'words.ts'), `--root=${root}`, ...args], { encoding: 'utf8' });
  return { status: done.status, said: done.stdout + done.stderr };
}

const good = {
  title: 'Write a letter',
  left: 'You have {count, plural, one {# stamp} other {# stamps}} for {name}.',
  'refusal.too_long': 'Too long.',
};
const bueno = {
  title: 'Escriba una carta',
  left: 'Tiene {count, plural, one {# estampilla} other {# estampillas}} para {name}.',
  'refusal.too_long': 'Muy larga.',
};

test('good words pass, and the compiler learns keys and parameters', () => {
  put('words/en/mail.json', good);
  put('words/es/mail.json', bueno);
  put('domain/mail/refusals.ts', `export const refusals = ['mail.too_long'] as const;`);
  expect(words().status).toBe(0);
  expect(words('--check')).toMatchObject({ status: 0 });
  const keys = readFileSync(join(root, 'words/keys.ts'), 'utf8');
  expect(keys).toContain("'mail.left': { count: number; name: Param };");
  expect(keys).toContain("'mail.title': Record<never, never>;");
});

const unreadable = 'Remittance transactions necessitate verification of identification documentation. '.repeat(8);
const long = 'We send it to them '.repeat(6) + 'today.';

test.each<[string, object | string, object | string, RegExp]>([
  ['a key missing in Spanish', good, { ...bueno, title: undefined }, /words\/es\/mail.json has no "title"/],
  ['a key only in Spanish', { ...good, title: undefined }, bueno, /words\/es\/mail.json has "title"/],
  ['other parameters', good, { ...bueno, left: 'Tiene {count, plural, one {una} other {#}}.' }, /parameters differ/],
  ['a message that does not parse', { ...good, title: 'Write {' }, bueno, /en\/mail.json "title": /],
  ['an empty text', { ...good, title: ' ' }, bueno, /"title": empty/],
  ['a file that is no JSON', '{', bueno, /words\/en\/mail.json: /],
  ['markup', { ...good, title: 'Write <b>now</b>' }, bueno, /no markup/],
  ['a date without a zone', { ...good, title: 'Write by {day, date}' }, { ...bueno, title: 'Escriba antes del {day, date}' }, /time zone/],
  ['a long sentence', { ...good, title: long }, bueno, /a sentence of 31 words/],
  ['office English', { ...good, title: unreadable }, bueno, /reading grade/],
  ['office Spanish', good, { ...bueno, title: 'Autorización internacional identificatoria complementaria. '.repeat(12) }, /reading ease/],
  [
    'Spanish that is English',
    { ...good, title: 'Write the first letter now' },
    { ...bueno, title: 'Write the first letter now' },
    /still English/,
  ],
  [
    'a refusal without words',
    { ...good, 'refusal.too_long': undefined },
    { ...bueno, 'refusal.too_long': undefined },
    /no "refusal.too_long"/,
  ],
])('%s fails', (_name, en, es, problem) => {
  put('words/en/mail.json', good);
  put('words/es/mail.json', bueno);
  put('domain/mail/refusals.ts', `export const refusals = ['too_long'] as const;`);
  expect(words().status).toBe(0);
  put('words/en/mail.json', en);
  put('words/es/mail.json', es);
  const answer = words('--check');
  expect(answer.said).toMatch(problem);
  expect(answer.status).toBe(1);
});

test('stale types fail', () => {
  put('words/en/mail.json', good);
  put('words/es/mail.json', bueno);
  words();
  put('words/en/mail.json', { ...good, more: 'More' });
  put('words/es/mail.json', { ...bueno, more: 'Más' });
  expect(words('--check')).toMatchObject({ status: 1, said: expect.stringContaining('words/keys.ts is stale') });
});
