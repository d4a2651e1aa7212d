import { dayAfter, isBusinessDay, localTime, type PostingCalendar, postsBy } from '#domain/directory/index.ts';
import { isOpen, type StateKind } from './transfer.ts';

/** When money that has not arrived is expected, by the agency's calendar as it stands. */
export interface Expected {
  /** A customer who has not paid yet: if he paid now. */
  ifPaidNow: boolean;
  by: Date;
  /** When it was due, if that has passed. */
  missedAt: Date | null;
  /** The day is later than the price said: it was paid after the cut-off or the calendar has changed, or that day has passed. */
  isLater: boolean;
  /** Days in between on which the office does not post: "2026-11-26". */
  closedDays: string[];
}

/** States in which money is still on its way to the account. */
const UNDER_WAY: readonly StateKind[] = ['paid', 'applied', 'handed_over'];

/** When a transfer posts: counted from its payment, or from now when that day has passed or it is not paid. Null for one that is over, held or going back. */
export function expectPosting(
  transfer: { state: StateKind; postsBy: Date; timeZone: string; paidAt: Date | undefined },
  calendar: PostingCalendar,
  now: Date,
): Expected | null {
  const { state, timeZone, paidAt } = transfer;
  const ifPaidNow = isOpen(state);
  if (!ifPaidNow && !UNDER_WAY.includes(state)) return null;
  const counted = postsBy(calendar, ifPaidNow ? now : (paidAt ?? now), timeZone);
  // Never earlier than what was promised with the price: the sooner day is a hope, not a promise.
  const first = ifPaidNow || counted === null || counted.at < transfer.postsBy ? transfer.postsBy : counted.at;
  const due = ifPaidNow ? (counted?.at ?? first) : first;
  const by = due > now ? due : (postsBy(calendar, now, timeZone)?.at ?? due);
  return {
    ifPaidNow,
    by,
    missedAt: due > now ? null : due,
    isLater: by > transfer.postsBy,
    closedDays: closedBetween(calendar, now, by, timeZone),
  };
}

/** Days after today and before the day it posts on which the office is closed. */
function closedBetween(calendar: PostingCalendar, now: Date, by: Date, timeZone: string): string[] {
  const last = localTime(by, timeZone).day;
  const closed: string[] = [];
  for (let day = dayAfter(localTime(now, timeZone).day); day < last; day = dayAfter(day))
    if (!isBusinessDay(calendar, day)) closed.push(day);
  return closed;
}
