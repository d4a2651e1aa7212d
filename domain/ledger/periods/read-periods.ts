import type { Tx } from '#kernel/db.ts';
import type { Scope } from '#kernel/scope.ts';
import { newestPeriods, type PeriodRow } from './queries.ts';

/** The newest days that were locked, with what was booked in each; the newest first. */
export async function readPeriods(tx: Tx, _scope: Scope, limit: number): Promise<PeriodRow[]> {
  return await newestPeriods(tx, limit);
}
