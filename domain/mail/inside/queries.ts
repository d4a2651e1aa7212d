import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { Lang } from '#words/index.ts';
import type { Card } from '../cards.ts';
import { DRAFT, type DraftRow, KINDS, LETTER, type LetterRow, type StateKind } from '../queries.ts';

export interface InboxRow {
  letterId: string;
  customer: string;
  senderName: string;
  timeZone: string;
  outcome: 'released' | 'returned';
  reason: string | null;
  rule: string | null;
  at: Date;
  openedAt: Date | null;
}

const ROW = sql`i.letter_id as "letterId", i.customer, i.sender_name as "senderName", i.time_zone as "timeZone", i.outcome, i.reason, i.rule, i.at,
  i.opened_at as "openedAt"`;

export async function insertInbox(tx: Tx, l: LetterRow, row: Pick<InboxRow, 'outcome' | 'reason' | 'rule' | 'at'>): Promise<void> {
  await sql`insert into mail.inbox (letter_id, customer, resident_id, agency_id, sender_name, time_zone, outcome, reason, rule, at)
    values (${l.letterId}, ${l.customer}, ${l.residentId}, ${l.agencyId}, ${l.senderName}, ${l.timeZone}, ${row.outcome}, ${row.reason}, ${row.rule}, ${row.at})
    on conflict do nothing`.execute(tx);
}

/** What went back is handed on after another look: new for him. */
export async function reopenInbox(tx: Tx, letterId: string, at: Date): Promise<void> {
  await sql`update mail.inbox set outcome = 'released', reason = null, rule = null, at = ${at} where letter_id = ${letterId}`.execute(tx);
}

/** One page of what came for somebody, the newest first; `before` is the last one of the page before. */
export async function inboxOf(tx: Tx, residentId: string, page: { before: string | null; limit: number }): Promise<InboxRow[]> {
  const { rows } = await sql<InboxRow>`select ${ROW} from mail.inbox i
    where i.resident_id = ${residentId}
      and (${page.before}::text is null or (i.at, i.letter_id) < (select b.at, b.letter_id from mail.inbox b where b.letter_id = ${page.before}))
    order by i.at desc, i.letter_id desc limit ${page.limit}`.execute(tx);
  return rows;
}

export async function inboxRow(tx: Tx, residentId: string, letterId: string): Promise<InboxRow | undefined> {
  return (
    await sql<InboxRow>`select ${ROW} from mail.inbox i where i.letter_id = ${letterId} and i.resident_id = ${residentId}`.execute(tx)
  ).rows[0];
}

export async function countNew(tx: Tx, residentId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from mail.inbox
    where resident_id = ${residentId} and opened_at is null and outcome = 'released'`.execute(tx);
  return rows[0]!.count;
}

/** False when it was opened before. */
export async function markOpened(tx: Tx, letterId: string, at: Date): Promise<boolean> {
  const { rows } = await sql`update mail.inbox set opened_at = ${at}
    where letter_id = ${letterId} and opened_at is null and outcome = 'released' returning 1`.execute(tx);
  return rows.length > 0;
}

export interface Writer {
  customer: string;
  /** As it stood under the latest letter. */
  senderName: string;
  /** When her latest letter was handed on. */
  at: Date;
}

/** So many people are offered; who wrote longer ago is found by his letter. */
const WRITERS_SHOWN = 50;

/** Whose letters were handed on to somebody held, the latest first. */
export async function writersTo(tx: Tx, residentId: string): Promise<Writer[]> {
  const { rows } = await sql<Writer>`select * from (
      select distinct on (i.customer) i.customer, i.sender_name as "senderName", i.at from mail.inbox i
      where i.resident_id = ${residentId} and i.outcome = 'released' order by i.customer, i.at desc, i.letter_id desc) w
    order by w.at desc, w.customer limit ${WRITERS_SHOWN}`.execute(tx);
  return rows;
}

/** The name under the latest letter of one of them; undefined for anybody else. */
export async function nameOfWriter(tx: Tx, residentId: string, customer: string): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`select i.sender_name as name from mail.inbox i
    where i.resident_id = ${residentId} and i.customer = ${customer} and i.outcome = 'released' order by i.at desc, i.letter_id desc limit 1`.execute(
    tx,
  );
  return rows[0]?.name;
}

/** What somebody held is still writing. */
export async function answerDrafts(tx: Tx, residentId: string): Promise<DraftRow[]> {
  const { rows } = await sql<DraftRow>`select ${DRAFT} from mail.drafts d where d.resident_id = ${residentId} and d.author = 'resident'
    order by d.saved_at desc`.execute(tx);
  return rows;
}

/** One page of what somebody held wrote, the newest first; `before` is the last one of the page before. */
export async function writtenBy(
  tx: Tx,
  residentId: string,
  page: { before: string | null; limit: number },
): Promise<(LetterRow & { kinds: StateKind[] })[]> {
  const { rows } = await sql<LetterRow & { kinds: StateKind[] }>`select ${LETTER}, ${KINDS} from mail.letters l
    where l.resident_id = ${residentId} and l.author = 'resident'
      and (${page.before}::text is null or (l.sent_at, l.letter_id) < (select b.sent_at, b.letter_id from mail.letters b where b.letter_id = ${page.before}))
    order by l.sent_at desc, l.letter_id desc limit ${page.limit}`.execute(tx);
  return rows;
}

export interface Mute {
  /** Null: until he says otherwise. */
  until: Date | null;
  at: Date;
}

export async function insertMute(
  tx: Tx,
  m: Mute & { residentId: string; customer: string; agencyId: string; isOn: boolean },
): Promise<void> {
  await sql`insert into mail.mutes (resident_id, customer, agency_id, is_on, until, at)
    values (${m.residentId}, ${m.customer}, ${m.agencyId}, ${m.isOn}, ${m.until}, ${m.at})`.execute(tx);
}

/** That somebody held takes no letters from a customer now; null: he does. */
export async function muteOf(tx: Tx, residentId: string, customer: string, now: Date): Promise<Mute | null> {
  const { rows } = await sql<Mute & { isOn: boolean }>`select is_on as "isOn", until, at from mail.mutes
    where resident_id = ${residentId} and customer = ${customer} order by nr desc limit 1`.execute(tx);
  const [newest] = rows;
  return newest?.isOn === true && (newest.until === null || newest.until > now) ? { until: newest.until, at: newest.at } : null;
}

/** Of many letters those that whoever they are for does not take. */
export async function mutedAmong(
  tx: Tx,
  letters: readonly Pick<LetterRow, 'letterId' | 'residentId' | 'customer'>[],
  now: Date,
): Promise<Set<string>> {
  const of = (name: 'letterId' | 'residentId' | 'customer') => letters.map((letter) => letter[name]);
  const { rows } = await sql<{ id: string }>`select l.id
    from unnest(${of('letterId')}::text[], ${of('residentId')}::text[], ${of('customer')}::text[]) as l (id, resident, customer)
    cross join lateral (select m.is_on, m.until from mail.mutes m where m.resident_id = l.resident and m.customer = l.customer order by m.nr desc limit 1) m
    where m.is_on and (m.until is null or m.until > ${now})`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

/** The name under the latest letter that came for him from somebody, also one that went back. */
export async function senderInInbox(tx: Tx, residentId: string, customer: string): Promise<{ name: string; timeZone: string } | undefined> {
  const { rows } = await sql<{ name: string; timeZone: string }>`select i.sender_name as name, i.time_zone as "timeZone" from mail.inbox i
    where i.resident_id = ${residentId} and i.customer = ${customer} order by i.at desc, i.letter_id desc limit 1`.execute(tx);
  return rows[0];
}

export interface ThreadRow {
  letterId: string;
  /** Who wrote it: she or he. */
  author: 'customer' | 'resident';
  at: Date;
  /** Of a letter to him: handed on, or sent back. */
  outcome: 'released' | 'returned' | null;
  openedAt: Date | null;
  lang: Lang | null;
  card: Card | null;
  /** Null until he opens it, and of one that went back. */
  body: string | null;
}

/** One page of what somebody held and one writer wrote to each other, the newest first. */
export async function threadOf(
  tx: Tx,
  asked: { residentId: string; customer: string; before: string | null; limit: number },
): Promise<(ThreadRow & { kinds: StateKind[] })[]> {
  const { residentId, customer, before, limit } = asked;
  const { rows } = await sql<ThreadRow & { kinds: StateKind[] }>`with thread as (
      select i.letter_id, 'customer' as author, i.at, i.outcome, i.opened_at from mail.inbox i where i.resident_id = ${residentId} and i.customer = ${customer}
      union all
      select l.letter_id, 'resident', l.sent_at, null, null from mail.letters l
        where l.resident_id = ${residentId} and l.customer = ${customer} and l.author = 'resident')
    select t.letter_id as "letterId", t.author, t.at, t.outcome, t.opened_at as "openedAt", l.lang, l.card,
      case when t.author = 'resident' or t.opened_at is not null then l.body end as body,
      array(select s.kind from mail.letter_states s where s.letter_id = t.letter_id and t.author = 'resident') as kinds
    from thread t left join mail.letters l on l.letter_id = t.letter_id
    where ${before}::text is null or (t.at, t.letter_id) < (select b.at, b.letter_id from thread b where b.letter_id = ${before})
    order by t.at desc, t.letter_id desc limit ${limit}`.execute(tx);
  return rows;
}
