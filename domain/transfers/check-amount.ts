import {
  type AgencyPolicies,
  type Category,
  checkLimits,
  type FeeTier,
  feeFor,
  type LimitAnswer,
  limitsFor,
  type SentTotals,
} from '#domain/directory/index.ts';
import { type Money, parseMoney } from '#kernel/money.ts';
import { type FieldError, refuse, refuseFields } from '#kernel/refusal.ts';

/** The only way of sending so far. */
export const WAY = { channel: 'web', method: 'card' } as const;

/** The amount a person typed. Refuses at the field `amount`: transfers.amount_empty, …_not_a_number, …_negative, …_fraction_of_cent, …_too_big. */
export function readAmount(typed: unknown): Money {
  const read = parseMoney(typeof typed === 'string' ? typed : '');
  if (!read.ok) refuseFields([{ field: 'amount', code: `transfers.amount_${read.reason}` }]);
  return read.ok ? read.cents : 0n;
}

/** The fee for an amount for a purpose that may be sent on top of `totals`, by the policies in force; otherwise refuses at the field `amount`. */
export function priceWithinLimits(
  policies: AgencyPolicies,
  { amountCents, category }: { amountCents: Money; category: Category },
  totals: SentTotals,
): { feeCents: Money; tier: FeeTier } {
  const line = limitsFor(policies.limits.body, WAY.channel) ?? refuse('transfers.service_off');
  const answer = checkLimits(line, amountCents, totals);
  if (!answer.ok) refuseFields([limitError(answer)]);
  const fee = feeFor(policies.feeSchedule.body, { ...WAY, category, amountCents });
  if (fee.ok) return { feeCents: fee.feeCents, tier: fee.tier };
  if (fee.reason === 'not_offered') refuse('transfers.service_off');
  const limit = fee.reason === 'too_little' ? fee.minCents : fee.maxCents;
  return refuse(`transfers.${fee.reason}`, { limit }, 'amount');
}

function limitError(answer: Exclude<LimitAnswer, { ok: true }>): FieldError {
  const params = { limit: answer.limitCents, left: answer.leftCents };
  if (answer.reason === 'over_day' || answer.reason === 'over_month') {
    const code =
      answer.leftCents > 0n ? `transfers.${answer.reason}` : `transfers.nothing_left_${answer.reason === 'over_day' ? 'day' : 'month'}`;
    return { field: 'amount', code, params };
  }
  return { field: 'amount', code: `transfers.${answer.reason}`, params: { limit: answer.limitCents } };
}
