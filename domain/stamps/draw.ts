import type { Money } from '#kernel/money.ts';

/** An order or a gift whose stamps are there, and how many were drawn from it so far. */
export interface Lot {
  order: string;
  stamps: bigint;
  priceCents: Money;
  drawn: bigint;
  /** Set aside because a bank looks at what was paid for it; nothing else draws these. */
  held?: bigint;
}

export interface Draw {
  order: string;
  stamps: bigint;
  priceCents: Money;
}

/** Stamps of one order, and what their buyer gets back for them. */
export interface Leftover extends Draw {
  taxCents: Money;
  totalCents: Money;
}

/** Draws stamps from the oldest orders first. What they had cost is told to the cent: all draws from one order add up to its price. */
export function draw(oldestFirst: readonly Lot[], stamps: bigint): Draw[] {
  let left = stamps;
  const draws: Draw[] = [];
  for (const lot of oldestFirst) {
    const count = freeOf(lot) < left ? freeOf(lot) : left;
    if (count <= 0n) continue;
    draws.push({ order: lot.order, stamps: count, priceCents: share(lot.priceCents, lot, count) });
    left -= count;
  }
  if (left > 0n) throw new Error(`${left} stamps more than were bought`);
  return draws;
}

/** What can be drawn of a lot. */
export function freeOf({ stamps, drawn, held = 0n }: Lot): bigint {
  return stamps - drawn - held;
}

/** All that is left of an order, what is set aside too, with what its buyer gets for it; null: nothing. */
export function leftover(order: { taxCents: Money }, lot: Lot | undefined): Leftover | null {
  return lot && lot.stamps > lot.drawn ? partOf(order, lot, lot.stamps - lot.drawn) : null;
}

/** As many stamps of an order, none but `most`, as cost no more than an amount. */
export function mostFor(order: { orderId: string; taxCents: Money }, lot: Lot | undefined, most: bigint, cents: Money): Leftover {
  let count = lot ? lot.stamps - lot.drawn : 0n;
  if (count > most) count = most;
  if (cents === 0n) count = 0n;
  while (lot && count > 0n && partOf(order, lot, count).totalCents > cents) count -= 1n;
  if (!lot || count <= 0n) return { order: order.orderId, stamps: 0n, priceCents: 0n, taxCents: 0n, totalCents: 0n };
  return partOf(order, lot, count);
}

/** So many of those drawn are in the order again: a draw the other way round. */
export function drawBack(order: { taxCents: Money }, lot: Lot, stamps: bigint): Leftover {
  return partOf(order, { ...lot, drawn: lot.drawn - stamps }, stamps);
}

function partOf(order: { taxCents: Money }, lot: Lot, stamps: bigint): Leftover {
  const priceCents = share(lot.priceCents, lot, stamps);
  const taxCents = share(order.taxCents, lot, stamps);
  return { order: lot.order, stamps, priceCents, taxCents, totalCents: priceCents + taxCents };
}

/** The part of an amount that falls on the next so many stamps of an order. */
export function share(cents: Money, { stamps, drawn }: Pick<Lot, 'stamps' | 'drawn'>, count: bigint): Money {
  return (cents * (drawn + count)) / stamps - (cents * drawn) / stamps;
}

/** What a person held may use for an answer. */
export interface Purse {
  /** A reply stamp of the one he answers; null: there is none. */
  reply: string | null;
  monthly: bigint;
  own: bigint;
}

/** What pays for an answer: the reply stamp pays all of it; else what he was given this month, and then his own. Null: he has too few. */
export function choose({ reply, monthly, own }: Purse, stamps: bigint): Purse | null {
  if (reply !== null) return { reply, monthly: 0n, own: 0n };
  const free = monthly < stamps ? monthly : stamps;
  return own < stamps - free ? null : { reply: null, monthly: free, own: stamps - free };
}
