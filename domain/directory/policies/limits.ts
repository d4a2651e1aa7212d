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
  /** What one customer may send to everybody here together, by the agency's calendar. Left out: no such limit. */
  perCustomer?: { dayCents: Money | null; monthCents: Money | null };
  /** What one person may be sent by everybody together in a week by the agency's calendar; 1 = it starts on Monday … 7 = on Sunday. */
  perResident?: { weekCents: Money; weekStarts: number };
}

/** What is counted: this customer to this person in a day or month, to everybody in a day or month, or everybody to this person in a week. */
export const limitWindows = ['day', 'month', 'all_day', 'all_month', 'week'] as const;
export type LimitWindow = (typeof limitWindows)[number];

/** A limit over a time, with what is still free of it and when all of it is free again. */
export interface Room {
  window: LimitWindow;
  limitCents: Money;
  leftCents: Money;
  freeAt: Date;
}

export type LimitAnswer =
  { ok: true } | { ok: false; reason: 'too_little' | 'too_much'; limitCents: Money } | { ok: false; reason: 'over'; room: Room };

/** The limits for a channel, or null where the channel isn't offered. */
export function limitsFor(limits: Limits, channel: Channel): LimitLine | null {
  return limits.lines.find((l) => l.channel === channel) ?? limits.lines.find((l) => l.channel === 'any') ?? null;
}

/** The limit of each window, for a channel's line; null where there is none. */
function limitOf(limits: Limits, line: LimitLine, window: LimitWindow): Money | null {
  const of: Record<LimitWindow, Money | null | undefined> = {
    day: line.perDayCents,
    month: line.perMonthCents,
    all_day: limits.perCustomer?.dayCents,
    all_month: limits.perCustomer?.monthCents,
    week: limits.perResident?.weekCents,
  };
  return of[window] ?? null;
}

/** What is free under each limit there is, after what was `sent` in each window. */
export function roomsLeft(limits: Limits, line: LimitLine, sent: Readonly<Record<LimitWindow, { cents: Money; until: Date }>>): Room[] {
  return limitWindows.flatMap((window) => {
    const limitCents = limitOf(limits, line, window);
    if (limitCents === null) return [];
    const left = limitCents - sent[window].cents;
    return [{ window, limitCents, leftCents: left > 0n ? left : 0n, freeAt: sent[window].until }];
  });
}

/**
 * Whether an amount may be sent. Both ends are allowed. Of several limits in the way the one that lasts longest is told: when it has room, the
 * others have it too.
 */
export function checkLimits(line: LimitLine, amountCents: Money, rooms: readonly Room[]): LimitAnswer {
  if (amountCents < line.minCents) return { ok: false, reason: 'too_little', limitCents: line.minCents };
  if (amountCents > line.maxCents) return { ok: false, reason: 'too_much', limitCents: line.maxCents };
  const room = lastFree(rooms.filter(({ leftCents }) => amountCents > leftCents));
  return room === null ? { ok: true } : { ok: false, reason: 'over', room };
}

/** The most that may still be sent now: zero when what is left is below the least amount. */
export function leftToSend(line: LimitLine, rooms: readonly Room[]): Money {
  const least = rooms.reduce((left, room) => (room.leftCents < left ? room.leftCents : left), line.maxCents);
  return least < line.minCents ? 0n : least;
}

/** The limit that holds back most now, null where none does: when it is free, more may be sent than before. */
export function tightest(line: LimitLine, rooms: readonly Room[]): Room | null {
  const closed = rooms.filter(({ leftCents }) => leftCents < line.minCents);
  if (closed.length > 0) return lastFree(closed);
  const least = leftToSend(line, rooms);
  return least === line.maxCents ? null : lastFree(rooms.filter(({ leftCents }) => leftCents === least));
}

function lastFree(rooms: readonly Room[]): Room | null {
  return rooms.reduce<Room | null>((last, room) => (last === null || room.freeAt > last.freeAt ? room : last), null);
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
  return [...errors, ...togetherErrors(limits)];
}

/** The limits over more than one person or sender; only what is sent on the web counts, so only its line must fit in. */
function togetherErrors(limits: Limits): FieldError[] {
  const one = limitsFor(limits, 'web')?.maxCents ?? 0n;
  const totals = {
    'perCustomer.dayCents': limits.perCustomer?.dayCents,
    'perCustomer.monthCents': limits.perCustomer?.monthCents,
    'perResident.weekCents': limits.perResident?.weekCents,
  };
  const errors = Object.entries(totals).flatMap(([field, total]) =>
    total !== null && total !== undefined && total < one ? [{ field, code: 'directory.limit_below_one_sending' }] : [],
  );
  const day = limits.perResident?.weekStarts;
  if (day !== undefined && (!Number.isInteger(day) || day < 1 || day > 7))
    errors.push({ field: 'perResident.weekStarts', code: 'directory.choose_one' });
  return errors;
}
