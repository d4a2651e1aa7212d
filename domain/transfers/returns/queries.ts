import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { Money } from '#kernel/money.ts';

const UNDECIDED = sql`not exists (select 1 from transfers.states s where s.transfer_id = t.transfer_id and s.kind in ('posted', 'withheld', 'returning', 'handed_over'))`;

/** What waits on an agency's list for somebody who is now at another facility of the agency; neither held, handed over, nor gone on before. */
export async function waitingForMoved(tx: Tx, agencyId: string, since: Date, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select a.transfer_id as id from transfers.states a
    join transfers.transfers t on t.transfer_id = a.transfer_id
    join directory.v_residents r on r.id = t.resident_id
    where a.kind = 'applied' and a.agency_id = ${agencyId} and a.at >= ${since} and t.onward_of is null
      and r.agency_id = t.agency_id and r.facility_id <> t.facility_id and r.status = 'here'
      and ${UNDECIDED}
    order by a.transfer_id limit ${limit}`.execute(tx);
  return rows.map(({ id }) => id);
}

/** What is late on an agency's list for somebody who is held there no more; neither held back nor handed over. */
export async function waitingForGone(tx: Tx, now: Date, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select u.transfer_id as id from transfers.under_way u
    join transfers.transfers t on t.transfer_id = u.transfer_id
    join directory.v_residents r on r.id = t.resident_id
    where u.stands = 'with_agency' and u.late_at <= ${now} and r.status in ('released', 'deceased')
      and ${UNDECIDED}
    order by u.late_at, u.transfer_id limit ${limit}`.execute(tx);
  return rows.map(({ id }) => id);
}

/** An operator's wish to give money back, with what became of it. Decided by nobody: it closed by itself, as the transfer went back. */
export interface RefundAsk {
  askId: string;
  transferId: string;
  amountCents: Money;
  note: string;
  askedBy: string;
  needsSecond: boolean;
  at: Date;
  decidedBy: string | null;
  isApproved: boolean | null;
  decisionNote: string | null;
  decidedAt: Date | null;
}

const ASK = sql`a.ask_id as "askId", a.transfer_id as "transferId", a.amount_cents as "amountCents", a.note, a.asked_by as "askedBy",
  a.needs_second as "needsSecond", a.at, d.decided_by as "decidedBy", d.is_approved as "isApproved", d.note as "decisionNote", d.at as "decidedAt"`;
const ASKS = sql`transfers.refund_asks a left join transfers.refund_decisions d on d.ask_id = a.ask_id`;

export async function insertAsk(
  tx: Tx,
  ask: Pick<RefundAsk, 'askId' | 'transferId' | 'amountCents' | 'note' | 'askedBy' | 'needsSecond' | 'at'>,
): Promise<void> {
  await sql`insert into transfers.refund_asks (ask_id, transfer_id, amount_cents, note, asked_by, needs_second, at)
    values (${ask.askId}, ${ask.transferId}, ${ask.amountCents}, ${ask.note}, ${ask.askedBy}, ${ask.needsSecond}, ${ask.at})`.execute(tx);
}

/** False when somebody has decided it before. */
export async function insertDecision(
  tx: Tx,
  decision: { askId: string; askedBy: string; decidedBy: string | null; isApproved: boolean; note: string; at: Date },
): Promise<boolean> {
  const { rows } = await sql`insert into transfers.refund_decisions (ask_id, asked_by, decided_by, is_approved, note, at)
    values (${decision.askId}, ${decision.askedBy}, ${decision.decidedBy}, ${decision.isApproved}, ${decision.note}, ${decision.at})
    on conflict (ask_id) do nothing returning 1`.execute(tx);
  return rows.length > 0;
}

export async function askById(tx: Tx, id: string): Promise<RefundAsk | undefined> {
  return (await sql<RefundAsk>`select ${ASK} from ${ASKS} where a.ask_id = ${id}`.execute(tx)).rows[0];
}

export async function asksOf(tx: Tx, transferId: string): Promise<RefundAsk[]> {
  return (await sql<RefundAsk>`select ${ASK} from ${ASKS} where a.transfer_id = ${transferId} order by a.at, a.ask_id`.execute(tx)).rows;
}

/** Asks that wait for a second person, the oldest first. */
export async function openAsks(tx: Tx, limit: number): Promise<RefundAsk[]> {
  return (
    await sql<RefundAsk>`select ${ASK} from ${ASKS} where a.needs_second and d.ask_id is null order by a.at limit ${limit}`.execute(tx)
  ).rows;
}
