import { ANYWHERE, WAKING } from './automaton.ts';
import { isLetterHere, OPENS } from './fold.ts';
import {
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
  PLAIN_I,
  SKIP,
  SPACE,
  unitAt,
} from './letters.ts';

/** A character as it is glanced at: the class of its letter, 0 for a break; with it whether it is a digit or sign, and which. */
const SYMBOL = 31;
const DOUBTFUL = 32;
const DIGIT = 64;
const UNKNOWN = 255;

/** Of the units that are the same wherever they stand, what they are; filled as they are met. */
const glances = new Uint8Array(0x10000).fill(UNKNOWN);

/**
 * Whether a text may hold one of an automaton's patterns. Most texts hold none, and this says so without folding them: the automaton goes over
 * the characters themselves. It says yes wherever folding has to look closer. Ordinary text takes next to no branch of it
 * only now and then, which is what makes it fast: a break is a symbol with which the automaton stays where it is.
 */
export function mayHold(next: Int32Array, text: string): boolean {
  const known = glances; // as fast as a variable, not as a module's
  const length = text.length;
  let state = 0;
  let opens = 0;
  let cut = OPENS;
  let earlier = 0;
  let last = 0;
  for (let at = 0; at < length; at++) {
    let its = known[text.charCodeAt(at)]!;
    if (its === UNKNOWN) {
      const read = readCloser(text, at, cut === 0 && (earlier & DIGIT) === 0);
      if (read === SKIP) continue;
      if (read === MANY) return true;
      its = glanceOf(read);
    }
    const symbol = its & SYMBOL;
    if (symbol === last) {
      // Letters of one class are one symbol: side by side, and where both stand alone.
      if (cut !== 0 && mayStandAlone(text, at)) return true;
      if (cut === 0) {
        earlier = its;
        continue;
      }
    }
    const isOne = symbol === 0 ? 0 : 1;
    const edge = cut | (((its | earlier) & DOUBTFUL) >> 5);
    opens = (opens << isOne) | (edge & isOne);
    state = next[state + symbol]!;
    last = symbol | (last & (isOne - 1));
    cut = 1 - isOne;
    earlier = its;
    const fitting = next[state + WAKING]! & (opens | ANYWHERE);
    if (fitting !== 0 && (fitting < 0 || mayClose(text, at, symbol))) return true;
  }
  return false;
}

/** What a character that is no plain letter is where it stands; MANY for several letters. */
function readCloser(text: string, at: number, isAfterLetter: boolean): number {
  const read = unitAt(text, at);
  if (read <= LAST_PLAIN || read === SPACE || read === CAPITAL_I) glances[text.charCodeAt(at)] = glanceOf(read);
  if (isSign(read)) return isLetterHere(text, at, isAfterLetter) ? read : BREAK;
  if (read !== MANY) return read;
  const point = text.codePointAt(at)!;
  if (point >= 0xdc00 && point <= 0xdfff) return SKIP; // the second half of what is read already
  const codes = foldCharacter(point);
  return codes.length === 1 ? codes[0]! : MANY;
}

/** A capital I is of one class with what else it may be. */
function glanceOf(read: number): number {
  const code = read === CAPITAL_I ? PLAIN_I : read;
  if (!isLetter(code)) return 0;
  return CLASS[code]! | (isPlain(code) ? 0 : DOUBTFUL) | (isDigit(code) ? DIGIT : 0);
}

const isInWord = (text: string, at: number): boolean => {
  const its = glances[text.charCodeAt(at)] ?? 0;
  return its !== 0 && its < DOUBTFUL;
};

/** Whether the word before the one that begins here may be a single letter. */
function mayStandAlone(text: string, begin: number): boolean {
  let at = begin - 1;
  while (at > 0 && !isInWord(text, at)) at--;
  return !isInWord(text, at - 1);
}

/** Whether a word may end with the letter here or one like it. */
function mayClose(text: string, at: number, symbol: number): boolean {
  let after = at + 1;
  while (isInWord(text, after) && glances[text.charCodeAt(after)] === symbol) after++;
  return !isInWord(text, after);
}
