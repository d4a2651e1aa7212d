/** Throws a die with so many sides: 0 to sides - 1. */
export type Roll = (sides: number) => number;

/** The same seed gives the same numbers (mulberry32). */
export function dice(seed: number): Roll {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % sides;
  };
}

export function oneOf<T>(roll: Roll, choices: readonly T[]): T | undefined {
  return choices.length === 0 ? undefined : choices[roll(choices.length)];
}
