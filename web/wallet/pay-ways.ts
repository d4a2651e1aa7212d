import { readWallet, splitPrice } from '#domain/payments/index.ts';
import type { App } from '#kernel/app.ts';
import type { Scope } from '#kernel/scope.ts';

export interface WalletSplit {
  walletCents: bigint;
  cardCents: bigint;
  availableCents: bigint;
}

/** How wallet and card would share a price now; null when the wallet can't help. */
export async function walletSplit(app: App, scope: Scope, totalCents: bigint): Promise<WalletSplit | null> {
  const { availableCents } = await readWallet(app, scope);
  const split = splitPrice(totalCents, availableCents);
  return split && { ...split, availableCents };
}

/** What the form says the wallet pays, in cents; null: all by card. */
export function walletCentsOf(way: string): bigint | null {
  return /^\d{1,9}$/.test(way) ? BigInt(way) : null;
}
