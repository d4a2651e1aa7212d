import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { Money } from '#kernel/money.ts';
import type { FactKind } from '../remittance.ts';

/** One order to the bank. */
export interface PaymentRow {
  paymentId: string;
  remittanceId: string;
  agencyId: string;
  facilityId: string;
  attempt: number;
  detailsId: string;
  amountCents: Money;
  startedBy: string | null;
  at: Date;
}

export interface FactRow {
  kind: FactKind;
  details: Record<string, string | null>;
  actor: string | null;
  at: Date;
}

const PAYMENT = sql`p.payment_id as "paymentId", p.remittance_id as "remittanceId", p.agency_id as "agencyId", p.facility_id as "facilityId",
  p.attempt, p.details_id as "detailsId", p.amount_cents as "amountCents", p.started_by as "startedBy", p.at`;

/** Everything about one remittance goes one after the other until the transaction ends. */
export async function takeTurnOfRemittance(tx: Tx, remittanceId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${remittanceId}, 150))`.execute(tx);
}

export async function insertPayment(tx: Tx, p: PaymentRow): Promise<void> {
  await sql`insert into transfers.remittance_payments (payment_id, remittance_id, agency_id, facility_id, attempt, details_id, amount_cents, started_by, at)
    values (${p.paymentId}, ${p.remittanceId}, ${p.agencyId}, ${p.facilityId}, ${p.attempt}, ${p.detailsId}, ${p.amountCents}, ${p.startedBy}, ${p.at})`.execute(
    tx,
  );
}

export async function paymentById(tx: Tx, id: string): Promise<PaymentRow | undefined> {
  return (await sql<PaymentRow>`select ${PAYMENT} from transfers.remittance_payments p where p.payment_id = ${id}`.execute(tx)).rows[0];
}

/** The orders of a remittance, the first one first, with the last four of the account each went to. */
export async function paymentsOf(tx: Tx, remittanceId: string): Promise<PaymentRow[]> {
  return (
    await sql<PaymentRow>`select ${PAYMENT} from transfers.remittance_payments p where p.remittance_id = ${remittanceId} order by p.attempt`.execute(
      tx,
    )
  ).rows;
}

export async function factsOf(tx: Tx, paymentId: string): Promise<FactRow[]> {
  return (
    await sql<FactRow>`select kind, details, actor, at from transfers.remittance_facts where payment_id = ${paymentId} order by at, kind`.execute(
      tx,
    )
  ).rows;
}

/** False when it was known before. */
export async function insertFact(
  tx: Tx,
  payment: PaymentRow,
  fact: { kind: FactKind; details?: Record<string, string | null>; actor?: string | null; at: Date },
): Promise<boolean> {
  const { rows } = await sql`insert into transfers.remittance_facts (payment_id, kind, agency_id, facility_id, details, actor, at)
    values (${payment.paymentId}, ${fact.kind}, ${payment.agencyId}, ${payment.facilityId}, ${JSON.stringify(fact.details ?? {})}::jsonb,
      ${fact.actor ?? null}, ${fact.at})
    on conflict (payment_id, kind) do nothing returning 1`.execute(tx);
  return rows.length > 0;
}

export async function queueCall(tx: Tx, paymentId: string, dueAt: Date): Promise<void> {
  await sql`insert into transfers.remittance_calls (payment_id, due_at) values (${paymentId}, ${dueAt})
    on conflict (payment_id) do update set due_at = least(remittance_calls.due_at, excluded.due_at)`.execute(tx);
}

/** True for the one caller that may now ask the bank; it holds until `until`, by the real clock. */
export async function claimCall(tx: Tx, paymentId: string, realNow: Date, until: Date): Promise<boolean> {
  const { rows } = await sql`update transfers.remittance_calls set claimed_until = ${until}
    where payment_id = ${paymentId} and (claimed_until is null or claimed_until <= ${realNow}) returning 1`.execute(tx);
  return rows.length > 0;
}

/** Free again, for `due`. `afresh` counts tries from the beginning. */
export async function postponeCall(tx: Tx, paymentId: string, due: (tries: number) => Date, afresh: boolean): Promise<void> {
  const { rows } = await sql<{ tries: number }>`select tries from transfers.remittance_calls where payment_id = ${paymentId}`.execute(tx);
  const tries = rows[0]?.tries ?? 0;
  await sql`update transfers.remittance_calls set tries = ${afresh ? 0 : tries + 1}, due_at = ${due(tries)}, claimed_until = null
    where payment_id = ${paymentId}`.execute(tx);
}

export async function deleteCall(tx: Tx, paymentId: string): Promise<void> {
  await sql`delete from transfers.remittance_calls where payment_id = ${paymentId}`.execute(tx);
}

export async function dueCalls(tx: Tx, now: Date, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select payment_id as id from transfers.remittance_calls
    where due_at <= ${now} order by due_at limit ${limit}`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Orders that went out before a moment and of which the bank has not said what became, the oldest first. */
export async function unknownOrders(tx: Tx, before: Date): Promise<{ remittanceId: string; facilityName: string; day: string }[]> {
  const { rows } = await sql<{ remittanceId: string; facilityName: string; day: string }>`
    select r.remittance_id as "remittanceId", r.facility_name as "facilityName", r.day::text as day
    from transfers.remittance_calls c
    join transfers.remittance_payments p on p.payment_id = c.payment_id
    join transfers.remittances r on r.remittance_id = p.remittance_id
    where p.at < ${before} and not exists (select 1 from transfers.remittance_facts f
      where f.payment_id = p.payment_id and f.kind in ('accepted', 'settled', 'refused', 'returned'))
    order by p.at, r.remittance_id limit 20`.execute(tx);
  return rows;
}

export interface DayTotals {
  day: string;
  count: number;
  cents: Money;
}

/** Per day since one, what the bank has of our orders, as we know it. Days with an order whose fate is not known are left out. */
export async function knownTotals(tx: Tx, since: string): Promise<DayTotals[]> {
  const { rows } = await sql<DayTotals>`
    with told as (
      select r.day, p.amount_cents, array(select f.kind from transfers.remittance_facts f where f.payment_id = p.payment_id) as kinds
      from transfers.remittances r join transfers.remittance_payments p on p.remittance_id = r.remittance_id where r.day >= ${since}::date
    )
    select day::text as day, (count(*) filter (where kinds && array['accepted', 'settled', 'returned']))::int as count,
      coalesce(sum(amount_cents) filter (where kinds && array['accepted', 'settled', 'returned']), 0)::bigint as cents
    from told group by day having bool_and(kinds && array['accepted', 'settled', 'returned', 'refused']) order by day`.execute(tx);
  return rows;
}

export interface CheckRow extends DayTotals {
  bankCount: number;
  bankCents: Money;
  at: Date;
}

/** The newest comparison of each day since one. */
export async function newestChecks(tx: Tx, since: string): Promise<CheckRow[]> {
  const { rows } =
    await sql<CheckRow>`select distinct on (day) day::text as day, our_count as count, our_cents as cents, bank_count as "bankCount",
      bank_cents as "bankCents", at from transfers.remittance_checks where day >= ${since}::date order by day desc, at desc`.execute(tx);
  return rows;
}

export async function insertCheck(tx: Tx, check: CheckRow): Promise<void> {
  await sql`insert into transfers.remittance_checks (day, at, our_count, our_cents, bank_count, bank_cents)
    values (${check.day}::date, ${check.at}, ${check.count}, ${check.cents}, ${check.bankCount}, ${check.bankCents}) on conflict do nothing`.execute(
    tx,
  );
}
