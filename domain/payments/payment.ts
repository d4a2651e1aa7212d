import type { Money } from '#kernel/money.ts';

export const FACT_KINDS = [
  'opened',
  'unknown',
  'resolved',
  'declined',
  'captured',
  'costed',
  'expired',
  'failed',
  'mismatch',
  'refund_pending',
  'refunded',
  'refund_failed',
  'dispute_opened',
  'dispute_updated',
  'dispute_funds_withdrawn',
  'dispute_funds_reinstated',
  'dispute_closed',
  'made_good',
  'made_good_back',
] as const;
export type FactKind = (typeof FACT_KINDS)[number];

/**
 * starting: the processor has not answered yet. open: its page waits for the payer. unknown: it did not answer in time, we are finding out.
 * paid: it took the money. expired: nobody paid in time. failed: it refused to open a page. mismatch: what it took is not what was asked; a person must look.
 */
export type PaymentState = 'starting' | 'open' | 'unknown' | 'paid' | 'expired' | 'failed' | 'mismatch';

/** What the facts say, in whatever order they came. Money taken outweighs all; after it, what a person must look at. */
export function stateOf(kinds: Iterable<FactKind>): PaymentState {
  const has = new Set(kinds);
  if (has.has('captured')) return 'paid';
  if (has.has('mismatch')) return 'mismatch';
  if (has.has('expired')) return 'expired';
  if (has.has('failed')) return 'failed';
  if (has.has('opened')) return 'open';
  return has.has('unknown') && !has.has('resolved') ? 'unknown' : 'starting';
}

/** Whether the processor need not be asked about it any more. */
export function hasEnded(state: PaymentState): boolean {
  return state === 'paid' || state === 'expired' || state === 'failed' || state === 'mismatch';
}

/** The processor forgets keys after 24 hours and would then charge anew. An hour's margin: later than this we only ever look. */
export const KEY_LASTS_MS = 23 * 60 * 60 * 1000;

/** Whether asking again with the same key is sure to bring the same page. Judged by both clocks, the later wins. */
export function keyStillHolds(payment: { calledAt: Date; createdAt: Date }, realNow: Date, now: Date): boolean {
  const age = Math.max(realNow.getTime() - payment.calledAt.getTime(), now.getTime() - payment.createdAt.getTime());
  return age < KEY_LASTS_MS;
}

const MINUTE = 60_000;

/** A charge nobody answered for may be asked for again this long, by the same key; later it would come when nobody expects it any more. */
const CHARGE_AGAIN_MS = 10 * MINUTE;

export function mayStillCharge(payment: { calledAt: Date; createdAt: Date }, realNow: Date, now: Date): boolean {
  const age = Math.max(realNow.getTime() - payment.calledAt.getTime(), now.getTime() - payment.createdAt.getTime());
  return age < CHARGE_AGAIN_MS;
}

const LOOK_AFTER_MS = [MINUTE, 2 * MINUTE, 4 * MINUTE, 8 * MINUTE];

/** When to ask next, counted in looks already taken. An unknown payment is asked about within the minute, ten times in ten minutes at most. */
export function nextLook(tries: number, now: Date): Date {
  return new Date(now.getTime() + (LOOK_AFTER_MS[tries] ?? 10 * MINUTE));
}

/** How long the processor's page stays open. Its own shortest time is 30 minutes; an hour leaves room for finding a card. */
export const PAGE_OPEN_MS = 60 * MINUTE;

export interface PaymentLine {
  name: string;
  amountCents: Money;
}

/** Lines that do not add up to the amount would show the payer one price and take another. */
export function linesAddUp(lines: readonly PaymentLine[], amountCents: Money): boolean {
  return (
    lines.length > 0 &&
    lines.every((line) => line.amountCents >= 0n) &&
    lines.reduce((sum, line) => sum + line.amountCents, 0n) === amountCents
  );
}
