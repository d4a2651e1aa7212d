import {
  ASCII,
  BREAK,
  CAPITAL_I,
  CLASS,
  foldCharacter,
  isDigit,
  isLetter,
  isPlain,
  isSign,
  LAST_PLAIN,
  MANY,
  MOST_LETTERS,
  PLAIN_I,
  SPACE,
  STROKE,
  unitAt,
  UNITS,
} from './letters.ts';

/** What stands before a letter. A loose break is one between letters that stand alone: "k i l l". */
export const NONE = 0;
export const LOOSE = 1;
export const MARK = 2;
export const GAP = 3;

/** Whether a symbol begins or ends like a word does: at a break, or beside digits or signs that may not be letters. */
export const OPENS = 1;
export const CLOSES = 2;

/** A text as the automaton reads it, with the way back to where everything stood. */
export interface Folded {
  readonly text: string;
  readonly letters: number;
  /** Of each letter: its code, where it stands in the text, what stands before it, the number of its word. */
  readonly code: Uint8Array;
  readonly from: Int32Array;
  readonly before: Uint8Array;
  readonly word: Int32Array;
  /** Letters of one class side by side are one symbol: its class, its edges, and its first letter. `start[symbols]` is the end. */
  readonly symbols: number;
  readonly symbol: Uint8Array;
  readonly edges: Uint8Array;
  readonly start: Int32Array;
}

/** Memory for a text and what it is folded into: made once, and larger where a text needs it. */
const roomFor = (letters: number) => ({
  code: new Uint8Array(letters),
  from: new Int32Array(letters),
  before: new Uint8Array(letters),
  word: new Int32Array(letters),
  symbol: new Uint8Array(letters),
  edges: new Uint8Array(letters),
  start: new Int32Array(letters + 1),
});
let room = roomFor(0);

/** What it gave for the text before is gone: it stands in the same memory. */
export function foldText(text: string): Folded {
  const most = text.length * MOST_LETTERS;
  if (room.code.length < most) room = roomFor(most);
  const letters = readLetters(text, room.code, room.from, room.before);
  return { ...room, text, letters, symbols: joinLetters(letters, room) };
}

/** Where a letter ends in the text. */
export const endOf = ({ text, from }: Folded, letter: number): number =>
  from[letter]! + (text.codePointAt(from[letter]!)! > 0xffff ? 2 : 1);

/** Reads characters into letters, and says how many. */
function readLetters(text: string, code: Uint8Array, from: Int32Array, before: Uint8Array): number {
  const units = UNITS;
  let letters = 0;
  let gap = GAP;
  // Of a character that is several letters, the one to come.
  let nth = 0;
  for (let at = 0; at < text.length; at++) {
    const begin = at;
    let read = units[text.charCodeAt(at)]!;
    // Nearly all characters are plain letters and spaces.
    if (read > LAST_PLAIN && read !== SPACE) {
      read = unitAt(text, at);
      if (read === CAPITAL_I) read = isInsideSmall(text, at, code[letters - 1]) ? STROKE : PLAIN_I;
      else if (isSign(read)) read = isLetterHere(text, at, gap === NONE && !isDigit(code[letters - 1]!)) ? read : BREAK;
      else if (read === MANY) {
        const point = text.codePointAt(at)!;
        const codes = foldCharacter(point);
        read = codes[nth++]!;
        nth %= codes.length;
        if (nth > 0) at--;
        else if (point > 0xffff) at++;
      }
    }
    if (isLetter(read)) {
      code[letters] = read;
      from[letters] = begin;
      before[letters++] = gap;
      gap = NONE;
    } else if (read === SPACE) gap = GAP;
    else if (read === BREAK && gap < MARK) gap = MARK;
  }
  return letters;
}

/** Finds loose breaks, numbers words, makes letters into symbols, and says how many. */
function joinLetters(letters: number, { code, before, word, symbol, edges, start }: typeof room): number {
  const classes = CLASS;
  let symbols = 0;
  let words = 0;
  let wasAlone = false;
  let last = 0;
  let edge = 0;
  for (let i = 0; i < letters; i++) {
    const letter = code[i]!;
    const its = classes[letter]!;
    let cut = before[i]!;
    if (cut === NONE) {
      word[i] = words;
      wasAlone = false;
      if (its === last) continue;
    } else {
      const isAlone = i + 1 === letters || before[i + 1] !== NONE;
      if (isAlone && wasAlone) before[i] = cut = LOOSE;
      wasAlone = isAlone;
      word[i] = cut === LOOSE ? words : ++words;
      if (its === last && cut === LOOSE) continue;
    }
    if (symbols > 0) edges[symbols - 1] = cut !== NONE || isEdge(letter, code[i - 1]!) ? edge | CLOSES : edge;
    edge = cut !== NONE || isEdge(code[i - 1]!, letter) ? OPENS : 0;
    last = its;
    symbol[symbols] = its;
    start[symbols++] = i;
  }
  if (symbols > 0) edges[symbols - 1] = edge | CLOSES;
  start[symbols] = letters;
  return symbols;
}

const [SMALL_A, SMALL_Z] = [97, 122];

/** kiII, written with capital I's. */
function isInsideSmall(text: string, at: number, earlier: number | undefined): boolean {
  if (at === 0) return false;
  const unit = text.charCodeAt(at - 1);
  return (unit >= SMALL_A && unit <= SMALL_Z) || (text[at - 1] === 'I' && earlier === STROKE);
}

/** A sign is a letter only where one would stand: inside a word, and $ and @ at its edges too. */
export function isLetterHere(text: string, at: number, isAfterLetter: boolean): boolean {
  const next = ASCII[text.charCodeAt(at + 1)] ?? BREAK;
  const isBeforeLetter = (isPlain(next) && next !== BREAK) || isSign(next);
  if (text[at] === '$' || text[at] === '@') return isBeforeLetter || isAfterLetter;
  return isAfterLetter && (isBeforeLetter || isDigit(next));
}

function isEdge(outside: number, inside: number): boolean {
  return isPlain(inside) && (isSign(outside) || isDigit(outside));
}
