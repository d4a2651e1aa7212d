import { type Agency, type Facility, readAgency } from '#domain/directory/index.ts';
import { nameLogins } from '#domain/identity/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import type { Money } from '#kernel/money.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, requireRole, type Scope, worksAt } from '#kernel/scope.ts';
import { dayAfter, isDay, localTime } from '#kernel/wall-clock.ts';
import { MOST_DAYS } from '../incoming/read-filter.ts';
import type { IncomingStatus } from '../incoming/queries.ts';
import { lastCutOff, remittanceOfDay } from '../remittance/queries/remittances.ts';
import { postingDayOf } from '../remittance/remittance.ts';
import { linesOfRemittance, linesOpen, linesReturned, linesToRemit, type SheetLine } from './queries.ts';

/** A sheet of paper for each posting day of a facility ends here: some hundred pages. */
const MOST_LINES = 5000;
const LONGEST_WAIT_MS = MOST_DAYS * 86_400_000;

export type SheetEntry = SheetLine & { status: IncomingStatus; byName: string | null };

export interface DaySheet {
  agency: Agency;
  /** The facilities the person works for. */
  facilities: Facility[];
  facility: Facility;
  /** The posting day, and from when to when what was posted counts to it. */
  day: string;
  from: Date;
  to: Date;
  /** It has ended, or was closed before its time. */
  isOver: boolean;
  /** What the agency is paid for the day; null as long as that is not made. */
  remittance: { remittanceId: string; itemCount: number; amountCents: Money } | null;
  entries: SheetEntry[];
  readByName: string;
}

/**
 * A facility's posting day on one sheet: what was put on accounts and is paid by the day's remittance, and how everything else stood when the day
 * ended. Trust clerks and admins of an agency; audited. Refuses: remittance.unknown_facility, transfers.no_posting_day, too_many_lines.
 */
export async function readDaySheet(app: App, scope: Scope, asked: { day?: string | null; facility?: string | null }): Promise<DaySheet> {
  requireRealm(scope, 'staff');
  requireRole(scope, 'trust_clerk', 'agency_admin');
  const reader = requireActor(scope);
  const { agency, facilities: all, policies } = await readAgency(app, scope, scope.agency ?? refuse('kernel.not_allowed'));
  const facilities = all.filter(({ id }) => worksAt(scope, id));
  const facility = facilities.find(({ id }) => id === asked.facility) ?? facilities[0] ?? refuse('remittance.unknown_facility');
  const now = app.clock.now();
  const on = isDay(asked.day) ? asked.day : localTime(now, facility.timeZone).day;
  const read = await app.tx(scope, async (tx) => {
    const calendar = policies.posting?.body ?? refuse('transfers.no_posting_day');
    const postingDay = (one: string) => postingDayOf(calendar, one, facility.timeZone) ?? refuse('transfers.no_posting_day');
    // An operator may have closed a day that is none on the calendar.
    const own = isDay(asked.day) ? await remittanceOfDay(tx, facility.id, on) : undefined;
    let { day, from, to } = postingDay(on);
    let remittance = own ?? (await remittanceOfDay(tx, facility.id, day));
    if (!isDay(asked.day) && remittance && remittance.cutOffAt < to) {
      // Closed before its time: what is posted now counts to the next one.
      ({ day, from, to } = postingDay(dayAfter(day, 1)));
      remittance = await remittanceOfDay(tx, facility.id, day);
    }
    // So does what was posted after the day before was closed before its time.
    const since = postingDay(localTime(from, facility.timeZone).day).from;
    from = (await lastCutOff(tx, { facilityId: facility.id, day, since, to })) ?? from;
    const span = { agencyId: agency.id, facilityId: facility.id, from, to: remittance?.cutOffAt ?? (now < to ? now : to) };
    const entries = await entriesOf(tx, span, remittance?.remittanceId ?? null);
    if (entries.length > MOST_LINES) refuse('transfers.too_many_lines', { most: MOST_LINES });
    const details = { facility: facility.id, day, shown: entries.length };
    await audit(tx, scope, { action: 'transfers.day_sheet_read', subject: day, agency: agency.id, details }, now);
    return {
      day: own?.day ?? day,
      from,
      to: span.to,
      isOver: remittance !== undefined || to <= now,
      remittance: remittance ?? null,
      entries,
    };
  });
  const names = await nameLogins(app, scope, [reader, ...read.entries.flatMap(({ actor }) => actor ?? [])]);
  const entries = read.entries.map((entry) => ({ ...entry, byName: entry.actor === null ? null : (names.get(entry.actor) ?? null) }));
  return { agency, facilities, facility, ...read, entries, readByName: names.get(reader) ?? '' };
}

type Span = Parameters<typeof linesToRemit>[1];

async function entriesOf(tx: Tx, span: Span, remittanceId: string | null): Promise<Omit<SheetEntry, 'byName'>[]> {
  const most = MOST_LINES + 1;
  const since = new Date(span.to.getTime() - LONGEST_WAIT_MS);
  const back = await linesReturned(tx, span, most);
  const lines: Record<IncomingStatus, SheetLine[]> = {
    posted: remittanceId === null ? await linesToRemit(tx, span, most) : await linesOfRemittance(tx, remittanceId, most),
    waiting: await linesOpen(tx, { ...span, since, held: false }, most),
    withheld: await linesOpen(tx, { ...span, since, held: true }, most),
    returned: back.filter(({ wentOn }) => !wentOn),
    onward: back.filter(({ wentOn }) => wentOn),
  };
  return (Object.keys(lines) as IncomingStatus[]).flatMap((status) => lines[status].map((line) => ({ ...line, status })));
}

export interface SheetSum {
  count: number;
  amountCents: Money;
  takenCents: Money;
}

export function sumOf(entries: readonly SheetLine[]): SheetSum {
  const sum = (of: (line: SheetLine) => Money): Money => entries.reduce((all, line) => all + of(line), 0n);
  return { count: entries.length, amountCents: sum((line) => line.amountCents), takenCents: sum((line) => line.takenCents ?? 0n) };
}
