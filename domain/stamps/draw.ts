import type { Money } from '#kernel/money.ts';

/** An order or a gift whose stamps are there, and how many were drawn from it so far. */
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
