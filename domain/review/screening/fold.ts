import { ASCII, BREAK, CLASS, DIGIT, foldCharacter, isLetter, isPlain, isSign, SKIP, SPACE, STROKE } from './letters.ts';

/** What stands before a letter. A loose break is one between letters that stand alone: "k i l l". */
export const NONE = 0;
export const LOOSE = 1;
export const MARK = 2;
export const GAP = 3;

/** A text as the automaton reads it, with the way back to where everything stood. */
export interface Folded {
  readonly letters: number;
  /** Of each letter: its code, where it starts and ends in the text, what stands before it, the number of its word. */
  readonly code: Uint8Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly before: Uint8Array;
  readonly word: Int32Array;
  /** Letters of one class side by side are one symbol: its class, and its first letter. `start[symbols]` is the end. */
  readonly symbols: number;
  readonly symbol: Uint8Array;
  readonly start: Int32Array;
}

const CAPITAL_I = 73;

export function foldText(text: string): Folded {
  const read = new Reader(text);
  read.all();
  const { code, from, to, before, letters } = read;
  loosen(before, letters);
  const word = new Int32Array(letters);
  const symbol = new Uint8Array(letters);
  const start = new Int32Array(letters + 1);
  let symbols = 0;
  let words = 0;
  for (let i = 0; i < letters; i++) {
    const apart = before[i]! > LOOSE;
    if (apart) words++;
    word[i] = words;
    const symbolClass = CLASS[code[i]!]!;
    if (i > 0 && !apart && symbolClass === symbol[symbols - 1]) continue;
    symbol[symbols] = symbolClass;
    start[symbols++] = i;
  }
  start[symbols] = letters;
  return { letters, code, from, to, before, word, symbols, symbol, start };
}

/** A break between two letters that both stand alone is loose. */
function loosen(before: Uint8Array, letters: number): void {
  let aloneBefore = false;
  for (let i = 0; i < letters; i++) {
    const starts = before[i] !== NONE;
    const alone = starts && (i + 1 === letters || before[i + 1] !== NONE);
    if (alone && aloneBefore) before[i] = LOOSE;
    aloneBefore = alone;
  }
}

/** Reads characters into letters. A ligature has up to four, so there is room for more letters than characters. */
class Reader {
  code: Uint8Array;
  from: Int32Array;
  to: Int32Array;
  before: Uint8Array;
  letters = 0;
  private gap = GAP;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
    const room = text.length + 16;
    this.code = new Uint8Array(room);
    this.from = new Int32Array(room);
    this.to = new Int32Array(room);
    this.before = new Uint8Array(room);
  }

  all(): void {
    const { text } = this;
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit < 128) this.ascii(at, unit, ASCII[unit]!);
      else at += this.other(at);
    }
  }

  private ascii(at: number, unit: number, code: number): void {
    if (code === SPACE) this.gap = GAP;
    else if (code === BREAK) this.gap = Math.max(this.gap, MARK);
    else if (isSign(code)) this.sign(at, code);
    else if (code !== SKIP) this.add(unit === CAPITAL_I && this.insideSmall(at) ? STROKE : code, at, at + 1);
  }

  /** How many units more than one it took. */
  private other(at: number): number {
    const codePoint = this.text.codePointAt(at)!;
    const units = codePoint > 0xffff ? 2 : 1;
    for (const code of foldCharacter(codePoint)) {
      if (code === SPACE) this.gap = GAP;
      else if (code === BREAK) this.gap = Math.max(this.gap, MARK);
      else if (isLetter(code)) this.add(code, at, at + units);
    }
    return units - 1;
  }

  /** A sign is a letter only where one would stand: inside a word, and $ and @ at its edges too. */
  private sign(at: number, code: number): void {
    const next = this.text.charCodeAt(at + 1);
    const nextCode = next < 128 ? ASCII[next]! : BREAK;
    const afterLetter = this.gap === NONE && this.letters > 0 && !isDigit(this.code[this.letters - 1]!);
    const beforeLetter = (isPlain(nextCode) && nextCode !== BREAK) || isSign(nextCode);
    const edge = this.text[at] === '$' || this.text[at] === '@';
    const inside = afterLetter && (beforeLetter || isDigit(nextCode));
    if (inside || (edge && (beforeLetter || afterLetter))) this.add(code, at, at + 1);
    else this.gap = Math.max(this.gap, MARK);
  }

  /** kiII, written with capital I's. */
  private insideSmall(at: number): boolean {
    const unit = at === 0 ? 0 : this.text.charCodeAt(at - 1);
    return (unit >= 97 && unit <= 122) || (unit === CAPITAL_I && this.code[this.letters - 1] === STROKE);
  }

  private add(code: number, from: number, to: number): void {
    if (this.letters === this.code.length) this.grow();
    this.code[this.letters] = code;
    this.from[this.letters] = from;
    this.to[this.letters] = to;
    this.before[this.letters++] = this.gap;
    this.gap = NONE;
  }

  private grow(): void {
    const room = this.code.length * 2;
    const larger = <T extends Uint8Array | Int32Array>(made: T, old: T): T => (made.set(old), made);
    this.code = larger(new Uint8Array(room), this.code);
    this.from = larger(new Int32Array(room), this.from);
    this.to = larger(new Int32Array(room), this.to);
    this.before = larger(new Uint8Array(room), this.before);
  }
}

const isDigit = (code: number): boolean => code >= DIGIT && code < DIGIT + 10;
