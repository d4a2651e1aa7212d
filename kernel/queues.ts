import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { Money } from '#kernel/money.ts';

/** Something that waits for a person, or that the program should have done by now. */
export interface QueueItem {
  id: string;
  /** Since when it waits. */
  at: Date;
  /** What it is about, in the owner's own words: where a page of it is, the reader knows. */
  purpose: string;
  subject: string;
  /** What people call it, as far as the owner knows. */
  name: string | null;
  amountCents: Money | null;
  why: string | null;
}

/**
 * Work as the module that owns it finds it: a select of id, at, purpose, subject, name, cents, why. It must cost by what is open, not by what has
 * ever been, since it is counted every minute. Put together in domain/duty.
 */
export type QueueSource = (now: Date) => RawBuilder<unknown>;

export interface QueueSize {
  count: number;
  oldestAt: Date | null;
}

export async function sizeOfQueue(tx: Tx, source: QueueSource, now: Date): Promise<QueueSize> {
  const { rows } = await sql<QueueSize>`select count(*)::int as count, min(q.at) as "oldestAt" from (${source(now)}) q`.execute(tx);
  return rows[0]!;
}

/** A page, what waits longest first; `after` is the last one of the page before. */
export async function pageOfQueue(
  tx: Tx,
  source: QueueSource,
  page: { now: Date; after: Pick<QueueItem, 'id' | 'at'> | null; limit: number },
): Promise<QueueItem[]> {
  const { now, after, limit } = page;
  const { rows } =
    await sql<QueueItem>`select q.id, q.at, q.purpose, q.subject, q.name, q.cents as "amountCents", q.why from (${source(now)}) q
    where ${after?.at ?? null}::timestamptz is null or (q.at, q.id) > (${after?.at ?? null}::timestamptz, ${after?.id ?? ''})
    order by q.at, q.id limit ${limit}`.execute(tx);
  return rows;
}
