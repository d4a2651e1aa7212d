import type { App } from '#kernel/app.ts';
import { isId } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireRealm, requireRole, type Scope } from '#kernel/scope.ts';
import type { Agency, Facility } from '../places/agency.ts';
import { pageOfAgencies, pageOfFacilities, selectAgency, selectFacility } from '../queries/agencies.ts';
import { selectUnits, type Unit } from '../queries/places.ts';
import { agencyAsked } from './agency-asked.ts';

export const PLACES_PER_PAGE = 200;

/** One page of places by their ids; `cursor` is the id of the last one before. */
export interface PlacesQuestion {
  /** Only those of one agency. */
  agency?: string | undefined;
  cursor?: string | undefined;
  most: number;
}
export interface PlacesPage<T> {
  places: T[];
  next: string | null;
}

function requirePlaces(scope: Scope): void {
  requireRealm(scope, 'machine');
  requireRole(scope, 'places:read');
}

/** The agencies that a key is for. Scope `places:read`. Refuses directory.bad_cursor. */
export async function listOwnAgencies(app: App, scope: Scope, asked: PlacesQuestion): Promise<PlacesPage<Agency>> {
  requirePlaces(scope);
  const after = readCursor('agc', asked.cursor);
  return pageOf(await app.tx(scope, (tx) => pageOfAgencies(tx, after, asked.most + 1)), asked.most);
}

/** One of them. Scope `places:read`. Refuses directory.unknown_agency. */
export async function readOwnAgency(app: App, scope: Scope, id: string): Promise<Agency> {
  requirePlaces(scope);
  if (!isId('agc', id)) refuse('directory.unknown_agency');
  return (await app.tx(scope, (tx) => selectAgency(tx, id))) ?? refuse('directory.unknown_agency');
}

/** Their facilities, closed ones too. Scope `places:read`. Refuses directory.bad_cursor, unknown_agency (`agency`). */
export async function listOwnFacilities(app: App, scope: Scope, asked: PlacesQuestion): Promise<PlacesPage<Facility>> {
  requirePlaces(scope);
  const after = readCursor('fac', asked.cursor);
  const agencyId = asked.agency === undefined ? null : agencyAsked(scope, asked.agency);
  return pageOf(await app.tx(scope, (tx) => pageOfFacilities(tx, { after, agencyId }, asked.most + 1)), asked.most);
}

/** One of them. Scope `places:read`. Refuses directory.unknown_facility. */
export async function readOwnFacility(app: App, scope: Scope, id: string): Promise<Facility> {
  requirePlaces(scope);
  if (!isId('fac', id)) refuse('directory.unknown_facility');
  return (await app.tx(scope, (tx) => selectFacility(tx, id))) ?? refuse('directory.unknown_facility');
}

/**
 * The housing units of the key's agency, or of one facility, by name. Scope `places:read`, and of an agency: partners see none.
 * Refuses directory.unknown_facility (`facility`).
 */
export async function listOwnUnits(app: App, scope: Scope, { facility }: { facility?: string | undefined } = {}): Promise<Unit[]> {
  requirePlaces(scope);
  const agencyId = scope.agency ?? refuse('kernel.not_allowed');
  return await app.tx(scope, async (tx) => {
    if (facility !== undefined && !(isId('fac', facility) && (await selectFacility(tx, facility))))
      refuse('directory.unknown_facility', {}, 'facility');
    const units = await selectUnits(tx, agencyId);
    return units.filter((unit) => facility === undefined || unit.facilityId === facility);
  });
}

function readCursor(kind: 'agc' | 'fac', cursor: string | undefined): string {
  if (cursor !== undefined && !isId(kind, cursor)) refuse('directory.bad_cursor', {}, 'cursor');
  return cursor ?? '';
}

function pageOf<T extends { id: string }>(found: T[], most: number): PlacesPage<T> {
  const places = found.slice(0, most);
  return { places, next: found.length > places.length ? places.at(-1)!.id : null };
}
