import {
  type AgencyPolicies,
  type Category,
  checkLimits,
  type FeeTier,
  feeFor,
  leftToSend,
  type LimitAnswer,
  type Room,
} from '#domain/directory/index.ts';
import { type Money, parseMoney } from '#kernel/money.ts';
import { type FieldError, type Params, refuse, refuseFields } from '#kernel/refusal.ts';
import type { Lang } from '#kernel/scope.ts';
import { formatDay } from '#words/format.ts';
import { translator } from '#words/index.ts';
import { begunIn } from './limits/begun.ts';
import type { Limited } from './limits/rooms.ts';

/** The only way of sending so far. */
export const WAY = { channel: 'web', method: 'card' } as const;

/** The amount a person typed. Refuses at the field `amount`: transfers.amount_empty, …_not_a_number, …_negative, …_fraction_of_cent, …_too_big. */
export function readAmount(typed: unknown): Money {
  const read = parseMoney(typeof typed === 'string' ? typed : '');
  if (!read.ok) refuseFields([{ field: 'amount', code: `transfers.amount_${read.reason}` }]);
  return read.ok ? read.cents : 0n;
}

/**
 * The fee for an amount for a purpose that the limits leave room for, by the policies in force; otherwise refuses at the field `amount`: the limit,
 * what is left of it, and the day from which there is room again.
 */
export function priceWithinLimits(
  policies: AgencyPolicies,
  { amountCents, category }: { amountCents: Money; category: Category },
  limited: Limited,
  reader: { lang: Lang; timeZone: string },
): { feeCents: Money; tier: FeeTier } {
  const { line, rooms } = limited;
  const answer = checkLimits(line, amountCents, rooms);
  const fee = feeFor(policies.feeSchedule.body, { ...WAY, category, amountCents });
  // A purpose may have a narrower range than the agency: whoever is far above both is told the one that counts.
  if (!answer.ok && answer.reason === 'too_much' && !fee.ok && fee.reason === 'too_much' && fee.maxCents < answer.limitCents)
    return refuse('transfers.too_much', { limit: fee.maxCents }, 'amount');
  if (!answer.ok) refuseFields([limitError(answer, limited, reader)]);
  if (fee.ok) return { feeCents: fee.feeCents, tier: fee.tier };
  if (fee.reason === 'not_offered') refuse('transfers.service_off');
  const limit = fee.reason === 'too_little' ? fee.minCents : fee.maxCents;
  return refuse(`transfers.${fee.reason}`, { limit }, 'amount');
}

function limitError(answer: Exclude<LimitAnswer, { ok: true }>, limited: Limited, reader: { lang: Lang; timeZone: string }): FieldError {
  if (answer.reason !== 'over') return { field: 'amount', code: `transfers.${answer.reason}`, params: { limit: answer.limitCents } };
  const said = limitSaid(answer.room, leftToSend(limited.line, limited.rooms), reader);
  // "You have reached it" is hard to believe of money that was never paid: it says so, and that it can be dropped.
  const { cents: unpaid } = begunIn(limited.begun, answer.room.window);
  const begun = unpaid === 0n ? '' : ` ${translator(reader.lang)('transfers.refusal_begun', { unpaid })}`;
  return { field: 'amount', code: said.code, params: { ...said.params, begun } };
}

/** A limit in words: what it is, what is left of it, and from when there is room again. */
export function limitSaid(room: Room, left: Money, reader: { lang: Lang; timeZone: string }): { code: string; params: Params } {
  const day = formatDay(room.freeAt, reader.lang, reader.timeZone);
  const code = `transfers.${left > 0n ? 'over' : 'nothing_left'}_${room.window}`;
  return { code, params: { limit: room.limitCents, left, day, begun: '' } };
}
