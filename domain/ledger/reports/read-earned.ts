import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { requireActor, requireRealm, requireRole, type Scope } from '#kernel/scope.ts';
import { dayAfter, HOUSE_ZONE, instantOf, localTime } from '#kernel/wall-clock.ts';
import { boundsBefore, type EarnedRow, earnedBetween, lockedUntil } from './queries.ts';

export interface Earned {
  /** "2026-11", the oldest first; a month without anything stands too. */
  months: string[];
  rows: EarnedRow[];
  /** Days after this are open, and may change. */
  lockedUntil: Date;
}

const MONTHS = 12;

/** What was earned and what it cost in the last twelve months, by account and kind of journal; the last month as far as it is. Finance; audited. */
export async function readEarned(app: App, scope: Scope): Promise<Earned> {
  requireRealm(scope, 'operator');
  requireRole(scope, 'finance');
  requireActor(scope);
  const today = localTime(app.clock.now(), HOUSE_ZONE).day;
  const months = monthsUntil(today.slice(0, 7), MONTHS);
  const from = instantOf(`${months[0]!}-01`, '00:00', HOUSE_ZONE);
  const until = instantOf(dayAfter(today), '00:00', HOUSE_ZONE);
  return await app.tx(scope, async (tx) => {
    const locked = await lockedUntil(tx);
    const open = await boundsBefore(tx, locked > from ? locked : from);
    const rows = await earnedBetween(tx, { from, until, lockedUntil: locked, zone: HOUSE_ZONE }, open);
    await audit(tx, scope, { action: 'ledger.earned_read', subject: '-' }, app.clock.now());
    return { months, rows, lockedUntil: locked };
  });
}

/** So many months up to one of them: "2026-01", … */
export function monthsUntil(last: string, count: number): string[] {
  const [year, month] = last.split('-').map(Number);
  return Array.from({ length: count }, (_, i) => new Date(Date.UTC(year!, month! - count + i, 1)).toISOString().slice(0, 7));
}
