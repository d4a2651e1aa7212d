import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { Agency, AgencyKind, AgencyNumber, Dated, Facility, StateCode } from '../places/agency.ts';
import { type PolicyBodies, policyFromJson, type PolicyKind, policyToJson } from '../policies/policy.ts';

const AGENCY = sql`id, slug, name, short_name as "shortName", state_code as "stateCode", kind, time_zone as "timeZone", number_format as "number"`;
const FACILITY = sql`id, agency_id as "agencyId", name, city, time_zone as "timeZone", closed_at as "closedAt"`;

export interface NewAgency {
  id: string;
  slug: string;
  name: string;
  shortName: string;
  stateCode: StateCode;
  kind: AgencyKind;
  timeZone: string;
  number: AgencyNumber;
}

/** False when the slug is taken. */
export async function insertAgency(tx: Tx, agency: NewAgency, by: string | null, at: Date): Promise<boolean> {
  const { rows } =
    await sql`insert into directory.agencies (id, slug, name, short_name, state_code, kind, time_zone, number_format, created_at, created_by)
    values (${agency.id}, ${agency.slug}, ${agency.name}, ${agency.shortName}, ${agency.stateCode}, ${agency.kind}, ${agency.timeZone},
            ${JSON.stringify(agency.number)}::jsonb, ${at}, ${by})
    on conflict (slug) do nothing returning 1`.execute(tx);
  return rows.length > 0;
}

/** False when it was open already. */
export async function insertOpening(tx: Tx, agencyId: string, by: string | null, at: Date): Promise<boolean> {
  const { rows } = await sql`insert into directory.openings (agency_id, opened_at, opened_by) values (${agencyId}, ${at}, ${by})
    on conflict do nothing returning 1`.execute(tx);
  return rows.length > 0;
}

export async function isOpen(tx: Tx, agencyId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from directory.openings where agency_id = ${agencyId}`.execute(tx);
  return rows.length > 0;
}

export async function selectAgencies(tx: Tx): Promise<Agency[]> {
  const { rows } = await sql<Agency>`select ${AGENCY} from directory.agencies order by state_code, name`.execute(tx);
  return rows;
}

/** Those the scope may see, by id, behind one of them. */
export async function pageOfAgencies(tx: Tx, after: string, limit: number): Promise<Agency[]> {
  return (await sql<Agency>`select ${AGENCY} from directory.agencies where id > ${after} order by id limit ${limit}`.execute(tx)).rows;
}

/** Those the scope may see, of one agency or (null) of all, by id. */
export async function pageOfFacilities(tx: Tx, from: { after: string; agencyId: string | null }, limit: number): Promise<Facility[]> {
  const { rows } = await sql<Facility>`select ${FACILITY} from directory.facilities
    where id > ${from.after} and (${from.agencyId}::text is null or agency_id = ${from.agencyId}) order by id limit ${limit}`.execute(tx);
  return rows;
}

/** By id or slug. */
export async function selectAgency(tx: Tx, idOrSlug: string): Promise<Agency | undefined> {
  const { rows } = await sql<Agency>`select ${AGENCY} from directory.agencies where id = ${idOrSlug} or slug = ${idOrSlug}`.execute(tx);
  return rows[0];
}

/** False when the agency has one of this name. */
export async function insertFacility(tx: Tx, facility: Facility, by: string | null, at: Date): Promise<boolean> {
  const { rows } = await sql`insert into directory.facilities (id, agency_id, name, city, time_zone, created_at, created_by)
    values (${facility.id}, ${facility.agencyId}, ${facility.name}, ${facility.city}, ${facility.timeZone}, ${at}, ${by})
    on conflict (agency_id, name) do nothing returning 1`.execute(tx);
  return rows.length > 0;
}

export async function selectFacilities(tx: Tx, agencyId: string): Promise<Facility[]> {
  const { rows } = await sql<Facility>`select ${FACILITY} from directory.facilities where agency_id = ${agencyId} order by name`.execute(
    tx,
  );
  return rows;
}

export async function selectFacility(tx: Tx, id: string): Promise<Facility | undefined> {
  const { rows } = await sql<Facility>`select ${FACILITY} from directory.facilities where id = ${id}`.execute(tx);
  return rows[0];
}

export interface NewPolicy<K extends PolicyKind> {
  id: string;
  agencyId: string;
  facilityId: string | null;
  kind: K;
  effectiveFrom: Date;
  body: PolicyBodies[K];
  /** The approved proposal it comes from. */
  proposalId?: string;
}

export async function insertPolicy<K extends PolicyKind>(tx: Tx, policy: NewPolicy<K>, by: string | null, at: Date): Promise<void> {
  await sql`insert into directory.policies (id, agency_id, facility_id, kind, effective_from, body, set_at, set_by, proposal_id)
    values (${policy.id}, ${policy.agencyId}, ${policy.facilityId}, ${policy.kind}, ${policy.effectiveFrom}, ${policyToJson(policy.body)}::jsonb, ${at}, ${by},
            ${policy.proposalId ?? null})`.execute(tx);
  readBefore.delete(tx);
}

interface PolicyRow {
  id: string;
  kind: PolicyKind;
  facilityId: string | null;
  effectiveFrom: Date;
  body: unknown;
}

// One command asks for the rules of one agency again and again, by kind.
const readBefore = new WeakMap<Tx, Map<string, Promise<PolicyRow[]>>>();

/** What is in force at a moment: per kind (and facility) the newest row whose day has come. A closed facility offers nothing. Read once in a transaction. */
export async function selectPolicies(tx: Tx, agencyId: string, at: Date): Promise<PolicyRow[]> {
  const key = `${agencyId} ${at.getTime()}`;
  const known = readBefore.get(tx) ?? new Map<string, Promise<PolicyRow[]>>();
  readBefore.set(tx, known);
  const rows = known.get(key) ?? readPolicyRows(tx, agencyId, at);
  known.set(key, rows);
  return await rows;
}

async function readPolicyRows(tx: Tx, agencyId: string, at: Date): Promise<PolicyRow[]> {
  const { rows } = await sql<PolicyRow>`
    select distinct on (kind, facility_id) id, kind, facility_id as "facilityId", effective_from as "effectiveFrom", body
    from directory.policies where agency_id = ${agencyId} and effective_from <= ${at}
      and (facility_id is null or facility_id in (select f.id from directory.facilities f where f.agency_id = ${agencyId} and (f.closed_at is null or f.closed_at > ${at})))
    order by kind, facility_id, effective_from desc, seq desc`.execute(tx);
  return rows;
}

/** The agencies that have said how they take their money. */
export async function selectHandoffs(tx: Tx, at: Date): Promise<{ agencyId: string; timeZone: string }[]> {
  const { rows } = await sql<{ agencyId: string; timeZone: string }>`
    select id as "agencyId", time_zone as "timeZone" from directory.agencies
    where id in (select p.agency_id from directory.policies p where p.kind = 'handoff' and p.effective_from <= ${at}) order by id`.execute(
    tx,
  );
  return rows;
}

/** Every row of one kind, newest first: what held when, and what is announced. */
export async function selectPolicyHistory<K extends PolicyKind>(tx: Tx, agencyId: string, kind: K): Promise<Dated<PolicyBodies[K]>[]> {
  const { rows } = await sql<PolicyRow>`
    select id, kind, facility_id as "facilityId", effective_from as "effectiveFrom", body
    from directory.policies where agency_id = ${agencyId} and kind = ${kind} order by effective_from desc, seq desc`.execute(tx);
  return rows.map((row) => ({ id: row.id, effectiveFrom: row.effectiveFrom, body: policyFromJson<K>(row.body) }));
}
