import { sql } from 'kysely';
import type { HandoffLayout } from '#domain/directory/index.ts';
import type { Tx } from '#kernel/db.ts';
import type { Money } from '#kernel/money.ts';
import type { FileRow } from '../render-file.ts';

export interface HandoffFile {
  fileId: string;
  agencyId: string;
  number: number;
  /** The agency's own day: "2026-11-23". */
  day: string;
  isExtra: boolean;
  takenUntil: Date;
  alsoFresh: boolean;
  layout: HandoffLayout;
  timeZone: string;
  answerBy: Date;
  ifSilent: 'back' | 'wait';
  begunBy: string | null;
  begunAt: Date;
}

const FILE = sql`f.file_id as "fileId", f.agency_id as "agencyId", f.number, f.day, f.is_extra as "isExtra", f.taken_until as "takenUntil",
  f.also_fresh as "alsoFresh", f.layout, f.time_zone as "timeZone", f.answer_by as "answerBy", f.if_silent as "ifSilent", f.begun_by as "begunBy", f.begun_at as "begunAt"`;
const CLOSED = sql`c.item_count as "count", c.total_cents as "totalCents", c.sha256, c.closed_at as "closedAt"`;

/** One at a time makes files for an agency. */
export async function takeTurnOfFiles(tx: Tx, agencyId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${agencyId}, 72))`.execute(tx);
}

export async function hasFileOfDay(tx: Tx, agencyId: string, day: string): Promise<boolean> {
  const { rows } = await sql`select 1 from transfers.handoff_files where agency_id = ${agencyId} and day = ${day} and not is_extra`.execute(
    tx,
  );
  return rows.length > 0;
}

/** The next number of the agency; the caller holds its turn. */
export async function nextNumber(tx: Tx, agencyId: string): Promise<number> {
  const { rows } = await sql<{ next: number }>`
    select coalesce(max(number), 0) + 1 as next from transfers.handoff_files where agency_id = ${agencyId}`.execute(tx);
  return rows[0]!.next;
}

export async function insertFile(tx: Tx, f: HandoffFile): Promise<void> {
  await sql`insert into transfers.handoff_files (file_id, agency_id, number, day, is_extra, taken_until, also_fresh, layout, time_zone, answer_by, if_silent,
      begun_by, begun_at)
    values (${f.fileId}, ${f.agencyId}, ${f.number}, ${f.day}, ${f.isExtra}, ${f.takenUntil}, ${f.alsoFresh}, ${JSON.stringify(f.layout)}::jsonb, ${f.timeZone},
      ${f.answerBy}, ${f.ifSilent}, ${f.begunBy}, ${f.begunAt})`.execute(tx);
}

/** Files that somebody began and nobody has closed. */
export async function unfinishedFiles(tx: Tx, agencyId: string | null = null): Promise<HandoffFile[]> {
  const { rows } = await sql<HandoffFile>`select ${FILE} from transfers.handoff_files f
    where not exists (select 1 from transfers.handoff_closings c where c.file_id = f.file_id)
      and (${agencyId}::text is null or f.agency_id = ${agencyId}) order by f.begun_at`.execute(tx);
  return rows;
}

export async function isClosed(tx: Tx, fileId: string): Promise<boolean> {
  return (await sql`select 1 from transfers.handoff_closings where file_id = ${fileId}`.execute(tx)).rows.length > 0;
}

/**
 * What waits to be handed over: on the agency's list, not handed over, neither held nor on its way back nor in the account, and its sender's time to take
 * it back was over at `takenUntil` (with `alsoFresh` that is not asked). By what is there and not by a place in an order: what commits late is taken next.
 */
export async function waitingToHand(
  tx: Tx,
  { agencyId, takenUntil, alsoFresh, since = null }: Pick<HandoffFile, 'agencyId' | 'takenUntil' | 'alsoFresh'> & { since?: Date | null },
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select a.transfer_id as id from transfers.states a
    join transfers.transfers t on t.transfer_id = a.transfer_id
    where a.kind = 'applied' and a.agency_id = ${agencyId} and a.at <= ${takenUntil}
      and (${since}::timestamptz is null or a.at >= ${since})
      and not exists (select 1 from transfers.states s where s.transfer_id = a.transfer_id and s.kind in ('posted', 'withheld', 'returning', 'handed_over'))
      and (${alsoFresh} or not exists (select 1 from transfers.states p
        where p.transfer_id = a.transfer_id and p.kind = 'paid' and p.at + make_interval(mins => t.cancel_minutes) > ${takenUntil}))
    order by a.at, a.transfer_id limit ${limit}`.execute(tx);
  return rows.map(({ id }) => id);
}

export interface Waiting {
  count: number;
  totalCents: Money;
  /** What a clerk holds back: it goes into no file. */
  held: { count: number; totalCents: Money; since: Date | null };
}

/** How much waits, for the clerk's page: for the facilities the reader may see. */
export async function countWaiting(tx: Tx, agencyId: string): Promise<Waiting> {
  const { rows } = await sql<Omit<Waiting, 'held'> & { held: number; heldCents: Money; heldSince: Date | null }>`
    select count(*) filter (where w.at is null)::int as count, coalesce(sum(t.amount_cents) filter (where w.at is null), 0)::bigint as "totalCents",
      count(w.at)::int as held, coalesce(sum(t.amount_cents) filter (where w.at is not null), 0)::bigint as "heldCents",
      min(a.at) filter (where w.at is not null) as "heldSince"
    from transfers.states a join transfers.transfers t on t.transfer_id = a.transfer_id
    left join transfers.states w on w.transfer_id = a.transfer_id and w.kind = 'withheld'
    where a.kind = 'applied' and a.agency_id = ${agencyId}
      and not exists (select 1 from transfers.states s where s.transfer_id = a.transfer_id and s.kind in ('posted', 'returning', 'handed_over'))`.execute(
    tx,
  );
  const { count, totalCents, held, heldCents, heldSince } = rows[0]!;
  return { count, totalCents, held: { count: held, totalCents: heldCents, since: heldSince } };
}

/** Puts a transfer into a file, at its next line. It can stand in one only. */
export async function insertItem(
  tx: Tx,
  fileId: string,
  t: { transferId: string; customer: string; agencyId: string; facilityId: string; amountCents: Money },
): Promise<void> {
  await sql`insert into transfers.handoff_items (transfer_id, file_id, line, amount_cents, customer, agency_id, facility_id)
    select ${t.transferId}, ${fileId}, coalesce(max(i.line), 0) + 1, ${t.amountCents}, ${t.customer}, ${t.agencyId}, ${t.facilityId}
    from transfers.handoff_items i where i.file_id = ${fileId}`.execute(tx);
}

export async function rowsOfFile(tx: Tx, fileId: string): Promise<(FileRow & { facilityId: string })[]> {
  const { rows } = await sql<
    FileRow & { facilityId: string }
  >`select t.reference, t.resident_number as "residentNumber", t.resident_name as "residentName",
      t.facility_name as "facilityName", t.category, i.amount_cents as "amountCents", t.sender_name as "senderName", a.at as "appliedAt", i.facility_id as "facilityId",
      transfers.available_on(t.holds, p.details ->> 'payment') as "availableOn"
    from transfers.handoff_items i join transfers.transfers t on t.transfer_id = i.transfer_id
    join transfers.states a on a.transfer_id = i.transfer_id and a.kind = 'applied'
    left join transfers.states p on p.transfer_id = i.transfer_id and p.kind = 'paid'
    where i.file_id = ${fileId} order by i.line`.execute(tx);
  return rows;
}

/** When the files were begun that these transfers of an agency stand in, by the transfer's number. */
export async function filesBegunFor(tx: Tx, agencyId: string, references: readonly string[]): Promise<Map<string, Date>> {
  const { rows } = await sql<{ reference: string; at: Date }>`select t.reference, f.begun_at as at
    from transfers.transfers t join transfers.handoff_items i on i.transfer_id = t.transfer_id join transfers.handoff_files f on f.file_id = i.file_id
    where t.agency_id = ${agencyId} and t.reference = any (${[...references]}::text[])`.execute(tx);
  return new Map(rows.map(({ reference, at }) => [reference, at]));
}

export async function insertClosing(
  tx: Tx,
  c: {
    fileId: string;
    agencyId: string;
    facilities: string[];
    count: number;
    totalCents: Money;
    sha256: string;
    content: Buffer;
    closedAt: Date;
  },
): Promise<void> {
  await sql`insert into transfers.handoff_closings (file_id, agency_id, facilities, item_count, total_cents, sha256, content, closed_at)
    values (${c.fileId}, ${c.agencyId}, ${c.facilities}::text[], ${c.count}, ${c.totalCents}, ${c.sha256}, ${c.content}, ${c.closedAt})`.execute(
    tx,
  );
}

/** A whole file with how far its answer is. */
export type ClosedFile = HandoffFile & {
  count: number;
  totalCents: Money;
  sha256: string;
  closedAt: Date;
  /** In the account, on its way back, and still without a word. */
  posted: number;
  back: number;
  open: number;
};

const PROGRESS = sql`
  (select count(*)::int from transfers.handoff_items i join transfers.states s on s.transfer_id = i.transfer_id and s.kind = 'posted' where i.file_id = f.file_id) as posted,
  (select count(*)::int from transfers.handoff_items i join transfers.states s on s.transfer_id = i.transfer_id and s.kind = 'returning' where i.file_id = f.file_id) as back,
  (select count(*)::int from transfers.handoff_items i where i.file_id = f.file_id
    and not exists (select 1 from transfers.states s where s.transfer_id = i.transfer_id and s.kind in ('posted', 'returning'))) as open`;

/** Newest first; `before` is the number above the page. */
export async function filesOf(tx: Tx, agencyId: string, before: number | null, limit: number): Promise<ClosedFile[]> {
  const { rows } = await sql<ClosedFile>`select ${FILE}, ${CLOSED}, ${PROGRESS}
    from transfers.handoff_files f join transfers.handoff_closings c on c.file_id = f.file_id
    where f.agency_id = ${agencyId} and (${before}::int is null or f.number < ${before}) order by f.number desc limit ${limit}`.execute(tx);
  return rows;
}

export async function fileById(tx: Tx, fileId: string): Promise<ClosedFile | undefined> {
  const { rows } = await sql<ClosedFile>`select ${FILE}, ${CLOSED}, ${PROGRESS}
    from transfers.handoff_files f join transfers.handoff_closings c on c.file_id = f.file_id where f.file_id = ${fileId}`.execute(tx);
  return rows[0];
}

/** The amounts of a file by what became of them; with what is open they are its total. */
export async function sumsOf(
  tx: Tx,
  fileId: string,
): Promise<{ postedCents: Money; takenCents: Money; backCents: Money; openCents: Money }> {
  const { rows } = await sql<{ postedCents: Money; takenCents: Money; backCents: Money; openCents: Money }>`
    select coalesce(sum(i.amount_cents) filter (where s.kind = 'posted'), 0)::bigint as "postedCents",
      coalesce(sum(d.cents) filter (where s.kind = 'posted'), 0)::bigint as "takenCents",
      coalesce(sum(i.amount_cents) filter (where s.kind = 'returning'), 0)::bigint as "backCents",
      coalesce(sum(i.amount_cents) filter (where s.kind is null), 0)::bigint as "openCents"
    from transfers.handoff_items i
    left join transfers.states s on s.transfer_id = i.transfer_id and s.kind in ('posted', 'returning')
    left join lateral (select sum(amount_cents) as cents from transfers.true_deductions d where d.transfer_id = i.transfer_id) d on true
    where i.file_id = ${fileId}`.execute(tx);
  return rows[0]!;
}

export async function contentOf(tx: Tx, fileId: string): Promise<Buffer | undefined> {
  const { rows } = await sql<{ content: Buffer }>`select content from transfers.handoff_closings where file_id = ${fileId}`.execute(tx);
  return rows[0]?.content;
}

export async function insertFetch(tx: Tx, fetch: { fetchId: string; fileId: string; actor: string; at: Date }): Promise<void> {
  await sql`insert into transfers.handoff_fetches (fetch_id, file_id, actor, at)
    values (${fetch.fetchId}, ${fetch.fileId}, ${fetch.actor}, ${fetch.at})`.execute(tx);
}

export async function fetchesOf(tx: Tx, fileId: string, limit: number): Promise<{ actor: string; at: Date }[]> {
  const { rows } = await sql<{ actor: string; at: Date }>`
    select actor, at from transfers.handoff_fetches where file_id = ${fileId} order by at desc limit ${limit}`.execute(tx);
  return rows;
}

export interface ItemLine {
  line: number;
  transferId: string;
  reference: string;
  residentName: string;
  residentNumber: string;
  facilityName: string;
  amountCents: Money;
  postedAt: Date | null;
  returningAt: Date | null;
  why: string | null;
  takenCents: Money;
}

/** The lines of a file, with what became of each. */
export async function itemLines(tx: Tx, fileId: string, after: number, limit: number): Promise<ItemLine[]> {
  const { rows } =
    await sql<ItemLine>`select i.line, i.transfer_id as "transferId", t.reference, t.resident_name as "residentName", t.resident_number as "residentNumber",
      t.facility_name as "facilityName", i.amount_cents as "amountCents", p.at as "postedAt", r.at as "returningAt", r.details ->> 'why' as why,
      coalesce((select sum(d.amount_cents) from transfers.true_deductions d where d.transfer_id = i.transfer_id), 0)::bigint as "takenCents"
    from transfers.handoff_items i join transfers.transfers t on t.transfer_id = i.transfer_id
    left join transfers.states p on p.transfer_id = i.transfer_id and p.kind = 'posted'
    left join transfers.states r on r.transfer_id = i.transfer_id and r.kind = 'returning'
    where i.file_id = ${fileId} and i.line > ${after} order by i.line limit ${limit}`.execute(tx);
  return rows;
}
