import type { Money } from '#kernel/money.ts';
import type { FieldError } from '#kernel/refusal.ts';

/** What may be added to a wallet at once. The least is high enough to make trying out stolen cards dear. */
export const FILL_LEAST_CENTS: Money = 500n;
export const FILL_MOST_CENTS: Money = 50_000n;
/** And in 24 hours. */
export const FILL_DAY_CENTS: Money = 100_000n;
export const FILL_DAY_MS = 24 * 60 * 60_000;

/** The card processor takes nothing below this. */
export const CARD_LEAST_CENTS: Money = 50n;

/** What stands against adding this much now, when so much was added (or may still be paid) within the last 24 hours. */
export function whatIsWrongWithFill(amountCents: Money, dayCents: Money): FieldError | null {
  const field = 'amount';
  if (amountCents < FILL_LEAST_CENTS) return { field, code: 'payments.fill_too_little', params: { limit: FILL_LEAST_CENTS } };
  if (amountCents > FILL_MOST_CENTS) return { field, code: 'payments.fill_too_much', params: { limit: FILL_MOST_CENTS } };
  const left = FILL_DAY_CENTS - dayCents;
  if (amountCents <= left) return null;
  if (left < FILL_LEAST_CENTS) return { field, code: 'payments.fill_nothing_left', params: { limit: FILL_DAY_CENTS } };
  return { field, code: 'payments.fill_over_day', params: { limit: FILL_DAY_CENTS, left } };
}

/**
 * How a price is shared between wallet and card: all the wallet has, the card the rest. The card takes no less than 50 cents, so the wallet gives
 * a little less when it must. Null: the wallet can't help.
 */
export function splitPrice(totalCents: Money, availableCents: Money): { walletCents: Money; cardCents: Money } | null {
  if (availableCents >= totalCents) return { walletCents: totalCents, cardCents: 0n };
  const rest = totalCents - availableCents;
  const cardCents = rest < CARD_LEAST_CENTS ? CARD_LEAST_CENTS : rest;
  const walletCents = totalCents - cardCents;
  return walletCents > 0n ? { walletCents, cardCents } : null;
}

export interface Source {
  payment: string;
  leftCents: Money;
}

/** Which payment takes how much of a balance back: the newest first, none more than is left of it. `leftCents`: what none can take. */
export function planRefund<S extends Source>(
  balanceCents: Money,
  newestFirst: readonly S[],
): { parts: { source: S; cents: Money }[]; leftCents: Money } {
  let leftCents = balanceCents;
  const parts: { source: S; cents: Money }[] = [];
  for (const source of newestFirst) {
    const cents = source.leftCents < leftCents ? source.leftCents : leftCents;
    if (cents <= 0n) continue;
    parts.push({ source, cents });
    leftCents -= cents;
  }
  return { parts, leftCents };
}
