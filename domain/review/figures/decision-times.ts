import type { Tx } from '#kernel/db.ts';
import { type DecisionTimes, selectDecisionTimes } from './queries.ts';

/** So far back, so that it says how things are now. */
export const TIMES_DAYS = 90;

/** What the mailroom of a facility did in the last 90 days; null where it decided fewer than twenty. Anybody. */
export async function readDecisionTimes(tx: Tx, facilityId: string, now: Date): Promise<DecisionTimes | null> {
  const since = new Date(now.getTime() - TIMES_DAYS * 86_400_000);
  return await selectDecisionTimes(tx, facilityId, { since, until: now });
}
