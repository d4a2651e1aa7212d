import { createHash } from 'node:crypto';
import type { Category } from '../screening/hit.ts';

/** first: as always. second: one has let it go on, and it needs another's word. again: it has gone on, and somebody else says what he would have decided. */
export type Reading = 'first' | 'second' | 'again';

/** Which letters an agency has read by two. */
export interface SecondRules {
  /** Of a hundred letters that went on so many are read again by somebody else. */
  againPercent: number;
  /** What was found of this goes on only when two say so. */
  secondFor: readonly string[];
}

export interface Read {
  itemId: string;
  reading: Reading;
  outcome: 'released' | 'returned';
  found: readonly Category[];
}

/** What follows when a reader's word takes effect: whether it is the decision, and who else reads the item then. */
export function whatFollows(read: Read, rules: SecondRules): { decides: boolean; then: 'second' | 'again' | null } {
  if (read.reading === 'again') return { decides: false, then: null };
  if (read.reading === 'second' || read.outcome === 'returned') return { decides: true, then: null };
  if (read.found.some((category) => rules.secondFor.includes(category))) return { decides: false, then: 'second' };
  return { decides: true, then: isSampled(read.itemId, rules.againPercent) ? 'again' : null };
}

/** The same for an item whenever it is asked, and for nobody to foresee. */
export function isSampled(itemId: string, percent: number): boolean {
  return createHash('sha256').update(itemId).digest().readUInt32BE() % 100 < percent;
}
