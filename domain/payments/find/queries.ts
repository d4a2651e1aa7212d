import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { Money } from '#kernel/money.ts';

export interface FoundPayment {
  paymentId: string;
  purpose: string;
  subject: string;
  payer: string;
  amountCents: Money;
  createdAt: Date;
}

const FOUND = sql`p.payment_id as "paymentId", p.purpose, p.subject, p.payer, p.amount_cents as "amountCents", p.created_at as "createdAt"`;

export async function paymentsById(tx: Tx, id: string): Promise<FoundPayment[]> {
  return (await sql<FoundPayment>`select ${FOUND} from payments.payments p where p.payment_id = ${id}`.execute(tx)).rows;
}

export async function paymentOfRefund(tx: Tx, refundId: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select payment_id as id from payments.refunds where refund_id = ${refundId}`.execute(tx);
  return rows[0]?.id;
}

/** By the processor's id of the page, the charge, the refund or the dispute. */
export async function paymentsByObject(tx: Tx, object: string): Promise<FoundPayment[]> {
  const { rows } = await sql<FoundPayment>`select ${FOUND} from payments.payments p
    where p.payment_id in (select f.payment_id from payments.facts f where f.processor_object = ${object})`.execute(tx);
  return rows;
}

export async function paymentsByCard(tx: Tx, last4: string, cents: Money | null, limit: number): Promise<FoundPayment[]> {
  const { rows } = await sql<FoundPayment>`select ${FOUND} from payments.facts f join payments.payments p on p.payment_id = f.payment_id
    where f.card_last4 = ${last4} and (${cents}::bigint is null or p.amount_cents = ${cents})
    order by f.at desc, f.fact_id desc limit ${limit}`.execute(tx);
  return rows;
}
