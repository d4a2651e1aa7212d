import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { refuse, refuseFields } from '#kernel/refusal.ts';
import { requireActor, requireRealm, requireRole, type Scope, worksAt } from '#kernel/scope.ts';
import type { Agency, Facility } from '../places/agency.ts';
import { familyMeanings, givenMeanings, type NamePair, pairsOf, readings } from '../search/name-reach.ts';
import { selectAgency, selectFacilities } from '../queries/agencies.ts';
import { type ListedRow, selectListed } from '../queries/names.ts';
import { residentStatuses } from '../queries/residents.ts';
import { normaliseNumber } from '../places/resident-number.ts';

export const RESIDENTS_PER_PAGE = 50;
const SEARCH_MAX = 80;

export interface ResidentFilter {
  /** A number, "Delgado", "Mateo Delgado" or "Delgado, Mateo". */
  search?: string;
  facility?: string | null;
  unit?: string | null;
  status?: string | null;
  /** Shows what comes after this number: the last one of the page before. */
  after?: string | null;
}

export interface ResidentList {
  agency: Agency;
  /** Those the person works in. */
  facilities: Facility[];
  facility: string | null;
  status: string | null;
  residents: ListedRow[];
  /** From where the next page goes on, or null. */
  next: string | null;
}

/**
 * The people of the agency, in the facilities the clerk works in, by number, fifty at a time. A name is taken with its short forms, either order of surnames and without accents; a slip finds nobody here.
 * Every look is audited with what was asked and how many were shown. Trust clerks and agency admins.
 * Refuses: directory.name_too_long.
 */
export async function listResidents(app: App, scope: Scope, filter: ResidentFilter = {}): Promise<ResidentList> {
  requireRealm(scope, 'staff');
  requireRole(scope, 'trust_clerk', 'agency_admin');
  requireActor(scope);
  const search = (filter.search ?? '').trim();
  refuseFields(search.length > SEARCH_MAX ? [{ field: 'search', code: 'directory.name_too_long', params: { most: SEARCH_MAX } }] : []);
  return await app.tx(scope, async (tx) => {
    const agency = (await selectAgency(tx, scope.agency ?? refuse('kernel.not_allowed'))) ?? refuse('kernel.not_allowed');
    const facilities = (await selectFacilities(tx, agency.id)).filter(({ id }) => worksAt(scope, id));
    const facility = facilities.find(({ id }) => id === filter.facility)?.id ?? null;
    const status = residentStatuses.find((one) => one === filter.status) ?? null;
    const number = search === '' ? null : normaliseNumber(agency.number, search);
    const pairs = search === '' || number !== null ? null : namePairs(search);
    const rows = await selectListed(tx, {
      facilityIds: facility === null ? facilities.map(({ id }) => id) : [facility],
      status,
      unit: readable(filter.unit),
      number,
      pairs,
      afterNumber: readable(filter.after),
      most: RESIDENTS_PER_PAGE + 1,
    });
    const residents = rows.slice(0, RESIDENTS_PER_PAGE);
    await audit(
      tx,
      scope,
      {
        action: 'directory.residents_listed',
        subject: facility ?? agency.id,
        details: { search: search.replaceAll('\u0000', ''), status, shown: residents.map(({ id }) => id) },
      },
      app.clock.now(),
    );
    const next = rows.length > RESIDENTS_PER_PAGE ? residents.at(-1)!.number : null;
    return { agency, facilities, facility, status, residents, next };
  });
}

function namePairs(search: string): NamePair[] {
  const boxes = search.includes(',') || /\s/u.test(search) ? { given: search, family: '' } : { given: '', family: search };
  const alone = { given: '', family: search };
  return [...readings(boxes), alone].flatMap(({ given, family }) => {
    const families = familyMeanings(family);
    if (given === '') return [...families].filter(([, cost]) => cost === 0).map(([form, cost]) => ({ family: form, given: '', cost }));
    return pairsOf(families, givenMeanings(given));
  });
}

/** What comes from an address may hold what the database can't even compare. */
function readable(text: string | null | undefined): string | null {
  const clean = (text ?? '').replaceAll('\u0000', '').trim().slice(0, SEARCH_MAX);
  return clean === '' ? null : clean;
}
