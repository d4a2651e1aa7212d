import {
  type AgencyPolicies,
  type Channel,
  cheapestFirst,
  type FeeSchedule,
  feeFor,
  type Method,
  postsBy,
  rangeOf,
} from '#domain/directory/index.ts';
import type { Money } from '#kernel/money.ts';

/** One way of sending an amount, as the first page shows it. */
export interface Way {
  channel: Channel;
  method: Method;
  feeCents: Money;
  /** When it is on the account at the latest. */
  by: Date | null;
  /** How long that is beside the slowest way shown, 1 to 100. */
  share: number;
}

/** The ways that carry this amount to a spending account, cheapest first. */
export function waysFor(policies: Pick<AgencyPolicies, 'feeSchedule' | 'posting'>, amountCents: Money, now: Date, timeZone: string): Way[] {
  const ways: Omit<Way, 'share'>[] = [];
  for (const line of cheapestFirst(policies.feeSchedule.body, amountCents)) {
    const fee = feeFor(policies.feeSchedule.body, { ...line, amountCents });
    if (line.category !== 'spendable' || !fee.ok) continue;
    const by = postsBy(policies.posting.body, now, timeZone, line.channel)?.at ?? null;
    ways.push({ channel: line.channel, method: line.method, feeCents: fee.feeCents, by });
  }
  const wait = (by: Date | null): number => (by === null ? 0 : by.getTime() - now.getTime());
  const slowest = Math.max(1, ...ways.map((way) => wait(way.by)));
  return ways.map((way) => ({ ...way, share: Math.max(1, Math.round((100 * wait(way.by)) / slowest)) }));
}

/** What sending three small amounts by card costs beside one large one; null where nothing is saved. */
export function onceNotThrice(
  schedule: FeeSchedule,
  partCents: Money,
): { partCents: Money; wholeCents: Money; threeCents: Money; oneCents: Money } | null {
  const byCard = { channel: 'web', method: 'card', category: 'spendable' } as const;
  const part = feeFor(schedule, { ...byCard, amountCents: partCents });
  const whole = feeFor(schedule, { ...byCard, amountCents: 3n * partCents });
  if (!part.ok || !whole.ok || whole.feeCents >= 3n * part.feeCents) return null;
  return { partCents, wholeCents: 3n * partCents, threeCents: 3n * part.feeCents, oneCents: whole.feeCents };
}

/** The least and the most that can be sent here by card, for an amount that no way carries. */
export function cardRange(schedule: FeeSchedule): { minCents: Money; maxCents: Money } | null {
  const line = schedule.lines.find((l) => l.channel === 'web' && l.method === 'card' && l.category === 'spendable');
  return line === undefined ? null : rangeOf(line);
}
