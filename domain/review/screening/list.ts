import type { Lang } from '#kernel/scope.ts';
import type { Action, Category, Severity } from './hit.ts';
import { inflect } from './inflect.ts';
import { classes } from './lists/classes.ts';

/** Lines of one category and language. How a line is written: README.md. */
export interface TermList {
  readonly category: Category;
  readonly severity: Severity;
  readonly action: Action;
  readonly lang: Lang;
  readonly lines: string;
}

/** Ordinary passages in which a term of a list means nothing bad: "killing time". */
export interface InnocentList {
  readonly lang: Lang;
  readonly lines: string;
}

/** Words that say what a passage is about, by name. */
export interface TopicList {
  readonly lang: Lang;
  readonly topics: Readonly<Record<string, string>>;
}

export interface Line {
  readonly source: string;
  /** The phrases of each part; the parts follow each other. Most lines have one. */
  readonly parts: readonly (readonly string[])[];
  /** Between each part and the next at most so many words, or ANY_ORDER: all of them in one sentence. */
  readonly gaps: readonly number[];
  /** Only as written, without disguise. */
  readonly exact: boolean;
  /** Also inside of other words. */
  readonly part: boolean;
  /** Only beside words of one of these topics; not beside those. */
  readonly near: readonly string[];
  readonly apart: readonly string[];
}

/** How wide a gap is: a few words, or about half a sentence. */
export const ANY_ORDER = -1;
const GAPS: Readonly<Record<string, number>> = { '..': 3, '...': 8, '&': ANY_ORDER };

export function linesOf(lines: string, lang: Lang): Line[] {
  return sourcesOf(lines).map((source) => readLine(source, lang));
}

export function sourcesOf(lines: string): string[] {
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function readLine(source: string, lang: Lang): Line {
  const words = source.split(' ');
  const options = words.filter((word) => /^[+-][a-z_]+$/.test(word));
  const pattern = words.filter((word) => !options.includes(word)).join(' ');
  const named = (sign: string) => options.filter((option) => option.startsWith(sign)).map((option) => option.slice(1));
  const parts = pattern.replace(/^[=*]+/, '').split(/ (\.{2,3}|&) /);
  return {
    source,
    parts: parts.filter((_, at) => at % 2 === 0).map((part) => expand(part, lang)),
    gaps: parts.filter((_, at) => at % 2 === 1).map((gap) => GAPS[gap]!),
    exact: pattern.startsWith('='),
    part: pattern.startsWith('*'),
    near: named('+'),
    apart: named('-'),
  };
}

/** "[gonna|will] kill~v [him|]" → every phrase that it stands for. A group may have its forms as a whole: "[stab|shank]~v". */
export function expand(pattern: string, lang: Lang): string[] {
  const written = pattern.replace(/<(\w+)>/g, (_, name: string) => classes[lang][name] ?? refuseUnknownClass(name));
  const parts = written.split(/(\[[^\]]*\](?:~[nvm])?|[\p{L}\d()]+~[nvm])/u).filter((part) => part !== '');
  const phrases = parts.reduce<string[]>(
    (sofar, part) => sofar.flatMap((phrase) => formsOf(part, lang).map((form) => phrase + form)),
    [''],
  );
  return [...new Set(phrases.map((phrase) => phrase.replace(/ +/g, ' ').trim()))];
}

function formsOf(part: string, lang: Lang): string[] {
  const [, base = part, as] = /^(.*?)~([nvm])$/.exec(part) ?? [];
  const choices = base.startsWith('[') ? base.slice(1, -1).split('|') : [base];
  return as ? choices.flatMap((choice) => lastWord(choice, (word) => inflect(word, as as 'n' | 'v' | 'm', lang))) : choices;
}

function refuseUnknownClass(name: string): never {
  throw new Error(`there is no class "${name}"`);
}

function lastWord(phrase: string, forms: (word: string) => string[]): string[] {
  const at = phrase.lastIndexOf(' ') + 1;
  return forms(phrase.slice(at)).map((form) => phrase.slice(0, at) + form);
}
