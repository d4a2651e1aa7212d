import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { type FieldError, refuse, refuseFields } from '#kernel/refusal.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Agency, Facility } from '../places/agency.ts';
import { describePerson, type FoundResident, minutesLeft, noteShown, stopAfterPeople } from './find-resident.ts';
import {
  familyMeanings,
  givenMeanings,
  type NamePair,
  oneSlipFrom,
  pairsOf,
  readings,
  TWO_SLIPS_FROM,
  type TypedName,
  withSlips,
} from './name-reach.ts';
import { distinct, nameWords } from '../people/person-name.ts';
import { selectAgencies, selectFacilities } from '../queries/agencies.ts';
import { selectByName, selectKnownNames, selectNamesLike, selectSearchable } from '../queries/names.ts';
import { type FoundRow, spendSearch } from '../queries/residents.ts';
import { noteSeen } from '../queries/search-watch.ts';
import { searchLimits } from './search-limits.ts';
import { hourOf, sourceDigest } from './source.ts';
import { lapOf, type SearchSigns, seenDigest, watchSearch } from './watch-search.ts';

const NAME_TYPED_MAX = 80;

export interface NameInput {
  /** A state's code, "FL". */
  state: unknown;
  /** An agency's slug; all of the state when left out. */
  agency?: unknown;
  /** A facility's id. */
  facility?: unknown;
  given: unknown;
  family: unknown;
  /** The network address the question comes from. */
  source: string;
}

/** Where a look-up by name may be narrowed to, in one state. */
export interface NamePlaces {
  agencies: { slug: string; name: string; facilities: { id: string; name: string }[] }[];
  /** Whether whoever asks may look by name there; where not, signing in helps. */
  allowed: boolean;
}

/** The agencies of a state with their facilities, for the choices of the page, and whether the scope may look by name in any of them. */
export async function listNamePlaces(app: App, scope: Scope, state: string): Promise<NamePlaces> {
  return await app.tx(scope, async (tx) => {
    const agencies = (await selectAgencies(tx)).filter((agency) => agency.stateCode === state);
    const allowed = await selectSearchable(
      tx,
      agencies.map(({ id }) => id),
      app.clock.now(),
    );
    const places: NamePlaces['agencies'] = [];
    for (const agency of agencies.filter(({ id }) => allowed.includes(id))) {
      const facilities = await openFacilities(tx, agency.id);
      places.push({ slug: agency.slug, name: agency.name, facilities: facilities.map(({ id, name }) => ({ id, name })) });
    }
    return { agencies: places, allowed: allowed.length > 0 };
  });
}

/**
 * At most five people with this name in this state: slips of the hand, other spellings, short forms, either order of two surnames
 * and "Last, First" are forgiven. First and last name are needed, or the last name and a facility. Signed-in customers
 * everywhere; others where the agency's policy says so. More than five is an answer without anybody in it.
 * Refuses: directory.choose_state, family_missing, given_missing, name_too_long, unknown_facility, name_sign_in,
 * too_many_names, too_many_people, too_many_by_name, nobody_by_name.
 */
export async function findByName(app: App, scope: Scope, input: NameInput): Promise<FoundResident[]> {
  const { typed, facility, errors } = readInput(input);
  const now = app.clock.now();
  const answer = await app.tx(scope, async (tx) => {
    const ofState = (await selectAgencies(tx)).filter((agency) => agency.stateCode === input.state);
    const chosen = ofState.filter((agency) => agency.slug === input.agency);
    const allowed = await selectSearchable(
      tx,
      (chosen.length > 0 ? chosen : ofState).map(({ id }) => id),
      now,
    );
    const agencies = ofState.filter(({ id }) => allowed.includes(id));
    if (ofState.length === 0) errors.push({ field: 'state', code: 'directory.choose_state' });
    if (facility !== null && agencies.length > 0 && !(await isFacilityOf(tx, agencies, facility)))
      errors.push({ field: 'facility', code: 'directory.unknown_facility' });
    const asked = readings(typed).filter(({ given }) => given !== '' || facility !== null);
    if (errors.length > 0 || agencies.length === 0)
      return { agencies, asked, found: [], stop: null, told: [], signIn: errors.length === 0 };
    const { stop, told } = await countName(app, tx, scope, input.source, asked);
    const rows = stop ? [] : await searchNames(tx, { agencies, facility, asked, at: now });
    if (rows === 'too_many') return { agencies, asked, found: [], stop: 'directory.too_many_by_name', told, signIn: false };
    const found = [];
    for (const row of rows)
      found.push(
        await describePerson(
          app,
          tx,
          agencies.find(({ id }) => id === row.agencyId)!,
          row,
        ),
      );
    await noteShown(app, tx, scope, input.source, found);
    return { agencies, asked, found, stop, told, signIn: false };
  });
  refuseFields(errors);
  if (answer.signIn) refuse('directory.name_sign_in');
  const { agencies, asked, found, stop, told } = answer;
  await watchSearch(app, scope, { source: input.source, agencyIds: agencies.map(({ id }) => id), names: asked, told });
  if (stop) refuse(stop, { minutes: minutesLeft(now) }, stop === 'directory.too_many_by_name' ? 'family' : undefined);
  return found.length > 0 ? found : refuse('directory.nobody_by_name', {}, 'family');
}

function readInput(input: NameInput): { typed: TypedName; facility: string | null; errors: FieldError[] } {
  const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
  const typed = { given: text(input.given), family: text(input.family) };
  const facility = text(input.facility) || null;
  const errors: FieldError[] = [];
  for (const field of ['given', 'family'] as const)
    if (typed[field].length > NAME_TYPED_MAX) errors.push({ field, code: 'directory.name_too_long', params: { most: NAME_TYPED_MAX } });
  if (errors.length > 0) return { typed: { given: '', family: '' }, facility, errors };
  const read = readings(typed).map((one) => ({ ...one, hasGiven: nameWords(one.given).join('').length > 1 }));
  if (read.length === 0) errors.push({ field: 'family', code: 'directory.family_missing' });
  else if (facility === null && !read.some(({ hasGiven }) => hasGiven)) errors.push({ field: 'given', code: 'directory.given_missing' });
  return { typed, facility, errors };
}

/** Counts a look-up by name: why the asker gets no answer, and what operators are told. */
async function countName(
  app: App,
  tx: Tx,
  scope: Scope,
  address: string,
  asked: readonly TypedName[],
): Promise<{ stop: string | null; told: SearchSigns['told'] }> {
  const source = sourceDigest(app, scope, address);
  const used = await spendSearch(tx, seenDigest(app, `by name ${source.toString('hex')}`), hourOf(app.clock.now()));
  const words = asked.flatMap(({ given, family }) => [...nameWords(given), '/', ...nameWords(family)]).join(' ');
  const names = await noteSeen(tx, source, lapOf(app.clock.now()), 'name', [seenDigest(app, words)]);
  const told: SearchSigns['told'] = names >= searchLimits.namesToTell ? [{ kind: 'many_names', count: names }] : [];
  if (used > searchLimits.namesPerHour)
    return { stop: 'directory.too_many_names', told: [...told, { kind: 'too_many_searches', count: used }] };
  const people = await stopAfterPeople(app, tx, scope, address);
  return { stop: people.stop, told: [...told, ...people.told] };
}

export interface AskedNames {
  agencies: readonly Pick<Agency, 'id'>[];
  facility: string | null;
  asked: readonly TypedName[];
  at: Date;
}

/**
 * The look-up itself, without counting it, inside the caller's transaction: first with one slip in each name, and only when
 * that finds nobody with two. The scope's own rights hold in the database.
 */
export async function searchNames(tx: Tx, { agencies, facility, asked, at }: AskedNames): Promise<FoundRow[] | 'too_many'> {
  const agencyIds = agencies.map(({ id }) => id);
  const meant = asked.map((one) => ({ families: familyMeanings(one.family), givens: givenMeanings(one.given) }));
  const forms = distinct(meant.flatMap(({ families, givens }) => [...typedForms(families), ...typedForms(givens)]));
  const near = await selectKnownNames(tx, distinct(forms.flatMap(oneSlipFrom)));
  const first = await selectByName(tx, { agencyIds, facilityId: facility, pairs: allPairs(meant, near, 1), at });
  if (first === 'too_many' || first.length > 0) return first;
  const long = forms.filter((form) => form.length >= TWO_SLIPS_FROM);
  if (long.length === 0) return [];
  const far = distinct([...near, ...(await selectNamesLike(tx, long))]);
  return await selectByName(tx, { agencyIds, facilityId: facility, pairs: allPairs(meant, far, 2), at });
}

type Meant = { families: Map<string, number>; givens: Map<string, number> };

/** Slips happen in what was typed, not in the short forms we add to it. */
function typedForms(meanings: ReadonlyMap<string, number>): string[] {
  return [...meanings].filter(([, cost]) => cost === 0).map(([form]) => form);
}

function allPairs(meant: readonly Meant[], known: readonly string[], slips: 1 | 2): NamePair[] {
  return meant.flatMap(({ families, givens }) => {
    const near = withSlips(families, known, slips);
    if (givens.size === 0) return [...near].map(([family, cost]) => ({ family, given: '', cost }));
    // Both in the wrong box: taken as typed, without slips.
    return [...pairsOf(near, withSlips(givens, known, slips)), ...pairsOf(givens, families, true)];
  });
}

async function openFacilities(tx: Tx, agencyId: string): Promise<Facility[]> {
  return (await selectFacilities(tx, agencyId)).filter(({ closedAt }) => closedAt === null);
}

async function isFacilityOf(tx: Tx, agencies: readonly Agency[], facility: string): Promise<boolean> {
  for (const agency of agencies) if ((await openFacilities(tx, agency.id)).some(({ id }) => id === facility)) return true;
  return false;
}
