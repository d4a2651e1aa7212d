import { sql } from 'kysely';
import type { Category, Licence, PromisedHolds } from '#domain/directory/index.ts';
import type { Tx } from '#kernel/db.ts';
import type { Money } from '#kernel/money.ts';
import type { Lang } from '#kernel/scope.ts';
import type { StateKind } from '../transfer.ts';

export interface TransferRow {
  transferId: string;
  reference: string;
  quoteId: string;
  customer: string;
  residentId: string;
  agencyId: string;
  facilityId: string;
  category: Category;
  amountCents: Money;
  feeCents: Money;
  senderName: string;
  residentName: string;
  residentNumber: string;
  facilityName: string;
  agencyName: string;
  timeZone: string;
  postsBy: Date;
  /** From when it can be used, by what it is paid with. */
  holds: PromisedHolds;
  /** How long after paying its sender may take it back. */
  cancelMinutes: number;
  /** The transfer that ended where its person was before, when this one follows him. */
  onwardOf: string | null;
  licence: Licence;
  lang: Lang;
  createdAt: Date;
}

export interface StateRow {
  kind: StateKind;
  at: Date;
  actor: string | null;
  details: Record<string, string | null>;
}

/** A transfer with the kinds of its states, for lists. */
export type TransferWithKinds = TransferRow & { kinds: StateKind[] };

export const COLUMNS = sql`t.transfer_id as "transferId", t.reference, t.quote_id as "quoteId", t.customer, t.resident_id as "residentId", t.agency_id as "agencyId",
  t.facility_id as "facilityId", t.category, t.amount_cents as "amountCents", t.fee_cents as "feeCents", t.sender_name as "senderName",
  t.resident_name as "residentName", t.resident_number as "residentNumber", t.facility_name as "facilityName", t.agency_name as "agencyName",
  t.time_zone as "timeZone", t.posts_by as "postsBy", t.holds, t.cancel_minutes as "cancelMinutes", t.onward_of as "onwardOf", t.licence, t.lang, t.created_at as "createdAt"`;
export const KINDS = sql`array(select s.kind from transfers.states s where s.transfer_id = t.transfer_id) as kinds`;

/** False when the reference is taken; the caller tries another. */
export async function insertTransfer(tx: Tx, t: TransferRow): Promise<boolean> {
  const { rows } =
    await sql`insert into transfers.transfers (transfer_id, reference, quote_id, customer, resident_id, agency_id, facility_id, category,
      amount_cents, fee_cents, sender_name, resident_name, resident_number, facility_name, agency_name, time_zone, posts_by, holds, cancel_minutes,
      onward_of, licence, lang, created_at)
    values (${t.transferId}, ${t.reference}, ${t.quoteId}, ${t.customer}, ${t.residentId}, ${t.agencyId}, ${t.facilityId}, ${t.category},
      ${t.amountCents}, ${t.feeCents}, ${t.senderName}, ${t.residentName}, ${t.residentNumber}, ${t.facilityName}, ${t.agencyName}, ${t.timeZone}, ${t.postsBy},
      ${JSON.stringify(t.holds)}::jsonb, ${t.cancelMinutes}, ${t.onwardOf}, ${JSON.stringify(t.licence)}::jsonb, ${t.lang}, ${t.createdAt})
    on conflict (reference) do nothing returning 1`.execute(tx);
  return rows.length > 0;
}

/** False when the transfer was in this state before. */
export async function insertState(tx: Tx, transfer: TransferRow, state: StateRow): Promise<boolean> {
  return (await insertStates(tx, [{ transfer, ...state }])).length > 0;
}

/** The ids of those transfers that were not in the state before. */
export async function insertStates(tx: Tx, states: readonly (StateRow & { transfer: TransferRow })[]): Promise<string[]> {
  const { rows } = await sql<{ transfer_id: string }>`
    insert into transfers.states (transfer_id, kind, at, actor, details, customer, agency_id, facility_id)
    select * from unnest(${states.map((s) => s.transfer.transferId)}::text[], ${states.map((s) => s.kind)}::text[], ${states.map((s) => s.at)}::timestamptz[],
      ${states.map((s) => s.actor)}::text[], ${states.map((s) => JSON.stringify(s.details))}::jsonb[], ${states.map((s) => s.transfer.customer)}::text[],
      ${states.map((s) => s.transfer.agencyId)}::text[], ${states.map((s) => s.transfer.facilityId)}::text[])
    on conflict (transfer_id, kind) do nothing returning transfer_id`.execute(tx);
  return rows.map((row) => row.transfer_id);
}

export async function takeTurnOfTransfer(tx: Tx, transferId: string): Promise<void> {
  await takeTurnsOfTransfers(tx, [transferId]);
}

/** In order of id, so that two who take several can't wait for each other. */
export async function takeTurnsOfTransfers(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(id, 71)) from unnest(${[...ids].sort()}::text[]) id`.execute(tx);
}

export async function transferById(tx: Tx, id: string): Promise<TransferRow | undefined> {
  return (await transfersById(tx, [id])).get(id);
}

export async function transfersById(tx: Tx, ids: readonly string[]): Promise<Map<string, TransferRow>> {
  const { rows } =
    await sql<TransferRow>`select ${COLUMNS} from transfers.transfers t where t.transfer_id = any (${[...ids]}::text[])`.execute(tx);
  return new Map(rows.map((row) => [row.transferId, row]));
}

/** The transfer that a payment pays for now: the one it was made for, or the one that went on from it. */
export async function transferPaidAs(tx: Tx, id: string): Promise<TransferRow | undefined> {
  const { rows } = await sql<TransferRow>`select ${COLUMNS} from transfers.transfers t where t.transfer_id = ${id} or t.onward_of = ${id}
    order by t.onward_of nulls last limit 1`.execute(tx);
  return rows[0];
}

export async function transferOfQuote(tx: Tx, quoteId: string): Promise<TransferRow | undefined> {
  return (await sql<TransferRow>`select ${COLUMNS} from transfers.transfers t where t.quote_id = ${quoteId}`.execute(tx)).rows[0];
}

export async function statesOf(tx: Tx, transferId: string): Promise<StateRow[]> {
  return (
    await sql<StateRow>`select kind, at, actor, details from transfers.states where transfer_id = ${transferId} order by at, kind`.execute(
      tx,
    )
  ).rows;
}

/** The kinds of the states of each of these transfers. */
export async function kindsOf(tx: Tx, ids: readonly string[]): Promise<Map<string, Set<StateKind>>> {
  const { rows } = await sql<{ id: string; kinds: StateKind[] }>`select transfer_id as id, array_agg(kind) as kinds from transfers.states
    where transfer_id = any (${[...ids]}::text[]) group by transfer_id`.execute(tx);
  return new Map(rows.map(({ id, kinds }) => [id, new Set(kinds)]));
}

/** The newest transfers of the same amount to the same person for the same purpose since a moment. */
export async function alikeSince(
  tx: Tx,
  quote: { customer: string; residentId: string; category: Category; amountCents: Money },
  since: Date,
): Promise<TransferWithKinds[]> {
  const { rows } = await sql<TransferWithKinds>`select ${COLUMNS}, ${KINDS} from transfers.transfers t
    where t.customer = ${quote.customer} and t.resident_id = ${quote.residentId} and t.amount_cents = ${quote.amountCents} and t.category = ${quote.category}
      and t.created_at > ${since}
    order by t.created_at desc limit 20`.execute(tx);
  return rows;
}

/** One page of a customer's transfers, the newest first; `before` is the last one of the page before. */
export async function historyOf(
  tx: Tx,
  customer: string,
  page: { before: string | null; residentId: string | null; limit: number },
): Promise<TransferWithKinds[]> {
  const { rows } = await sql<TransferWithKinds>`select ${COLUMNS}, ${KINDS} from transfers.transfers t
    where t.customer = ${customer} and (${page.residentId}::text is null or t.resident_id = ${page.residentId})
      and (${page.before}::text is null or (t.created_at, t.transfer_id) < (select b.created_at, b.transfer_id from transfers.transfers b where b.transfer_id = ${page.before}))
    order by t.created_at desc, t.transfer_id desc limit ${page.limit}`.execute(tx);
  return rows;
}

/** How many came in before a moment and still wait for the clerk. */
export async function waitingBefore(
  tx: Tx,
  agencyId: string,
  facilityIds: readonly string[],
  before: Date,
): Promise<{ count: number; firstAt: Date | null }> {
  const { rows } = await sql<{
    count: bigint;
    first: Date | null;
  }>`select count(*) as count, min(u.applied_at) as first from transfers.under_way u
    where u.stands = 'with_agency' and u.agency_id = ${agencyId} and u.facility_id = any (${[...facilityIds]}::text[]) and u.applied_at < ${before}
      and not exists (select 1 from transfers.states w where w.transfer_id = u.transfer_id and w.kind = 'withheld')`.execute(tx);
  return { count: Number(rows[0]!.count), firstAt: rows[0]!.first };
}

export async function transferByReference(tx: Tx, reference: string): Promise<TransferWithKinds | undefined> {
  return (await sql<TransferWithKinds>`select ${COLUMNS}, ${KINDS} from transfers.transfers t where t.reference = ${reference}`.execute(tx))
    .rows[0];
}

/** What was kept and has not started on its way back. */
export async function keptTransfers(tx: Tx, limit: number): Promise<TransferRow[]> {
  const { rows } =
    await sql<TransferRow>`select ${COLUMNS} from transfers.states k join transfers.transfers t on t.transfer_id = k.transfer_id
    where k.kind = 'kept' and not exists (select 1 from transfers.states s where s.transfer_id = k.transfer_id and s.kind = 'returning')
    order by k.at limit ${limit}`.execute(tx);
  return rows;
}
