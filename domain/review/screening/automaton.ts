import { CLOSES, type Folded, OPENS } from './fold.ts';
import { ALPHABET } from './letters.ts';

const SHIFT = Math.log2(ALPHABET);
/** No letter is symbol 30 or 31: there stands of each state which lengths the patterns have that end in it, as bits; all, and those that wake. */
const LENGTHS = ALPHABET - 2;
export const WAKING = ALPHABET - 1;
/** Nor is any symbol 0: with it the automaton stays where it is. */
const STAY = 0;
/** The bit of patterns that are looked at wherever they end: inside of words, and longer ones than there are bits. */
const ANY = 31;
export const ANYWHERE = 1 << ANY;

export interface Pattern {
  readonly symbols: Uint8Array;
  /** Also inside of other words; else it begins and ends where words do. */
  readonly inWords: boolean;
  /** Whether a text is worth a closer look for its sake. */
  readonly wakes: boolean;
}

/** Finds many words in one pass, whatever their number (Aho and Corasick, 1975), over an alphabet of at most 32 symbols. */
export interface Automaton {
  /** Calls `found(pattern, end)` for every pattern whose last symbol is number `end`. */
  run(folded: Folded, found: (pattern: number, end: number) => void): void;
  /** `next[state + symbol]` is the next state; `next[state + WAKING]` says which lengths the waking patterns have that end in it. */
  readonly next: Int32Array;
}

export function buildAutomaton(patterns: readonly Pattern[]): Automaton {
  const { next, own, outer, twin } = new Trie(patterns).close();
  const lengths = Uint8Array.from(patterns, ({ symbols, inWords }) => (inWords ? 0 : symbols.length));

  function report(state: number, { edges }: Folded, end: number, found: (pattern: number, end: number) => void): void {
    const closes = (edges[end]! & CLOSES) !== 0;
    for (let ending = state; ending !== 0; ending = outer[ending]!) {
      for (let one = own[ending]!; one !== 0; one = twin[one - 1]!) {
        const length = lengths[one - 1]!;
        if (length === 0 || (closes && (edges[end - length + 1]! & OPENS) !== 0)) found(one - 1, end);
      }
    }
  }

  return {
    next,
    run(folded, found) {
      const { symbols, symbol, edges } = folded;
      let state = 0;
      // Of the symbols read, the last one first: whether a word begins with it.
      let opens = 0;
      for (let at = 0; at < symbols; at++) {
        const edge = edges[at]!;
        state = next[state + symbol[at]!]!;
        opens = (opens << 1) | (edge & OPENS);
        const fitting = next[state + LENGTHS]! & (opens | ANYWHERE);
        if (fitting !== 0 && (fitting < 0 || (edge & CLOSES) !== 0)) report(state >> SHIFT, folded, at, found);
      }
    },
  };
}

/** The words as a tree: `next[state × 32 + symbol]` is the next state, times 32. */
class Trie {
  private states = 1;
  /** Another pattern with the same symbols, plus one; 0 for none. */
  private readonly twin: Int32Array;
  private next = new Int32Array(ALPHABET * 4096);
  /** The pattern that ends in a state, plus one; 0 for none. */
  private own = new Int32Array(4096);

  constructor(patterns: readonly Pattern[]) {
    this.twin = new Int32Array(patterns.length);
    patterns.forEach((pattern, n) => this.add(pattern, n));
  }

  private add({ symbols, inWords, wakes }: Pattern, n: number): void {
    let state = 0;
    for (const symbol of symbols) {
      const at = state * ALPHABET + symbol;
      if (this.next[at] === 0) {
        const made = this.newState(); // may put `next` into larger memory
        this.next[at] = made * ALPHABET;
      }
      state = this.next[at]! / ALPHABET;
    }
    this.twin[n] = this.own[state]!;
    this.own[state] = n + 1;
    const bit = 1 << (inWords ? ANY : Math.min(symbols.length - 1, ANY));
    this.next[state * ALPHABET + LENGTHS]! |= bit;
    if (wakes) this.next[state * ALPHABET + WAKING]! |= bit;
  }

  private newState(): number {
    if (this.states === this.own.length) {
      const [next, own] = [this.next, this.own];
      this.next = new Int32Array(next.length * 2);
      this.next.set(next);
      this.own = new Int32Array(own.length * 2);
      this.own.set(own);
    }
    return this.states++;
  }

  /** Gives every state a way on for every symbol, and a link to the longest shorter state in which a pattern ends. */
  close(): { next: Int32Array; own: Int32Array; outer: Int32Array; twin: Int32Array } {
    const { states, own, twin } = this;
    const next = this.next.slice(0, states * ALPHABET);
    const fallback = new Int32Array(states);
    const outer = new Int32Array(states);
    const queue = new Int32Array(states);
    let waiting = 1; // the root stands first
    for (let done = 0; done < waiting; done++) {
      const state = queue[done]!;
      next[state * ALPHABET + STAY] = state * ALPHABET;
      for (let symbol = STAY + 1; symbol < LENGTHS; symbol++) {
        const at = state * ALPHABET + symbol;
        const child = next[at]! / ALPHABET;
        const around = state === 0 ? 0 : next[fallback[state]! * ALPHABET + symbol]! / ALPHABET;
        if (child === 0) next[at] = around * ALPHABET;
        else {
          fallback[child] = around;
          outer[child] = own[around] === 0 ? outer[around]! : around;
          for (const lengths of [LENGTHS, WAKING]) next[child * ALPHABET + lengths]! |= next[around * ALPHABET + lengths]!;
          queue[waiting++] = child;
        }
      }
    }
    return { next, own: own.slice(0, states), outer, twin };
  }
}
