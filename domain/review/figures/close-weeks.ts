import { listAgencies, listFacilities } from '#domain/directory/index.ts';
import type { App } from '#kernel/app.ts';
import { systemScope } from '#kernel/scope.ts';
import { dayAfter, instantOf, localTime, mondayOf } from '#kernel/wall-clock.ts';
import { closedWeeks, closeWeek } from './queries.ts';

/** A page of figures tells of so many weeks at most, the running one among them. */
const WEEKS = 54;
/** So long after its end a week is added up: by then hardly anything comes to it late. */
const AFTER_DAYS = 2;

/** Adds up the weeks that are over, each facility's by its own clock. A sweep. */
export async function closeWeeks(app: App): Promise<void> {
  const scope = systemScope('review-close-weeks');
  for (const { id: agencyId } of await listAgencies(app, scope)) {
    for (const { id, timeZone } of await app.tx(scope, (tx) => listFacilities(tx, agencyId))) {
      const now = app.clock.now();
      const running = mondayOf(dayAfter(localTime(now, timeZone).day, -AFTER_DAYS));
      const weeks = Array.from({ length: WEEKS }, (_, n) => dayAfter(running, -7 * (n + 1)));
      const closed = new Set((await app.tx(scope, (tx) => closedWeeks(tx, [id], weeks.at(-1)!))).map(({ week }) => week));
      for (const week of weeks.filter((one) => !closed.has(one))) {
        const [since, until] = [week, dayAfter(week, 7)].map((day) => instantOf(day, '00:00', timeZone)) as [Date, Date];
        await app.tx(scope, (tx) => closeWeek(tx, { facilityId: id, agencyId, week, since, until }, now));
      }
    }
  }
}
