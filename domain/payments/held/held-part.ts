import type { Money } from '#kernel/money.ts';
import { type Dispute, lostToBank, standingOf } from '../refunds/refund.ts';

export const HELD_CHOICES = ['take', 'free'] as const;
export type HeldChoice = (typeof HELD_CHOICES)[number];

/** The hold of what a dispute asks back. */
export const heldKey = (dispute: string): string => `${dispute}:wallet`;

/** What was taken of it, and the dispute that such a key is about. */
export const takenKey = (dispute: string): string => `${heldKey(dispute)}:taken`;
export const disputeOfTaken = (key: string): string => key.slice(0, -':wallet:taken'.length);

/** Whether the bank has given back what it took, or never will take it: then the money in the wallet is its owner's again. */
export function isGivenBack(one: Dispute): boolean {
  const { closedAt, withdrawnCents, reinstatedCents } = one;
  return standingOf(one) === 'won' || (closedAt !== null && withdrawnCents > 0n && reinstatedCents >= withdrawnCents);
}

/** What may be taken: no more than is held, than this bank has kept, and than the payer still owes. */
export function takeable(heldCents: Money, dispute: Dispute, owedCents: Money): Money {
  const least = [lostToBank([dispute]), owedCents].reduce((least, one) => (one < least ? one : least), heldCents);
  return least > 0n ? least : 0n;
}
