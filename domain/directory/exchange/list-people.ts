import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { sqlState, type Tx } from '#kernel/db.ts';
import { isId } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireRealm, requireRole, type Scope } from '#kernel/scope.ts';
import { selectAgency, selectFacility } from '../queries/agencies.ts';
import { holdWriters, selectChanges, selectPeople, selectPeopleById, selectPersonByNumber, type ToldPerson } from '../queries/exchange.ts';
import { residentStatuses } from '../queries/residents.ts';
import { normaliseNumber } from '../places/resident-number.ts';

export const PEOPLE_PER_PAGE = 200;

export interface PeopleQuestion {
  facilityId?: string | undefined;
  status?: string | undefined;
  /** Everybody of whom something was recorded from this moment on, in the order of the records. */
  changedSince?: Date | undefined;
  /** From where to go on: what the page before gave. */
  cursor?: string | undefined;
  most: number;
}

export interface PeoplePage {
  people: ToldPerson[];
  /** There is more right now. */
  hasMore: boolean;
  /** From where to go on; of changes always there, so that a program asks again later. */
  next: string | null;
}

/**
 * The agency's people for its own programs: by number, or, with `changedSince` (or a cursor of such a page), in the order in which they
 * were changed. In that order nothing is left out, also not what was being written while somebody read; whoever changed twice may come
 * twice. Audited. Refuses: directory.unknown_facility, unknown_status, bad_cursor, changes_busy. Scope `roster:read`.
 */
export async function listPeopleTold(app: App, scope: Scope, asked: PeopleQuestion): Promise<PeoplePage> {
  requireRealm(scope, 'machine');
  requireRole(scope, 'roster:read');
  const from = readCursor(asked.cursor);
  const isChanges = from?.kind === 'changes' || (from === null && asked.changedSince !== undefined);
  try {
    return await app.tx(scope, async (tx) => {
      await checkFilter(tx, scope, asked);
      const page = isChanges
        ? await changes(tx, scope, asked, from?.kind === 'changes' ? from : null)
        : await byNumber(tx, scope, asked, from);
      const details = {
        by: isChanges ? 'changes' : 'number',
        shown: page.people.length,
        first: page.people[0]?.number,
        last: page.people.at(-1)?.number,
      };
      await audit(tx, scope, { action: 'directory.residents_listed', subject: scope.agency!, details }, app.clock.now());
      return page;
    });
  } catch (error) {
    if (sqlState(error) === '55P03') refuse('directory.changes_busy');
    throw error;
  }
}

/** One person by his number, as forgivingly as elsewhere. Audited. Refuses: directory.unknown_person. Scope `roster:read`. */
export async function readPersonTold(app: App, scope: Scope, number: string): Promise<ToldPerson> {
  requireRealm(scope, 'machine');
  requireRole(scope, 'roster:read');
  return await app.tx(scope, async (tx) => {
    const agency = (await selectAgency(tx, scope.agency!)) ?? refuse('directory.unknown_agency');
    const normal = normaliseNumber(agency.number, number);
    const person = normal === null ? undefined : await selectPersonByNumber(tx, agency.id, normal);
    if (!person) refuse('directory.unknown_person');
    await audit(tx, scope, { action: 'directory.resident_read', subject: person.id }, app.clock.now());
    return person;
  });
}

async function checkFilter(tx: Tx, scope: Scope, { facilityId, status }: PeopleQuestion): Promise<void> {
  if (facilityId !== undefined) {
    const facility = isId('fac', facilityId) ? await selectFacility(tx, facilityId) : undefined;
    if (facility?.agencyId !== scope.agency) refuse('directory.unknown_facility', {}, 'facility');
  }
  if (status !== undefined && !(residentStatuses as readonly string[]).includes(status)) refuse('directory.unknown_status', {}, 'status');
}

async function byNumber(tx: Tx, scope: Scope, asked: PeopleQuestion, from: Cursor | null): Promise<PeoplePage> {
  const rows = await selectPeople(tx, {
    agencyId: scope.agency!,
    facilityId: asked.facilityId ?? null,
    status: asked.status ?? null,
    afterNumber: from?.kind === 'number' ? from.after : '',
    most: asked.most + 1,
  });
  const people = rows.slice(0, asked.most);
  const hasMore = rows.length > asked.most;
  return { people, hasMore, next: hasMore ? writeCursor({ kind: 'number', after: people.at(-1)!.number }) : null };
}

async function changes(tx: Tx, scope: Scope, asked: PeopleQuestion, from: ChangesCursor | null): Promise<PeoplePage> {
  const agencyId = scope.agency!;
  const since = from === null ? asked.changedSince! : from.since === undefined ? null : new Date(from.since);
  await holdWriters(tx, agencyId);
  const rows = await selectChanges(tx, { agencyId, after: BigInt(from?.after ?? 0), since, most: asked.most + 1 });
  const shown = rows.slice(0, asked.most);
  const found = new Map(
    (await selectPeopleById(tx, [...new Set(shown.map(({ residentId }) => residentId))])).map((person) => [person.id, person]),
  );
  // Who changed more than once stands where he changed last.
  const order = new Set(shown.toReversed().map(({ residentId }) => residentId));
  const people = [...order]
    .toReversed()
    .map((id) => found.get(id)!)
    .filter((person) => asked.facilityId === undefined || person.facilityId === asked.facilityId)
    .filter((person) => asked.status === undefined || person.status === asked.status);
  const last = shown.at(-1)?.record;
  // As long as nothing was found, the moment goes on to say where to begin.
  const next: ChangesCursor =
    last === undefined
      ? { kind: 'changes', after: from?.after ?? '0', ...(since === null ? {} : { since: since.getTime() }) }
      : { kind: 'changes', after: String(last) };
  return { people, hasMore: rows.length > asked.most, next: writeCursor(next) };
}

interface ChangesCursor {
  kind: 'changes';
  after: string;
  since?: number;
}
type Cursor = { kind: 'number'; after: string } | ChangesCursor;

function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** A cursor says only from where: it may be forged, and shows nobody anything more. */
function readCursor(text: string | undefined): Cursor | null {
  if (text === undefined) return null;
  try {
    const { kind, after, since } = JSON.parse(Buffer.from(text, 'base64url').toString()) as Partial<Record<string, unknown>>;
    if (kind === 'number' && typeof after === 'string' && /^[A-Z0-9]{1,60}$/.test(after)) return { kind, after };
    const isSince = since === undefined || (Number.isSafeInteger(since) && Math.abs(since as number) < 8.64e15);
    if (kind === 'changes' && typeof after === 'string' && /^\d{1,18}$/.test(after) && isSince)
      return { kind, after, ...(since === undefined ? {} : { since: since as number }) };
  } catch {
    // not one of ours
  }
  return refuse('directory.bad_cursor', {}, 'cursor');
}
