import { localTime } from '#domain/directory/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { isId } from '#kernel/ids.ts';
import type { Money } from '#kernel/money.ts';
import { refuse } from '#kernel/refusal.ts';
import type { Scope } from '#kernel/scope.ts';
import { dayAfter } from '#kernel/wall-clock.ts';
import { waitingBefore } from '../queries/transfers.ts';
import { awayAmong } from '../whereabouts.ts';
import {
  incomingByDay,
  type IncomingDay,
  incomingFigures,
  incomingPage,
  type IncomingRow,
  type IncomingStatus,
  type ProgramState,
} from './queries.ts';
import { type IncomingDesk, type IncomingFilter, readDesk } from './read-filter.ts';

const PAGE_SIZE = 200;
/** A sheet holds this many lines at most: what a spreadsheet opens without trouble. */
export const MOST_LINES = 20_000;
/** The record names what was shown one by one up to here; above, the filter and the count say it. */
const MOST_NAMED = 300;

/** Where incoming money stands for the facility it came to. */
export function statusOf(row: Pick<IncomingRow, 'postedAt' | 'withheldAt' | 'returningAt' | 'onwardTo'>): IncomingStatus {
  return row.onwardTo === null ? programStateOf(row) : 'onward';
}

/** The same for programs: to the facility it leaves, money that follows its person is returned. */
export function programStateOf(row: Pick<IncomingRow, 'postedAt' | 'withheldAt' | 'returningAt'>): ProgramState {
  if (row.returningAt !== null) return 'returned';
  if (row.postedAt !== null) return 'posted';
  return row.withheldAt === null ? 'waiting' : 'withheld';
}

export interface Incoming extends Omit<IncomingDesk, 'asked'> {
  transfers: IncomingRow[];
  /** Those of them that wait although their person has left the facility, by the agency's list. */
  away: Set<string>;
  /** Goes into `before` for the page after; null on the last one. */
  next: string | null;
  /** Of all that was asked for, not only of the page. */
  count: number;
  totalCents: Money;
  /** Of it, what goes back or went on. */
  backCents: Money;
  /** From earlier days, still waiting. */
  older: { count: number; day: string | null };
}

/**
 * What came in on a day, or on some days, for the facilities the person works for, a page at a time; every look is audited.
 * Trust clerks and admins of an agency.
 */
export async function listIncoming(app: App, scope: Scope, filter: IncomingFilter & { before?: string | null } = {}): Promise<Incoming> {
  const { asked, ...desk } = await readDesk(app, scope, filter);
  const before = isId('trf', filter.before) ? filter.before : null;
  return await app.tx(scope, async (tx) => {
    const rows = await incomingPage(tx, asked, { before, limit: PAGE_SIZE + 1 });
    const transfers = rows.slice(0, PAGE_SIZE);
    const older = await waitingBefore(tx, asked.agencyId, asked.facilityIds, asked.from);
    await noteLook(app, tx, scope, desk, transfers);
    return {
      ...desk,
      transfers,
      away: await awayAmong(tx, transfers),
      next: rows.length > PAGE_SIZE ? transfers.at(-1)!.transferId : null,
      ...(await incomingFigures(tx, asked)),
      older: { count: older.count, day: older.firstAt && localTime(older.firstAt, desk.agency.timeZone).day },
    };
  });
}

/** The same without pages, for a spreadsheet; audited. Trust clerks and admins of an agency. Refuses: transfers.too_many_lines. */
export async function exportIncoming(
  app: App,
  scope: Scope,
  filter: IncomingFilter,
): Promise<Omit<IncomingDesk, 'asked'> & { transfers: IncomingRow[] }> {
  const { asked, ...desk } = await readDesk(app, scope, filter);
  return await app.tx(scope, async (tx) => {
    const transfers = await incomingPage(tx, asked, { before: null, limit: MOST_LINES + 1 });
    if (transfers.length > MOST_LINES) refuse('transfers.too_many_lines', { most: MOST_LINES });
    await noteLook(app, tx, scope, desk, transfers);
    return { ...desk, transfers };
  });
}

/** The sums of each of so many days up to one; days on which nothing came in are there with nothing. Audited. Trust clerks and admins of an agency. */
export async function sumIncoming(
  app: App,
  scope: Scope,
  filter: { to?: string | null; days: number; facility?: string | null },
): Promise<Omit<IncomingDesk, 'asked'> & { days: IncomingDay[] }> {
  const { asked, ...desk } = await readDesk(app, scope, filter);
  return await app.tx(scope, async (tx) => {
    const found = new Map((await incomingByDay(tx, asked, desk.agency.timeZone)).map((one) => [one.day, one]));
    const days = Array.from({ length: filter.days }, (_, i) => dayAfter(desk.day, i));
    await noteLook(app, tx, scope, desk, []);
    return { ...desk, days: days.map((day) => found.get(day) ?? nothingOn(day)) };
  });
}

function nothingOn(day: string): IncomingDay {
  return { day, count: 0, amountCents: 0n, waitingCents: 0n, postedCents: 0n, returnedCents: 0n };
}

async function noteLook(app: App, tx: Tx, scope: Scope, desk: Omit<IncomingDesk, 'asked'>, rows: readonly IncomingRow[]): Promise<void> {
  const { day, to, facility, status, q } = desk;
  const ids = rows.map((row) => row.transferId);
  const at = app.clock.now();
  // Who types a name or a number looks for a person; who opens a day works at the desk.
  if (q !== '') {
    await audit(
      tx,
      scope,
      { action: 'transfers.searched', subject: day, details: { by: 'desk', to, found: ids.slice(0, MOST_NAMED) } },
      at,
    );
    return;
  }
  const shown = ids.length <= MOST_NAMED ? { shown: ids } : { count: ids.length };
  const details = { facility, status, ...(to === day ? {} : { to }), ...shown };
  await audit(tx, scope, { action: 'transfers.incoming_read', subject: day, details }, at);
}
