import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { refuse, refuseFields } from '#kernel/refusal.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Agency, Facility, Services } from '../places/agency.ts';
import { openPerson, sealPerson } from '../people/person-reference.ts';
import { selectAgencies, selectAgency, selectFacility } from '../queries/agencies.ts';
import { type FoundRow, selectFound, spendSearch } from '../queries/residents.ts';
import { readApprovalRule } from '../policies/approval-rule.ts';
import { readServices } from '../policies/read-policies.ts';
import { noteNumber, noteSeen } from '../queries/search-watch.ts';
import { normaliseNumber } from '../places/resident-number.ts';
import { numberSteps, peoplePerDay, searchLimits } from './search-limits.ts';
import { hourOf, sourceDigest } from './source.ts';
import { lapOf, type SearchSigns, seenDigest, watchSearch } from './watch-search.ts';

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
  /** Somebody must say yes before money can be sent; whoever is new here may be spared it for some days. */
  moneyNeedsYes: boolean;
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
 * The one person with this number in this state. Anybody may ask, so many times an hour and for so many people a day. Says
 * "not found in this state" and nothing else: no near hits, no other states, and the same for who was released, is hidden or
 * was never there but as a canary.
 * Refuses: directory.choose_state, number_missing, number_looks_wrong, too_many_searches, too_many_people, numbers_in_a_row,
 * which_agency, not_found.
 */
export async function findResident(app: App, scope: Scope, input: FindInput): Promise<FoundResident> {
  const typed = typeof input.number === 'string' ? input.number.trim() : '';
  // The counts must stay when the answer is no, so the answer is given outside of the transaction.
  const answer = await app.tx(scope, async (tx) => {
    const agencies = (await selectAgencies(tx)).filter((agency) => agency.stateCode === input.state);
    const asked = agencies.some((agency) => agency.slug === input.agency)
      ? agencies.filter((agency) => agency.slug === input.agency)
      : agencies;
    const numbers = asked.flatMap((agency) => {
      const number = normaliseNumber(agency.number, typed);
      return number === null ? [] : [{ agency, number }];
    });
    if (numbers.length === 0) return { asked, numbers, found: [], used: 0, stop: null, told: [] };
    const used = await spendSearch(tx, sourceDigest(app, scope, input.source), hourOf(app.clock.now()));
    const { stop, told } = await countNumber(app, tx, scope, input.source, { used, number: numbers[0]!.number });
    const found: FoundResident[] = [];
    for (const { agency, number } of stop ? [] : numbers) {
      const row = await selectFound(tx, agency.id, number);
      if (row) found.push(await describePerson(app, tx, agency, row));
    }
    await noteShown(app, tx, scope, input.source, found);
    return { asked, numbers, found, used, stop, told };
  });
  const { asked, numbers, found, stop, told } = answer;
  refuseFields([
    ...(asked.length === 0 ? [{ field: 'state', code: 'directory.choose_state' }] : []),
    ...(typed === '' ? [{ field: 'number', code: 'directory.number_missing' }] : []),
    ...(asked.length > 0 && typed !== '' && numbers.length === 0
      ? [{ field: 'number', code: 'directory.number_looks_wrong', params: { example: asked[0]!.number.example } }]
      : []),
  ]);
  const missed = numbers.filter(({ agency }) => !found.some(({ agencyId }) => agencyId === agency.id));
  if (missed.length > 0 || told.length > 0) {
    const agencyIds = numbers.map(({ agency }) => agency.id);
    const gone = missed.map(({ agency, number }) => ({ agencyId: agency.id, number }));
    await watchSearch(app, scope, { source: input.source, agencyIds, numbers: gone, told });
  }
  if (stop) refuse(stop, { minutes: minutesLeft(app.clock.now()) });
  if (found.length > 1) refuse('directory.which_agency', {}, 'agency');
  return found[0] ?? refuse('directory.not_found', {}, 'number');
}

/** What this look-up by number says of the one who asks: why he gets no answer, and what operators are told. */
async function countNumber(
  app: App,
  tx: Tx,
  scope: Scope,
  address: string,
  { used, number }: { used: number; number: string },
): Promise<{ stop: string | null; told: SearchSigns['told'] }> {
  const source = sourceDigest(app, scope, address);
  const steps = numberSteps(number);
  const run = steps ? await noteNumber(tx, source, lapOf(app.clock.now()), steps) : 0;
  if (used > SEARCHES_PER_HOUR)
    return {
      stop: 'directory.too_many_searches',
      told: used === SEARCHES_PER_HOUR + 1 ? [{ kind: 'too_many_searches', count: used }] : [],
    };
  if (run > searchLimits.numbersInARow) return { stop: 'directory.numbers_in_a_row', told: [{ kind: 'numbers_in_a_row', count: run }] };
  return await stopAfterPeople(app, tx, scope, address);
}

/** Whether a source was shown as many different people today as it may be. */
export async function stopAfterPeople(
  app: App,
  tx: Tx,
  scope: Scope,
  address: string,
): Promise<{ stop: string | null; told: SearchSigns['told'] }> {
  const shown = await noteSeen(tx, sourceDigest(app, scope, address), lapOf(app.clock.now()), 'found', []);
  if (shown < peoplePerDay(scope)) return { stop: null, told: [] };
  return { stop: 'directory.too_many_people', told: [{ kind: 'many_people', count: shown }] };
}

/** Counts the people an answer shows. */
export async function noteShown(app: App, tx: Tx, scope: Scope, address: string, found: readonly FoundResident[]): Promise<void> {
  if (found.length === 0) return;
  const people = found.map(({ residentId }) => seenDigest(app, residentId));
  await noteSeen(tx, sourceDigest(app, scope, address), lapOf(app.clock.now()), 'found', people);
}

/** The person behind a reference that findResident gave, or null when it is too old, forged, or he can't be looked up any more. */
export async function readPerson(app: App, scope: Scope, reference: string): Promise<FoundResident | null> {
  const person = openPerson(app, reference);
  if (!person) return null;
  return await app.tx(scope, async (tx) => {
    const agency = await selectAgency(tx, person.agencyId);
    const row = agency && (await selectFound(tx, agency.id, person.number));
    return row ? { ...(await describePerson(app, tx, agency, row)), reference } : null;
  });
}

/** A row of a look-up with what the result page shows beside it. */
export async function describePerson(app: App, tx: Tx, agency: Agency, row: FoundRow): Promise<FoundResident> {
  const facility = (await selectFacility(tx, row.facilityId))!;
  const rule = await readApprovalRule(tx, agency.id, app.clock.now());
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
    moneyNeedsYes: rule.money.by !== 'nobody',
  };
}

export function minutesLeft(now: Date): number {
  return Math.ceil((hourOf(now).getTime() + 3_600_000 - now.getTime()) / 60_000);
}
