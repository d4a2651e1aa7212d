import { type Folded, foldText, GAP, LOOSE, MARK, NONE } from './fold.ts';
import { CLASS, DIGIT, isDigit, isPlain, MEANS, SOUNDS } from './letters.ts';

/** A word or phrase as it is spelled, and how its letters make the symbols of the automaton. */
export interface Spelling {
  readonly code: Uint8Array;
  /** Whether a word starts at a letter. */
  readonly starts: Uint8Array;
  readonly symbols: Uint8Array;
  /** The first letter of each symbol, and the end. */
  readonly at: readonly number[];
}

/** A phrase is spelled two ways: with its words apart, and run together where that makes other symbols ("kill yourself"). */
export function spell(phrase: string): Spelling[] {
  const { letters, code, before } = foldText(phrase.toLowerCase());
  const starts = before.slice(0, letters).map((cut) => (cut === NONE ? 0 : 1));
  return spellings(code.slice(0, letters), starts);
}

/** A word that is written from its end to its beginning. */
export function backwards(word: string): Spelling[] {
  const { letters, code } = foldText(word.toLowerCase());
  return spellings(
    code.slice(0, letters).reverse(),
    Uint8Array.from({ length: letters }, (_, n) => (n === 0 ? 1 : 0)),
  );
}

function spellings(code: Uint8Array, starts: Uint8Array): Spelling[] {
  const apart = symbolsOf(code, starts);
  const together = symbolsOf(code, new Uint8Array(code.length));
  const same = apart.symbols.length === together.symbols.length;
  return [apart, ...(same ? [] : [together])].map((made) => ({ code, starts, ...made }));
}

function symbolsOf(code: Uint8Array, starts: Uint8Array): Pick<Spelling, 'symbols' | 'at'> {
  const symbols: number[] = [];
  const at: number[] = [];
  code.forEach((letter, n) => {
    if (n > 0 && starts[n] === 0 && CLASS[letter] === symbols.at(-1)) return;
    symbols.push(CLASS[letter]!);
    at.push(n);
  });
  return { symbols: Uint8Array.from(symbols), at: [...at, code.length] };
}

/** What was done to the letters of a passage. */
interface Disguise {
  /** Letters that are themselves. */
  plain: number;
  /** Digits and signs in place of letters. */
  digits: number;
  signs: number;
  /** Letters written for others that sound or look alike. */
  swapped: number;
  /** Symbols with more letters than the word has, the most of them, and symbols with fewer. */
  stretched: number;
  most: number;
  dropped: number;
}

export interface Passage {
  readonly first: number;
  readonly last: number;
}

/**
 * The passage that ends with symbol `end` if it may be read as this spelling, or null. `exact` allows no disguise but spaces between all
 * letters. Whether it begins and ends like a word the automaton has asked.
 */
export function readAs(folded: Folded, spelling: Spelling, end: number, exact: boolean): Passage | null {
  const { at } = spelling;
  const begin = end - at.length + 2;
  const first = folded.start[begin]!;
  const last = folded.start[end + 1]! - 1;
  const disguise: Disguise = { plain: 0, digits: 0, signs: 0, swapped: 0, stretched: 0, most: 0, dropped: 0 };
  for (let n = 0; n + 1 < at.length; n++) {
    if (!readSymbol(folded, spelling, begin + n, at[n]!, at[n + 1]!, disguise)) return null;
  }
  const length = spelling.code.length;
  const believed = exact ? isUndisguised(disguise) : isBelieved(disguise, length);
  return believed && isCutRight(folded, spelling, begin, end, exact) ? { first, last } : null;
}

/** The letters of one symbol of the text against those of the word: "iiiill" for "ill". */
function readSymbol(folded: Folded, { code }: Spelling, symbol: number, from: number, to: number, disguise: Disguise): boolean {
  let at = folded.start[symbol]!;
  const end = folded.start[symbol + 1]!;
  for (let n = from; n < to;) {
    const letter = code[n]!;
    let wanted = 1;
    while (n + wanted < to && code[n + wanted] === letter) wanted++;
    const isLast = n + wanted === to;
    let read = 0;
    const mine = () => read < wanted || isLast || folded.code[at] === letter || !fits(folded.code[at]!, code[n + wanted]!);
    while (at < end && mine() && fits(folded.code[at]!, letter)) {
      note(folded.code[at]!, letter, disguise);
      read++;
      at++;
    }
    if (read === 0) return false;
    if (read < wanted) disguise.dropped++;
    if (read > wanted) {
      disguise.stretched++;
      disguise.most = Math.max(disguise.most, read);
    }
    n += wanted;
  }
  return at === end;
}

function fits(written: number, letter: number): boolean {
  if (written === letter) return true;
  if (letter >= DIGIT) return false;
  return ((MEANS[written]! | SOUNDS[written]!) & (1 << letter)) !== 0;
}

function note(written: number, letter: number, disguise: Disguise): void {
  if (written === letter) disguise.plain++;
  else if (isPlain(written)) disguise.swapped++;
  else if (isDigit(written)) disguise.digits++;
  else disguise.signs++;
}

const isUndisguised = ({ digits, signs, swapped, stretched, dropped }: Disguise) => digits + signs + swapped + stretched + dropped === 0;

/** The shorter a word, the less may be done to it before it is another word. */
function isBelieved({ plain, digits, signs, swapped, stretched, most, dropped }: Disguise, length: number): boolean {
  if (digits + signs > 0 && (plain === 0 || (length <= 3 && digits > 1))) return false;
  if (swapped > 0 && (length < 5 || swapped * 4 > length)) return false;
  if (dropped > 0 && length < 6) return false;
  return stretched === 0 || most >= 3 || stretched >= 2 || length >= 6;
}

/** Spaces and marks where the word has none, or none where it has some. */
function isCutRight(folded: Folded, spelling: Spelling, begin: number, end: number, exact: boolean): boolean {
  const length = spelling.code.length;
  const { gaps, marks, loose, missing, longest } = cutsOf(folded, spelling, begin, end);
  if (loose === 0 && missing > 0 && (exact || length < 6)) return false;
  if (gaps + marks > 0 && (exact || missing > 0)) return false;
  if (gaps > 0) return length >= 6 || (length >= 4 && longest <= 2);
  return marks === 0 || length >= 4;
}

/** How often each is met, and the letters of the longest piece. */
function cutsOf(folded: Folded, { starts, at }: Spelling, begin: number, end: number) {
  const cuts = { gaps: 0, marks: 0, loose: 0, missing: 0, longest: at[1]! };
  let piece = at[1]!;
  for (let n = 1; begin + n <= end; n++) {
    const cut = folded.before[folded.start[begin + n]!]!;
    const expected = starts[at[n]!] === 1;
    if (cut === LOOSE) cuts.loose++;
    else if (expected && cut === NONE) cuts.missing++;
    else if (!expected && cut === GAP) cuts.gaps++;
    else if (!expected && cut === MARK) cuts.marks++;
    piece = (cut === NONE ? piece : 0) + at[n + 1]! - at[n]!;
    cuts.longest = Math.max(cuts.longest, piece);
  }
  return cuts;
}

/** How many letters, digits and signs of letters a phrase has. */
export const lettersIn = (phrase: string): number => foldText(phrase.toLowerCase()).letters;
