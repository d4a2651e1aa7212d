import { listCards, readWallet, type SavedCard, splitPrice } from '#domain/payments/index.ts';
import type { App } from '#kernel/app.ts';
import { isId } from '#kernel/ids.ts';
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

/** Kept cards: those that can be charged, the preferred one first, and those that have expired, for whoever misses one of them. */
export async function keptCards(app: App, scope: Scope): Promise<{ cards: SavedCard[]; expired: SavedCard[] }> {
  const all = await listCards(app, scope);
  return { cards: all.filter((card) => !card.isExpired), expired: all.filter((card) => card.isExpired) };
}

export const NO_CARDS: Awaited<ReturnType<typeof keptCards>> = { cards: [], expired: [] };

/** Only those that can be charged. */
export async function cardsToPay(app: App, scope: Scope): Promise<SavedCard[]> {
  return (await keptCards(app, scope)).cards;
}

/** What the form says a kept card pays; null: the card company's page. */
export function cardOf(way: string): string | null {
  return isId('crd', way) ? way : null;
}

/** What changed since the page was shown, and how the transfer's own page is told of it. */
export const ASKS_AGAIN: ReadonlyMap<string, string> = new Map([
  ['payments.wallet_changed', 'wallet'],
  ['payments.unknown_card', 'kept'],
  ['payments.card_expired', 'kept'],
]);
