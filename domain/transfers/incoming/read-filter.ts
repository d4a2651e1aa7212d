import { type Agency, dayAfter, type Facility, instantOf, localTime, readAgency } from '#domain/directory/index.ts';
import type { App } from '#kernel/app.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, requireRole, type Scope, worksAt } from '#kernel/scope.ts';
import { cleanText } from '#kernel/text.ts';
import { isDay } from '#kernel/wall-clock.ts';
import { fold } from '../history/filter.ts';
import { readReference } from '../reference.ts';
import { INCOMING_STATUSES, type IncomingAsked, type IncomingStatus } from './queries.ts';

/** As it came from the address of the page; what is unreadable falls back to what is said here. */
export interface IncomingFilter {
  /** "2026-11-21", by the agency's calendar; today. */
  day?: string | null;
  /** The last day; the same one. */
  to?: string | null;
  /** In place of `day`: so many days, the last one being `to`, or today. */
  days?: number;
  /** All of one's own. */
  facility?: string | null;
  status?: string | null;
  /** A name, a person's number or a transfer's number. A transfer is found on any day. */
  q?: string | null;
}

export interface IncomingDesk {
  agency: Agency;
  /** The facilities the person works for. */
  facilities: Facility[];
  today: string;
  day: string;
  to: string;
  facility: string | null;
  status: IncomingStatus | null;
  q: string;
  asked: IncomingAsked;
}

/** No longer span is read at once. */
export const MOST_DAYS = 92;
const LONGEST_QUERY = 100;
const MOST_WORDS = 8;

/** Whose desk it is, and what of it is asked for. Trust clerks and admins of an agency. */
export async function readDesk(app: App, scope: Scope, filter: IncomingFilter): Promise<IncomingDesk> {
  requireRealm(scope, 'staff');
  requireRole(scope, 'trust_clerk', 'agency_admin');
  requireActor(scope);
  const { agency, facilities } = await readAgency(app, scope, scope.agency ?? refuse('kernel.not_allowed'));
  const own = facilities.filter((facility) => worksAt(scope, facility.id));
  const today = localTime(app.clock.now(), agency.timeZone).day;
  const { day, to } = daysOf(filter, today);
  const facility = own.find(({ id }) => id === filter.facility)?.id ?? null;
  const status = INCOMING_STATUSES.find((one) => one === filter.status) ?? null;
  const typed = cleanText(filter.q, { max: LONGEST_QUERY });
  const q = typed.ok ? typed.value : '';
  const reference = q === '' ? null : readReference(q);
  const words = fold(q)
    .split(/[\s,;]+/)
    .filter((word) => word !== '');
  const span = { from: instantOf(day, '00:00', agency.timeZone), to: instantOf(dayAfter(to), '00:00', agency.timeZone) };
  const always = { from: new Date(0), to: new Date('9999-01-01T00:00:00Z') };
  return {
    agency,
    facilities: own,
    today,
    day,
    to,
    facility,
    status,
    q,
    asked: {
      agencyId: agency.id,
      facilityIds: facility === null ? own.map(({ id }) => id) : [facility],
      ...(reference === null ? span : always),
      status,
      reference,
      words: words.slice(0, MOST_WORDS),
    },
  };
}

function daysOf({ day: first, to: last, days }: IncomingFilter, today: string): { day: string; to: string } {
  if (days !== undefined) {
    const to = isDay(last) ? last : today;
    return { day: dayAfter(to, 1 - days), to };
  }
  const day = isDay(first) ? first : today;
  const furthest = dayAfter(day, MOST_DAYS - 1);
  if (!isDay(last) || last <= day) return { day, to: day };
  return { day, to: last < furthest ? last : furthest };
}
