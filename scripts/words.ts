// Makes words/keys.ts (types) and words/catalogue.ts (all texts) from words/<lang>/<module>.json.
// `--check` changes nothing and fails on anything a reader or a compiler would trip over.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { englishSyllables, fernandezHuerta, fleschKincaid, measure, sentencesOf, spanishSyllables, wordsOf } from './reading-grade.ts';

type Kind = 'Param' | 'number' | 'string';
interface Message {
  text: string;
  params: Map<string, Kind>;
  prose: string;
}
type Module = Map<string, Message>;

// another folder only for the test of this script
const root = process.argv.find((arg) => arg.startsWith('--root='))?.slice('--root='.length) ?? join(import.meta.dirname, '..');
const folder = join(root, 'words');
const languages = ['en', 'es'] as const;
type Lang = (typeof languages)[number];

const highestGrade = 8;
const lowestEase = 60;
const longestSentence = 25;
const longText = 40; // words; a text this long is also judged alone

const problems: string[] = [];
const checking = process.argv.includes('--check');
const modules = readModules();
if (checking) {
  for (const name of modules.keys()) checkModule(name);
  checkRefusals();
}
place('keys.ts', keysSource());
place('catalogue.ts', catalogueSource());
for (const problem of problems) console.error(problem);
console.log(`words: ${modules.size} modules, ${problems.length} problems`);
process.exitCode = problems.length > 0 ? 1 : 0;

function readModules(): Map<string, Record<Lang, Module>> {
  const names = new Set<string>();
  for (const lang of languages) {
    for (const file of readdirSync(join(folder, lang))) {
      if (file.endsWith('.json')) names.add(file.slice(0, -'.json'.length));
    }
  }
  const found = new Map<string, Record<Lang, Module>>();
  for (const name of [...names].sort()) found.set(name, { en: readModule('en', name), es: readModule('es', name) });
  return found;
}

function readModule(lang: Lang, name: string): Module {
  const path = join(folder, lang, `${name}.json`);
  const module: Module = new Map();
  if (!existsSync(path)) {
    problems.push(`words/${lang}/${name}.json is missing`);
    return module;
  }
  let texts: unknown;
  try {
    texts = JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    problems.push(`words/${lang}/${name}.json: ${cause instanceof Error ? cause.message : String(cause)}`);
    return module;
  }
  for (const [key, text] of Object.entries(texts as Record<string, unknown>)) {
    const where = `words/${lang}/${name}.json "${key}"`;
    if (!/^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/.test(key)) problems.push(`${where}: a key is lower case words, dots and _`);
    if (typeof text !== 'string' || text.trim() === '') problems.push(`${where}: empty`);
    else module.set(key, readMessage(where, text));
  }
  return module;
}

function readMessage(where: string, text: string): Message {
  const message: Message = { text, params: new Map(), prose: '' };
  try {
    message.prose = collect(parse(text, { ignoreTag: true }), message.params, where);
  } catch (cause) {
    problems.push(`${where}: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
  if (/<\/?[a-z]/i.test(text)) problems.push(`${where}: no markup in words`);
  return message;
}

function collect(elements: MessageFormatElement[], params: Map<string, Kind>, where: string): string {
  let prose = '';
  for (const element of elements) {
    if (element.type === TYPE.literal) prose += element.value;
    else if (element.type === TYPE.pound) prose += '2';
    else if (element.type === TYPE.argument) {
      if (!params.has(element.value)) params.set(element.value, 'Param');
      prose += 'this';
    } else if (element.type === TYPE.number) {
      params.set(element.value, 'number');
      prose += '2';
    } else if (element.type === TYPE.plural || element.type === TYPE.select) {
      params.set(element.value, element.type === TYPE.plural ? 'number' : 'string');
      let last = '';
      for (const option of Object.values(element.options)) last = collect(option.value, params, where);
      prose += last;
    } else problems.push(`${where}: give dates and times as text (words/format.ts), they need a time zone`);
  }
  return prose;
}

function checkModule(name: string): void {
  const both = modules.get(name);
  if (both === undefined) return;
  for (const [key, en] of both.en) {
    const es = both.es.get(key);
    if (es === undefined) {
      problems.push(`words/es/${name}.json has no "${key}"`);
      continue;
    }
    if (signature(en) !== signature(es)) {
      problems.push(`words "${name}.${key}": parameters differ, en ${signature(en)}, es ${signature(es)}`);
    }
    if (en.text === es.text && wordsOf(en.prose).length > 3) problems.push(`words/es/${name}.json "${key}" is still English`);
  }
  for (const key of both.es.keys()) {
    if (!both.en.has(key)) problems.push(`words/es/${name}.json has "${key}", words/en/${name}.json has not`);
  }
  for (const lang of languages) checkReading(lang, name, both[lang]);
}

function signature(message: Message): string {
  return (
    [...message.params]
      .map(([param, kind]) => `${param}: ${kind}`)
      .sort()
      .join(', ') || 'none'
  );
}

function checkReading(lang: Lang, name: string, module: Module): void {
  if (name !== 'legal') {
    for (const [key, message] of module) {
      for (const sentence of sentencesOf(message.prose)) {
        const length = wordsOf(sentence).length;
        if (length > longestSentence) {
          problems.push(`words/${lang}/${name}.json "${key}": a sentence of ${length} words (at most ${longestSentence})`);
        }
      }
      if (wordsOf(message.prose).length >= longText) judge(lang, `words/${lang}/${name}.json "${key}"`, [message.prose]);
    }
  }
  const whole = [...module.values()].map((message) => message.prose).filter((prose) => wordsOf(prose).length >= 5);
  if (whole.length > 0) judge(lang, `words/${lang}/${name}.json as a whole`, whole);
}

function judge(lang: Lang, where: string, texts: readonly string[]): void {
  if (lang === 'en') {
    const grade = fleschKincaid(measure(texts, englishSyllables));
    if (process.argv.includes('--grades')) console.log(`${where}: grade ${grade.toFixed(1)}`);
    if (grade > highestGrade) problems.push(`${where}: reading grade ${grade.toFixed(1)} (at most ${highestGrade})`);
    return;
  }
  const ease = fernandezHuerta(measure(texts, spanishSyllables));
  if (process.argv.includes('--grades')) console.log(`${where}: ease ${ease.toFixed(0)}`);
  if (ease < lowestEase) problems.push(`${where}: reading ease ${ease.toFixed(0)} (at least ${lowestEase})`);
}

/** Every code a module lists in refusals.ts needs words, or a person reads the general sentence. */
function checkRefusals(): void {
  const domain = join(root, 'domain');
  for (const folder of existsSync(domain) ? readdirSync(domain) : []) {
    const path = join(domain, folder, 'refusals.ts');
    if (!existsSync(path)) continue;
    for (const [, module = folder, code = ''] of readFileSync(path, 'utf8').matchAll(/'(?:([a-z]+)\.)?([a-z0-9_]+)'/g)) {
      if (modules.get(module)?.en.has(`refusal.${code}`) !== true) problems.push(`words/en/${module}.json has no "refusal.${code}"`);
    }
  }
}

function keysSource(): string {
  const lines = [
    '// Made by `node scripts/words.ts` from words/en/*.json. Do not edit.',
    "import type { Param } from './index.ts';",
    '',
    'export interface Words {',
  ];
  for (const [name, { en }] of modules) {
    for (const [key, message] of [...en].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const params = [...message.params].map(([param, kind]) => `${param}: ${kind}`).sort();
      lines.push(`  '${name}.${key}': ${params.length === 0 ? 'Record<never, never>' : `{ ${params.join('; ')} }`};`);
    }
  }
  return `${lines.join('\n')}\n}\n`;
}

function catalogueSource(): string {
  const lines = ['// Made by `node scripts/words.ts`. Do not edit.'];
  const parts: Record<Lang, string[]> = { en: [], es: [] };
  for (const name of modules.keys()) {
    for (const lang of languages) {
      if (!existsSync(join(folder, lang, `${name}.json`))) continue;
      const variable = `${lang}${name.replace(/(^|-)([a-z])/g, (_, _dash: string, letter: string) => letter.toUpperCase())}`;
      lines.push(`import ${variable} from './${lang}/${name}.json' with { type: 'json' };`);
      parts[lang].push(`...under('${name}', ${variable})`);
    }
  }
  lines.push(
    '',
    'function under(module: string, texts: Record<string, string>): Record<string, string> {',
    '  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [`${module}.${key}`, text]));',
    '}',
    '',
    "export const catalogue: Record<'en' | 'es', Record<string, string>> = {",
    ...languages.map((lang) => `  ${lang}: {\n${parts[lang].map((part) => `    ${part},\n`).join('')}  },`),
    '};',
  );
  return `${lines.join('\n')}\n`;
}

function place(file: string, source: string): void {
  const path = join(folder, file);
  const present = existsSync(path) ? readFileSync(path, 'utf8') : '';
  if (present === source) return;
  if (checking) problems.push(`words/${file} is stale: run node scripts/words.ts`);
  else writeFileSync(path, source);
}
