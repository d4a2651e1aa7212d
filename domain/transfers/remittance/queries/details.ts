import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';

/** Bank details of a facility with what was decided about them. */
export interface DetailsRow {
  detailsId: string;
  agencyId: string;
  facilityId: string;
  facilityName: string;
  timeZone: string;
  accountName: string;
  routingNumber: string;
  accountSealed: Buffer;
  last4: string;
  reason: string;
  proposedBy: string;
  at: Date;
  decidedBy: string | null;
  isApproved: boolean | null;
  note: string | null;
  decidedAt: Date | null;
  effectiveAt: Date | null;
  stoppedBy: string | null;
  stopNote: string | null;
  stoppedAt: Date | null;
}

const DETAILS = sql`d.details_id as "detailsId", d.agency_id as "agencyId", d.facility_id as "facilityId", d.facility_name as "facilityName", d.time_zone as "timeZone", d.account_name as "accountName",
  d.routing_number as "routingNumber", d.account_sealed as "accountSealed", d.account_last4 as last4, d.reason, d.proposed_by as "proposedBy", d.at,
  c.decided_by as "decidedBy", c.is_approved as "isApproved", c.note, c.at as "decidedAt", c.effective_at as "effectiveAt",
  s.stopped_by as "stoppedBy", s.note as "stopNote", s.at as "stoppedAt"`;
const FROM = sql`transfers.bank_details d left join transfers.bank_detail_decisions c on c.details_id = d.details_id
  left join transfers.bank_detail_stops s on s.details_id = d.details_id`;

export async function takeTurnOfDetails(tx: Tx, facilityId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${facilityId}, 152))`.execute(tx);
}

/** Everything ever said about where a facility is paid, the newest first. */
export async function detailsOfFacility(tx: Tx, facilityId: string): Promise<DetailsRow[]> {
  return (
    await sql<DetailsRow>`select ${DETAILS} from ${FROM} where d.facility_id = ${facilityId} order by d.at desc, d.details_id desc`.execute(
      tx,
    )
  ).rows;
}

export async function detailsById(tx: Tx, id: string): Promise<DetailsRow | undefined> {
  return (await sql<DetailsRow>`select ${DETAILS} from ${FROM} where d.details_id = ${id}`.execute(tx)).rows[0];
}

/** What waits for a second person, or for its time, of all facilities. */
export async function openDetails(tx: Tx, now: Date): Promise<DetailsRow[]> {
  return (
    await sql<DetailsRow>`select ${DETAILS} from ${FROM}
    where c.details_id is null or (c.effective_at > ${now} and s.details_id is null) order by d.at`.execute(tx)
  ).rows;
}

export async function insertDetails(
  tx: Tx,
  d: Pick<
    DetailsRow,
    | 'detailsId'
    | 'agencyId'
    | 'facilityId'
    | 'facilityName'
    | 'timeZone'
    | 'accountName'
    | 'routingNumber'
    | 'accountSealed'
    | 'last4'
    | 'reason'
    | 'proposedBy'
    | 'at'
  >,
): Promise<void> {
  await sql`insert into transfers.bank_details (details_id, agency_id, facility_id, facility_name, time_zone, account_name, routing_number, account_sealed, account_last4, reason,
      proposed_by, at)
    values (${d.detailsId}, ${d.agencyId}, ${d.facilityId}, ${d.facilityName}, ${d.timeZone}, ${d.accountName}, ${d.routingNumber}, ${d.accountSealed}, ${d.last4}, ${d.reason},
      ${d.proposedBy}, ${d.at})`.execute(tx);
}

/** False when somebody has decided it before. */
export async function insertDecision(
  tx: Tx,
  c: { detailsId: string; proposedBy: string; decidedBy: string; isApproved: boolean; note: string; at: Date; effectiveAt: Date | null },
): Promise<boolean> {
  const { rows } =
    await sql`insert into transfers.bank_detail_decisions (details_id, proposed_by, decided_by, is_approved, note, at, effective_at)
    values (${c.detailsId}, ${c.proposedBy}, ${c.decidedBy}, ${c.isApproved}, ${c.note}, ${c.at}, ${c.effectiveAt})
    on conflict (details_id) do nothing returning 1`.execute(tx);
  return rows.length > 0;
}

export async function insertStop(tx: Tx, s: { detailsId: string; stoppedBy: string; note: string; at: Date }): Promise<boolean> {
  const { rows } = await sql`insert into transfers.bank_detail_stops (details_id, stopped_by, note, at)
    values (${s.detailsId}, ${s.stoppedBy}, ${s.note}, ${s.at}) on conflict (details_id) do nothing returning 1`.execute(tx);
  return rows.length > 0;
}
