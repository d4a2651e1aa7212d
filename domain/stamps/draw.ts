import type { Money } from '#kernel/money.ts';

/** An order whose stamps are there, and how many were drawn from it so far. */
export interface Lot {
  order: string;
  stamps: bigint;
  priceCents: Money;
  drawn: bigint;
}

export interface Draw {
  order: string;
  stamps: bigint;
  priceCents: Money;
}

/** Draws stamps from the oldest orders first. What they had cost is told to the cent: all draws from one order add up to its price. */
export function draw(oldestFirst: readonly Lot[], stamps: bigint): Draw[] {
  let left = stamps;
  const draws: Draw[] = [];
  for (const lot of oldestFirst) {
    const count = lot.stamps - lot.drawn < left ? lot.stamps - lot.drawn : left;
    if (count <= 0n) continue;
    draws.push({ order: lot.order, stamps: count, priceCents: share(lot.priceCents, lot, count) });
    left -= count;
  }
  if (left > 0n) throw new Error(`${left} stamps more than were bought`);
  return draws;
}

/** The part of an amount that falls on the next so many stamps of an order. */
export function share(cents: Money, { stamps, drawn }: Pick<Lot, 'stamps' | 'drawn'>, count: bigint): Money {
  return (cents * (drawn + count)) / stamps - (cents * drawn) / stamps;
}
