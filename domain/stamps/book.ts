import {
  type Account,
  credit,
  debit,
  type Entry,
  paymentsReceived,
  refundLosses,
  stampSales,
  stampsHeld,
  stampsSold,
  stampsSpent,
  suspense,
  taxPayable,
  unusedStamps,
} from '#domain/ledger/index.ts';
import type { Money } from '#kernel/money.ts';
import type { Draw, Leftover } from './draw.ts';
import type { OrderRow } from './queries.ts';
import type { GiftRow, Given } from './residents/queries.ts';

/** What came in for an order: from now on we owe its stamps, and the tax. */
export function soldEntries(order: OrderRow): Entry[] {
  const { agencyId, customer, stamps, priceCents, taxCents } = order;
  return [
    debit(stampsSold(agencyId), stamps),
    credit(stampsHeld(customer, agencyId), stamps),
    debit(paymentsReceived(), priceCents + taxCents),
    ...(priceCents > 0n ? [credit(unusedStamps(agencyId), priceCents)] : []),
    ...(taxCents > 0n ? [credit(taxPayable(), taxCents)] : []),
  ];
}

/** Stamps did their work: what they had cost is earned. */
export function spentEntries(of: Account, agencyId: string, stamps: bigint, draws: readonly Draw[]): Entry[] {
  const cents = draws.reduce((sum, one) => sum + one.priceCents, 0n);
  const earned = cents > 0n ? [debit(unusedStamps(agencyId), cents), credit(stampSales(agencyId), cents)] : [];
  return [debit(of, stamps), credit(stampsSpent(agencyId), stamps), ...earned];
}

/** A pack that somebody held bought: we owe its stamps, and the tax. The other side is what he paid with. */
export function boughtInsideEntries({ agencyId, residentId, stamps, priceCents, taxCents }: GiftRow): Entry[] {
  return [
    debit(stampsSold(agencyId), stamps),
    credit(stampsHeld(residentId, agencyId), stamps),
    ...(priceCents > 0n ? [credit(unusedStamps(agencyId), priceCents)] : []),
    ...(taxCents > 0n ? [credit(taxPayable(), taxCents)] : []),
  ];
}

/** What is left of somebody's own stamps is there no more, whoever paid for them; the other side is where the money goes. */
export function giftUndoneEntries({ agencyId, residentId }: GiftRow, { stamps, priceCents, taxCents }: Leftover): Entry[] {
  return [
    debit(stampsHeld(residentId, agencyId), stamps),
    credit(stampsSold(agencyId), stamps),
    ...(priceCents > 0n ? [debit(unusedStamps(agencyId), priceCents)] : []),
    ...(taxCents > 0n ? [debit(taxPayable(), taxCents)] : []),
  ];
}

/** Stamps change hands; we owe them as before. */
export function givenEntries({ agencyId, customer, residentId, stamps }: Given): Entry[] {
  return [debit(stampsHeld(customer, agencyId), stamps), credit(stampsHeld(residentId, agencyId), stamps)];
}

/** Unused stamps of an order are given back: what they had cost is only received again, or what the card company's desk gave is accounted for. */
export function givenBackEntries(order: OrderRow, drawn: Draw, taxCents: Money, to: 'received' | 'suspense'): Entry[] {
  const total = drawn.priceCents + taxCents;
  const money = total > 0n ? [credit(to === 'received' ? paymentsReceived() : suspense(), total)] : [];
  return [...takenOutEntries(order, drawn, taxCents), ...money];
}

/** Stamps are taken out of what is left of an order: what they had cost pays for what its buyer's bank took. */
export function takenOutEntries({ agencyId, customer }: OrderRow, { stamps, priceCents }: Draw, taxCents: Money): Entry[] {
  return [
    debit(stampsHeld(customer, agencyId), stamps),
    credit(stampsSold(agencyId), stamps),
    ...(priceCents > 0n ? [debit(unusedStamps(agencyId), priceCents)] : []),
    ...(taxCents > 0n ? [debit(taxPayable(), taxCents)] : []),
  ];
}

/**
 * Stamps are in a pack again: `owedCents`, what taking them out had paid for, is what they cost now but for a cent or two, where others were drawn from the pack
 * since. Those are ours.
 */
export function putBackEntries(
  { agencyId, customer }: OrderRow,
  { stamps, priceCents, taxCents, totalCents }: Leftover,
  owedCents: Money,
): Entry[] {
  const rest = owedCents - totalCents;
  return [
    debit(stampsSold(agencyId), stamps),
    credit(stampsHeld(customer, agencyId), stamps),
    ...(priceCents > 0n ? [credit(unusedStamps(agencyId), priceCents)] : []),
    ...(taxCents > 0n ? [credit(taxPayable(), taxCents)] : []),
    ...(rest > 0n ? [credit(refundLosses(), rest)] : []),
    ...(rest < 0n ? [debit(refundLosses(), -rest)] : []),
  ];
}

/** The card company's desk gave back what was used already; or that did not get there, and the loss is undone. */
export function lossEntries(cents: Money, isUndone: boolean): Entry[] {
  return isUndone ? [debit(suspense(), cents), credit(refundLosses(), cents)] : [debit(refundLosses(), cents), credit(suspense(), cents)];
}
