import { type RawBuilder, sql } from 'kysely';
import type { LetterLimit } from '#domain/directory/index.ts';
import type { Tx } from '#kernel/db.ts';
import type { Lang } from '#kernel/scope.ts';
import type { Card } from './cards.ts';

/** Who of the two wrote it. */
export type Author = 'customer' | 'resident';

export interface DraftRow {
  draftId: string;
  author: Author;
  customer: string;
  residentId: string;
  /** Empty while only a card is chosen. */
  body: string;
  card: Card | null;
  withReply: boolean;
  /** The returned letter that this one is to stand for. */
  corrects: string | null;
  version: number;
  savedAt: Date;
}

export interface LetterRow {
  letterId: string;
  draftId: string;
  author: Author;
  customer: string;
  residentId: string;
  agencyId: string;
  facilityId: string;
  body: string;
  card: Card | null;
  /** For the letter and its card. */
  stamps: bigint;
  /** For the answer. */
  replyStamps: bigint;
  /** The returned letter that this one stands for. */
  corrects: string | null;
  senderName: string;
  recipientName: string;
  residentName: string;
  residentNumber: string;
  facilityName: string;
  agencyName: string;
  timeZone: string;
  lang: Lang;
  sentAt: Date;
  dueAt: Date;
}

export const STATE_KINDS = ['in_line', 'held', 'ready', 'cancelled', 'released', 'returned', 'undelivered', 'opened'] as const;
export type StateKind = (typeof STATE_KINDS)[number];

export interface StateRow {
  kind: StateKind;
  at: Date;
  actor: string | null;
  details: Record<string, string | null>;
}

export const DRAFT = sql`d.draft_id as "draftId", d.author, d.customer, d.resident_id as "residentId", d.body, d.card, d.with_reply as "withReply", d.corrects, d.version, d.saved_at as "savedAt"`;
export const LETTER = sql`l.letter_id as "letterId", l.draft_id as "draftId", l.author, l.customer, l.resident_id as "residentId", l.agency_id as "agencyId",
  l.facility_id as "facilityId", l.body, l.card, l.stamps, l.reply_stamps as "replyStamps", l.corrects, l.sender_name as "senderName",
  l.recipient_name as "recipientName", l.resident_name as "residentName",
  l.resident_number as "residentNumber", l.facility_name as "facilityName", l.agency_name as "agencyName", l.time_zone as "timeZone", l.lang,
  l.sent_at as "sentAt", l.due_at as "dueAt"`;
export const KINDS = sql`array(select s.kind from mail.letter_states s where s.letter_id = l.letter_id) as kinds`;

/** Handed on: also after it was returned, by another look. */
const RELEASED = sql`exists (select 1 from mail.letter_states r where r.letter_id = l.letter_id and r.kind = 'released')`;

export async function takeTurn(tx: Tx, letterId: string): Promise<void> {
  await takeTurns(tx, [letterId]);
}

/** In order of id, so that two who take several can't wait for each other. */
export async function takeTurns(tx: Tx, letterIds: readonly string[]): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(id, 288)) from unnest(${[...letterIds].sort()}::text[]) id`.execute(tx);
}

/** Letters on their way into the line that are to be put there now, the longest waiting first. */
export async function arrivalsDue(tx: Tx, now: Date, limit: number): Promise<LetterRow[]> {
  const { rows } = await sql<LetterRow>`select ${LETTER} from mail.arrivals a join mail.letters l on l.letter_id = a.letter_id
    where a.due_at <= ${now} order by a.due_at, a.letter_id limit ${limit}`.execute(tx);
  return rows;
}

export async function hasArrivals(tx: Tx, now: Date): Promise<boolean> {
  const { rows } = await sql<{ has: boolean }>`select exists (select 1 from mail.arrivals where due_at <= ${now}) as has`.execute(tx);
  return rows[0]!.has;
}

/** They are on their way no more; those of them whose letters have no state yet. */
export async function takeArrivals(tx: Tx, letterIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{
    id: string;
    unread: boolean;
  }>`delete from mail.arrivals a where a.letter_id = any (${[...letterIds]}::text[])
    returning a.letter_id as id, not exists (select 1 from mail.letter_states s where s.letter_id = a.letter_id) as unread`.execute(tx);
  return new Set(rows.filter(({ unread }) => unread).map(({ id }) => id));
}

/** They could not be put in line: tried again after a minute, two, four, at last every hour. */
export async function putOff(tx: Tx, letterIds: readonly string[], now: Date): Promise<void> {
  await sql`update mail.arrivals set tries = tries + 1, due_at = ${now}::timestamptz + least(interval '1 minute' * 2 ^ least(tries, 10), interval '1 hour')
    where letter_id = any (${[...letterIds]}::text[])`.execute(tx);
}

/** Letters to one person from everybody outside, one after another. */
export async function takeTurnOf(tx: Tx, residentId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${residentId}, 480))`.execute(tx);
}

/** How many letters somebody got from everybody outside, as an agency counts them. */
export interface Counted extends Record<LetterLimit, number> {
  /** The first of those of the week. */
  weekOldest: Date | null;
}

export async function countTo(tx: Tx, residentId: string, since: { today: Date; week: Date; far: Date }): Promise<Counted> {
  const { rows } = await sql<Counted>`select day, week_letters as week, waiting, week_oldest as "weekOldest"
    from mail.counted(${residentId}, ${since.today}, ${since.week}, ${since.far})`.execute(tx);
  return rows[0]!;
}

/** What names a draft as somebody saw it; of none: nothing. */
export function draftMark(draft: Pick<DraftRow, 'draftId' | 'version'> | null): string {
  return draft === null ? '' : `${draft.draftId}.${draft.version}`;
}

/**
 * Writes the one draft for a person over; a text that stands there already stays as it is. With the mark of what was `seen`: only that one, and
 * undefined when another text stands there now, or none any more.
 */
export async function saveDraft(
  tx: Tx,
  { seen = null, ...d }: Omit<DraftRow, 'version' | 'card' | 'corrects'> & { seen?: string | null },
): Promise<DraftRow | undefined> {
  const { rows } = await sql<DraftRow>`insert into mail.drafts as d (draft_id, author, customer, resident_id, body, with_reply, saved_at)
    select ${d.draftId}, ${d.author}, ${d.customer}, ${d.residentId}, ${d.body}, ${d.withReply}, ${d.savedAt}
    where ${seen}::text is null or ${seen}::text = ''
      or exists (select 1 from mail.drafts o where (o.author, o.customer, o.resident_id) = (${d.author}, ${d.customer}, ${d.residentId}))
    on conflict (customer, resident_id, author) do update set body = excluded.body, with_reply = excluded.with_reply, saved_at = excluded.saved_at,
      version = d.version + ((d.body, d.with_reply) is distinct from (excluded.body, excluded.with_reply))::int
      where ${seen}::text is null or ${seen}::text = d.draft_id || '.' || d.version
        or (d.body, d.with_reply) is not distinct from (excluded.body, excluded.with_reply)
    returning ${DRAFT}`.execute(tx);
  return rows[0];
}

/** Puts a card in, another one, or none; begins the customer's draft where there is none. */
export async function saveCard(tx: Tx, d: Pick<DraftRow, 'draftId' | 'customer' | 'residentId' | 'card' | 'savedAt'>): Promise<DraftRow> {
  const { rows } = await sql<DraftRow>`insert into mail.drafts as d (draft_id, author, customer, resident_id, body, card, saved_at)
    values (${d.draftId}, 'customer', ${d.customer}, ${d.residentId}, '', ${d.card}, ${d.savedAt})
    on conflict (customer, resident_id, author) do update set card = excluded.card, saved_at = excluded.saved_at,
      version = d.version + (d.card is distinct from excluded.card)::int
    returning ${DRAFT}`.execute(tx);
  return rows[0]!;
}

export async function draftFor(tx: Tx, pair: Pick<DraftRow, 'author' | 'customer' | 'residentId'>): Promise<DraftRow | undefined> {
  const { rows } = await sql<DraftRow>`select ${DRAFT} from mail.drafts d
    where d.author = ${pair.author} and d.customer = ${pair.customer} and d.resident_id = ${pair.residentId} for update`.execute(tx);
  return rows[0];
}

export async function draftsOf(tx: Tx, customer: string): Promise<DraftRow[]> {
  return (
    await sql<DraftRow>`select ${DRAFT} from mail.drafts d where d.customer = ${customer} and d.author = 'customer' order by d.saved_at desc`.execute(
      tx,
    )
  ).rows;
}

export async function deleteDraft(tx: Tx, draftId: string): Promise<void> {
  await sql`delete from mail.drafts where draft_id = ${draftId}`.execute(tx);
}

/** The letter that was a draft, which is gone then. */
export async function insertLetter(tx: Tx, l: LetterRow): Promise<void> {
  await sql`with gone as (delete from mail.drafts where draft_id = ${l.draftId})
    insert into mail.letters (letter_id, draft_id, author, customer, resident_id, agency_id, facility_id, body, card, stamps, reply_stamps, corrects, sender_name, recipient_name, resident_name,
      resident_number, facility_name, agency_name, time_zone, lang, sent_at, due_at)
    values (${l.letterId}, ${l.draftId}, ${l.author}, ${l.customer}, ${l.residentId}, ${l.agencyId}, ${l.facilityId}, ${l.body}, ${l.card}, ${l.stamps}, ${l.replyStamps}, ${l.corrects}, ${l.senderName},
      ${l.recipientName}, ${l.residentName}, ${l.residentNumber}, ${l.facilityName}, ${l.agencyName}, ${l.timeZone}, ${l.lang}, ${l.sentAt}, ${l.dueAt})`.execute(
    tx,
  );
}

export async function letterById(tx: Tx, id: string): Promise<LetterRow | undefined> {
  return (await sql<LetterRow>`select ${LETTER} from mail.letters l where l.letter_id = ${id}`.execute(tx)).rows[0];
}

export async function letterOfDraft(tx: Tx, draftId: string): Promise<LetterRow | undefined> {
  return (await sql<LetterRow>`select ${LETTER} from mail.letters l where l.draft_id = ${draftId}`.execute(tx)).rows[0];
}

export async function statesOf(tx: Tx, letterId: string): Promise<StateRow[]> {
  return (
    await sql<StateRow>`select kind, at, actor, details from mail.letter_states where letter_id = ${letterId} order by at, kind`.execute(tx)
  ).rows;
}

/** The same of several letters, by letter. */
export async function statesOfAll(tx: Tx, letterIds: readonly string[]): Promise<Map<string, StateRow[]>> {
  const { rows } = await sql<
    StateRow & { letterId: string }
  >`select letter_id as "letterId", kind, at, actor, details from mail.letter_states
    where letter_id = any (${[...letterIds]}::text[]) order by at, kind`.execute(tx);
  return Map.groupBy(rows, ({ letterId }) => letterId);
}

/** False when the letter was in this state, or has ended, before. */
export async function insertState(tx: Tx, l: LetterRow, state: StateRow): Promise<boolean> {
  return (await insertStates(tx, [l], state)) === 1;
}

/** The same of many; how many it is new for. */
export async function insertStates(tx: Tx, letters: readonly LetterRow[], state: StateRow): Promise<number> {
  const of = (name: 'letterId' | 'author' | 'customer' | 'residentId' | 'agencyId' | 'facilityId') => letters.map((letter) => letter[name]);
  const { rows } =
    await sql`insert into mail.letter_states (letter_id, kind, at, actor, details, author, customer, resident_id, agency_id, facility_id)
    select l.id, ${state.kind}::text, ${state.at}::timestamptz, ${state.actor}::text, ${JSON.stringify(state.details)}::jsonb, l.author, l.customer,
      l.resident, l.agency, l.facility
    from unnest(${of('letterId')}::text[], ${of('author')}::text[], ${of('customer')}::text[], ${of('residentId')}::text[], ${of('agencyId')}::text[],
      ${of('facilityId')}::text[]) as l (id, author, customer, resident, agency, facility)
    on conflict do nothing returning 1`.execute(tx);
  return rows.length;
}

/** Where letters stand, as somebody looks for them. */
export const LETTER_GROUPS = ['received', 'waiting', 'scheduled', 'released', 'returned', 'cancelled'] as const;
export type LetterGroup = (typeof LETTER_GROUPS)[number];

const WAITS_FOR_DAY = sql`d.letter_id = l.letter_id and d.ended_at is null`;
const HERS = sql`l.author = 'customer'`;
const STATES = sql`select 1 from mail.letter_states s where s.letter_id = l.letter_id`;

const IN_GROUP: Record<LetterGroup, RawBuilder<unknown>> = {
  received: sql`l.author = 'resident'`,
  waiting: sql`${HERS} and not exists (${STATES} and s.kind <> 'in_line')`,
  scheduled: sql`exists (select 1 from mail.schedules d where ${WAITS_FOR_DAY})`,
  released: sql`${HERS} and ${RELEASED}`,
  returned: sql`${HERS} and exists (${STATES} and s.kind in ('returned', 'undelivered')) and not ${RELEASED}`,
  cancelled: sql`${HERS} and exists (${STATES} and s.kind = 'cancelled')`,
};

interface ListedRow extends LetterRow {
  kinds: StateKind[];
  /** The day it waits for; null where it has none, or is there. */
  deliverOn: string | null;
}

/** One page of a customer's letters, with one person or all, hers and those handed on to her, with certain words, standing somewhere, the newest first; `before` ends the page before. */
export async function lettersOf(
  tx: Tx,
  customer: string,
  page: { residentId: string | null; words: string | null; group: LetterGroup | null; before: string | null; limit: number },
): Promise<ListedRow[]> {
  const { residentId, words, group, before, limit } = page;
  const conditions = [sql`l.customer = ${customer}`];
  if (residentId !== null) conditions.push(sql`l.resident_id = ${residentId}`);
  if (words !== null) conditions.push(sql`l.words @@ mail.words_asked(${words})`);
  if (group !== null) conditions.push(IN_GROUP[group]);
  if (before !== null)
    conditions.push(sql`(l.sent_at, l.letter_id) < (select b.sent_at, b.letter_id from mail.letters b where b.letter_id = ${before})`);
  const { rows } = await sql<ListedRow>`select ${LETTER}, ${KINDS},
      (select to_char(d.deliver_on, 'YYYY-MM-DD') from mail.schedules d where ${WAITS_FOR_DAY}) as "deliverOn"
    from mail.letters l where ${sql.join(conditions, sql` and `)} order by l.sent_at desc, l.letter_id desc limit ${limit}`.execute(tx);
  return rows;
}

/** Letters handed on to a customer that she has not opened: the newest first. */
export async function unopenedBy(tx: Tx, customer: string, limit: number): Promise<LetterRow[]> {
  const { rows } = await sql<LetterRow>`select ${LETTER} from mail.letters l where l.customer = ${customer} and l.author = 'resident'
    and not exists (select 1 from mail.letter_states s where s.letter_id = l.letter_id and s.kind = 'opened')
    order by l.sent_at desc, l.letter_id desc limit ${limit}`.execute(tx);
  return rows;
}

/** A letter to a customer that staff sent back: that it was so, and why. */
export interface SentBack {
  letterId: string;
  residentId: string;
  at: Date;
  details: StateRow['details'];
}

/** One page of them since a moment, the newest first; `before` ends the page before. */
export async function sentBackTo(
  tx: Tx,
  customer: string,
  page: { since: Date; before: string | null; limit: number },
): Promise<SentBack[]> {
  const { rows } = await sql<SentBack>`select letter_id as "letterId", resident_id as "residentId", at, details from mail.letter_states l
    where customer = ${customer} and author = 'resident' and kind = 'returned' and at >= ${page.since} and not ${RELEASED}
      and (${page.before}::text is null or (at, letter_id) < (select b.at, b.letter_id from mail.letter_states b
        where b.letter_id = ${page.before} and b.kind = 'returned'))
    order by at desc, letter_id desc limit ${page.limit}`.execute(tx);
  return rows;
}

/** What the same two wrote before a letter, as far as the scope may see it: the last few, and how many in all. */
export async function lettersBefore(
  tx: Tx,
  l: LetterRow,
  limit: number,
): Promise<{ letters: (LetterRow & { kinds: StateKind[] })[]; count: number; returned: number }> {
  const before = sql`l.customer = ${l.customer} and l.resident_id = ${l.residentId} and (l.sent_at, l.letter_id) < (${l.sentAt}, ${l.letterId})`;
  const { rows: letters } = await sql<LetterRow & { kinds: StateKind[] }>`select ${LETTER}, ${KINDS} from mail.letters l
    where ${before} order by l.sent_at desc, l.letter_id desc limit ${limit}`.execute(tx);
  const { rows } = await sql<{ count: number; returned: number }>`select count(*)::int as count, count(s.letter_id)::int as returned
    from mail.letters l left join mail.letter_states s on s.letter_id = l.letter_id and s.kind = 'returned' and not ${RELEASED} where ${before}`.execute(
    tx,
  );
  return { letters, ...rows[0]! };
}

/** The letters with these ids that the scope may see. */
export async function lettersWith(tx: Tx, ids: readonly string[]): Promise<LetterRow[]> {
  return (await sql<LetterRow>`select ${LETTER} from mail.letters l where l.letter_id = any (${[...ids]}::text[])`.execute(tx)).rows;
}

/** The newest letters of an agency that the scope may see, at one place of it or everywhere; without those their senders took back. */
export async function newestAt(
  tx: Tx,
  page: {
    agencyId: string;
    facilityId: string | null;
    unit: string | null;
    residentId: string | null;
    limit: number;
  },
): Promise<Pick<LetterRow, 'letterId' | 'body'>[]> {
  const at =
    page.residentId !== null
      ? sql`l.resident_id = ${page.residentId}`
      : page.facilityId !== null
        ? sql`l.facility_id = ${page.facilityId}`
        : sql`true`;
  const unit = page.unit === null ? sql`true` : sql`(select r.unit from directory.v_residents r where r.id = l.resident_id) = ${page.unit}`;
  const { rows } = await sql<Pick<LetterRow, 'letterId' | 'body'>>`select l.letter_id as "letterId", l.body from mail.letters l
    where l.agency_id = ${page.agencyId} and ${at} and ${unit}
      and not exists (select 1 from mail.letter_states s where s.letter_id = l.letter_id and s.kind = 'cancelled')
    order by l.sent_at desc, l.letter_id desc limit ${page.limit}`.execute(tx);
  return rows;
}
