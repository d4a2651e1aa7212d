import type { Money } from '#kernel/money.ts';
import type { FieldError } from '#kernel/refusal.ts';

export const channels = ['web', 'app', 'phone', 'agent', 'lobby', 'cash_network', 'lockbox'] as const;
export const methods = ['card', 'bank', 'cash', 'money_order'] as const;
export const categories = ['spendable', 'postage', 'education', 'medical', 'restitution', 'media', 'phone'] as const;
export type Channel = (typeof channels)[number];
export type Method = (typeof methods)[number];
export type Category = (typeof categories)[number];

/**
 * Both ends belong to the tier: $20.00 to $49.99 is 2000n to 4999n. The fee is `feeCents`, plus a share of the amount
 * where the tier has one, and never less than `leastCents`.
 */
export interface FeeTier {
  minCents: Money;
  maxCents: Money;
  feeCents: Money;
  /** 1000 = 10 %. */
  percentBasisPoints?: number;
  leastCents?: Money;
}

/** One way of sending (channel and method) for one purpose, with its prices. */
export interface FeeLine {
  channel: Channel;
  method: Method;
  category: Category;
  tiers: readonly FeeTier[];
}

export interface FeeSchedule {
  lines: readonly FeeLine[];
}

export interface FeeQuestion {
  channel: Channel;
  method: Method;
  category: Category;
  amountCents: Money;
}

export type FeeAnswer =
  | { ok: true; feeCents: Money; tier: FeeTier }
  | { ok: false; reason: 'not_offered' }
  | { ok: false; reason: 'too_little' | 'too_much'; minCents: Money; maxCents: Money };

/** The fee in cents for an amount, or why there is none: this way isn't offered, or the amount is outside its range. */
export function feeFor(schedule: FeeSchedule, question: FeeQuestion): FeeAnswer {
  const line = schedule.lines.find(
    (l) => l.channel === question.channel && l.method === question.method && l.category === question.category,
  );
  if (!line) return { ok: false, reason: 'not_offered' };
  const tier = line.tiers.find((t) => question.amountCents >= t.minCents && question.amountCents <= t.maxCents);
  if (tier) return { ok: true, feeCents: feeOf(tier, question.amountCents), tier };
  const { minCents, maxCents } = rangeOf(line);
  return { ok: false, reason: question.amountCents < minCents ? 'too_little' : 'too_much', minCents, maxCents };
}

/** What a tier takes for an amount. The share is rounded to the nearest cent, and exactly half a cent stays with the customer. */
export function feeOf(tier: FeeTier, amountCents: Money): Money {
  const share = (amountCents * BigInt(tier.percentBasisPoints ?? 0) + 4_999n) / 10_000n;
  const fee = tier.feeCents + share;
  return tier.leastCents !== undefined && fee < tier.leastCents ? tier.leastCents : fee;
}

/** The lowest fee of a way. A tier's share only grows with the amount, so it stands at the lower end of one of the tiers. */
export function lowestFee(line: FeeLine): Money {
  return line.tiers.map((tier) => feeOf(tier, tier.minCents)).reduce((least, fee) => (fee < least ? fee : least));
}

/** The smallest and the largest amount this way carries. */
export function rangeOf(line: FeeLine): { minCents: Money; maxCents: Money } {
  return { minCents: line.tiers[0]!.minCents, maxCents: line.tiers.at(-1)!.maxCents };
}

/** The lines cheapest first: by the fee for this amount (lines that can't carry it come last), or by their lowest fee. */
export function cheapestFirst(schedule: FeeSchedule, amountCents?: Money): FeeLine[] {
  const price = (line: FeeLine): Money | null => {
    if (amountCents === undefined) return lowestFee(line);
    const answer = feeFor(schedule, { ...line, amountCents });
    return answer.ok ? answer.feeCents : null;
  };
  const order = (line: FeeLine): number =>
    channels.indexOf(line.channel) * 100 + methods.indexOf(line.method) * 10 + categories.indexOf(line.category);
  return schedule.lines.toSorted((a, b) => {
    const [left, right] = [price(a), price(b)];
    if (left === right) return order(a) - order(b);
    if (left === null || right === null) return left === null ? 1 : -1;
    return left < right ? -1 : 1;
  });
}

/** What is wrong with a schedule; empty when every cent between a line's ends has exactly one price. */
export function feeScheduleErrors(schedule: FeeSchedule): FieldError[] {
  const errors: FieldError[] = [];
  const seen = new Set<string>();
  if (schedule.lines.length === 0) errors.push({ field: 'lines', code: 'directory.no_fee_lines' });
  schedule.lines.forEach((line, i) => {
    const name = `${line.channel}/${line.method}/${line.category}`;
    if (seen.has(name)) errors.push({ field: `lines.${i}`, code: 'directory.line_twice' });
    seen.add(name);
    if (!channels.includes(line.channel) || !methods.includes(line.method) || !categories.includes(line.category)) {
      errors.push({ field: `lines.${i}`, code: 'directory.unknown_way' });
    }
    if (line.tiers.length === 0) errors.push({ field: `lines.${i}.tiers`, code: 'directory.no_tiers' });
    line.tiers.forEach((tier, j) => errors.push(...tierErrors(`lines.${i}.tiers.${j}`, tier, line.tiers[j - 1])));
  });
  return errors;
}

function tierErrors(field: string, tier: FeeTier, before: FeeTier | undefined): FieldError[] {
  const errors: FieldError[] = [];
  if (tier.minCents < 1n) errors.push({ field, code: 'directory.tier_below_a_cent' });
  if (tier.minCents > tier.maxCents) errors.push({ field, code: 'directory.tier_upside_down' });
  if (tier.feeCents < 0n || (tier.leastCents ?? 0n) < 0n) errors.push({ field, code: 'directory.negative_fee' });
  const share = tier.percentBasisPoints ?? 0;
  if (!Number.isInteger(share) || share < 0 || share > 10_000) errors.push({ field, code: 'directory.bad_percent' });
  if (before && tier.minCents <= before.maxCents) errors.push({ field, code: 'directory.tiers_overlap' });
  if (before && tier.minCents > before.maxCents + 1n) errors.push({ field, code: 'directory.tiers_leave_a_gap' });
  return errors;
}
