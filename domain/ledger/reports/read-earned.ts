import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { requireActor, requireRealm, requireRole, type Scope } from '#kernel/scope.ts';
import { HOUSE_ZONE } from '#kernel/wall-clock.ts';
import { endOfMonth, monthOf, monthsUntil, startOfMonth } from '../months/month.ts';
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
  return await app.tx(scope, async (tx) => {
    await audit(tx, scope, { action: 'ledger.earned_read', subject: '-' }, app.clock.now());
    return await earnedIn(tx, scope, monthsUntil(monthOf(app.clock.now()), MONTHS));
  });
}

/** The same for some months in a row, in the caller's transaction. */
export async function earnedIn(tx: Tx, _scope: Scope, months: string[]): Promise<Earned> {
  const [from, until] = [startOfMonth(months[0]!), endOfMonth(months.at(-1)!)];
  const locked = await lockedUntil(tx);
  const open = await boundsBefore(tx, locked > from ? locked : from);
  const rows = await earnedBetween(tx, { from, until, lockedUntil: locked, zone: HOUSE_ZONE }, open);
  return { months, rows, lockedUntil: locked };
}
