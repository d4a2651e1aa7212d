import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { Money } from '#kernel/money.ts';
import { COLUMNS, type TransferRow } from '../queries/transfers.ts';
import { folded, hasWords } from '../queries/words.ts';

export type IncomingRow = TransferRow & {
  appliedAt: Date;
  postedAt: Date | null;
  postedBy: string | null;
  withheldAt: Date | null;
  returningAt: Date | null;
  /** To which facility it went on, because its person was moved there. */
  onwardTo: string | null;
};

/** What programs are told. */
export const PROGRAM_STATES = ['waiting', 'withheld', 'posted', 'returned'] as const;
export type ProgramState = (typeof PROGRAM_STATES)[number];
export const INCOMING_STATUSES = [...PROGRAM_STATES, 'onward'] as const;
export type IncomingStatus = (typeof INCOMING_STATUSES)[number];

/** What to show of what came in. The policies leave out other facilities whatever is asked. */
export interface IncomingAsked {
  agencyId: string;
  facilityIds: readonly string[];
  from: Date;
  to: Date;
  status: IncomingStatus | null;
  /** The whole number of one transfer. */
  reference: string | null;
  /** Of the person, the sender or the number; small letters without accents. */
  words: readonly string[];
}

// Which one a transfer counts as: statusOf says the same of a row.
const STATUS = sql`case when o.at is not null then 'onward' when r.at is not null then 'returned'
  when p.at is not null then 'posted' when w.at is not null then 'withheld' else 'waiting' end`;

const FROM = sql`transfers.states a
  join transfers.transfers t on t.transfer_id = a.transfer_id
  left join transfers.states p on p.transfer_id = a.transfer_id and p.kind = 'posted'
  left join transfers.states w on w.transfer_id = a.transfer_id and w.kind = 'withheld'
  left join transfers.states r on r.transfer_id = a.transfer_id and r.kind = 'returning'
  left join transfers.states o on o.transfer_id = a.transfer_id and o.kind = 'onward'`;

/** Not on an account and not on its way back: few of all that ever came in, and found by themselves. */
export const stillThere = (transfer: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`${transfer} in (select u.transfer_id from transfers.under_way u where u.stands = 'with_agency')`;

function where(asked: IncomingAsked): RawBuilder<unknown> {
  const conditions = [
    sql`a.kind = 'applied'`,
    sql`a.agency_id = ${asked.agencyId}`,
    sql`a.facility_id = any (${[...asked.facilityIds]}::text[])`,
    sql`a.at >= ${asked.from}`,
    sql`a.at < ${asked.to}`,
  ];
  if (asked.status !== null) conditions.push(sql`${STATUS} = ${asked.status}`);
  if (asked.status === 'waiting' || asked.status === 'withheld') conditions.push(stillThere(sql`a.transfer_id`));
  if (asked.reference !== null) conditions.push(sql`t.reference = ${asked.reference}`);
  else if (asked.words.length > 0) {
    conditions.push(hasWords(asked.words, folded(sql`t.resident_name`, sql`t.resident_number`, sql`t.sender_name`)));
  }
  return sql.join(conditions, sql` and `);
}

/** One page of it, the newest first; `before` is the last one of the page before. */
export async function incomingPage(tx: Tx, asked: IncomingAsked, page: { before: string | null; limit: number }): Promise<IncomingRow[]> {
  const { rows } = await sql<IncomingRow>`select ${COLUMNS}, a.at as "appliedAt", p.at as "postedAt", p.actor as "postedBy",
      w.at as "withheldAt", r.at as "returningAt", o.details ->> 'facility' as "onwardTo"
    from ${FROM} where ${where(asked)} and (${page.before}::text is null or (a.at, a.transfer_id) <
      (select b.at, b.transfer_id from transfers.states b where b.transfer_id = ${page.before} and b.kind = 'applied'))
    order by a.at desc, a.transfer_id desc limit ${page.limit}`.execute(tx);
  return rows;
}

export interface IncomingFigures {
  count: number;
  totalCents: Money;
  /** Of it, what goes back or went on. */
  backCents: Money;
}

export async function incomingFigures(tx: Tx, asked: IncomingAsked): Promise<IncomingFigures> {
  const { rows } = await sql<{ count: bigint; total: bigint; back: bigint }>`select count(*) as count,
      coalesce(sum(t.amount_cents), 0)::bigint as total, coalesce(sum(t.amount_cents) filter (where r.at is not null), 0)::bigint as back
    from ${FROM} where ${where(asked)}`.execute(tx);
  return { count: Number(rows[0]!.count), totalCents: rows[0]!.total, backCents: rows[0]!.back };
}

export interface IncomingDay {
  /** "2026-11-21", by the agency's calendar. */
  day: string;
  count: number;
  /** All that came in. */
  amountCents: Money;
  waitingCents: Money;
  postedCents: Money;
  returnedCents: Money;
}

/** The sums of each day on which something came in, the oldest first. What is withheld waits. */
export async function incomingByDay(tx: Tx, asked: IncomingAsked, timeZone: string): Promise<IncomingDay[]> {
  const { rows } = await sql<IncomingDay & { count: bigint }>`
    select to_char(a.at at time zone ${timeZone}, 'YYYY-MM-DD') as day, count(*) as count, sum(t.amount_cents)::bigint as "amountCents",
      coalesce(sum(t.amount_cents) filter (where ${STATUS} in ('waiting', 'withheld')), 0)::bigint as "waitingCents",
      coalesce(sum(t.amount_cents) filter (where ${STATUS} = 'posted'), 0)::bigint as "postedCents",
      coalesce(sum(t.amount_cents) filter (where ${STATUS} in ('returned', 'onward')), 0)::bigint as "returnedCents"
    from ${FROM} where ${where(asked)} group by 1 order by 1`.execute(tx);
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}
