import { sql } from 'kysely';
import { sqlState, type Tx } from '#kernel/db.ts';
import type { Money } from '#kernel/money.ts';
import type { RefundFact, RefundFactKind } from './refund.ts';

export interface RefundRow {
  refundId: string;
  paymentId: string;
  amountCents: Money;
  reason: string;
  key: string;
  origin: 'ours' | 'processor';
  covers: string | null;
  askedBy: string | null;
  createdAt: Date;
}

const REFUND = sql`r.refund_id as "refundId", r.payment_id as "paymentId", r.amount_cents as "amountCents", r.reason, r.key, r.origin, r.covers,
  r.asked_by as "askedBy", r.created_at as "createdAt"`;

/** False when this key has its refund already. Throws what isOverCapture tells when more would go back than was taken. */
export async function insertRefund(tx: Tx, row: RefundRow): Promise<boolean> {
  const { rows } =
    await sql`insert into payments.refunds (refund_id, payment_id, amount_cents, reason, key, origin, covers, asked_by, created_at)
    values (${row.refundId}, ${row.paymentId}, ${row.amountCents}, ${row.reason}, ${row.key}, ${row.origin}, ${row.covers}, ${row.askedBy}, ${row.createdAt})
    on conflict (key) do nothing returning 1`.execute(tx);
  return rows.length > 0;
}

export function isOverCapture(error: unknown): boolean {
  return sqlState(error) === 'PY001';
}

export async function refundByKey(tx: Tx, key: string): Promise<RefundRow | undefined> {
  return (await sql<RefundRow>`select ${REFUND} from payments.refunds r where r.key = ${key}`.execute(tx)).rows[0];
}

export async function refundById(tx: Tx, id: string): Promise<RefundRow | undefined> {
  return (await sql<RefundRow>`select ${REFUND} from payments.refunds r where r.refund_id = ${id}`.execute(tx)).rows[0];
}

export async function refundsOf(tx: Tx, paymentId: string): Promise<RefundRow[]> {
  return (
    await sql<RefundRow>`select ${REFUND} from payments.refunds r where r.payment_id = ${paymentId} order by r.created_at, r.refund_id`.execute(
      tx,
    )
  ).rows;
}

/** What goes or went back to the payer of these things, to card and wallet together; a thing of which nothing does is left out. What the processor's desk paid of our debts counts once. */
export async function promisedBackFor(tx: Tx, purpose: string, subjects: readonly string[]): Promise<Map<string, Money>> {
  const { rows } = await sql<{ subject: string; cents: Money }>`select subject, sum(amount_cents)::bigint as cents from (
      select p.subject, r.amount_cents from payments.refunds r join payments.payments p on p.payment_id = r.payment_id
      where p.purpose = ${purpose} and p.subject = any (${[...subjects]}::text[]) and r.covers is null
      union all
      select s.subject, r.amount_cents from payments.wallet_returns r join payments.wallet_spends s on s.spend_id = r.spend_id
      where s.purpose = ${purpose} and s.subject = any (${[...subjects]}::text[])) as back group by subject`.execute(tx);
  return new Map(rows.map(({ subject, cents }) => [subject, cents]));
}

export type RefundFactRow = RefundFact & { refundId: string; processorObject: string | null; actor: string | null };

export async function refundFactsOf(tx: Tx, refundId: string): Promise<RefundFactRow[]> {
  return (
    await sql<RefundFactRow>`select refund_id as "refundId", attempt, kind, processor_object as "processorObject", details, actor, at
    from payments.refund_facts where refund_id = ${refundId} order by attempt, at, kind`.execute(tx)
  ).rows;
}

/** The facts of each of these refunds, in order. */
export async function refundFactsOfAll(tx: Tx, refundIds: readonly string[]): Promise<Map<string, RefundFactRow[]>> {
  const facts = new Map<string, RefundFactRow[]>(refundIds.map((id) => [id, []]));
  const { rows } =
    await sql<RefundFactRow>`select refund_id as "refundId", attempt, kind, processor_object as "processorObject", details, actor, at
    from payments.refund_facts where refund_id = any (${[...refundIds]}::text[]) order by attempt, at, kind`.execute(tx);
  for (const fact of rows) facts.get(fact.refundId)!.push(fact);
  return facts;
}

/** False when it was known. */
export async function insertRefundFact(
  tx: Tx,
  fact: {
    refundId: string;
    attempt: number;
    kind: RefundFactKind;
    processorObject?: string | null;
    details?: Record<string, string | null>;
    actor?: string | null;
    at: Date;
  },
): Promise<boolean> {
  const { rows } = await sql`insert into payments.refund_facts (refund_id, attempt, kind, processor_object, details, actor, at)
    values (${fact.refundId}, ${fact.attempt}, ${fact.kind}, ${fact.processorObject ?? null}, ${JSON.stringify(fact.details ?? {})}::jsonb,
      ${fact.actor ?? null}, ${fact.at})
    on conflict do nothing returning 1`.execute(tx);
  return rows.length > 0;
}

/** Writes "we are about to call" and says whether the database allows it; it does not when that money is gone already. */
export async function insertCalled(tx: Tx, refundId: string, attempt: number, realNow: Date, at: Date): Promise<boolean> {
  await sql`savepoint calling`.execute(tx);
  try {
    await insertRefundFact(tx, { refundId, attempt, kind: 'called', details: { calledAt: realNow.toISOString() }, at });
  } catch (error) {
    if (sqlState(error) !== 'PY002') throw error;
    await sql`rollback to savepoint calling`.execute(tx);
    return false;
  }
  await sql`release savepoint calling`.execute(tx);
  return true;
}

export async function queueCall(tx: Tx, refundId: string, dueAt: Date): Promise<void> {
  await sql`insert into payments.refund_calls (refund_id, due_at) values (${refundId}, ${dueAt}) on conflict do nothing`.execute(tx);
}

/** True for the one caller that may now ask the processor; it holds until `until`, by the real clock. */
export async function claimCall(tx: Tx, refundId: string, realNow: Date, until: Date): Promise<boolean> {
  const { rows } = await sql`update payments.refund_calls set claimed_until = ${until}
    where refund_id = ${refundId} and (claimed_until is null or claimed_until <= ${realNow}) returning 1`.execute(tx);
  return rows.length > 0;
}

/** Later, further apart each time: `laterMs` gives the wait by the tries so far. */
export async function postponeCall(tx: Tx, refundId: string, laterMs: (tries: number) => number, now: Date): Promise<void> {
  const { rows } = await sql<{ tries: number }>`select tries from payments.refund_calls where refund_id = ${refundId}`.execute(tx);
  const tries = rows[0]?.tries ?? 0;
  await sql`update payments.refund_calls set tries = ${tries + 1}, due_at = ${new Date(now.getTime() + laterMs(tries))}, claimed_until = null
    where refund_id = ${refundId}`.execute(tx);
}

export async function deleteCall(tx: Tx, refundId: string): Promise<void> {
  await sql`delete from payments.refund_calls where refund_id = ${refundId}`.execute(tx);
}

export async function dueCalls(tx: Tx, now: Date, limit: number): Promise<string[]> {
  const { rows } = await sql<{
    refund_id: string;
  }>`select refund_id from payments.refund_calls where due_at <= ${now} order by due_at limit ${limit}`.execute(tx);
  return rows.map((row) => row.refund_id);
}

/** Refunds of ours that a person must look at: their newest attempt was refused or failed, and nothing came after. The oldest first. */
export async function stuckRefunds(tx: Tx, limit: number): Promise<(RefundRow & { purpose: string; subject: string; payer: string })[]> {
  const { rows } = await sql<
    RefundRow & { purpose: string; subject: string; payer: string }
  >`select ${REFUND}, p.purpose, p.subject, p.payer
    from payments.owed_open o join payments.refunds r on r.refund_id = o.owed_id join payments.payments p on p.payment_id = r.payment_id
    where o.stands = 'stuck' order by r.created_at limit ${limit}`.execute(tx);
  return rows;
}

/** Payments somebody disputes, the newest first. */
export async function disputedPayments(
  tx: Tx,
  limit: number,
): Promise<{ paymentId: string; purpose: string; subject: string; payer: string; amountCents: Money }[]> {
  const { rows } = await sql<{ paymentId: string; purpose: string; subject: string; payer: string; amountCents: Money }>`
    select p.payment_id as "paymentId", p.purpose, p.subject, p.payer, p.amount_cents as "amountCents"
    from payments.payments p join (select payment_id, max(at) as at from payments.facts where kind = 'dispute_opened' group by payment_id) d
      on d.payment_id = p.payment_id
    order by d.at desc limit ${limit}`.execute(tx);
  return rows;
}

/** As the database's own guard counts it. */
export async function leftOf(tx: Tx, paymentId: string): Promise<Money> {
  const { rows } = await sql<{ left: bigint }>`select (
      (select coalesce(sum(f.amount_cents), 0) from payments.facts f where f.payment_id = ${paymentId} and f.kind = 'captured')
      - (select coalesce(sum(r.amount_cents), 0) from payments.refunds r where r.payment_id = ${paymentId} and r.covers is null
        and not (r.origin = 'processor' and exists (select 1 from payments.refund_facts f where f.refund_id = r.refund_id and f.kind = 'failed')))
    )::bigint as left`.execute(tx);
  return rows[0]!.left;
}
