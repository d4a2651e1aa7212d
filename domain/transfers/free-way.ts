import { type Category, cheapestFirst, type Channel, type FeeSchedule, feeFor, type Method } from '#domain/directory/index.ts';
import type { Money } from '#kernel/money.ts';

/** A way of sending this amount for the same purpose without a fee, or null. Whoever pays must be told of it first. */
export function freeWay(schedule: FeeSchedule, category: Category, amountCents: Money): { channel: Channel; method: Method } | null {
  for (const line of cheapestFirst(schedule, amountCents)) {
    if (line.category !== category) continue;
    const fee = feeFor(schedule, { channel: line.channel, method: line.method, category, amountCents });
    if (fee.ok) return fee.feeCents === 0n ? { channel: line.channel, method: line.method } : null;
  }
  return null;
}
