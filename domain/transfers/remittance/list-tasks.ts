import { listAgencies, readAgency } from '#domain/directory/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Money } from '#kernel/money.ts';
import { requireActor, requireRealm, requireRole, type Scope } from '#kernel/scope.ts';
import { dayAfter, HOUSE_ZONE, localTime } from '#kernel/wall-clock.ts';
import { CHECKED_DAYS } from './check-totals.ts';
import { currentOf } from './details.ts';
import { detailsOfFacility, openDetails } from './queries/details.ts';
import { type CheckRow, newestChecks } from './queries/payments.ts';
import { facilitiesToPay, listRows, openRows } from './queries/remittances.ts';
import { type ListedRemittance, withStates } from './read-remittances.ts';

/** A facility, with what of its money is on people's accounts and in no remittance yet. */
export interface PlaceToPay {
  facilityId: string;
  facilityName: string;
  agencyName: string;
  timeZone: string;
  count: number;
  cents: Money;
  since: Date | null;
  /** The end of the account's number; null: nobody said where to pay. */
  last4: string | null;
  /** A change waits for a second person, or for its time. */
  hasOpenChange: boolean;
}

export interface RemittanceTasks {
  places: PlaceToPay[];
  open: ListedRemittance[];
  /** The newest ones of all, with those that have been paid. */
  newest: ListedRemittance[];
  /** Days where the bank counts otherwise than we do. */
  differ: CheckRow[];
  checked: CheckRow[];
}

const MOST = 200;
const NEWEST = 50;

/** What operators look after so that agencies are paid. Operators; audited. */
export async function listRemittanceTasks(app: App, scope: Scope): Promise<RemittanceTasks> {
  requireRealm(scope, 'operator');
  requireRole(scope, 'operator');
  requireActor(scope);
  const now = app.clock.now();
  const since = dayAfter(localTime(now, HOUSE_ZONE).day, -CHECKED_DAYS);
  const found = await app.tx(scope, async (tx) => {
    await audit(tx, scope, { action: 'transfers.remittance_tasks_read', subject: '-' }, now);
    const page = { agencyId: null, facilityId: null, before: null, limit: NEWEST };
    const checked = await newestChecks(tx, since);
    return { toPay: await facilitiesToPay(tx), open: await openRows(tx, MOST), newest: await listRows(tx, page), checked };
  });
  return {
    places: await placesToPay(app, scope, found.toPay),
    open: await withStates(app, scope, found.open),
    newest: await withStates(app, scope, found.newest),
    checked: found.checked,
    differ: found.checked.filter((one) => one.count !== one.bankCount || one.cents !== one.bankCents),
  };
}

async function placesToPay(app: App, scope: Scope, toPay: Awaited<ReturnType<typeof facilitiesToPay>>): Promise<PlaceToPay[]> {
  const now = app.clock.now();
  const places: PlaceToPay[] = [];
  const open = new Set((await app.tx(scope, (tx) => openDetails(tx, now))).map(({ facilityId }) => facilityId));
  for (const { id } of await listAgencies(app, scope)) {
    const { agency, facilities } = await readAgency(app, scope, id);
    for (const facility of facilities) {
      const waiting = toPay.find(({ facilityId }) => facilityId === facility.id);
      const current = await app.tx(scope, async (tx) => currentOf(await detailsOfFacility(tx, facility.id), now));
      if (facility.closedAt !== null && !waiting) continue;
      places.push({
        facilityId: facility.id,
        facilityName: facility.name,
        agencyName: agency.name,
        timeZone: facility.timeZone,
        count: waiting?.count ?? 0,
        cents: waiting?.cents ?? 0n,
        since: waiting?.since ?? null,
        last4: current?.last4 ?? null,
        hasOpenChange: open.has(facility.id),
      });
    }
  }
  return places;
}
