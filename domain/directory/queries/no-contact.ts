import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { MarkKind, PersonMarks } from '../contacts/person-marks.ts';

interface Looking {
  customer: string;
  people: readonly string[];
  marks: PersonMarks;
  at: Date;
}

/** Whom of these people a customer may not reach. */
export async function selectRestricted(tx: Tx, { customer, people, marks, at }: Looking): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select id from directory.restricted_people(
    ${customer}, ${[...people]}::text[], ${marks.email}, ${marks.phone}, ${[...marks.name]}::text[], ${at}) as id`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

/** The same, and leaves a match for the agency's staff. */
export async function recordRestricted(
  tx: Tx,
  looking: Looking & { knownAs: string | null; tried: 'list' | 'ask' | 'send' },
): Promise<Set<string>> {
  const { customer, people, marks, at, knownAs, tried } = looking;
  const { rows } = await sql<{ id: string }>`select id from directory.record_restrictions(
    ${customer}, ${knownAs}, ${[...people]}::text[], ${marks.email}, ${marks.phone}, ${[...marks.name]}::text[], ${tried}, ${at}) as id`.execute(
    tx,
  );
  return new Set(rows.map(({ id }) => id));
}

export const orderKinds = ['court', 'victim', 'agency'] as const;
export type OrderKind = (typeof orderKinds)[number];

export interface OrderRow {
  id: string;
  agencyId: string;
  residentId: string | null;
  residentName: string | null;
  residentNumber: string | null;
  kind: OrderKind;
  source: string;
  /** ISO days. */
  orderedOn: string;
  untilDay: string | null;
  untilAt: Date | null;
  note: string | null;
  enteredAt: Date;
  enteredBy: string;
  endedAt: Date | null;
  endedBy: string | null;
  endReason: string | null;
  marks: { kind: MarkKind; typed: string }[];
}

const ORDER = sql`o.id, o.agency_id as "agencyId", o.resident_id as "residentId", r.given_name || ' ' || r.family_name as "residentName",
  r.number as "residentNumber", o.kind, o.source, to_char(o.ordered_on, 'YYYY-MM-DD') as "orderedOn", to_char(o.until_day, 'YYYY-MM-DD') as "untilDay",
  o.until_at as "untilAt", o.note, o.entered_at as "enteredAt", o.entered_by as "enteredBy", e.ended_at as "endedAt", e.ended_by as "endedBy", e.reason as "endReason",
  coalesce((select jsonb_agg(jsonb_build_object('kind', m.kind, 'typed', m.typed) order by m.id) from directory.no_contact_marks m where m.order_id = o.id), '[]') as marks`;
const FROM_ORDERS = sql`from directory.no_contact_orders o
  left join directory.v_residents r on r.id = o.resident_id left join directory.no_contact_ends e on e.order_id = o.id`;

export type NewOrder = Pick<
  OrderRow,
  'id' | 'agencyId' | 'residentId' | 'kind' | 'source' | 'orderedOn' | 'untilDay' | 'untilAt' | 'note' | 'enteredAt' | 'enteredBy'
>;

export async function insertOrder(
  tx: Tx,
  order: NewOrder,
  marks: readonly { kind: MarkKind; typed: string; mark: string }[],
): Promise<void> {
  await sql`insert into directory.no_contact_orders (id, agency_id, resident_id, kind, source, ordered_on, until_day, until_at, note, entered_at, entered_by)
    values (${order.id}, ${order.agencyId}, ${order.residentId}, ${order.kind}, ${order.source}, ${order.orderedOn}::date, ${order.untilDay}::date, ${order.untilAt},
            ${order.note}, ${order.enteredAt}, ${order.enteredBy})`.execute(tx);
  for (const { kind, typed, mark } of marks) {
    await sql`insert into directory.no_contact_marks (order_id, agency_id, kind, typed, mark)
      values (${order.id}, ${order.agencyId}, ${kind}, ${typed}, ${mark}) on conflict do nothing`.execute(tx);
  }
}

/** False when it was ended before. */
export async function insertOrderEnd(
  tx: Tx,
  end: { orderId: string; agencyId: string; by: string; reason: string },
  at: Date,
): Promise<boolean> {
  const { rows } = await sql`insert into directory.no_contact_ends (order_id, agency_id, ended_at, ended_by, reason)
    values (${end.orderId}, ${end.agencyId}, ${at}, ${end.by}, ${end.reason}) on conflict do nothing returning 1`.execute(tx);
  return rows.length > 0;
}

export async function selectOrder(tx: Tx, id: string): Promise<OrderRow | undefined> {
  return (await sql<OrderRow>`select ${ORDER} ${FROM_ORDERS} where o.id = ${id}`.execute(tx)).rows[0];
}

export interface OrderFilter {
  agencyId: string;
  /** In force, or over. */
  inForce: boolean;
  now: Date;
  /** Any of: a mark in its compared form, or a resident's number. */
  marks: readonly string[];
  number: string | null;
  limit: number;
  skip: number;
}

function ordersWhere(filter: Omit<OrderFilter, 'limit' | 'skip'>) {
  const searched = filter.marks.length > 0 || filter.number !== null;
  return sql`o.agency_id = ${filter.agencyId}
    and (e.order_id is null and (o.until_at is null or o.until_at > ${filter.now})) = ${filter.inForce}
    and (${!searched} or r.number = ${filter.number}
      or exists (select 1 from directory.no_contact_marks m where m.order_id = o.id and (m.mark = any (${[...filter.marks]}::text[])
        or (m.kind = 'name' and string_to_array(m.mark, ' ') @> string_to_array(${filter.marks[0] ?? null}, ' ')))))`;
}

export async function selectOrders(tx: Tx, filter: OrderFilter): Promise<OrderRow[]> {
  const { rows } = await sql<OrderRow>`select ${ORDER} ${FROM_ORDERS} where ${ordersWhere(filter)}
    order by o.entered_at desc, o.id desc limit ${filter.limit} offset ${filter.skip}`.execute(tx);
  return rows;
}

export async function countOrders(tx: Tx, filter: Omit<OrderFilter, 'limit' | 'skip'>): Promise<number> {
  return Number((await sql<{ count: bigint }>`select count(*) ${FROM_ORDERS} where ${ordersWhere(filter)}`.execute(tx)).rows[0]!.count);
}

export interface MatchRow {
  id: bigint;
  orderId: string;
  agencyId: string;
  residentName: string;
  residentNumber: string;
  customerName: string | null;
  matched: MarkKind[];
  tried: 'list' | 'ask' | 'send';
  matchedAt: Date;
  verdict: 'same' | 'other' | null;
  words: string | null;
  decidedAt: Date | null;
}

const MATCHES = sql`select k.id, k.order_id as "orderId", k.agency_id as "agencyId", r.given_name || ' ' || r.family_name as "residentName",
  r.number as "residentNumber", k.customer_name as "customerName", k.matched, k.tried, k.matched_at as "matchedAt", v.verdict, v.words, v.decided_at as "decidedAt"
  from directory.no_contact_matches k join directory.v_residents r on r.id = k.resident_id left join directory.no_contact_verdicts v on v.match_id = k.id`;

/** Of one order, or every one that nobody has judged; the oldest first. */
export async function selectMatches(tx: Tx, agencyId: string, orderId: string | null): Promise<MatchRow[]> {
  const { rows } = await sql<MatchRow>`${MATCHES} where k.agency_id = ${agencyId}
    and (case when ${orderId}::text is null then v.match_id is null else k.order_id = ${orderId} end) order by k.id limit 200`.execute(tx);
  return rows;
}

export async function selectMatch(tx: Tx, id: bigint): Promise<MatchRow | undefined> {
  return (await sql<MatchRow>`${MATCHES} where k.id = ${id}`.execute(tx)).rows[0];
}

/** False when somebody judged it before. */
export async function insertVerdict(
  tx: Tx,
  verdict: { matchId: bigint; agencyId: string; verdict: 'same' | 'other'; words: string; by: string },
  at: Date,
): Promise<boolean> {
  const { rows } = await sql`insert into directory.no_contact_verdicts (match_id, agency_id, verdict, words, decided_at, decided_by)
    values (${verdict.matchId}, ${verdict.agencyId}, ${verdict.verdict}, ${verdict.words}, ${at}, ${verdict.by}) on conflict do nothing returning 1`.execute(
    tx,
  );
  return rows.length > 0;
}

/** The person of the agency with this number, which is in its one form already. */
export async function selectByNumber(tx: Tx, agencyId: string, number: string): Promise<{ id: string } | undefined> {
  return (await sql<{ id: string }>`select id from directory.v_residents where agency_id = ${agencyId} and number = ${number}`.execute(tx))
    .rows[0];
}
