export const STATE_KINDS = [
  'created',
  'payment_started',
  'paid',
  'applied',
  'posted',
  'failed',
  'expired',
  'kept',
  'in_question',
  'cancelled',
  'withheld',
  'returning',
  'returned',
  'return_stuck',
  'return_settled',
  'handed_over',
  'onward',
] as const;
export type StateKind = (typeof STATE_KINDS)[number];

// From what weighs least to what weighs most. States arrive in any order; the weightiest is where the transfer stands.
// Money that came in outweighs a page that expired or failed; a clerk's posting outweighs all.
export const WEIGHT: readonly StateKind[] = [
  'created',
  'payment_started',
  'failed',
  'expired',
  'cancelled',
  'in_question',
  'paid',
  'kept',
  'applied',
  'withheld',
  'handed_over',
  'posted',
  'returning',
  'returned',
  'return_stuck',
  'return_settled',
  'onward',
];

/**
 * created, payment_started: not paid. failed, expired: ended without money. in_question: the processor took something else than was asked.
 * cancelled: by its sender before it was paid. paid: received. kept: received, but it can't go on. applied: owed to the agency. withheld: the agency
 * holds it back for now. handed_over: the agency has it, in a file or by its API, and answers. posted: its clerk put it on the account. returning: it goes back to the card. returned: the card company has sent it.
 * return_stuck: the card did not take it; a person finds another way. return_settled: it went back another way, or at a later try.
 * onward: its person was moved, and the money follows as a transfer of its own.
 */
export function standing(kinds: Iterable<StateKind>): StateKind {
  return [...kinds].reduce((most, kind) => (WEIGHT.indexOf(kind) > WEIGHT.indexOf(most) ? kind : most), 'created' as StateKind);
}

/** What an agency has begun to do with money that waited for it, or what was decided about it: nobody else hands it over or sends it back. */
export const DECIDED: readonly StateKind[] = ['posted', 'withheld', 'returning', 'handed_over'];

/** Whether it can still be paid for. */
export function isOpen(state: StateKind): boolean {
  return state === 'created' || state === 'payment_started';
}

/** Whether the customer's money is, or may still come, with us: what limits count. */
export function counts(state: StateKind): boolean {
  return state !== 'failed' && state !== 'expired' && state !== 'cancelled' && state !== 'onward' && !isGoingBack(state);
}

/** Whether the money goes or went back to the customer. */
export function isGoingBack(state: StateKind): boolean {
  return state === 'returning' || state === 'returned' || state === 'return_stuck' || state === 'return_settled';
}

/** Whether the customer has paid, whatever came after. */
export function isPaid(state: StateKind): boolean {
  return isGoingBack(state) || ['paid', 'kept', 'applied', 'withheld', 'handed_over', 'posted', 'onward'].includes(state);
}

/** A price holds this long. */
export const QUOTE_LASTS_MS = 15 * 60_000;

/** The same amount to the same person within this time gets a question first. */
export const AGAIN_WITHIN_MS = 24 * 60 * 60_000;

/** The last moment counts as too late, so that the page and the command agree on it. */
export function quoteHasExpired(quote: { expiresAt: Date }, now: Date): boolean {
  return now >= quote.expiresAt;
}
