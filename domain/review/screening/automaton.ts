import { ALPHABET } from './letters.ts';

const SHIFT = Math.log2(ALPHABET);

/** Finds many words in one pass, whatever their number (Aho and Corasick, 1975), over an alphabet of at most 32 symbols. */
export interface Automaton {
  /** Calls `found(pattern, end)` for every pattern whose last symbol is `symbols[end]`. */
  run(symbols: Uint8Array, length: number, found: (pattern: number, end: number) => void): void;
  readonly states: number;
}

export function buildAutomaton(patterns: readonly Uint8Array[]): Automaton {
  const trie = new Trie(patterns);
  const { next, own, outer } = trie.close();
  // Most states end nothing; that must be seen in one look.
  const first = own.map((pattern, state) => (pattern === 0 ? outer[state]! : state));
  return {
    states: trie.states,
    run(symbols, length, found) {
      let state = 0;
      for (let at = 0; at < length; at++) {
        state = next[state + symbols[at]!]!;
        for (let ending = first[state >> SHIFT]!; ending !== 0; ending = outer[ending]!) {
          for (let pattern = own[ending]!; pattern !== 0; pattern = trie.twin[pattern - 1]!) found(pattern - 1, at);
        }
      }
    },
  };
}

/** The words as a tree: `next[state × 32 + symbol]` is the next state, times 32. */
class Trie {
  states = 1;
  /** Another pattern with the same symbols, plus one; 0 for none. */
  readonly twin: Int32Array;
  private next = new Int32Array(ALPHABET * 4096);
  /** The pattern that ends in a state, plus one; 0 for none. */
  private own = new Int32Array(4096);

  constructor(patterns: readonly Uint8Array[]) {
    this.twin = new Int32Array(patterns.length);
    patterns.forEach((pattern, n) => this.add(pattern, n));
  }

  private add(pattern: Uint8Array, n: number): void {
    let state = 0;
    for (const symbol of pattern) {
      const at = state * ALPHABET + symbol;
      if (this.next[at] === 0) this.next[at] = this.newState() * ALPHABET;
      state = this.next[at]! / ALPHABET;
    }
    this.twin[n] = this.own[state]!;
    this.own[state] = n + 1;
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
  close(): { next: Int32Array; own: Int32Array; outer: Int32Array } {
    const { states, own } = this;
    const next = this.next.slice(0, states * ALPHABET);
    const fallback = new Int32Array(states);
    const outer = new Int32Array(states);
    const queue = new Int32Array(states);
    let waiting = 1; // the root stands first
    for (let done = 0; done < waiting; done++) {
      const state = queue[done]!;
      for (let symbol = 0; symbol < ALPHABET; symbol++) {
        const at = state * ALPHABET + symbol;
        const child = next[at]! / ALPHABET;
        const around = state === 0 ? 0 : next[fallback[state]! * ALPHABET + symbol]! / ALPHABET;
        if (child === 0) next[at] = around * ALPHABET;
        else {
          fallback[child] = around;
          outer[child] = own[around] === 0 ? outer[around]! : around;
          queue[waiting++] = child;
        }
      }
    }
    return { next, own: own.slice(0, states), outer };
  }
}
