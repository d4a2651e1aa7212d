/** Why a clerk holds money back or returns it. */
export const CLERK_REASONS = ['released', 'moved_away', 'no_account', 'not_allowed', 'over_limit', 'other'] as const;
export type ClerkReason = (typeof CLERK_REASONS)[number];

/**
 * Why money goes back to its sender. cancelled: the sender wanted it. not_there, moved: the person had left, or was somewhere else, when it came in.
 * no_room: it was paid after it had ended, and the limit was reached by then. wallet_short: the card page was paid too late, and the wallet's part was
 * spent. processor: it was begun at the card company's own desk. operator: we did it. no_answer: the agency did not say in time that it has it. other_sum:
 * the card company took another sum than was asked. gone: the person has left, and nobody had put it in when it was late. The others: a clerk of the agency.
 */
const RETURN_REASONS = [
  'cancelled',
  'not_there',
  'moved',
  'no_room',
  'wallet_short',
  'other_sum',
  'processor',
  'operator',
  'no_answer',
  'gone',
  ...CLERK_REASONS,
] as const;
export type ReturnReason = (typeof RETURN_REASONS)[number];

/** A stored reason; what an older version wrote and this one does not know is told as "other". */
export function reasonFrom(text: string | null | undefined): ReturnReason {
  return RETURN_REASONS.find((one) => one === text) ?? 'other';
}

/** What a refund out of our own pocket is called towards payments. */
export const GIVEN_BACK = 'given_back';
