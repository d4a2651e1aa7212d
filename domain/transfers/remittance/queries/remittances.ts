import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { Money } from '#kernel/money.ts';
import type { FactKind } from '../remittance.ts';

export interface RemittanceRow {
  remittanceId: string;
  agencyId: string;
  facilityId: string;
  day: string;
  agencyName: string;
  facilityName: string;
  timeZone: string;
  itemCount: number;
  amountCents: Money;
  cutOffAt: Date;
  madeBy: string | null;
  at: Date;
}

/** With what is known of its newest order; null when there is none. */
export type ListedRow = RemittanceRow & { kinds: FactKind[] | null; changedAt: Date; tries: number };

export interface ItemRow {
  transferId: string;
  reference: string;
  residentName: string;
  residentNumber: string;
  senderName: string;
  amountCents: Money;
  postedAt: Date;
}

const REMITTANCE = sql`r.remittance_id as "remittanceId", r.agency_id as "agencyId", r.facility_id as "facilityId", r.day::text as day,
  r.agency_name as "agencyName", r.facility_name as "facilityName", r.time_zone as "timeZone", r.item_count as "itemCount",
  r.amount_cents as "amountCents", r.cut_off_at as "cutOffAt", r.made_by as "madeBy", r.at`;
const NEWEST = sql`left join lateral (select p.payment_id, p.details_id, p.attempt, p.at,
    array(select f.kind from transfers.remittance_facts f where f.payment_id = p.payment_id) as kinds,
    (select max(f.at) from transfers.remittance_facts f where f.payment_id = p.payment_id) as changed_at
  from transfers.remittance_payments p where p.remittance_id = r.remittance_id order by p.attempt desc limit 1) n on true`;
const LISTED = sql`${REMITTANCE}, n.kinds, coalesce(n.changed_at, n.at, r.at) as "changedAt", coalesce(n.attempt, 0) as tries`;

/** Whose money is to be paid on, by facility. */
export async function facilitiesToPay(
  tx: Tx,
): Promise<{ agencyId: string; facilityId: string; count: number; cents: Money; since: Date }[]> {
  const { rows } = await sql<{ agencyId: string; facilityId: string; count: number; cents: Money; since: Date }>`
    select agency_id as "agencyId", facility_id as "facilityId", count(*)::int as count, sum(amount_cents)::bigint as cents, min(posted_at) as since
    from transfers.to_remit group by agency_id, facility_id order by 1, 2`.execute(tx);
  return rows;
}

/** One remittance at a time is made for a facility. */
export async function takeTurnOfFacility(tx: Tx, facilityId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${facilityId}, 151))`.execute(tx);
}

export async function hasRemittance(tx: Tx, facilityId: string, day: string): Promise<boolean> {
  const { rows } = await sql`select 1 from transfers.remittances where facility_id = ${facilityId} and day = ${day}::date`.execute(tx);
  return rows.length > 0;
}

export async function remittanceOfDay(tx: Tx, facilityId: string, day: string): Promise<RemittanceRow | undefined> {
  return (
    await sql<RemittanceRow>`select ${REMITTANCE} from transfers.remittances r where r.facility_id = ${facilityId} and r.day = ${day}::date`.execute(
      tx,
    )
  ).rows[0];
}

/** When the newest of a facility's days before this one was cut off, if that was in the span. */
export async function lastCutOff(tx: Tx, of: { facilityId: string; day: string; since: Date; to: Date }): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`select max(cut_off_at) as at from transfers.remittances
    where facility_id = ${of.facilityId} and day < ${of.day}::date and cut_off_at > ${of.since} and cut_off_at < ${of.to}`.execute(tx);
  return rows[0]!.at;
}

/**
 * Takes everything that was posted before the cut-off and is in no remittance, in one statement: what another transaction still has in its hands is not seen
 * here, stays to be remitted, and is in the next one. Zero items: nothing was made.
 */
export async function insertRemittance(tx: Tx, r: Omit<RemittanceRow, 'itemCount' | 'amountCents'>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with taken as (
      delete from transfers.to_remit where facility_id = ${r.facilityId} and posted_at < ${r.cutOffAt}
      returning transfer_id, amount_cents, posted_at
    ), made as (
      insert into transfers.remittances (remittance_id, agency_id, facility_id, day, agency_name, facility_name, time_zone, item_count, amount_cents,
        cut_off_at, made_by, at)
      select ${r.remittanceId}, ${r.agencyId}, ${r.facilityId}, ${r.day}::date, ${r.agencyName}, ${r.facilityName}, ${r.timeZone}, count(*)::int,
        sum(amount_cents)::bigint, ${r.cutOffAt}::timestamptz, ${r.madeBy}::text, ${r.at}::timestamptz from taken having count(*) > 0
      returning remittance_id
    ), items as (
      insert into transfers.remittance_items (transfer_id, remittance_id, agency_id, facility_id, amount_cents, posted_at)
      select t.transfer_id, m.remittance_id, ${r.agencyId}, ${r.facilityId}, t.amount_cents, t.posted_at from taken t cross join made m
      returning 1
    )
    select count(*)::int as count from items`.execute(tx);
  return rows[0]!.count;
}

export async function insertUnpaid(
  tx: Tx,
  row: { remittanceId: string; facilityId: string; failedDetails: string | null; at: Date },
): Promise<void> {
  await sql`insert into transfers.remittances_unpaid (remittance_id, facility_id, failed_details, at)
    values (${row.remittanceId}, ${row.facilityId}, ${row.failedDetails}, ${row.at})`.execute(tx);
}

/** For the one caller who makes the next order; undefined: there is an order already. */
export async function takeUnpaid(tx: Tx, remittanceId: string): Promise<{ failedDetails: string | null } | undefined> {
  const { rows } = await sql<{
    failedDetails: string | null;
  }>`delete from transfers.remittances_unpaid where remittance_id = ${remittanceId}
    returning failed_details as "failedDetails"`.execute(tx);
  return rows[0];
}

/** Remittances without an order whose facility has bank details that did not fail, the oldest first. */
export async function payableNow(tx: Tx, now: Date, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select u.remittance_id as id from transfers.remittances_unpaid u
    cross join lateral (select d.details_id from transfers.bank_detail_decisions c join transfers.bank_details d on d.details_id = c.details_id
      where d.facility_id = u.facility_id and c.effective_at <= ${now}
        and not exists (select 1 from transfers.bank_detail_stops s where s.details_id = c.details_id)
      order by c.effective_at desc, c.at desc limit 1) current
    where u.failed_details is distinct from current.details_id order by u.at limit ${limit}`.execute(tx);
  return rows.map(({ id }) => id);
}

export async function remittanceById(tx: Tx, id: string): Promise<RemittanceRow | undefined> {
  return (await sql<RemittanceRow>`select ${REMITTANCE} from transfers.remittances r where r.remittance_id = ${id}`.execute(tx)).rows[0];
}

export async function listedById(tx: Tx, id: string): Promise<ListedRow | undefined> {
  return (await sql<ListedRow>`select ${LISTED} from transfers.remittances r ${NEWEST} where r.remittance_id = ${id}`.execute(tx)).rows[0];
}

/** A page of remittances, the newest day first; `before` is the last one of the page before. Row security leaves out what is not the reader's. */
export async function listRows(
  tx: Tx,
  page: { agencyId: string | null; facilityId: string | null; before: string | null; limit: number },
): Promise<ListedRow[]> {
  const { rows } = await sql<ListedRow>`select ${LISTED} from transfers.remittances r ${NEWEST}
    where (${page.agencyId}::text is null or r.agency_id = ${page.agencyId}) and (${page.facilityId}::text is null or r.facility_id = ${page.facilityId})
      and (${page.before}::text is null
        or (r.day, r.remittance_id) < (select b.day, b.remittance_id from transfers.remittances b where b.remittance_id = ${page.before}))
    order by r.day desc, r.remittance_id desc limit ${page.limit}`.execute(tx);
  return rows;
}

/** What no order is out for, and what an order is out for that has not ended, the oldest first. */
export async function openRows(tx: Tx, limit: number): Promise<ListedRow[]> {
  const { rows } = await sql<ListedRow>`select ${LISTED} from transfers.remittances r ${NEWEST}
    where exists (select 1 from transfers.remittances_unpaid u where u.remittance_id = r.remittance_id)
      or exists (select 1 from transfers.remittance_calls c where c.payment_id = n.payment_id and not n.kinds && array['settled'])
    order by r.day, r.remittance_id limit ${limit}`.execute(tx);
  return rows;
}

export async function itemsOf(tx: Tx, remittanceId: string): Promise<ItemRow[]> {
  const { rows } = await sql<ItemRow>`select t.transfer_id as "transferId", t.reference, t.resident_name as "residentName",
      t.resident_number as "residentNumber", t.sender_name as "senderName", i.amount_cents as "amountCents", i.posted_at as "postedAt"
    from transfers.remittance_items i join transfers.transfers t on t.transfer_id = i.transfer_id
    where i.remittance_id = ${remittanceId} order by t.resident_name, t.reference`.execute(tx);
  return rows;
}
