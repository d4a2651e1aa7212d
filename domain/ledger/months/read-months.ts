import type { Tx } from '#kernel/db.ts';
import type { Scope } from '#kernel/scope.ts';
import { dayAfter } from '#kernel/wall-clock.ts';
import { firstJournalAt } from '../periods/queries.ts';
import { type Earned, earnedIn } from '../reports/read-earned.ts';
import { type Standing, standingAt, standingOf } from '../reports/read-standing.ts';
import { endOfMonth, monthAfter, monthOf } from './month.ts';
import { asksBetween, type MonthAsk, newestClosed, sumsOfMonth } from './queries.ts';

/** The first month with a journal, and the first one that is not closed; null while nothing was ever booked. */
export async function monthsSoFar(tx: Tx, _scope: Scope): Promise<{ first: string; next: string } | null> {
  const first = await firstJournalAt(tx);
  if (first === null) return null;
  const closed = await newestClosed(tx);
  return { first: monthOf(first), next: closed === null ? monthOf(first) : monthOf(closed) };
}

/** What was asked and decided about these months and those between them, the newest first. */
export async function readMonthAsks(tx: Tx, _scope: Scope, months: { first: string; last: string }): Promise<MonthAsk[]> {
  return await asksBetween(tx, endOfMonth(months.first), endOfMonth(months.last));
}

export interface MonthBook {
  /** By kind of account. Of a closed month what was written down then. */
  standing: Standing;
  /** What was owed at its end, by account. */
  owed: Standing['rows'];
  earned: Earned;
}

export async function readMonthBook(tx: Tx, scope: Scope, input: { month: string; closedBy: MonthAsk | null }): Promise<MonthBook> {
  const lastDay = dayAfter(`${monthAfter(input.month)}-01`, -1);
  const live = await standingAt(tx, scope, lastDay);
  return {
    standing: input.closedBy === null ? live : standingOf(lastDay, true, await sumsOfMonth(tx, input.closedBy.askId)),
    owed: live.rows.filter(({ kind }) => kind === 'liability'),
    earned: await earnedIn(tx, scope, [input.month]),
  };
}
