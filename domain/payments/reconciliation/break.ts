import { dayAfter, HOUSE_ZONE, instantOf, localTime } from '#kernel/wall-clock.ts';

/** Why the two sides differ. Which one it is, is decided in queries/compare.ts. */
export const CAUSES = [
  'missing_here',
  'missing_there',
  'amount_differs',
  'fee_differs',
  'twice',
  'wrong_day',
  'unknown_currency',
  'reference_unknown',
  'reversed',
  'bank_fee',
  'under_way',
  'not_paid',
] as const;
export type Cause = (typeof CAUSES)[number];

export const BREAK_STATES = ['open', 'explained', 'settled'] as const;
export type BreakState = (typeof BREAK_STATES)[number];

/** No booking ends it: their money is not ours to count, what is on its way comes, and what is owed to an agency is owed until it is paid. */
const WITHOUT_CORRECTION: readonly Cause[] = ['unknown_currency', 'under_way', 'not_paid'];

/** What must be booked so that our side says what theirs says: more on our account above zero. Null when no booking cures it. */
export function missingHere(one: {
  cause: Cause;
  oursCents: bigint | null;
  oursFeeCents: bigint | null;
  theirsCents: bigint | null;
  theirsFeeCents: bigint | null;
  account: string | null;
}): { amountCents: bigint; feeCents: bigint } | null {
  if (WITHOUT_CORRECTION.includes(one.cause) || one.account === null) return null;
  const amountCents = (one.theirsCents ?? 0n) - (one.oursCents ?? 0n);
  const feeCents = (one.theirsFeeCents ?? 0n) - (one.oursFeeCents ?? 0n);
  return amountCents === feeCents ? null : { amountCents, feeCents };
}

const AT = '06:00';

/** Six in the morning of the house, the next one after `now`. */
export function nextRunAt(now: Date): Date {
  const { day } = localTime(now, HOUSE_ZONE);
  const today = instantOf(day, AT, HOUSE_ZONE);
  return today > now ? today : instantOf(dayAfter(day), AT, HOUSE_ZONE);
}
