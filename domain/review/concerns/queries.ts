import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { Ends } from '../queue/queries.ts';

/** care: somebody may hurt himself. protect: somebody reports abuse. alert: an investigator should know of it. */
export const concernKinds = ['care', 'protect', 'alert'] as const;
export type ConcernKind = (typeof concernKinds)[number];

export interface ConcernRow {
  concernId: string;
  itemId: string;
  subject: string;
  kind: ConcernKind;
  raisedAt: Date;
  agencyId: string;
  facilityId: string;
  /** What was done, when and by whom; null while it waits. */
  note: string | null;
  answeredAt: Date | null;
}

const CONCERN = sql`c.concern_id as "concernId", c.item_id as "itemId", i.subject, c.kind, c.raised_at as "raisedAt", c.agency_id as "agencyId",
  c.facility_id as "facilityId", a.note, a.at as "answeredAt"`;
const CONCERNS = sql`review.concerns c join review.items i on i.item_id = c.item_id left join review.concern_answers a on a.concern_id = c.concern_id`;

export async function insertConcern(tx: Tx, c: Omit<ConcernRow, 'subject' | 'note' | 'answeredAt'> & Ends): Promise<void> {
  await sql`insert into review.concerns (concern_id, item_id, kind, raised_at, parties, agency_id, facility_id)
    values (${c.concernId}, ${c.itemId}, ${c.kind}, ${c.raisedAt}, ${[c.outside, c.inside]}::text[], ${c.agencyId}, ${c.facilityId})`.execute(
    tx,
  );
}

/** One page of what the scope may see of these kinds, the newest first; behind one that was shown. */
export async function selectConcerns(
  tx: Tx,
  page: { agencyId: string; kinds: readonly ConcernKind[]; before: string | null; limit: number },
): Promise<ConcernRow[]> {
  const { rows } =
    await sql<ConcernRow>`select ${CONCERN} from ${CONCERNS} where c.agency_id = ${page.agencyId} and c.kind = any (${[...page.kinds]}::text[])
      and (${page.before}::text is null
        or (c.raised_at, c.concern_id) < (select b.raised_at, b.concern_id from review.concerns b where b.concern_id = ${page.before}))
    order by c.raised_at desc, c.concern_id desc limit ${page.limit}`.execute(tx);
  return rows;
}

/** How many of a kind wait for an answer, as the scope may see them. */
export async function countOpenConcerns(tx: Tx, agencyId: string, kind: ConcernKind): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${CONCERNS}
    where c.agency_id = ${agencyId} and c.kind = ${kind} and a.concern_id is null`.execute(tx);
  return rows[0]!.count;
}

export async function concernById(tx: Tx, id: string): Promise<ConcernRow | undefined> {
  return (await sql<ConcernRow>`select ${CONCERN} from ${CONCERNS} where c.concern_id = ${id}`.execute(tx)).rows[0];
}

/** False when somebody has answered before. */
export async function insertAnswer(tx: Tx, c: ConcernRow, answer: { note: string; actor: string; at: Date }): Promise<boolean> {
  const { rows } = await sql`insert into review.concern_answers (concern_id, kind, note, actor, at, agency_id, facility_id)
    values (${c.concernId}, ${c.kind}, ${answer.note}, ${answer.actor}, ${answer.at}, ${c.agencyId}, ${c.facilityId})
    on conflict do nothing returning 1`.execute(tx);
  return rows.length > 0;
}

/** Which of these subjects may report abuse: nobody of the mailroom is shown why. */
export async function protectedAmong(tx: Tx, subjects: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ subject: string }>`select i.subject from review.items i
    join review.concerns c on c.item_id = i.item_id and c.kind = 'protect' where i.subject = any (${[...subjects]}::text[])`.execute(tx);
  return new Set(rows.map(({ subject }) => subject));
}
