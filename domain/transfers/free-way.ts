import { cheapestFirst, type Channel, type FeeSchedule, feeFor, type Method } from '#domain/directory/index.ts';
import type { Money } from '#kernel/money.ts';
import { WAY } from './check-amount.ts';

/** A way of sending this amount to the same account without a fee, or null. Whoever pays must be told of it first. */
export function freeWay(schedule: FeeSchedule, amountCents: Money): { channel: Channel; method: Method } | null {
  for (const line of cheapestFirst(schedule, amountCents)) {
    if (line.category !== WAY.category) continue;
    const fee = feeFor(schedule, { channel: line.channel, method: line.method, category: line.category, amountCents });
    if (fee.ok) return fee.feeCents === 0n ? { channel: line.channel, method: line.method } : null;
  }
  return null;
}
