import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { Money } from '#kernel/money.ts';
import { COLUMNS, type TransferRow } from '../queries/transfers.ts';
import { folded, hasWords } from '../queries/words.ts';
import { type StateKind, WEIGHT } from '../transfer.ts';
import type { HistoryFilter } from './filter.ts';

/** A transfer with where it stands. */
export type HistoryRow = TransferRow & { state: StateKind; paidAt: Date | null };

/** Where a transfer stands: its weightiest state, by the one order of weights there is. */
const STANDING = sql`(select s.kind from transfers.states s where s.transfer_id = t.transfer_id
  order by array_position(${[...WEIGHT]}::text[], s.kind) desc nulls last limit 1)`;
const FOLDED = folded(sql`t.resident_name`, sql`t.resident_number`);

function asked(customer: string, filter: HistoryFilter): RawBuilder<unknown> {
  const conditions = [sql`t.customer = ${customer}`];
  const { reference, amountCents, words, kinds, residentId, from, to } = filter;
  if (reference !== null || amountCents !== null || words.length > 0) {
    const ways = [sql`false`];
    if (reference !== null) ways.push(sql`t.reference = ${reference}`);
    if (amountCents !== null) ways.push(sql`${amountCents}::bigint in (t.amount_cents, t.amount_cents + t.fee_cents)`);
    if (words.length > 0) {
      ways.push(hasWords(words, FOLDED));
    }
    conditions.push(sql`(${sql.join(ways, sql` or `)})`);
  }
  if (kinds !== null) conditions.push(sql`${STANDING} = any (${kinds}::text[])`);
  if (residentId !== null) conditions.push(sql`t.resident_id = ${residentId}`);
  if (from !== null) conditions.push(sql`(t.created_at at time zone t.time_zone)::date >= ${from}::date`);
  if (to !== null) conditions.push(sql`(t.created_at at time zone t.time_zone)::date <= ${to}::date`);
  return sql.join(conditions, sql` and `);
}

const PAID_AT = sql`(select s.at from transfers.states s where s.transfer_id = t.transfer_id and s.kind = 'paid')`;

/** One page, the newest first; `before` is the last one of the page before. */
export async function historyPage(
  tx: Tx,
  customer: string,
  filter: HistoryFilter,
  page: { before: string | null; limit: number },
): Promise<HistoryRow[]> {
  const { rows } = await sql<HistoryRow>`select ${COLUMNS}, ${STANDING} as state, ${PAID_AT} as "paidAt" from transfers.transfers t
    where ${asked(customer, filter)} and (${page.before}::text is null or (t.created_at, t.transfer_id) <
      (select b.created_at, b.transfer_id from transfers.transfers b where b.transfer_id = ${page.before}))
    order by t.created_at desc, t.transfer_id desc limit ${page.limit}`.execute(tx);
  return rows;
}

export type HistoryFigures = Pick<HistoryRow, 'transferId' | 'onwardOf' | 'amountCents' | 'feeCents' | 'state'>;

/** The figures of all that the filter asks for. */
export async function historyFigures(tx: Tx, customer: string, filter: HistoryFilter): Promise<HistoryFigures[]> {
  const { rows } =
    await sql<HistoryFigures>`select t.transfer_id as "transferId", t.onward_of as "onwardOf", t.amount_cents as "amountCents", t.fee_cents as "feeCents",
      ${STANDING} as state
    from transfers.transfers t where ${asked(customer, filter)}`.execute(tx);
  return rows;
}

/** Everybody the customer ever started a transfer to, by the newest name. */
export async function peopleOfHistory(tx: Tx, customer: string): Promise<{ id: string; name: string; number: string }[]> {
  const { rows } = await sql<{ id: string; name: string; number: string }>`
    select distinct on (t.resident_id) t.resident_id as id, t.resident_name as name, t.resident_number as number
    from transfers.transfers t where t.customer = ${customer} order by t.resident_id, t.created_at desc`.execute(tx);
  return rows.sort((a, b) => a.name.localeCompare(b.name, 'en') || (a.number < b.number ? -1 : 1));
}

/** The years in which the customer paid something, by the facility's calendar, the newest first. */
export async function yearsOfHistory(tx: Tx, customer: string): Promise<number[]> {
  const { rows } = await sql<{ year: number }>`
    select distinct extract(year from s.at at time zone t.time_zone)::int as year
    from transfers.states s join transfers.transfers t on t.transfer_id = s.transfer_id
    where s.customer = ${customer} and s.kind = 'paid' order by 1 desc`.execute(tx);
  return rows.map(({ year }) => year);
}

/** What the customer paid in a year, by the facility's calendar, the oldest first; what went on after its person once, where it stands. */
export async function paidInYear(tx: Tx, customer: string, year: number): Promise<(HistoryRow & { paidAt: Date; paidMonth: number })[]> {
  const { rows } = await sql<HistoryRow & { paidAt: Date; paidMonth: number; total: Money }>`
    select ${COLUMNS}, ${STANDING} as state, p.at as "paidAt", extract(month from p.at at time zone t.time_zone)::int as "paidMonth"
    from transfers.states p join transfers.transfers t on t.transfer_id = p.transfer_id
    where p.customer = ${customer} and p.kind = 'paid'
      and not exists (select from transfers.states o where o.transfer_id = t.transfer_id and o.kind = 'onward') and extract(year from p.at at time zone t.time_zone)::int = ${year}
    order by p.at, t.transfer_id`.execute(tx);
  return rows;
}
