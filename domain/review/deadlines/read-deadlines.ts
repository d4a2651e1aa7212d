import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { isId } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireRealm, requireRole, type Scope } from '#kernel/scope.ts';
import { breachesBy, type FacilityWaiting, itemsBefore, waitingBefore } from './queries.ts';
import { type FacilityStuck, stuckBy } from '../stuck/queries.ts';
import { soonAt } from './watch-deadlines.ts';

const ON_A_PAGE = 50;
const DAY_MS = 86_400_000;
/** Missed deadlines of so many days stand on the page. */
export const BREACH_DAYS = 30;

export interface Deadlines {
  /** By facility: after so many hours a letter is to be decided soon. */
  warnHours: ReadonlyMap<string, number>;
  waiting: FacilityWaiting[];
  breaches: { facilityId: string; count: number }[];
  /** What nobody who reads there may decide, as it was a minute ago at most. */
  stuck: FacilityStuck[];
  items: { itemId: string; facilityId: string; dueAt: Date; isLate: boolean; isTaken: boolean; isHeld: boolean }[];
  next: string | null;
}

/** What should be decided soon, what is late, what nobody may decide, and how many deadlines were missed, where somebody works; no text and no names. Mailroom and who leads; audited. */
export async function readDeadlines(app: App, scope: Scope, asked: { after?: string | null } = {}): Promise<Deadlines> {
  const agencyId = requireSupervisor(scope);
  const after = isId('rev', asked.after) ? asked.after : null;
  return await app.tx(scope, async (tx) => {
    const now = app.clock.now();
    const soon = await soonAt(tx, agencyId, now);
    const found = await itemsBefore(tx, { agencyId, soon, after, limit: ON_A_PAGE + 1 });
    const items = found.slice(0, ON_A_PAGE).map(({ itemId, facilityId, dueAt, leasedUntil, heldAt }) => ({
      ...{ itemId, facilityId, dueAt },
      isLate: dueAt < now,
      isTaken: leasedUntil !== null && leasedUntil > now,
      isHeld: heldAt !== null,
    }));
    const waiting = await waitingBefore(tx, agencyId, soon, now);
    const breaches = await breachesBy(tx, agencyId, new Date(now.getTime() - BREACH_DAYS * DAY_MS), now);
    const stuck = await stuckBy(tx, agencyId);
    await audit(tx, scope, { action: 'review.deadlines_read', subject: agencyId, details: { count: items.length } }, now);
    const warnHours = new Map(soon.map((place) => [place.facilityId, place.warnHours]));
    return { warnHours, waiting, breaches, stuck, items, next: found.length > ON_A_PAGE ? items.at(-1)!.itemId : null };
  });
}

function requireSupervisor(scope: Scope): string {
  requireRealm(scope, 'staff');
  requireRole(scope, 'mailroom', 'agency_admin');
  return scope.agency ?? refuse('kernel.not_allowed');
}
