import { confusables } from './confusables.ts';

// Every character becomes a code: 1–26 a letter, 27 ñ, 28–37 a digit, above that a sign that stands for a letter ($ @ ! …).
export const N_TILDE = 27;
export const DIGIT = 28;
const SIGNS = '@$!|+(<';
const SIGN = 38;
/** Could be i or l: a capital I, and what looks like one. */
const STROKE = SIGN + SIGNS.length;
/** A letter of another script that looks like none of ours. */
const FOREIGN = STROKE + 1;
const CODES = FOREIGN + 1;
/** Up to here codes are what they are wherever they stand: letters, digits, breaks. */
export const LAST_PLAIN = SIGN - 1;

/** What a character may be instead of a letter. */
export const SPACE = 254;
export const SKIP = 255;
/** Ends a word, like a full stop. */
export const BREAK = 0;
/** What has to be looked at where it stands, was not met before, or may be several letters. */
export const CAPITAL_I = 253;
export const UNREAD = 252;
export const MANY = 251;
export const isLetter = (code: number): boolean => code > BREAK && code < CODES;
export const isDigit = (code: number): boolean => code >= DIGIT && code < SIGN;

/** Whether a code is a letter itself and not a digit or sign in its place. */
export const isPlain = (code: number): boolean => code <= N_TILDE;

/** The code of a letter or digit of a to z, ñ, 0 to 9. */
export function codeOf(character: string): number {
  if (character === 'ñ') return N_TILDE;
  const at = character.charCodeAt(0);
  return at < 58 ? DIGIT + at - 48 : at - 96;
}

/** Which letters a digit or sign may stand for. */
const STANDS_FOR: Readonly<Record<string, string>> = {
  ...{ 0: 'o', 1: 'il', 3: 'e', 4: 'a', 5: 's', 6: 'g', 7: 't', 8: 'b', 9: 'g' },
  ...{ '@': 'a', $: 's', '!': 'il', '|': 'il', '+': 't', '(': 'c', '<': 'c' },
};
/** Letters that are written for each other: kokaine, suycide, azezino, rovar, and those that look alike: sulcide. */
const SOUND_ALIKE = ['ckq', 'sz', 'bv', 'iy', 'il', 'nñ'];
/** Letters, digits and signs of one class are one symbol for the automaton; what may really stand for what is asked afterwards. */
const CLASSES = ['a', 'bv', 'ckq', 'd', 'e', 'f', 'g', 'h', 'ily', 'j', 'm', 'nñ', 'o', 'p', 'r', 'sz', 't', 'u', 'w', 'x'];
export const ALPHABET = 32;

const bit = (letter: string): number => 1 << codeOf(letter);
const bits = (letters: string): number => [...letters].reduce((all, letter) => all | bit(letter), 0);

/** The class of each code, 1 to 22. */
export const CLASS = new Uint8Array(CODES);
/** The letters that a code may stand for, as bits: itself, or those a digit or sign replaces. */
export const MEANS = new Int32Array(CODES);
/** The letters that a letter is often written for. */
export const SOUNDS = new Int32Array(CODES);

CLASSES.forEach((letters, n) => [...letters].forEach((letter) => (CLASS[codeOf(letter)] = n + 1)));
for (const letter of 'abcdefghijklmnñopqrstuvwxyz') MEANS[codeOf(letter)] = bit(letter);
for (const group of SOUND_ALIKE) for (const letter of group) SOUNDS[codeOf(letter)]! |= bits(group);
for (let digit = 0; digit < 10; digit++) standFor(DIGIT + digit, STANDS_FOR[digit] ?? '');
[...SIGNS].forEach((sign, n) => standFor(SIGN + n, STANDS_FOR[sign]!));
standFor(STROKE, 'il');
CLASS[FOREIGN] = CLASSES.length + 2;

function standFor(code: number, letters: string): void {
  MEANS[code] = bits(letters);
  CLASS[code] = letters === '' ? CLASSES.length + 1 : CLASS[codeOf(letters[0]!)]!;
}

// What Unicode's list leaves out, since it lists what can't be told apart: small capitals, letters upside down, letters in boxes.
const OURS: Readonly<Record<string, string>> = {
  a: 'ᴀɐλ∆',
  b: 'ʙᗺßβв',
  c: 'ɔ©',
  d: 'ᴅ',
  e: 'ᴇǝ€ɛεə',
  f: 'ꜰɟ',
  g: 'ɢƃ',
  h: 'ʜɥн',
  i: 'ᴉ¡',
  j: 'ᴊɾ',
  k: 'ᴋʞκк',
  l: 'ʟ£ł',
  m: 'ᴍɯм',
  n: 'ɴпи',
  p: 'ᴘ',
  q: 'ǫ',
  r: 'ʀɹя®',
  s: '§',
  t: 'ᴛʇтτ†',
  u: 'μ',
  v: 'ʌ',
  w: 'ʍω',
  y: 'ʎ¥',
};

const looksLike = new Map<string, string>();
for (const table of [confusables, OURS]) {
  for (const [letter, all] of Object.entries(table)) for (const character of all) looksLike.set(character, letter);
}

const known = new Map<number, readonly number[]>();

/** The most letters that a character stands for: ⅷ. */
export const MOST_LETTERS = 4;

/** What a character that is not plain ASCII is: codes of letters (a ligature is several), or one of SPACE, SKIP, BREAK. */
export function foldCharacter(codePoint: number): readonly number[] {
  const before = known.get(codePoint);
  if (before) return before;
  const folded = fold(String.fromCodePoint(codePoint), codePoint).slice(0, MOST_LETTERS);
  if (known.size < 20_000) known.set(codePoint, folded);
  return folded;
}

function fold(character: string, codePoint: number): readonly number[] {
  if (character === 'ñ' || character === 'Ñ') return [N_TILDE];
  if (/^[\p{M}\p{Default_Ignorable_Code_Point}\p{Cf}\u{1f3fb}-\u{1f3ff}]$/u.test(character)) return [SKIP];
  if (/^\s$/.test(character)) return [SPACE];
  if (character === '’' || character === 'ʼ' || character === '´') return [SKIP];
  const inBox = boxed(codePoint);
  if (inBox !== null) return [codeOf(inBox)];
  const likeness = looksLike.get(character);
  if (likeness === 'l') return [STROKE];
  const plain = likeness ?? character.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const letters = [...plain].map((one) => looksLike.get(one) ?? one);
  if (letters.length === 0) return [SKIP];
  if (letters.every((one) => /^[a-z0-9]$/.test(one))) return letters.map(codeOf);
  return /^[\p{L}\p{N}]$/u.test(character) ? [FOREIGN] : [BREAK];
}

/** 🅰 🅐 🇦: letters in boxes and circles, and those that flags are made of. */
function boxed(codePoint: number): string | null {
  for (const first of [0x1f130, 0x1f150, 0x1f170, 0x1f1e6]) {
    if (codePoint >= first && codePoint < first + 26) return String.fromCharCode(97 + codePoint - first);
  }
  return null;
}

/** The same for the first 128 characters, where signs are letters. */
export const ASCII = new Uint8Array(128);
for (let at = 0; at < 128; at++) {
  const character = String.fromCharCode(at).toLowerCase();
  if (/[a-z0-9]/.test(character)) ASCII[at] = codeOf(character);
  else if (/\s/.test(character)) ASCII[at] = SPACE;
  else if (character === "'" || character === '`' || at === 0) ASCII[at] = SKIP;
  else if (SIGNS.includes(character)) ASCII[at] = SIGN + SIGNS.indexOf(character);
}
export const isSign = (code: number): boolean => code >= SIGN && code < STROKE;
export { STROKE };
export const PLAIN_I = codeOf('i');

/** What each unit of a text is: a letter, one of the above, or MANY, where `foldCharacter` says it. A capital I is a stroke only inside a word of small letters. */
export const UNITS = new Uint8Array(0x10000).fill(UNREAD);
UNITS.set(ASCII);
UNITS['I'.charCodeAt(0)] = CAPITAL_I;

/** What the unit at a place is. */
export function unitAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return UNITS[unit] === UNREAD ? readUnit(unit) : UNITS[unit]!;
}

function readUnit(unit: number): number {
  const isHalf = unit >= 0xd800 && unit <= 0xdfff;
  const codes = isHalf ? [] : foldCharacter(unit);
  return (UNITS[unit] = codes.length === 1 ? codes[0]! : MANY);
}
