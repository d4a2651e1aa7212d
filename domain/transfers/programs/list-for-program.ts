import { type AgencyPage, dayAfter, instantOf, normaliseNumber, readAgency } from '#domain/directory/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { isId } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireRealm, requireRole, type Scope, worksAt } from '#kernel/scope.ts';
import { isDay } from '#kernel/wall-clock.ts';
import { PROGRAM_STATES } from '../incoming/queries.ts';
import { type ProgramFilter, type ProgramTransfer, selectForProgram, selectOneForProgram } from './queries.ts';

export const TRANSFERS_PER_PAGE = 200;

export interface TransfersQuestion {
  facilityId?: string | undefined;
  state?: string | undefined;
  /** The day it came in, by the agency's calendar. */
  day?: string | undefined;
  residentNumber?: string | undefined;
  cursor?: string | undefined;
  most: number;
}

export interface TransfersPage {
  transfers: ProgramTransfer[];
  next: string | null;
}

/**
 * Money on its way to the agency, the newest first, at the facilities of the key. Audited. Scope `transfers:read`.
 * Refuses: directory.unknown_facility, number_looks_wrong, transfers.unknown_state, not_a_day, bad_cursor.
 */
export async function listForProgram(app: App, scope: Scope, asked: TransfersQuestion): Promise<TransfersPage> {
  requireRealm(scope, 'machine');
  requireRole(scope, 'transfers:read');
  const place = await readAgency(app, scope, scope.agency!);
  const filter = readFilter(scope, place, asked);
  return await app.tx(scope, async (tx) => {
    const rows = await selectForProgram(tx, { ...filter, most: asked.most + 1 });
    const transfers = rows.slice(0, asked.most);
    const details = { shown: transfers.map((one) => one.transferId) };
    await audit(tx, scope, { action: 'transfers.program_listed', subject: scope.agency!, details }, app.clock.now());
    const last = transfers.at(-1);
    return { transfers, next: rows.length > transfers.length && last ? writeCursor({ at: last.appliedAt, id: last.transferId }) : null };
  });
}

/** One of them by its id. Audited. Scope `transfers:read`. Refuses: transfers.unknown_transfer. */
export async function readForProgram(app: App, scope: Scope, id: string): Promise<ProgramTransfer> {
  requireRealm(scope, 'machine');
  requireRole(scope, 'transfers:read');
  return await app.tx(scope, async (tx) => {
    const found = (isId('trf', id) ? await selectOneForProgram(tx, scope.agency!, id) : undefined) ?? refuse('transfers.unknown_transfer');
    await audit(tx, scope, { action: 'transfers.program_read', subject: id }, app.clock.now());
    return found;
  });
}

function readFilter(scope: Scope, { agency, facilities }: AgencyPage, asked: TransfersQuestion): Omit<ProgramFilter, 'most'> {
  const { facilityId, day } = asked;
  if (facilityId !== undefined && !(facilities.some(({ id }) => id === facilityId) && worksAt(scope, facilityId)))
    refuse('directory.unknown_facility', {}, 'facility');
  const state = PROGRAM_STATES.find((one) => one === asked.state) ?? null;
  if (asked.state !== undefined && state === null) refuse('transfers.unknown_state', {}, 'state');
  if (day !== undefined && !isDay(day)) refuse('transfers.not_a_day', {}, 'day');
  const number = asked.residentNumber === undefined ? null : normaliseNumber(agency.number, asked.residentNumber);
  if (asked.residentNumber !== undefined && number === null)
    refuse('directory.number_looks_wrong', { example: agency.number.example }, 'resident');
  return {
    agencyId: agency.id,
    facilityId: facilityId ?? null,
    state,
    residentNumber: number,
    from: day === undefined ? null : instantOf(day, '00:00', agency.timeZone),
    to: day === undefined ? null : instantOf(dayAfter(day), '00:00', agency.timeZone),
    after: readCursor(asked.cursor),
  };
}

function writeCursor({ at, id }: { at: Date; id: string }): string {
  return Buffer.from(`${at.toISOString()} ${id}`).toString('base64url');
}

/** A cursor says only from where: it may be forged, and shows nobody anything more. */
function readCursor(text: string | undefined): { at: Date; id: string } | null {
  if (text === undefined) return null;
  const [at = '', id = ''] = Buffer.from(text, 'base64url').toString().split(' ');
  if (!/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(at) || Number.isNaN(Date.parse(at)) || !isId('trf', id))
    refuse('transfers.bad_cursor', {}, 'cursor');
  return { at: new Date(at), id };
}
