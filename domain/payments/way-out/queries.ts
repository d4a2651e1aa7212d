import { sql } from 'kysely';
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

/** Which of these wait for a second person. */
export async function openAsksAmong(tx: Tx, owedIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ owed: string }>`select a.owed_id as owed from payments.way_asks a
    where a.owed_id = any (${[...owedIds]}::text[]) and not exists (select 1 from payments.way_decisions d where d.ask_id = a.ask_id)`.execute(
    tx,
  );
  return new Set(rows.map(({ owed }) => owed));
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

/** Money that is owed apart from a refund: what was left in the wallet of a closed login, had been sent and came back, or a part that a bank had paid and gave to us again. */
interface RestRow {
  restId: string;
  customer: string;
  amountCents: Money;
  purpose: string;
  subject: string;
  agencyId: string | null;
  /** The refund that it once was, or a part of. */
  refundId: string | null;
  /** The ask for the way it had gone before it came back. */
  cameBackOf: string | null;
  at: Date;
}

/** Why a rest is owed, as the codes of refunds that no card took say it. */
export function whyOwed({ cameBackOf, refundId }: Pick<RestRow, 'cameBackOf' | 'refundId'>): string {
  if (cameBackOf !== null) return 'way_came_back';
  return refundId === null ? 'wallet_rest' : 'bank_gave_back';
}

const REST = sql`r.rest_id as "restId", r.customer, r.amount_cents as "amountCents", r.purpose, r.subject, r.agency_id as "agencyId",
  r.refund_id as "refundId", r.came_back_of as "cameBackOf", r.at`;

export async function insertRest(tx: Tx, row: RestRow): Promise<void> {
  await sql`insert into payments.rests (rest_id, customer, amount_cents, purpose, subject, agency_id, refund_id, came_back_of, at)
    values (${row.restId}, ${row.customer}, ${row.amountCents}, ${row.purpose}, ${row.subject}, ${row.agencyId}, ${row.refundId},
      ${row.cameBackOf}, ${row.at})`.execute(tx);
}

export async function restById(tx: Tx, id: string): Promise<RestRow | undefined> {
  return (await sql<RestRow>`select ${REST} from payments.rests r where r.rest_id = ${id}`.execute(tx)).rows[0];
}

/** What was left in wallets or came back, and has no way yet, the oldest first. */
export async function restsWithoutWay(tx: Tx, limit: number): Promise<RestRow[]> {
  const { rows } = await sql<RestRow>`select ${REST} from payments.owed_open o join payments.rests r on r.rest_id = o.owed_id
    where o.stands = 'stuck' order by r.at limit ${limit}`.execute(tx);
  return rows;
}

export interface SentRow {
  ask: string;
  /** The refund, or the rest, that went this way. */
  owed: string;
  way: 'check' | 'bank' | 'state';
  number: string;
  amountCents: Money;
  at: Date;
  hasComeBack: boolean;
}

/**
 * Ways on which money leaves our bank, as they were asked for, the newest first; `after`: the last one of the page before. The page is taken before it is
 * looked at what was decided: so it costs no more when there are many.
 */
export async function numberedWays(
  tx: Tx,
  page: { number: string | null; after: string | null; limit: number },
): Promise<(SentRow & { isApproved: boolean })[]> {
  const { number, after, limit } = page;
  const isThis = number === null ? sql`a.number is not null` : sql`a.number = ${number}`;
  const behind =
    after === null ? sql`true` : sql`(a.at, a.ask_id) < (select l.at, l.ask_id from payments.way_asks l where l.ask_id = ${after})`;
  const { rows } = await sql<SentRow & { isApproved: boolean }>`
    with page as materialized (select a.ask_id, a.owed_id, a.refund_id, a.rest_id, a.way, a.number, a.at from payments.way_asks a
      where ${isThis} and ${behind} order by a.at desc, a.ask_id desc limit ${limit})
    select a.ask_id as ask, a.owed_id as owed, a.way, a.number, coalesce(f.amount_cents, r.amount_cents) as "amountCents", coalesce(d.at, a.at) as at,
      coalesce(d.is_approved, false) as "isApproved", exists (select 1 from payments.rests b where b.came_back_of = a.ask_id) as "hasComeBack"
    from page a left join payments.way_decisions d on d.ask_id = a.ask_id
      left join payments.refunds f on f.refund_id = a.refund_id left join payments.rests r on r.rest_id = a.rest_id
    order by a.at desc, a.ask_id desc`.execute(tx);
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
  const { rows } = await sql<UnclaimedRow>`
    select o.owed_id as refund, coalesce(w.purpose, p.purpose) as purpose, coalesce(w.subject, p.subject) as subject,
      coalesce(w.amount_cents, r.amount_cents) as "amountCents", a.state_code as "stateCode", o.due_on::text as "dueOn", o.at as since
    from payments.owed_open o left join payments.refunds r on r.refund_id = o.owed_id left join payments.payments p on p.payment_id = r.payment_id
      left join payments.rests w on w.rest_id = o.owed_id
      -- By which word it is kept: one of two people's, agreed to.
      cross join lateral (select k.state_code from payments.way_asks k join payments.way_decisions d on d.ask_id = k.ask_id and d.is_approved
        where k.owed_id = o.owed_id and k.way = 'unclaimed' limit 1) a
    where o.stands = 'kept' and ${after === null ? sql`true` : sql`(o.due_on, o.owed_id) > (${after.dueOn}::date, ${after.refund})`}
    order by o.due_on, o.owed_id limit ${limit}`.execute(tx);
  return rows;
}
