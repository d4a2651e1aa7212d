import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { Money } from '#kernel/money.ts';
import type { MismatchChoice } from './choices.ts';

export interface MismatchRow {
  factId: string;
  paymentId: string;
  purpose: string;
  subject: string;
  agencyId: string | null;
  askedCents: Money;
  takenCents: Money | null;
  /** The processor's object it was taken with. */
  object: string;
  why: string | null;
  currency: string | null;
  at: Date;
}

export interface MismatchAsk {
  askId: string;
  factId: string;
  choice: MismatchChoice;
  note: string;
  askedBy: string;
  at: Date;
  decidedBy: string | null;
  isApproved: boolean | null;
  decidedAt: Date | null;
}

export async function mismatchById(tx: Tx, factId: string): Promise<MismatchRow | undefined> {
  const { rows } =
    await sql<MismatchRow>`select f.fact_id as "factId", f.payment_id as "paymentId", p.purpose, p.subject, p.agency_id as "agencyId",
      p.amount_cents as "askedCents", f.amount_cents as "takenCents", f.processor_object as object, f.details ->> 'why' as why,
      f.details ->> 'currency' as currency, f.at
    from payments.facts f join payments.payments p on p.payment_id = f.payment_id where f.fact_id = ${factId} and f.kind = 'mismatch'`.execute(
      tx,
    );
  return rows[0];
}

const ASK = sql`a.ask_id as "askId", a.fact_id as "factId", a.choice, a.note, a.asked_by as "askedBy", a.at, d.decided_by as "decidedBy",
  d.is_approved as "isApproved", d.at as "decidedAt"`;
const ASKS = sql`payments.mismatch_asks a left join payments.mismatch_decisions d on d.ask_id = a.ask_id`;

export async function mismatchAsksOf(tx: Tx, factId: string): Promise<MismatchAsk[]> {
  return (await sql<MismatchAsk>`select ${ASK} from ${ASKS} where a.fact_id = ${factId} order by a.at, a.ask_id`.execute(tx)).rows;
}

export async function insertMismatchAsk(
  tx: Tx,
  ask: Pick<MismatchAsk, 'askId' | 'factId' | 'choice' | 'note' | 'askedBy' | 'at'>,
): Promise<void> {
  await sql`insert into payments.mismatch_asks (ask_id, fact_id, choice, note, asked_by, at)
    values (${ask.askId}, ${ask.factId}, ${ask.choice}, ${ask.note}, ${ask.askedBy}, ${ask.at})`.execute(tx);
}

export async function insertMismatchDecision(
  tx: Tx,
  d: { askId: string; factId: string; askedBy: string; decidedBy: string; isApproved: boolean; at: Date },
): Promise<void> {
  await sql`insert into payments.mismatch_decisions (ask_id, fact_id, asked_by, decided_by, is_approved, at)
    values (${d.askId}, ${d.factId}, ${d.askedBy}, ${d.decidedBy}, ${d.isApproved}, ${d.at})`.execute(tx);
}
