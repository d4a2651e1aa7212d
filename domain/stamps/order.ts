export const STATE_KINDS = [
  'payment_started',
  'failed',
  'expired',
  'in_question',
  'filled',
  'returning',
  'returned',
  'return_stuck',
  'return_settled',
] as const;
export type StateKind = (typeof STATE_KINDS)[number];
export type OrderState = 'ordered' | StateKind;

/**
 * ordered, payment_started: not paid. failed, expired: ended without money. in_question: the card company took something else than was asked.
 * filled: the stamps are there. returning: money goes back. returned: it is there. return_stuck: the card did not take it; a person finds another way.
 * return_settled: it went back another way. States arrive in any order; the one that stands last in the list is where the order stands.
 */
export function standing(kinds: Iterable<StateKind>): OrderState {
  return [...kinds].reduce<OrderState>((most, kind) => (weight(kind) > weight(most) ? kind : most), 'ordered');
}

function weight(state: OrderState): number {
  return state === 'ordered' ? -1 : STATE_KINDS.indexOf(state);
}

export function isOpen(state: OrderState): boolean {
  return state === 'ordered' || state === 'payment_started';
}

/** An order's price holds this long; what began to be paid by then may still be paid. */
export const PRICE_LASTS_MS = 15 * 60_000;

export function priceIsOver(order: { createdAt: Date }, now: Date): boolean {
  return now.getTime() >= order.createdAt.getTime() + PRICE_LASTS_MS;
}

/** Where the money of an order went back to. */
export function returnWay(toWallet: bigint, toCard: bigint): 'wallet' | 'card' | 'both' | 'none' {
  if (toWallet > 0n) return toCard > 0n ? 'both' : 'wallet';
  return toCard > 0n ? 'card' : 'none';
}
