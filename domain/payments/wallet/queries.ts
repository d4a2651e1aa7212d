import { sql } from 'kysely';
import { sqlState, type Tx } from '#kernel/db.ts';
import type { Money } from '#kernel/money.ts';

/** What a payment that fills a wallet calls itself. */
export const WALLET_PURPOSE = 'wallet';

export interface SpendRow {
  spendId: string;
  purpose: string;
  subject: string;
  customer: string;
  walletCents: Money;
  totalCents: Money;
  createdAt: Date;
}

export type SpendFactKind = 'taken' | 'freed';

const SPEND = sql`s.spend_id as "spendId", s.purpose, s.subject, s.customer, s.wallet_cents as "walletCents", s.total_cents as "totalCents",
  s.created_at as "createdAt"`;

/** False when this thing has its spend already. */
export async function insertSpend(tx: Tx, row: SpendRow): Promise<boolean> {
  const { rows } =
    await sql`insert into payments.wallet_spends (spend_id, purpose, subject, customer, wallet_cents, total_cents, created_at)
    values (${row.spendId}, ${row.purpose}, ${row.subject}, ${row.customer}, ${row.walletCents}, ${row.totalCents}, ${row.createdAt})
    on conflict (purpose, subject) do nothing returning 1`.execute(tx);
  return rows.length > 0;
}

export async function spendFor(tx: Tx, purpose: string, subject: string): Promise<SpendRow | undefined> {
  return (
    await sql<SpendRow>`select ${SPEND} from payments.wallet_spends s where s.purpose = ${purpose} and s.subject = ${subject}`.execute(tx)
  ).rows[0];
}

/** Which of these things are paid from the wallet, in part or whole. */
export async function subjectsWithSpend(tx: Tx, purpose: string, subjects: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ subject: string }>`select subject from payments.wallet_spends
    where purpose = ${purpose} and subject = any (${[...subjects]}::text[])`.execute(tx);
  return new Set(rows.map((row) => row.subject));
}

export async function spendById(tx: Tx, id: string): Promise<SpendRow | undefined> {
  return (await sql<SpendRow>`select ${SPEND} from payments.wallet_spends s where s.spend_id = ${id}`.execute(tx)).rows[0];
}

export async function spendFactsOf(tx: Tx, spendId: string): Promise<{ kind: SpendFactKind; at: Date }[]> {
  return (
    await sql<{ kind: SpendFactKind; at: Date }>`select kind, at from payments.wallet_spend_facts where spend_id = ${spendId}`.execute(tx)
  ).rows;
}

export async function insertSpendFact(tx: Tx, spend: SpendRow, kind: SpendFactKind, at: Date): Promise<void> {
  await sql`insert into payments.wallet_spend_facts (spend_id, kind, at, customer) values (${spend.spendId}, ${kind}, ${at}, ${spend.customer})
    on conflict do nothing`.execute(tx);
}

/** Spends of which nothing is known yet, started before a moment, the oldest first. */
export async function openSpends(tx: Tx, before: Date, limit: number): Promise<SpendRow[]> {
  const { rows } = await sql<SpendRow>`select ${SPEND} from payments.wallet_spends s
    where s.created_at < ${before} and not exists (select 1 from payments.wallet_spend_facts f where f.spend_id = s.spend_id)
    order by s.created_at limit ${limit}`.execute(tx);
  return rows;
}

export interface ReturnRow {
  returnId: string;
  spendId: string;
  amountCents: Money;
  reason: string;
  key: string;
  askedBy: string | null;
  at: Date;
}

/** False when this key has its return already. */
export async function insertReturn(tx: Tx, row: ReturnRow & { customer: string }): Promise<boolean> {
  const { rows } = await sql`insert into payments.wallet_returns (return_id, spend_id, amount_cents, reason, key, asked_by, at, customer)
    values (${row.returnId}, ${row.spendId}, ${row.amountCents}, ${row.reason}, ${row.key}, ${row.askedBy}, ${row.at}, ${row.customer})
    on conflict (key) do nothing returning 1`.execute(tx);
  return rows.length > 0;
}

export function isOverSpend(error: unknown): boolean {
  return sqlState(error) === 'PY003';
}

export async function returnByKey(tx: Tx, key: string): Promise<ReturnRow | undefined> {
  const { rows } = await sql<ReturnRow>`select return_id as "returnId", spend_id as "spendId", amount_cents as "amountCents", reason, key,
    asked_by as "askedBy", at from payments.wallet_returns where key = ${key}`.execute(tx);
  return rows[0];
}

export async function returnsOf(tx: Tx, spendId: string): Promise<ReturnRow[]> {
  const { rows } = await sql<ReturnRow>`select return_id as "returnId", spend_id as "spendId", amount_cents as "amountCents", reason, key,
    asked_by as "askedBy", at from payments.wallet_returns where spend_id = ${spendId} order by at, return_id`.execute(tx);
  return rows;
}

/** What a customer added since a moment, or still may: pages that ended without money do not count. */
export async function filledSince(tx: Tx, customer: string, since: Date): Promise<Money> {
  const { rows } = await sql<{ cents: bigint }>`select coalesce(sum(p.amount_cents), 0)::bigint as cents from payments.payments p
    where p.payer = ${customer} and p.purpose = ${WALLET_PURPOSE} and p.created_at > ${since}
      and not (exists (select 1 from payments.facts f where f.payment_id = p.payment_id and f.kind in ('expired', 'failed'))
        and not exists (select 1 from payments.facts f where f.payment_id = p.payment_id and f.kind = 'captured'))`.execute(tx);
  return rows[0]!.cents;
}

/** What a customer put into the wallet, the newest first. */
export async function fillsOf(tx: Tx, customer: string): Promise<{ payment: string; fill: string; amountCents: Money; at: Date }[]> {
  const { rows } = await sql<{ payment: string; fill: string; amountCents: Money; at: Date }>`
    select p.payment_id as payment, p.subject as fill, p.amount_cents as "amountCents", p.created_at as at from payments.payments p
    where p.payer = ${customer} and p.purpose = ${WALLET_PURPOSE} order by p.created_at desc, p.payment_id desc`.execute(tx);
  return rows;
}

export interface WalletRefundRow {
  walletRefundId: string;
  customer: string;
  amountCents: Money;
  leftCents: Money;
  at: Date;
}

export async function insertWalletRefund(tx: Tx, row: WalletRefundRow): Promise<void> {
  await sql`insert into payments.wallet_refunds (wallet_refund_id, customer, amount_cents, left_cents, at)
    values (${row.walletRefundId}, ${row.customer}, ${row.amountCents}, ${row.leftCents}, ${row.at})`.execute(tx);
}
