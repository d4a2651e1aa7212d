import type { Action, Category, Hit, Severity } from './hit.ts';

export interface RuleSettings {
  /** How the agency's resident numbers look, as a regular expression without flags, and the number of the one the text is to or from. */
  readonly residentNumber?: string;
  readonly ownNumber?: string;
}

interface Rule {
  readonly name: string;
  readonly category: Category;
  readonly severity: Severity;
  readonly action: Action;
  readonly why: Hit['why'];
  /** There is nothing to find where neither this nor one of `words` stands. */
  readonly sign: RegExp;
  readonly words?: string;
  find(text: string, settings: RuleSettings): Iterable<{ from: number; to: number }>;
}

// Bounds in these keep a long row of letters from being read again from each of them.
const DOT = String.raw`(?:\.|\(\.\)|\[\.\]|\(dot\)|\[dot\]|\(punto\)| dot | punto )`;
const LINK = new RegExp(
  String.raw`(?:https?|hxxps?):\/\/[^\s<>"]+|\bwww\s?[.,]\s?[\p{L}\p{N}-]+[^\s<>"]*` +
    String.raw`|[a-z0-9-]{2,63}\s?${DOT}\s?(?:com|net|org|info|gov|edu|xyz)\b(?:\/[^\s<>"]*)?` +
    String.raw`|[a-z0-9-]{2,63}\.(?:io|gg|tv|ly|ru|mx|app|co)\b(?:\/[^\s<>"]*)?|[a-z0-9-]{1,63}${DOT}(?:me|us)(?:\/|\sslash\s|\s?\(slash\)\s?)[^\s<>"]+` +
    String.raw`|h\s{1,2}t\s{1,2}t\s{1,2}p\s{0,2}s?\s{0,2}:[\s/]{2,8}[^\s<>"]+`,
  'giu',
);
const ANY_LINK = new RegExp(String.raw`:\s?\/|www|${DOT}\s?(?:com|net|org|info|gov|edu|xyz|io|gg|tv|ly|ru|mx|app|co|me|us)\b`, 'i');
const AT = String.raw`(?:@|\(at\)|\[at\]|\(arroba\)| arroba )`;
const EMAIL = new RegExp(String.raw`[\p{L}\p{N}._%+-]{1,64}\s?${AT}\s?[\p{L}\p{N}-]{1,63}\s?${DOT}\s?[\p{L}]{2,}`, 'giu');
const PHONE =
  /(?<![\p{L}\p{N}.$#-])(?:\+?\d{1,3}[\s.-]{0,2})?(?:\(\d{2,3}\)|\d{2,3})[\s.-]{1,2}\d{3,4}[\s.-]{1,2}\d{4}(?![\p{N}-])|(?<![\p{L}\p{N}.$#:-])(?:\+\d{10,13}|\d{10})(?!\p{N})/giu;
/** Each digit by itself, as nobody writes an amount or a date. */
const SPACED_PHONE = /(?<![\p{L}\p{N}.$#:-])\d(?:[\s.-]{1,2}\d){9}(?![\s.-]{0,2}\p{N})/gu;
const DIGITS = 'zero|oh|one|two|three|four|five|six|seven|eight|nine|cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve';
const SPOKEN_PHONE = new RegExp(`\\b(?:${DIGITS})(?:[\\s,.-]+(?:${DIGITS})){6,12}\\b`, 'giu');
const APPS = 'ig|insta|instagram|snap|snapchat|telegram|whatsapp|tiktok|signal|discord|facebook|fb';
const HANDLE = new RegExp(
  String.raw`(?<![\p{L}\p{N}_])(?:${APPS})(?:\s(?:is|es|me at|user)|\s?[:=-])\s?@?[\p{L}\p{N}._]{3,}` +
    String.raw`|(?<![\p{L}\p{N}.])@[a-z][\p{L}\p{N}._]{2,}|(?<![\p{L}\p{N}])\$[a-z][a-z0-9_]{3,}\b(?!\s?\d)`,
  'giu',
);
const HIDDEN =
  /(?<=[a-záéíóúñ])[\u200b-\u200f\u2060-\u2064\u202a-\u202e\u2066-\u2069\ufeff\u034f\u115f\u3164]+(?=[a-záéíóúñ])|[\u{e0020}-\u{e007e}]{4,}/giu;

const rules: readonly Rule[] = [
  {
    name: 'link',
    category: 'contact',
    severity: 1,
    action: 'flag',
    why: 'screening.why.link',
    sign: ANY_LINK,
    find: (text) => matches(text, LINK),
  },
  {
    name: 'email',
    category: 'contact',
    severity: 1,
    action: 'flag',
    why: 'screening.why.email',
    sign: /[@([]/,
    words: 'arroba',
    find: (text) => matches(text, EMAIL),
  },
  {
    name: 'phone',
    category: 'contact',
    severity: 1,
    action: 'flag',
    why: 'screening.why.phone',
    sign: /\d/,
    words: `[${DIGITS}] [${DIGITS}]`,
    find: (text) => [...matches(text, PHONE), ...matches(text, SPACED_PHONE), ...matches(text, SPOKEN_PHONE)],
  },
  {
    name: 'handle',
    category: 'contact',
    severity: 1,
    action: 'flag',
    why: 'screening.why.handle',
    sign: /[@$]/,
    words: `[${APPS}]`,
    find: (text) => matches(text, HANDLE),
  },
  {
    name: 'resident_number',
    category: 'third_party',
    severity: 2,
    action: 'flag',
    why: 'screening.why.resident_number',
    sign: /^/,
    find: otherNumbers,
  },
  { name: 'cipher', category: 'coded', severity: 2, action: 'hold', why: 'screening.why.cipher', sign: /^/, find: ciphers },
  {
    name: 'hidden',
    category: 'coded',
    severity: 1,
    action: 'flag',
    why: 'screening.why.hidden',
    // Those of HIDDEN; the last is half of the tags'.
    sign: /[\u034f\u115f\u200b-\u200f\u202a-\u202e\u2060-\u2069\u3164\ufeff\udb40]/,
    find: (text) => matches(text, HIDDEN),
  },
];

/** What is looked for by its form, as pages show it. */
export const formRules: readonly Pick<Rule, 'name' | 'category' | 'severity' | 'action'>[] = rules;

/** Words that wake rules, as lines of a list: whoever looks for words looks for these too. */
export const wakingWords: readonly { readonly rule: string; readonly line: string }[] = rules.flatMap(({ name, words }) =>
  words === undefined ? [] : [{ rule: name, line: words }],
);

/** What shows by its form and not by a word. `woken`: the rules whose words stand in the text. */
export function byRule(text: string, settings: RuleSettings, woken: readonly string[]): Hit[] {
  return rules
    .filter(({ name, sign }) => sign.test(text) || woken.includes(name))
    .flatMap(({ name, category, severity, action, why, find }) =>
      [...find(text, settings)].map(({ from, to }) => ({ category, severity, action, term: `rule:${name}`, from, to, why })),
    );
}

function* matches(text: string, pattern: RegExp): Generator<{ from: number; to: number }> {
  for (const match of text.matchAll(pattern)) yield { from: match.index, to: match.index + match[0].length };
}

function* otherNumbers(text: string, { residentNumber, ownNumber }: RuleSettings): Generator<{ from: number; to: number }> {
  if (residentNumber === undefined) return;
  const bare = (number: string): string => number.replace(/[\s-]/g, '').toLowerCase();
  const own = bare(ownNumber ?? '');
  for (const match of text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])(?:${residentNumber})(?![\\p{L}\\p{N}])`, 'giu'))) {
    if (bare(match[0]) !== own) yield { from: match.index, to: match.index + match[0].length };
  }
}

const NUMBER_CODE = /(?<![\p{L}\p{N}$])\d{1,2}(?:[\s.,-]\s?\d{1,2}){7,}(?![\p{L}\p{N}])/gu;
const MORSE = /(?:[.\-·–—•]{1,5}[ /|]+){5,}[.\-·–—•]{1,5}/g;
const BITS = /\b[01]{8}(?:\s?[01]{8})+\b/g;
const LONG_WORD = /(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{12,}={0,2}/g;
const HEX = /\b(?:[0-9a-f]{2}[\s:]){6,}[0-9a-f]{2}\b/gi;

/** Numbers for letters, Morse, bits, base64, and words that no tongue could say. */
function* ciphers(text: string): Generator<{ from: number; to: number }> {
  if (/[\d=]/.test(text)) yield* codes(text);
  if (['-', '–', '—'].some((dash) => text.includes(dash))) {
    for (const { from, to } of matches(text, MORSE))
      if (/[-–—]/.test(text.slice(from, to)) && /[.·•]/.test(text.slice(from, to))) yield { from, to };
  }
  if (hasRuns(text)) yield* unsayable(text);
}

function* codes(text: string): Generator<{ from: number; to: number }> {
  for (const { from, to } of matches(text, NUMBER_CODE)) if (looksLikeCode(text.slice(from, to))) yield { from, to };
  yield* matches(text, BITS);
  yield* matches(text, HEX);
  for (const { from, to } of matches(text, LONG_WORD)) {
    if (/[\p{L}\p{N}@/.]/u.test(text[from - 1] ?? '')) continue;
    const found = text.slice(from, to);
    const mixed = /[a-z]/.test(found) && /[A-Z]/.test(found.slice(1)) && /\d/.test(found);
    if (mixed || found.endsWith('=')) yield { from, to };
  }
}

/** Letters by number stay between 1 and 26 and are not in order, as counted or lottery numbers are. */
function looksLikeCode(found: string): boolean {
  const numbers = found.split(/\D+/).map(Number);
  const inOrder =
    numbers.every((one, n) => n === 0 || one >= numbers[n - 1]!) || numbers.every((one, n) => n === 0 || one <= numbers[n - 1]!);
  return numbers.length >= 8 && !inOrder && numbers.every((one) => one >= 1 && one <= 26);
}

const CONSONANT = Uint8Array.from({ length: 128 }, (_, unit) => (/[bcdfghjklmnpqrstvwxz]/i.test(String.fromCharCode(unit)) ? 1 : 0));
const STRANGE = /[bcdfghjklmnpqrstvwxz]{5,}|^[bcdfghjklmnpqrstvwxz]{3,}$|q[^u]|[jvxz][bcdfgkpqtx]|[aeiou]{5,}/i;

/** Capitals alone are a word from so many letters on; fewer are somebody's acronym. */
const ACRONYM = 5;

/** Whether there are two runs of four consonants. Looks at every fourth character, and before it only where that is one. */
function hasRuns(text: string): boolean {
  let runs = 0;
  for (let at = 3; at < text.length && runs < 2;) {
    let run = 0;
    while (run < 4 && CONSONANT[text.charCodeAt(at - run)] === 1) run++;
    if (run === 4) runs++;
    at += run === 4 ? 4 : 4 - run;
  }
  return runs === 2;
}

/** Four words or more in a row of which most hold five consonants side by side, or no vowel, or letters that never meet. */
function* unsayable(text: string): Generator<{ from: number; to: number }> {
  let [from, to, odd, count] = [0, 0, 0, 0];
  for (const match of text.matchAll(/[a-z]{3,}/giu)) {
    if (STRANGE.test(match[0]) && (match[0].length >= ACRONYM || match[0] !== match[0].toUpperCase())) {
      if (count === 0) from = match.index;
      odd++;
      count++;
      to = match.index + match[0].length;
    } else if (count > 0 && odd * 2 > count + 1 - odd) count++;
    else {
      if (odd >= 4) yield { from, to };
      [odd, count] = [0, 0];
    }
  }
  if (odd >= 4) yield { from, to };
}
