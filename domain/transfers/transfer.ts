export const STATE_KINDS = ['created', 'payment_started', 'paid', 'applied', 'posted', 'failed', 'expired', 'kept', 'in_question'] as const;
export type StateKind = (typeof STATE_KINDS)[number];

// From what weighs least to what weighs most. States arrive in any order; the weightiest is where the transfer stands.
// Money that came in outweighs a page that expired or failed; a clerk's posting outweighs all.
const WEIGHT: readonly StateKind[] = [
  'created',
  'payment_started',
  'failed',
  'expired',
  'in_question',
  'paid',
  'kept',
  'applied',
  'posted',
];

/**
 * created, payment_started: not paid. failed, expired: ended without money. in_question: the processor took something else than was asked.
 * paid: received. kept: received, but it can't go on; a person must decide. applied: owed to the agency. posted: its clerk put it on the account.
 */
export function standing(kinds: Iterable<StateKind>): StateKind {
  return [...kinds].reduce((most, kind) => (WEIGHT.indexOf(kind) > WEIGHT.indexOf(most) ? kind : most), 'created' as StateKind);
}

/** Whether it can still be paid for. */
export function isOpen(state: StateKind): boolean {
  return state === 'created' || state === 'payment_started';
}

/** Whether the customer's money is, or may still come, with us: what limits count. */
export function counts(state: StateKind): boolean {
  return state !== 'failed' && state !== 'expired';
}

/** Whether the customer has paid, whatever came after. */
export function isPaid(state: StateKind): boolean {
  return state === 'paid' || state === 'kept' || state === 'applied' || state === 'posted';
}

/** A price holds this long. */
export const QUOTE_LASTS_MS = 15 * 60_000;

/** The same amount to the same person within this time gets a question first. */
export const AGAIN_WITHIN_MS = 24 * 60 * 60_000;

/** The last moment counts as too late, so that the page and the command agree on it. */
export function quoteHasExpired(quote: { expiresAt: Date }, now: Date): boolean {
  return now >= quote.expiresAt;
}
