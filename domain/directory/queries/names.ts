import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { NamePair } from '../search/name-reach.ts';
import type { FoundRow } from './residents.ts';

/** Those of the agencies in which the scope may look people up by name. */
export async function selectSearchable(tx: Tx, agencyIds: readonly string[], at: Date): Promise<string[]> {
  const { rows } = await sql<{
    id: string;
  }>`select a as id from unnest(${agencyIds}::text[]) a where directory.may_search_names(a, ${at})`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Those of the guesses that are names of somebody on some roster. */
export async function selectKnownNames(tx: Tx, guesses: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from directory.names_among(${guesses}::text[]) as name`.execute(tx);
  return rows.map(({ name }) => name);
}

/** Names on some roster that look like one of these. */
export async function selectNamesLike(tx: Tx, guesses: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{
    name: string;
  }>`select distinct name from unnest(${guesses}::text[]) guess, directory.names_like(guess) as name`.execute(tx);
  return rows.map(({ name }) => name);
}

/** At most five people whom these pairs may mean, the nearest first, or that there are more. */
export async function selectByName(
  tx: Tx,
  asked: { agencyIds: readonly string[]; facilityId: string | null; pairs: readonly NamePair[]; at: Date },
): Promise<FoundRow[] | 'too_many'> {
  const { agencyIds, facilityId, pairs, at } = asked;
  const { rows } = await sql<FoundRow & { outcome: string }>`
    select outcome, resident_id as "residentId", agency_id as "agencyId", number, given_name as "givenName", family_name as "familyName", facility_id as "facilityId"
    from directory.find_by_name(${agencyIds}::text[], ${facilityId}, ${pairs.map((p) => p.family)}::text[], ${pairs.map((p) => p.given)}::text[],
      ${pairs.map((p) => p.cost)}::int[], ${at})`.execute(tx);
  return rows[0]?.outcome === 'too_many' ? 'too_many' : rows;
}

export interface ListedRow {
  id: string;
  number: string;
  givenName: string;
  familyName: string;
  otherNames: string;
  birthDate: string | null;
  facilityId: string;
  unit: string;
  status: string;
  changedAt: Date;
}

export interface ListFilter {
  facilityIds: readonly string[];
  status: string | null;
  unit: string | null;
  number: string | null;
  pairs: readonly NamePair[] | null;
  afterNumber: string | null;
  most: number;
}

/** The people of a staff scope's agency, in the facilities both asked for and its own, by number. */
export async function selectListed(tx: Tx, filter: ListFilter): Promise<ListedRow[]> {
  const families = filter.pairs?.map((p) => p.family) ?? null;
  const givens = filter.pairs?.map((p) => p.given) ?? null;
  const { rows } = await sql<ListedRow>`
    select id, number, given_name as "givenName", family_name as "familyName", other_names as "otherNames", to_char(birth_date, 'YYYY-MM-DD') as "birthDate",
           facility_id as "facilityId", unit, status, changed_at as "changedAt"
    from directory.list_residents(${filter.facilityIds}::text[], ${filter.status}, ${filter.unit}, ${filter.number}, ${families}::text[], ${givens}::text[],
      ${filter.afterNumber}, ${filter.most})`.execute(tx);
  return rows;
}
