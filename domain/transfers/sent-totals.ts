import { instantOf, localTime, type SentTotals } from '#domain/directory/index.ts';
import type { Tx } from '#kernel/db.ts';
import { sentSince } from './queries/transfers.ts';

/** When the calendar day and month of a place began. */
export function dayAndMonth(now: Date, timeZone: string): { day: Date; month: Date } {
  const { day } = localTime(now, timeZone);
  return { day: instantOf(day, '00:00', timeZone), month: instantOf(`${day.slice(0, 7)}-01`, '00:00', timeZone) };
}

/** What a customer has sent a person today and this month, by the facility's calendar. What is not paid yet counts too: it still may be. */
export async function sentTotals(tx: Tx, customer: string, residentId: string, now: Date, timeZone: string): Promise<SentTotals> {
  const { day, month } = dayAndMonth(now, timeZone);
  return await sentSince(tx, customer, residentId, day, month);
}
