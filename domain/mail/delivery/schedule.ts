import type { App } from '#kernel/app.ts';
import { refuse } from '#kernel/refusal.ts';
import { type Lang, requireActor, requireRealm, type Scope, systemFor } from '#kernel/scope.ts';
import { dayAfter, instantOf, isDay, localTime } from '#kernel/wall-clock.ts';
import { formatDateTime, formatPlainDate } from '#words/format.ts';
import { letterById, takeTurn } from '../queries.ts';
import { moveSchedule, openSchedule, type ScheduleRow } from './queries.ts';

/** So far ahead a day may be. */
export const DAYS_AHEAD = 366;
/** On their day letters are there by breakfast. */
const IN_THE_MORNING = '06:00';

/** A day to deliver on, and its moment there. Refuses at `day`: mail.bad_day, day_out_of_range. */
export function readDay(typed: string, timeZone: string, now: Date, lang: Lang): Pick<ScheduleRow, 'deliverOn' | 'deliverAt'> {
  const wrong = readDayWithin(typed, { most: DAYS_AHEAD, timeZone, now, lang });
  if (wrong !== null) refuse(wrong.code, wrong.params, 'day');
  return { deliverOn: typed, deliverAt: instantOf(typed, IN_THE_MORNING, timeZone) };
}

/** The first day on which a letter is there for sure: staff have until `dueAt` to read it. */
export function sureDay(dueAt: Date, timeZone: string): string {
  const { day, time } = localTime(dueAt, timeZone);
  return time <= IN_THE_MORNING ? day : dayAfter(day);
}

/** A day before that is only taken when its sender knows that it may come late. Refuses at `anyway`: mail.day_not_sure. */
export function requireSure(
  day: string,
  { dueAt, timeZone, lang, anyway }: { dueAt: Date; timeZone: string; lang: Lang; anyway: boolean },
): void {
  const sure = sureDay(dueAt, timeZone);
  if (anyway || day >= sure) return;
  refuse('mail.day_not_sure', { time: formatDateTime(dueAt, lang, timeZone), day: formatPlainDate(sure, lang) }, 'anyway');
}

/** What is wrong with a day that is to be from tomorrow on, and at most so many days ahead; null: nothing. */
export function readDayWithin(
  typed: string,
  { most, timeZone, now, lang }: { most: number; timeZone: string; now: Date; lang: Lang },
): { code: 'mail.bad_day' | 'mail.day_out_of_range'; params: Record<string, string> } | null {
  if (!isDay(typed)) return { code: 'mail.bad_day', params: {} };
  const { day: today } = localTime(now, timeZone);
  const [first, last] = [dayAfter(today), dayAfter(today, most)];
  if (typed >= first && typed <= last) return null;
  return { code: 'mail.day_out_of_range', params: { first: formatPlainDate(first, lang), last: formatPlainDate(last, lang) } };
}

/** Chooses another day for a letter that waits for one. Customers. Refuses: mail.unknown_letter, day_too_late, and what readDay and requireSure refuse. */
export async function changeDay(
  app: App,
  scope: Scope,
  { letter: id, day, anyway = false }: { letter: string; day: string; anyway?: boolean },
): Promise<void> {
  requireRealm(scope, 'customer');
  requireActor(scope);
  const letter = (await app.tx(scope, (tx) => letterById(tx, id))) ?? refuse('mail.unknown_letter');
  const chosen = readDay(day, letter.timeZone, app.clock.now(), scope.lang);
  await app.tx(systemFor(scope, letter.agencyId), async (tx) => {
    await takeTurn(tx, id);
    const schedule = (await openSchedule(tx, id)) ?? refuse('mail.day_too_late');
    if (!schedule.isReady) requireSure(day, { ...letter, lang: scope.lang, anyway });
    await moveSchedule(tx, { letterId: id, ...chosen });
  });
}
