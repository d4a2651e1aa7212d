import type { Money } from '#kernel/money.ts';
import type { FieldError } from '#kernel/refusal.ts';
import { type Channel, channels } from './fee-schedule.ts';

/** What one customer may send to one person. Days and months are calendar ones in the facility's time zone. */
export interface LimitLine {
  /** One channel, or every channel that has no line of its own. */
  channel: Channel | 'any';
  minCents: Money;
  maxCents: Money;
  perDayCents: Money | null;
  perMonthCents: Money | null;
}

export interface Limits {
  lines: readonly LimitLine[];
}

/** What this customer already sent this person, not counting payments that failed or came back. */
export interface SentTotals {
  todayCents: Money;
  thisMonthCents: Money;
}

export type LimitAnswer =
  { ok: true } | { ok: false; reason: 'too_little' | 'too_much' | 'over_day' | 'over_month'; limitCents: Money; leftCents: Money };

/** The limits for a channel, or null where the channel isn't offered. */
export function limitsFor(limits: Limits, channel: Channel): LimitLine | null {
  return limits.lines.find((l) => l.channel === channel) ?? limits.lines.find((l) => l.channel === 'any') ?? null;
}

/** Whether an amount may be sent on top of what was sent already; `leftCents` is what still may be. Both ends are allowed. */
export function checkLimits(line: LimitLine, amountCents: Money, totals: SentTotals): LimitAnswer {
  const no = (reason: 'too_little' | 'too_much' | 'over_day' | 'over_month', limitCents: Money): LimitAnswer => ({
    ok: false,
    reason,
    limitCents,
    leftCents: leftToSend(line, totals),
  });
  if (amountCents < line.minCents) return no('too_little', line.minCents);
  if (amountCents > line.maxCents) return no('too_much', line.maxCents);
  if (line.perDayCents !== null && totals.todayCents + amountCents > line.perDayCents) return no('over_day', line.perDayCents);
  if (line.perMonthCents !== null && totals.thisMonthCents + amountCents > line.perMonthCents) return no('over_month', line.perMonthCents);
  return { ok: true };
}

/** The most that may still be sent now: zero when what is left is below the least amount. */
export function leftToSend(line: LimitLine, totals: SentTotals): Money {
  const rooms = [line.maxCents];
  if (line.perDayCents !== null) rooms.push(line.perDayCents - totals.todayCents);
  if (line.perMonthCents !== null) rooms.push(line.perMonthCents - totals.thisMonthCents);
  const least = rooms.reduce((a, b) => (b < a ? b : a));
  return least < line.minCents ? 0n : least;
}

/** What is wrong with limits; empty when they make sense. */
export function limitsErrors(limits: Limits): FieldError[] {
  const errors: FieldError[] = [];
  const seen = new Set<string>();
  if (limits.lines.length === 0) errors.push({ field: 'lines', code: 'directory.no_limits' });
  limits.lines.forEach((line, i) => {
    const field = `lines.${i}`;
    if (line.channel !== 'any' && !channels.includes(line.channel)) errors.push({ field, code: 'directory.unknown_way' });
    if (seen.has(line.channel)) errors.push({ field, code: 'directory.line_twice' });
    seen.add(line.channel);
    if (line.minCents < 1n) errors.push({ field, code: 'directory.tier_below_a_cent' });
    if (line.minCents > line.maxCents) errors.push({ field, code: 'directory.tier_upside_down' });
    // A day's or month's limit below one single sending would be a second, hidden maximum.
    for (const total of [line.perDayCents, line.perMonthCents]) {
      if (total !== null && total < line.maxCents) errors.push({ field, code: 'directory.limit_below_one_sending' });
    }
  });
  return errors;
}
