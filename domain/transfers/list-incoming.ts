import { type Agency, dayAfter, type Facility, instantOf, localTime, readAgency } from '#domain/directory/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, requireRole, type Scope, worksAt } from '#kernel/scope.ts';
import { isDay } from '#kernel/wall-clock.ts';
import { incomingBetween, type IncomingRow, waitingBefore } from './queries/transfers.ts';

export interface IncomingFilter {
  /** "2026-11-21", by the agency's calendar; today when left out or unreadable. */
  day?: string | null;
  facility?: string | null;
  status?: string | null;
}

export const INCOMING_STATUSES = ['waiting', 'withheld', 'posted', 'returned'] as const;
export type IncomingStatus = (typeof INCOMING_STATUSES)[number];

/** Where incoming money stands for the agency. */
export function statusOf(row: Pick<IncomingRow, 'postedAt' | 'withheldAt' | 'returningAt'>): IncomingStatus {
  if (row.returningAt !== null) return 'returned';
  if (row.postedAt !== null) return 'posted';
  return row.withheldAt === null ? 'waiting' : 'withheld';
}

export interface Incoming {
  agency: Agency;
  /** The facilities the person works for. */
  facilities: Facility[];
  day: string;
  today: string;
  facility: string | null;
  status: IncomingStatus | null;
  transfers: IncomingRow[];
  /** What is or was for the agency: without what goes back. */
  totalCents: bigint;
  /** From earlier days, still waiting. */
  older: { count: number; day: string | null };
}

/**
 * What came in on a day for the facilities the person works for; every look is audited. Trust clerks and admins of an agency.
 */
export async function listIncoming(app: App, scope: Scope, filter: IncomingFilter = {}): Promise<Incoming> {
  requireRealm(scope, 'staff');
  requireRole(scope, 'trust_clerk', 'agency_admin');
  requireActor(scope);
  const { agency, facilities } = await readAgency(app, scope, scope.agency ?? refuse('kernel.not_allowed'));
  const own = facilities.filter((facility) => worksAt(scope, facility.id));
  const today = localTime(app.clock.now(), agency.timeZone).day;
  const day = isDay(filter.day) ? filter.day : today;
  const facility = own.find(({ id }) => id === filter.facility)?.id ?? null;
  const status = INCOMING_STATUSES.find((one) => one === filter.status) ?? null;
  const asked = facility === null ? own.map(({ id }) => id) : [facility];
  const from = instantOf(day, '00:00', agency.timeZone);
  const to = instantOf(dayAfter(day), '00:00', agency.timeZone);
  return await app.tx(scope, async (tx) => {
    const all = await incomingBetween(tx, agency.id, asked, from, to);
    const transfers = all.filter((row) => status === null || statusOf(row) === status);
    const older = await waitingBefore(tx, agency.id, asked, from);
    await audit(
      tx,
      scope,
      { action: 'transfers.incoming_read', subject: day, details: { facility, status, shown: transfers.map((row) => row.transferId) } },
      app.clock.now(),
    );
    return {
      agency,
      facilities: own,
      day,
      today,
      facility,
      status,
      transfers,
      totalCents: transfers.filter((row) => row.returningAt === null).reduce((sum, row) => sum + row.amountCents, 0n),
      older: { count: older.count, day: older.firstAt && localTime(older.firstAt, agency.timeZone).day },
    };
  });
}
