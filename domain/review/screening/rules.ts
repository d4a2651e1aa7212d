import { backwards, ciphers } from './ciphers.ts';
import { TRADE_SIGN, emojiTrade } from './emoji-trade.ts';
import type { Action, Category, Hit, Severity } from './hit.ts';
import { matches } from './passage.ts';

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
  readonly sign: RegExp | null;
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
  /(?<![\p{L}\p{N}.$#-])(?:\+\d{1,3}[\s.-]{0,2}|\d{1,3}[\s.-]{1,2})?(?:\(\d{2,3}\)|\d{2,3})[\s.-]{1,2}\d{3,4}[\s.-]{1,2}\d{4}(?![\p{N}-]|[\s.-]\d{2})|(?<![\p{L}\p{N}.$#:-])(?:\+\d{10,13}|\d{10})(?!\p{N})/giu;
/** Each digit by itself, as nobody writes an amount or a date. */
const SPACED_PHONE = /(?<![\p{L}\p{N}.$#:-])\d(?:[\s.-]{1,2}\d){9}(?![\s.-]{0,2}\p{N})/gu;
/** Whose number people write openly. */
const OPEN_NUMBER =
  /(?:lawyer|attorney|public defender|legal aid|court|clinic|hotline|abogad[oa]|licenciad[oa]|defensora?|juzgado|clínica)\P{N}{0,40}$/iu;
const DIGITS = 'zero|oh|one|two|three|four|five|six|seven|eight|nine|cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve';
const ORDER = 'zero|one|two|three|four|five|six|seven|eight|nine|cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve'.split('|');
const TENS =
  'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|veinti\\p{L}+|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa';
const SPOKEN_PHONE = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?:${DIGITS}|${TENS}|y|\\d{1,4})[\\s,.-]+){3,14}(?:${DIGITS}|${TENS}|\\d{1,4})(?![\\p{L}\\p{N}])`,
  'giu',
);
const SPOKEN = new RegExp(`${DIGITS}|${TENS}|\\d+`, 'giu');
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
    find: (text) =>
      [...matches(text, PHONE), ...matches(text, SPACED_PHONE), ...spokenPhones(text)].filter(
        ({ from }) => !OPEN_NUMBER.test(text.slice(Math.max(0, from - 60), from)),
      ),
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
    name: 'backwards',
    category: 'coded',
    severity: 2,
    action: 'hold',
    why: 'screening.why.cipher',
    sign: null,
    words:
      '[eht|dna|uoy|siht|taht|htiw|evah|lliw|tahw|morf|ruoy|ereht|llac|thginot|kcab|ekat|emoc|nehw|dnes|gnirb|teem|euq|noc|arap|atse|omoc|odnauc|ednod|ehcon|iuqa|oreiuq|elid]',
    find: backwards,
  },
  {
    name: 'emoji_trade',
    category: 'drugs',
    severity: 2,
    action: 'hold',
    why: 'screening.why.emoji_trade',
    sign: TRADE_SIGN,
    find: emojiTrade,
  },
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
    .filter(({ name, sign }) => sign?.test(text) === true || woken.includes(name))
    .flatMap(({ name, category, severity, action, why, find }) =>
      [...find(text, settings)].map(({ from, to }) => ({ category, severity, action, term: `rule:${name}`, from, to, why })),
    );
}

/** Seven digits or more, as words or with some of them; those that count up are a child that learns to. */
function* spokenPhones(text: string): Generator<{ from: number; to: number }> {
  for (const { from, to } of matches(text, SPOKEN_PHONE)) {
    const said = text.slice(from, to).toLowerCase().match(SPOKEN)!;
    const words = said.filter((one) => !/\d/.test(one));
    const digits = said.reduce(
      (sum, one) => sum + (/\d/.test(one) ? one.length : one.length > 5 && !/^(?:three|seven|eight|cuatro)$/.test(one) ? 2 : 1),
      0,
    );
    const counts = words.every((one, n) => n === 0 || ORDER.indexOf(one) % 10 > ORDER.indexOf(words[n - 1]!) % 10);
    if (words.length >= 3 && digits >= 7 && !counts) yield { from, to };
  }
}

function* otherNumbers(text: string, { residentNumber, ownNumber }: RuleSettings): Generator<{ from: number; to: number }> {
  if (residentNumber === undefined) return;
  const bare = (number: string): string => number.replace(/[\s-]/g, '').toLowerCase();
  const own = bare(ownNumber ?? '');
  for (const match of text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])(?:${residentNumber})(?![\\p{L}\\p{N}])`, 'giu'))) {
    if (bare(match[0]) !== own) yield { from: match.index, to: match.index + match[0].length };
  }
}
