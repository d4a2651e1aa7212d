import type { Tx } from '#kernel/db.ts';
import { wayAsksOf, type WayAsk } from './queries.ts';

/** The way that waits for a second person; null: nobody has asked, or all is decided. */
export function openOf(asks: readonly WayAsk[]): WayAsk | null {
  return asks.find(({ decidedAt }) => decidedAt === null) ?? null;
}

export async function openAskOf(tx: Tx, owedId: string): Promise<WayAsk | null> {
  return openOf(await wayAsksOf(tx, owedId));
}
