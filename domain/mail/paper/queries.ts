import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { Lang } from '#kernel/scope.ts';
import { LETTER, type LetterRow } from '../queries.ts';

export interface PaperAsk {
  askId: string;
  residentId: string;
  agencyId: string;
  /** In which he asked, and reads the paper. */
  lang: Lang;
  askedAt: Date;
  handedAt: Date | null;
}

const ASK = sql`a.ask_id as "askId", a.resident_id as "residentId", a.agency_id as "agencyId", a.lang, a.asked_at as "askedAt", a.handed_at as "handedAt"`;

/** Nothing when he has asked and waits. */
export async function insertAsk(tx: Tx, a: Omit<PaperAsk, 'handedAt'>): Promise<void> {
  await sql`insert into mail.paper_asks (ask_id, resident_id, agency_id, lang, asked_at)
    values (${a.askId}, ${a.residentId}, ${a.agencyId}, ${a.lang}, ${a.askedAt})
    on conflict do nothing`.execute(tx);
}

export async function newestAsk(tx: Tx, residentId: string): Promise<PaperAsk | undefined> {
  const { rows } = await sql<PaperAsk>`select ${ASK} from mail.paper_asks a where a.resident_id = ${residentId}
    order by a.asked_at desc, a.ask_id desc limit 1`.execute(tx);
  return rows[0];
}

/** Those that wait, the longest waiting first; `after` is the last one of the page before. */
export async function asksWaiting(tx: Tx, agencyId: string, page: { after: string | null; limit: number }): Promise<PaperAsk[]> {
  const { rows } = await sql<PaperAsk>`select ${ASK} from mail.paper_asks a where a.agency_id = ${agencyId} and a.handed_at is null
      and (${page.after}::text is null or (a.asked_at, a.ask_id) > (select b.asked_at, b.ask_id from mail.paper_asks b where b.ask_id = ${page.after}))
    order by a.asked_at, a.ask_id limit ${page.limit}`.execute(tx);
  return rows;
}

export async function countWaiting(tx: Tx, agencyId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from mail.paper_asks a
    where a.agency_id = ${agencyId} and a.handed_at is null`.execute(tx);
  return rows[0]!.count;
}

export async function askById(tx: Tx, askId: string): Promise<PaperAsk | undefined> {
  return (await sql<PaperAsk>`select ${ASK} from mail.paper_asks a where a.ask_id = ${askId}`.execute(tx)).rows[0];
}

/** False when that was done before. */
export async function markHanded(tx: Tx, askId: string, by: { actor: string; at: Date }): Promise<boolean> {
  const { rows } = await sql`update mail.paper_asks set handed_at = ${by.at}, handed_by = ${by.actor}
    where ask_id = ${askId} and handed_at is null returning 1`.execute(tx);
  return rows.length > 0;
}

/** What somebody held has read and written, the newest first. */
export async function lettersOfResident(tx: Tx, residentId: string, limit: number): Promise<LetterRow[]> {
  const { rows } = await sql<LetterRow>`select ${LETTER} from mail.letters l where l.resident_id = ${residentId}
      and (l.author = 'resident' or exists (select 1 from mail.inbox i where i.letter_id = l.letter_id and i.opened_at is not null))
    order by l.sent_at desc, l.letter_id desc limit ${limit}`.execute(tx);
  return rows;
}
