import type { Tx } from '#kernel/db.ts';
import { dayAfter, instantOf, localTime } from '#kernel/wall-clock.ts';
import { type PolicyPlace, selectHistory } from '../queries/proposals.ts';
import { type DeductionRules, noticeDaysFor } from './deductions.ts';
import { standing } from './read-policy-page.ts';

/**
 * The first moment another rule may hold, since families must be able to read of it before; null where it may at once. Counts from `now`, which is when
 * it is proposed, and once more when it is approved.
 */
export async function noticeEnds(
  tx: Tx,
  place: PolicyPlace,
  body: object,
  { now, timeZone }: { now: Date; timeZone: string },
): Promise<{ days: number; at: Date } | null> {
  if (place.kind !== 'deductions') return null;
  const history = await selectHistory(tx, { ...place, kind: 'deductions' });
  const before = [standing(history, now).inForce, history[0]].filter((row) => row !== null && row !== undefined).map((row) => row.body);
  const days = noticeDaysFor(before, body as DeductionRules);
  return days === 0 ? null : { days, at: instantOf(dayAfter(localTime(now, timeZone).day, days), '00:00', timeZone) };
}
