import { sql } from 'kysely';
import type { LimitWindow } from '#domain/directory/index.ts';
import type { Tx } from '#kernel/db.ts';
import type { Money } from '#kernel/money.ts';
import type { TransferRow } from '../queries/transfers.ts';

export interface Asked {
  customer: string;
  residentId: string;
  agencyId: string;
  times: Readonly<Record<LimitWindow, { from: Date; until: Date }>>;
  now: Date;
  /** A transfer that is not to count; null: all do. */
  except: string | null;
}

/** What counts against each limit. Of other senders only their sum is told, in one function of the database. */
export async function countedIn(
  tx: Tx,
  { customer, residentId, agencyId, times, now, except }: Asked,
): Promise<Record<LimitWindow, Money>> {
  const { day, month, all_day: allDay, all_month: allMonth, week } = times;
  const { rows } = await sql<Record<LimitWindow, Money>>`select day_cents as day, month_cents as month, all_day_cents as all_day,
      all_month_cents as all_month, week_cents as week
    from transfers.counted(${customer}, ${residentId}, ${agencyId},
      tstzrange(${day.from}, ${day.until}), tstzrange(${month.from}, ${month.until}), tstzrange(${allDay.from}, ${allDay.until}),
      tstzrange(${allMonth.from}, ${allMonth.until}), tstzrange(${week.from}, ${week.until}), ${now}, ${except})`.execute(tx);
  return rows[0]!;
}

export type Begun = Pick<TransferRow, 'transferId' | 'reference' | 'residentId' | 'residentName' | 'amountCents' | 'createdAt'>;

/** What the customer himself began and neither paid nor dropped, the oldest first: the part of `countedIn` that he can still undo. */
export async function begunBy(tx: Tx, { customer, agencyId, times, now, except }: Asked): Promise<Begun[]> {
  const from = new Date(Math.min(...Object.values(times).map((one) => one.from.getTime())));
  const { rows } = await sql<Begun>`select t.transfer_id as "transferId", t.reference, t.resident_id as "residentId",
      t.resident_name as "residentName", t.amount_cents as "amountCents", t.created_at as "createdAt"
    from transfers.transfers t join transfers.quotes q on q.quote_id = t.quote_id
    where t.customer = ${customer} and t.agency_id = ${agencyId} and t.created_at >= ${from} and t.transfer_id is distinct from ${except}
      and not exists (select 1 from transfers.states s where s.transfer_id = t.transfer_id and s.kind not in ('created', 'payment_started'))
      and (q.expires_at > ${now}
        or exists (select 1 from transfers.states s where s.transfer_id = t.transfer_id and s.kind = 'payment_started'))
    order by t.created_at, t.transfer_id`.execute(tx);
  return rows;
}

/** Everything this customer starts goes one after the other until the transaction ends: that keeps the limits of one sender. */
export async function takeTurnOfSender(tx: Tx, customer: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${customer}, 155))`.execute(tx);
}

/**
 * The same for everything that is sent to a person, by whomever. Taken after takeTurnOfSender, so nobody waits in a circle, and as late as can be: fifty
 * senders wait for each other here.
 */
export async function takeTurnOfResident(tx: Tx, residentId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${residentId}, 156))`.execute(tx);
}

/** Longer than the sweep has ever stood still; what was missed before counts for nothing all the same. */
const LOOKS_BACK_MS = 7 * 86_400_000;

/** Transfers nobody began to pay while their price held, and those whose payment was begun long ago; the oldest first. */
export async function leftUnpaid(
  tx: Tx,
  now: Date,
  startedBefore: Date,
  limit: number,
): Promise<{ transferId: string; started: boolean }[]> {
  const { rows } = await sql<Pick<TransferRow, 'transferId'> & { started: boolean }>`select * from (
      select t.transfer_id as "transferId", p.transfer_id is not null as started, t.created_at, q.expires_at, p.at as started_at
      from transfers.transfers t
      join transfers.quotes q on q.quote_id = t.quote_id
      left join transfers.states p on p.transfer_id = t.transfer_id and p.kind = 'payment_started'
      where t.created_at > ${new Date(now.getTime() - LOOKS_BACK_MS)}
        and not exists (select 1 from transfers.states s where s.transfer_id = t.transfer_id and s.kind not in ('created', 'payment_started'))) open
    where (not started and expires_at <= ${now}) or (started and started_at <= ${startedBefore})
    order by started, created_at limit ${limit}`.execute(tx);
  return rows.map(({ transferId, started }) => ({ transferId, started }));
}
