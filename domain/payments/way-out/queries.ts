import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { Money } from '#kernel/money.ts';
import type { WayOut } from './ways.ts';

export interface WayAsk extends WayOut {
  askId: string;
  refundId: string;
  askedBy: string;
  at: Date;
  decidedBy: string | null;
  isApproved: boolean | null;
  decidedAt: Date | null;
}

export async function wayAsksOf(tx: Tx, refundId: string): Promise<WayAsk[]> {
  const { rows } = await sql<WayAsk>`select a.ask_id as "askId", a.refund_id as "refundId", a.way, a.number, a.state_code as "stateCode",
      a.due_on::text as "dueOn", a.note, a.asked_by as "askedBy", a.at, d.decided_by as "decidedBy", d.is_approved as "isApproved", d.at as "decidedAt"
    from payments.way_asks a left join payments.way_decisions d on d.ask_id = a.ask_id where a.refund_id = ${refundId} order by a.at, a.ask_id`.execute(
    tx,
  );
  return rows;
}

export async function insertWayAsk(tx: Tx, ask: WayOut & Pick<WayAsk, 'askId' | 'refundId' | 'askedBy' | 'at'>): Promise<void> {
  await sql`insert into payments.way_asks (ask_id, refund_id, way, number, state_code, due_on, note, asked_by, at)
    values (${ask.askId}, ${ask.refundId}, ${ask.way}, ${ask.number}, ${ask.stateCode}, ${ask.dueOn}, ${ask.note}, ${ask.askedBy}, ${ask.at})`.execute(
    tx,
  );
}

export async function insertWayDecision(tx: Tx, ask: WayAsk, d: { decidedBy: string; isApproved: boolean; at: Date }): Promise<void> {
  await sql`insert into payments.way_decisions (ask_id, refund_id, asked_by, decided_by, is_approved, at)
    values (${ask.askId}, ${ask.refundId}, ${ask.askedBy}, ${d.decidedBy}, ${d.isApproved}, ${d.at})`.execute(tx);
}

export interface UnclaimedRow {
  refund: string;
  purpose: string;
  subject: string;
  amountCents: Money;
  stateCode: string;
  dueOn: string;
  since: Date;
}

/** What is kept for owners nobody reached, what is owed to a state first. `after` is the last one of the page before. */
export async function unclaimedRefunds(
  tx: Tx,
  page: { after: { dueOn: string; refund: string } | null; limit: number },
): Promise<UnclaimedRow[]> {
  const { after, limit } = page;
  const { rows } = await sql<UnclaimedRow>`select f.refund_id as refund, p.purpose, p.subject, r.amount_cents as "amountCents",
      f.details ->> 'state' as "stateCode", f.details ->> 'dueOn' as "dueOn", f.at as since
    from payments.refund_facts f join payments.refunds r on r.refund_id = f.refund_id join payments.payments p on p.payment_id = r.payment_id
    where f.kind = 'unclaimed' and ${after === null ? sql`true` : sql`(f.details ->> 'dueOn', f.refund_id) > (${after.dueOn}, ${after.refund})`}
      and ${STILL_UNCLAIMED}
    order by f.details ->> 'dueOn', f.refund_id limit ${limit}`.execute(tx);
  return rows;
}

/** As refunds/refund.ts reads the facts: neither paid since, nor did the card take it after all. */
export const STILL_UNCLAIMED = sql`not exists (select 1 from payments.refund_facts o where o.refund_id = f.refund_id
  and (o.kind in ('paid_otherwise', 'settled_by_dispute')
    or (o.kind = 'succeeded' and o.attempt >= f.attempt
      and not exists (select 1 from payments.refund_facts b where b.refund_id = o.refund_id and b.attempt = o.attempt and b.kind = 'failed'))))`;
