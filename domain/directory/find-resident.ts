import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { refuse, refuseFields } from '#kernel/refusal.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Agency, Facility, Services } from './agency.ts';
import { openPerson, sealPerson } from './person-reference.ts';
import { selectAgencies, selectAgency, selectFacility } from './queries/agencies.ts';
import { type FoundRow, selectFound, spendSearch } from './queries/residents.ts';
import { readServices } from './read-policies.ts';
import { normaliseNumber } from './resident-number.ts';
import { hourOf, sourceDigest } from './source.ts';

/** The most look-ups of one person or address in an hour. A family needs a few; a collector needs thousands. */
export const SEARCHES_PER_HOUR = 60;

/** What the result page shows, and no more. `reference` stands in addresses instead of the id. */
export interface FoundResident {
  reference: string;
  residentId: string;
  agencyId: string;
  givenName: string;
  familyName: string;
  number: string;
  stateCode: string;
  agencyName: string;
  facility: Facility;
  services: Services;
}

export interface FindInput {
  /** A state's code, "FL". */
  state: unknown;
  /** As typed. */
  number: unknown;
  /** An agency's slug, where a state has several. */
  agency?: unknown;
  /** The network address the question comes from. */
  source: string;
}

/**
 * The one person with this number in this state. Anybody may ask, so many times an hour. Says "not found in this state"
 * and nothing else: no near hits, no other states, and the same for who was released or is hidden.
 * Refuses: directory.choose_state, number_missing, number_looks_wrong, too_many_searches, which_agency, not_found.
 */
export async function findResident(app: App, scope: Scope, input: FindInput): Promise<FoundResident> {
  const typed = typeof input.number === 'string' ? input.number.trim() : '';
  // The count must stay when the answer is no, so the answer is given outside of the transaction.
  const answer = await app.tx(scope, async (tx) => {
    const agencies = (await selectAgencies(tx)).filter((agency) => agency.stateCode === input.state);
    const asked = agencies.some((agency) => agency.slug === input.agency)
      ? agencies.filter((agency) => agency.slug === input.agency)
      : agencies;
    const numbers = asked.flatMap((agency) => {
      const number = normaliseNumber(agency.number, typed);
      return number === null ? [] : [{ agency, number }];
    });
    if (numbers.length === 0) return { asked, numbers, found: [], used: 0 };
    const used = await spendSearch(tx, sourceDigest(app, scope, input.source), hourOf(app.clock.now()));
    const found: FoundResident[] = [];
    for (const { agency, number } of used > SEARCHES_PER_HOUR ? [] : numbers) {
      const row = await selectFound(tx, agency.id, number);
      if (row) found.push(await describe(app, tx, agency, row));
    }
    return { asked, numbers, found, used };
  });
  const { asked, numbers, found, used } = answer;
  refuseFields([
    ...(asked.length === 0 ? [{ field: 'state', code: 'directory.choose_state' }] : []),
    ...(typed === '' ? [{ field: 'number', code: 'directory.number_missing' }] : []),
    ...(asked.length > 0 && typed !== '' && numbers.length === 0
      ? [{ field: 'number', code: 'directory.number_looks_wrong', params: { example: asked[0]!.number.example } }]
      : []),
  ]);
  if (used > SEARCHES_PER_HOUR) refuse('directory.too_many_searches', { minutes: minutesLeft(app.clock.now()) });
  if (found.length > 1) refuse('directory.which_agency', {}, 'agency');
  return found[0] ?? refuse('directory.not_found', {}, 'number');
}

/** The person behind a reference that findResident gave, or null when it is too old, forged, or he can't be looked up any more. */
export async function readPerson(app: App, scope: Scope, reference: string): Promise<FoundResident | null> {
  const person = openPerson(app, reference);
  if (!person) return null;
  return await app.tx(scope, async (tx) => {
    const agency = await selectAgency(tx, person.agencyId);
    const row = agency && (await selectFound(tx, agency.id, person.number));
    return row ? { ...(await describe(app, tx, agency, row)), reference } : null;
  });
}

async function describe(app: App, tx: Tx, agency: Agency, row: FoundRow): Promise<FoundResident> {
  const facility = (await selectFacility(tx, row.facilityId))!;
  return {
    reference: sealPerson(app, { agencyId: agency.id, number: row.number }),
    residentId: row.residentId,
    agencyId: agency.id,
    givenName: row.givenName,
    familyName: row.familyName,
    number: row.number,
    stateCode: agency.stateCode,
    agencyName: agency.name,
    facility,
    services: await readServices(tx, facility, app.clock.now()),
  };
}

function minutesLeft(now: Date): number {
  return Math.ceil((hourOf(now).getTime() + 3_600_000 - now.getTime()) / 60_000);
}
