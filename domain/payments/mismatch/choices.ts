import type { Money } from '#kernel/money.ts';

export const MISMATCH_CHOICES = ['take', 'give_back', 'by_hand'] as const;
export type MismatchChoice = (typeof MISMATCH_CHOICES)[number];

/**
 * What can be done with money that is not what was asked for. A second charge, or money we don't count in, never comes into our books: it is given back at
 * the processor's own desk, and only that it was is written down.
 */
export function choicesFor(why: string | null, takenCents: Money | null): readonly MismatchChoice[] {
  const isOurs = (why === 'other amount' || why === 'other page') && takenCents !== null && takenCents > 0n;
  return isOurs ? MISMATCH_CHOICES : ['by_hand'];
}
