import type { App } from '#kernel/app.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { dayAfter, HOUSE_ZONE, instantOf, localTime } from '#kernel/wall-clock.ts';
import { callClosePeriod, callMarkPeriod, firstJournalAt, newestMark, type PeriodRow } from './queries.ts';

/** How long after its end a day stays open: what a bank or a processor tells late still finds its day. */
const STAYS_OPEN_MS = 48 * 3_600_000;
const MOST = 400;

/**
 * Locks everything dated before `endsAt` and closes it: marked in one transaction, closed in the next, so that whoever posts has either seen the
 * lock or is waited for. False while a writer that began before is still open: nothing of it is lost, ask again later. From the first try on the
 * ledger refuses new journals dated before `endsAt` (ledger.period_closed). There is no way back.
 */
export async function closePeriod(app: App, scope: Scope, input: { endsAt: Date }): Promise<boolean> {
  await app.tx(scope, (tx) => callMarkPeriod(tx, input.endsAt, app.clock.now(), scope.actor));
  return await app.tx(scope, (tx) => callClosePeriod(tx, input.endsAt, app.clock.now(), scope.actor));
}

/** Closes the days that are over for long enough, in order, from the day of the first journal on. Answers how many were closed. */
export async function closeDays(app: App): Promise<number> {
  const scope = systemScope('ledger.close_days');
  const until = new Date(app.clock.now().getTime() - STAYS_OPEN_MS);
  for (let closed = 0; closed < MOST; closed++) {
    const endsAt = await app.tx(scope, async (tx) => nextEnd(await newestMark(tx), await firstJournalAt(tx)));
    if (endsAt === null || endsAt > until || !(await closePeriod(app, scope, { endsAt }))) return closed;
  }
  return MOST;
}

/** The end of the day to close next: what is marked and still waits comes first. */
export function nextEnd(newest: PeriodRow | undefined, firstAt: Date | null): Date | null {
  if (newest !== undefined && newest.closedAt === null) return newest.endsAt;
  const from = newest?.endsAt ?? firstAt;
  return from === null ? null : instantOf(dayAfter(localTime(from, HOUSE_ZONE).day), '00:00', HOUSE_ZONE);
}
