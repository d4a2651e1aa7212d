import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { AppealCourse, AppealOutcome } from './rules.ts';

export interface AppealRow {
  appealId: string;
  itemId: string;
  subject: string;
  level: number;
  /** Who returned it; and who stood by that at the first level. */
  decidedBy: string;
  upheldBy: string | null;
  parties: readonly string[];
  askedAt: Date;
  dueAt: Date;
  agencyId: string;
  facilityId: string;
}

export interface AppealEnd {
  outcome: AppealOutcome;
  words: string | null;
  actor: string;
  at: Date;
}

const APPEAL = sql`a.appeal_id as "appealId", a.item_id as "itemId", a.subject, a.level, a.decided_by as "decidedBy", a.upheld_by as "upheldBy", a.parties,
  a.asked_at as "askedAt", a.due_at as "dueAt", a.agency_id as "agencyId", a.facility_id as "facilityId"`;

/** What became of the appeals about a subject, the first one first, with what one of the two said. */
export async function coursesOf(tx: Tx, subject: string, asker: string, now: Date): Promise<(AppealCourse & { appealId: string })[]> {
  const { rows } = await sql<AppealCourse & { appealId: string }>`select a.appeal_id as "appealId", a.level, a.asked_at as "askedAt",
      a.due_at as "dueAt", s.words as said, e.outcome, e.words, e.at
    from review.appeals a left join review.appeal_asks s on s.appeal_id = a.appeal_id and s.asker = ${asker}
      left join review.appeal_ends e on e.appeal_id = a.appeal_id
    where a.subject = ${subject} order by a.level`.execute(tx);
  return rows.map((row) => {
    const { outcome, words, at, ...course } = row as typeof row & { outcome: AppealOutcome | null; words: string | null; at: Date };
    return { ...course, isLate: outcome === null && course.dueAt < now, end: outcome === null ? null : { outcome, words, at } };
  });
}

/** False when there is one at this level. */
export async function insertAppeal(tx: Tx, a: AppealRow): Promise<boolean> {
  const { rows } =
    await sql`insert into review.appeals (appeal_id, item_id, subject, level, decided_by, upheld_by, parties, asked_at, due_at, agency_id, facility_id)
    values (${a.appealId}, ${a.itemId}, ${a.subject}, ${a.level}, ${a.decidedBy}, ${a.upheldBy}, ${[...a.parties]}::text[], ${a.askedAt}, ${a.dueAt},
      ${a.agencyId}, ${a.facilityId}) on conflict do nothing returning 1`.execute(tx);
  if (rows.length === 0) return false;
  await sql`insert into review.open_appeals (appeal_id, due_at, agency_id, facility_id)
    values (${a.appealId}, ${a.dueAt}, ${a.agencyId}, ${a.facilityId})`.execute(tx);
  return true;
}

/** False when he has said something before. */
export async function insertAsk(
  tx: Tx,
  a: Pick<AppealRow, 'appealId' | 'agencyId' | 'facilityId'>,
  ask: { asker: string; words: string; at: Date },
): Promise<boolean> {
  const { rows } = await sql`insert into review.appeal_asks (appeal_id, asker, words, at, agency_id, facility_id)
    values (${a.appealId}, ${ask.asker}, ${ask.words}, ${ask.at}, ${a.agencyId}, ${a.facilityId}) on conflict do nothing returning 1`.execute(
    tx,
  );
  return rows.length > 0;
}

/** What was said, the first one first. */
export async function asksOf(tx: Tx, appealId: string): Promise<{ asker: string; words: string; at: Date }[]> {
  const { rows } = await sql<{ asker: string; words: string; at: Date }>`select asker, words, at from review.appeal_asks
    where appeal_id = ${appealId} order by at, asker`.execute(tx);
  return rows;
}

export async function appealById(tx: Tx, id: string): Promise<AppealRow | undefined> {
  return (await sql<AppealRow>`select ${APPEAL} from review.appeals a where a.appeal_id = ${id}`.execute(tx)).rows[0];
}

export async function appealAt(tx: Tx, itemId: string, level: number): Promise<AppealRow | undefined> {
  return (await sql<AppealRow>`select ${APPEAL} from review.appeals a where a.item_id = ${itemId} and a.level = ${level}`.execute(tx))
    .rows[0];
}

export async function endOfAppeal(tx: Tx, appealId: string): Promise<AppealEnd | undefined> {
  return (await sql<AppealEnd>`select outcome, words, actor, at from review.appeal_ends where appeal_id = ${appealId}`.execute(tx)).rows[0];
}

/** Whether it waits, now that nobody else can end it until this transaction does. The system. */
export async function lockOpen(tx: Tx, appealId: string): Promise<boolean> {
  return (await sql`select 1 from review.open_appeals where appeal_id = ${appealId} for update`.execute(tx)).rows.length > 0;
}

/** Ends it. False when it has ended before: of several at once, one ends it. */
export async function endAppeal(tx: Tx, a: AppealRow, end: AppealEnd): Promise<boolean> {
  const { rows } = await sql`delete from review.open_appeals where appeal_id = ${a.appealId} returning 1`.execute(tx);
  if (rows.length === 0) return false;
  await sql`insert into review.appeal_ends (appeal_id, item_id, level, decided_by, upheld_by, outcome, words, actor, at, agency_id, facility_id)
    values (${a.appealId}, ${a.itemId}, ${a.level}, ${a.decidedBy}, ${a.upheldBy}, ${end.outcome}, ${end.words}, ${end.actor}, ${end.at},
      ${a.agencyId}, ${a.facilityId})`.execute(tx);
  return true;
}

/** What waits where the scope works, the most urgent first; behind one that was shown. */
export async function openAppeals(tx: Tx, page: { agencyId: string; after: string | null; limit: number }): Promise<AppealRow[]> {
  const { rows } = await sql<AppealRow>`select ${APPEAL} from review.open_appeals o join review.appeals a on a.appeal_id = o.appeal_id
    where o.agency_id = ${page.agencyId}
      and (${page.after}::text is null or (o.due_at, o.appeal_id) > (select b.due_at, b.appeal_id from review.appeals b where b.appeal_id = ${page.after}))
    order by o.due_at, o.appeal_id limit ${page.limit}`.execute(tx);
  return rows;
}

export async function countOpen(tx: Tx, agencyId: string, now: Date): Promise<{ count: number; late: number }> {
  const { rows } = await sql<{
    count: number;
    late: number;
  }>`select count(*)::int as count, count(*) filter (where o.due_at < ${now})::int as late
    from review.open_appeals o join review.appeals a on a.appeal_id = o.appeal_id where o.agency_id = ${agencyId}`.execute(tx);
  return rows[0]!;
}
