import bidiFactory from 'bidi-js';

const bidi = bidiFactory();
/** Letters that run to the left, and signs that say a direction. */
const TURNS = /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Which way a paragraph runs, and each of its letters (by its place): odd levels run to the left (Unicode's UAX 9). */
export interface Flow {
  base: number;
  levels: Uint8Array;
}

export function flowOf(paragraph: string): Flow {
  if (!TURNS.test(paragraph)) return { base: 0, levels: new Uint8Array(paragraph.length) };
  const { levels, paragraphs } = bidi.getEmbeddingLevels(paragraph);
  return { base: paragraphs[0]?.level ?? 0, levels };
}

/** As it stands in a line that runs to the left: brackets face the other way. */
export const mirrored = (letter: string): string => bidi.getMirroredCharacter(letter) ?? letter;

/** Indexes of runs as the eye meets them from the left: what lies deepest turns first. */
export function visualOrder(levels: readonly number[]): number[] {
  const order = levels.map((_, i) => i);
  for (let level = Math.max(0, ...levels); level > 0; level--) {
    for (let from = 0; from < order.length; from++) {
      if (levels[order[from]!]! < level) continue;
      let to = from;
      while (to + 1 < order.length && levels[order[to + 1]!]! >= level) to++;
      order.splice(from, to - from + 1, ...order.slice(from, to + 1).reverse());
      from = to;
    }
  }
  return order;
}
