import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { QueueSource } from '#kernel/queues.ts';

const ABOUT = sql`'transfer' as purpose, t.transfer_id as subject, t.reference as name`;

/** With an agency beyond the time it had. */
const late: QueueSource = (now) => sql`
  select u.transfer_id as id, u.late_at as at, ${ABOUT}, t.amount_cents as cents, t.agency_name as why
  from transfers.under_way u join transfers.transfers t on t.transfer_id = u.transfer_id
  where u.stands = 'with_agency' and u.late_at <= ${now}`;

/** On its way back to the sender; the card company has not said that it is there. */
const goingBack: QueueSource = () => sql`
  select u.transfer_id as id, u.late_at as at, ${ABOUT}, t.amount_cents + t.fee_cents as cents, null as why
  from transfers.under_way u join transfers.transfers t on t.transfer_id = u.transfer_id where u.stands = 'going_back'`;

/** Asked for by one operator, above what he may give back alone. */
const refundAsks: QueueSource = () => sql`
  select a.ask_id as id, a.at, ${ABOUT}, a.amount_cents as cents, null as why
  from transfers.refund_asks a join transfers.transfers t on t.transfer_id = a.transfer_id
  where a.needs_second and not exists (select 1 from transfers.refund_decisions d where d.ask_id = a.ask_id)`;

const REMITTANCE = sql`'remittance' as purpose, r.remittance_id as subject, r.facility_name as name, r.amount_cents as cents`;

/** No order is out: we don't know where to pay, or the confirmed details still rest. */
const remittancesUnpaid: QueueSource = () => sql`
  select r.remittance_id as id, u.at, ${REMITTANCE}, null as why
  from transfers.remittances_unpaid u join transfers.remittances r on r.remittance_id = u.remittance_id where u.failed_details is null`;

/** The bank would not pay, or the agency's bank gave it back. */
const remittancesFailed: QueueSource = () => sql`
  select r.remittance_id as id, u.at, ${REMITTANCE}, 'remittance_failed' as why
  from transfers.remittances_unpaid u join transfers.remittances r on r.remittance_id = u.remittance_id where u.failed_details is not null`;

/** The bank has not said whether it pays, or it knows another order under our number. */
const remittancesUnknown: QueueSource = () => sql`
  select r.remittance_id as id, f.at, ${REMITTANCE}, case f.kind when 'unknown' then 'no_answer_yet' else 'other_order' end as why
  from transfers.remittance_calls c join transfers.remittance_facts f on f.payment_id = c.payment_id and f.kind in ('unknown', 'mismatch')
    join transfers.remittance_payments p on p.payment_id = c.payment_id join transfers.remittances r on r.remittance_id = p.remittance_id
  where not exists (select 1 from transfers.remittance_facts o where o.payment_id = c.payment_id
    and (o.kind in ('accepted', 'settled', 'refused', 'returned') or (f.kind = 'unknown' and o.kind = 'mismatch')))`;

/** Agencies whose own system does not answer our calls. */
const linesDown: QueueSource = () => sql`
  select l.agency_id as id, l.down_since as at, 'handoff' as purpose, l.agency_id as subject,
    (select t.agency_name from transfers.transfers t where t.agency_id = l.agency_id limit 1) as name, null::bigint as cents, l.why
  from transfers.handoff_lines l where l.down_since is not null`;

/** Files of answers that came in and are not read to their end. */
const answersUnread: QueueSource = () => sql`
  select a.answer_id as id, a.at, 'handoff' as purpose, a.agency_id as subject,
    (select t.agency_name from transfers.transfers t where t.agency_id = a.agency_id limit 1) as name, null::bigint as cents, null as why
  from transfers.answer_files a where not exists (select 1 from transfers.answer_ends e where e.answer_id = a.answer_id)`;

/** Words of an agency that came too late, or against an earlier one. */
const conflicts: QueueSource = () => sql`
  select k.conflict_id as id, k.at, ${ABOUT}, t.amount_cents as cents, k.why
  from transfers.answer_conflicts k join transfers.transfers t on t.transfer_id = k.transfer_id
  where not exists (select 1 from transfers.conflict_notes n where n.conflict_id = k.conflict_id)`;

export const queues = {
  late,
  goingBack,
  refundAsks,
  remittancesUnpaid,
  remittancesFailed,
  remittancesUnknown,
  linesDown,
  answersUnread,
  conflicts,
};

/** What people call these transfers. */
export async function referencesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; reference: string }>`select transfer_id as id, reference from transfers.transfers
    where transfer_id = any (${[...ids]}::text[])`.execute(tx);
  return new Map(rows.map(({ id, reference }) => [id, reference]));
}
