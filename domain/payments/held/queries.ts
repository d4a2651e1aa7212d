import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { Money } from '#kernel/money.ts';
import type { HeldChoice } from './held-part.ts';

export interface HeldRow {
  dispute: string;
  paymentId: string;
  customer: string;
  amountCents: Money;
  heldAt: Date;
  lostAt: Date | null;
  endedAt: Date | null;
  takenCents: Money | null;
}

export interface HeldAsk {
  askId: string;
  dispute: string;
  choice: HeldChoice;
  note: string;
  askedBy: string;
  at: Date;
  decidedBy: string | null;
  isApproved: boolean | null;
  decidedAt: Date | null;
}

const HELD = sql`h.dispute, h.payment_id as "paymentId", h.customer, h.amount_cents as "amountCents", h.held_at as "heldAt", h.lost_at as "lostAt",
  h.ended_at as "endedAt", h.taken_cents as "takenCents"`;

export async function insertHeld(
  tx: Tx,
  one: Pick<HeldRow, 'dispute' | 'paymentId' | 'customer' | 'amountCents' | 'heldAt'>,
): Promise<void> {
  await sql`insert into payments.held_parts (dispute, payment_id, customer, amount_cents, held_at)
    values (${one.dispute}, ${one.paymentId}, ${one.customer}, ${one.amountCents}, ${one.heldAt}) on conflict do nothing`.execute(tx);
}

export async function markLost(tx: Tx, dispute: string, at: Date): Promise<void> {
  await sql`update payments.held_parts set lost_at = ${at} where dispute = ${dispute} and lost_at is null`.execute(tx);
}

/** False when it had ended. */
export async function endHeld(tx: Tx, dispute: string, at: Date, takenCents: Money | null): Promise<boolean> {
  const { rows } = await sql`update payments.held_parts set ended_at = ${at}, taken_cents = ${takenCents}
    where dispute = ${dispute} and ended_at is null returning 1`.execute(tx);
  return rows.length > 0;
}

export async function heldById(tx: Tx, dispute: string): Promise<HeldRow | undefined> {
  return (await sql<HeldRow>`select ${HELD} from payments.held_parts h where h.dispute = ${dispute}`.execute(tx)).rows[0];
}

/** Of which of these disputes a part is or was held. */
export async function heldAmong(tx: Tx, disputes: readonly string[]): Promise<Map<string, HeldRow>> {
  const { rows } = await sql<HeldRow>`select ${HELD} from payments.held_parts h where h.dispute = any (${[...disputes]}::text[])`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.dispute, row]));
}

export async function heldAsksOf(tx: Tx, dispute: string): Promise<HeldAsk[]> {
  const { rows } = await sql<HeldAsk>`select a.ask_id as "askId", a.dispute, a.choice, a.note, a.asked_by as "askedBy", a.at,
      d.decided_by as "decidedBy", d.is_approved as "isApproved", d.at as "decidedAt"
    from payments.held_asks a left join payments.held_decisions d on d.ask_id = a.ask_id
    where a.dispute = ${dispute} order by a.at, a.ask_id`.execute(tx);
  return rows;
}

export async function insertHeldAsk(tx: Tx, ask: Pick<HeldAsk, 'askId' | 'dispute' | 'choice' | 'note' | 'askedBy' | 'at'>): Promise<void> {
  await sql`insert into payments.held_asks (ask_id, dispute, choice, note, asked_by, at)
    values (${ask.askId}, ${ask.dispute}, ${ask.choice}, ${ask.note}, ${ask.askedBy}, ${ask.at})`.execute(tx);
}

export async function insertHeldDecision(tx: Tx, ask: HeldAsk, d: { decidedBy: string; isApproved: boolean; at: Date }): Promise<void> {
  await sql`insert into payments.held_decisions (ask_id, dispute, asked_by, decided_by, is_approved, at)
    values (${ask.askId}, ${ask.dispute}, ${ask.askedBy}, ${d.decidedBy}, ${d.isApproved}, ${d.at})`.execute(tx);
}
