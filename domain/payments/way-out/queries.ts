import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { Money } from '#kernel/money.ts';
import type { WayOut } from './ways.ts';

export interface WayAsk extends WayOut {
  askId: string;
  /** A refund, or what was left in a wallet. */
  owedId: string;
  askedBy: string;
  at: Date;
  decidedBy: string | null;
  isApproved: boolean | null;
  decidedAt: Date | null;
}

export async function wayAsksOf(tx: Tx, owedId: string): Promise<WayAsk[]> {
  const { rows } = await sql<WayAsk>`select a.ask_id as "askId", a.owed_id as "owedId", a.way, a.number, a.state_code as "stateCode",
      a.due_on::text as "dueOn", a.note, a.asked_by as "askedBy", a.at, d.decided_by as "decidedBy", d.is_approved as "isApproved", d.at as "decidedAt"
    from payments.way_asks a left join payments.way_decisions d on d.ask_id = a.ask_id where a.owed_id = ${owedId} order by a.at, a.ask_id`.execute(
    tx,
  );
  return rows;
}

export async function insertWayAsk(tx: Tx, ask: WayOut & Pick<WayAsk, 'askId' | 'owedId' | 'askedBy' | 'at'>): Promise<void> {
  await sql`insert into payments.way_asks (ask_id, owed_id, way, number, state_code, due_on, note, asked_by, at)
    values (${ask.askId}, ${ask.owedId}, ${ask.way}, ${ask.number}, ${ask.stateCode}, ${ask.dueOn}, ${ask.note}, ${ask.askedBy}, ${ask.at})`.execute(
    tx,
  );
}

export async function insertWayDecision(tx: Tx, ask: WayAsk, d: { decidedBy: string; isApproved: boolean; at: Date }): Promise<void> {
  await sql`insert into payments.way_decisions (ask_id, owed_id, asked_by, decided_by, is_approved, at)
    values (${ask.askId}, ${ask.owedId}, ${ask.askedBy}, ${d.decidedBy}, ${d.isApproved}, ${d.at})`.execute(tx);
}

interface WalletRestRow {
  restId: string;
  customer: string;
  amountCents: Money;
  at: Date;
}

/** Why what was left in a wallet is owed; its words stand with those of refunds. */
export const WALLET_REST = 'wallet_rest';

const REST = sql`r.rest_id as "restId", r.customer, r.amount_cents as "amountCents", r.at`;

export async function walletRestById(tx: Tx, id: string): Promise<WalletRestRow | undefined> {
  return (await sql<WalletRestRow>`select ${REST} from payments.wallet_rests r where r.rest_id = ${id}`.execute(tx)).rows[0];
}

/** Of a rest `r`: no way was agreed to. */
export const NO_WAY_YET = sql`not exists (select 1 from payments.way_decisions d where d.owed_id = r.rest_id and d.is_approved)`;

/** What was left in wallets and has no way yet, the oldest first. */
export async function restsWithoutWay(tx: Tx, limit: number): Promise<WalletRestRow[]> {
  const { rows } =
    await sql<WalletRestRow>`select ${REST} from payments.wallet_rests r where ${NO_WAY_YET} order by r.at limit ${limit}`.execute(tx);
  return rows;
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
  const behind = (day: RawBuilder<unknown>, id: RawBuilder<unknown>) =>
    after === null ? sql`true` : sql`(${day}, ${id}) > (${after.dueOn}, ${after.refund})`;
  const { rows } = await sql<UnclaimedRow>`(select f.refund_id as refund, p.purpose, p.subject, r.amount_cents as "amountCents",
      f.details ->> 'state' as "stateCode", f.details ->> 'dueOn' as "dueOn", f.at as since
    from payments.refund_facts f join payments.refunds r on r.refund_id = f.refund_id join payments.payments p on p.payment_id = r.payment_id
    where f.kind = 'unclaimed' and ${behind(sql`f.details ->> 'dueOn'`, sql`f.refund_id`)} and ${STILL_UNCLAIMED}
    order by f.details ->> 'dueOn', f.refund_id limit ${limit})
    union all (select r.rest_id, 'wallet', r.rest_id, r.amount_cents, a.state_code, a.due_on::text, d.at from ${KEPT_RESTS}
      and ${behind(sql`a.due_on::text`, sql`r.rest_id`)} order by a.due_on, r.rest_id limit ${limit})
    order by "dueOn", refund limit ${limit}`.execute(tx);
  return rows;
}

/** Rests of wallets `r` that are kept as unclaimed, by the ask `a` and its decision `d`. */
export const KEPT_RESTS = sql`payments.way_asks a join payments.way_decisions d on d.ask_id = a.ask_id and d.is_approved
    join payments.wallet_rests r on r.rest_id = a.rest_id
  where a.way = 'unclaimed' and not exists (select 1 from payments.way_decisions o join payments.way_asks b on b.ask_id = o.ask_id
    where o.owed_id = r.rest_id and o.is_approved and b.way <> 'unclaimed')`;

/** As refunds/refund.ts reads the facts: neither paid since, nor did the card take it after all. */
export const STILL_UNCLAIMED = sql`not exists (select 1 from payments.refund_facts o where o.refund_id = f.refund_id
  and (o.kind in ('paid_otherwise', 'settled_by_dispute')
    or (o.kind = 'succeeded' and o.attempt >= f.attempt
      and not exists (select 1 from payments.refund_facts b where b.refund_id = o.refund_id and b.attempt = o.attempt and b.kind = 'failed'))))`;
