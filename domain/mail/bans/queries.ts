import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { Author, LetterRow } from '../queries.ts';

/** Letters between two that staff stopped. */
export interface BanRow {
  banId: string;
  customer: string;
  residentId: string;
  agencyId: string;
  facilityId: string;
  customerName: string;
  residentName: string;
  residentNumber: string;
  facilityName: string;
  timeZone: string;
  reason: string;
  rule: string;
  /** For both of them. */
  note: string | null;
  itemId: string;
  placedAt: Date;
  placedBy: string;
  /** "2026-12-24": by then staff look at it once more. */
  reviewOn: string;
  liftedAt: Date | null;
}

export interface BanStep {
  kind: 'asked' | 'kept' | 'lifted';
  /** Who of the two asked; null: staff. */
  side: Author | null;
  at: Date;
  actor: string;
  words: string;
  reviewOn: string | null;
}

const BAN = sql`b.ban_id as "banId", b.customer, b.resident_id as "residentId", b.agency_id as "agencyId", b.facility_id as "facilityId",
  b.customer_name as "customerName", b.resident_name as "residentName", b.resident_number as "residentNumber", b.facility_name as "facilityName",
  b.time_zone as "timeZone", b.reason, b.rule, b.note, b.item_id as "itemId", b.placed_at as "placedAt", b.placed_by as "placedBy",
  to_char(b.review_on, 'YYYY-MM-DD') as "reviewOn", b.lifted_at as "liftedAt"`;

/** False when letters between the two are stopped already. */
export async function insertBan(tx: Tx, b: BanRow): Promise<boolean> {
  const { rows } =
    await sql`insert into mail.bans (ban_id, customer, resident_id, agency_id, facility_id, customer_name, resident_name, resident_number, facility_name,
      time_zone, reason, rule, note, item_id, placed_at, placed_by, review_on)
    values (${b.banId}, ${b.customer}, ${b.residentId}, ${b.agencyId}, ${b.facilityId}, ${b.customerName}, ${b.residentName}, ${b.residentNumber},
      ${b.facilityName}, ${b.timeZone}, ${b.reason}, ${b.rule}, ${b.note}, ${b.itemId}, ${b.placedAt}, ${b.placedBy}, ${b.reviewOn}::date)
    on conflict do nothing returning 1`.execute(tx);
  return rows.length > 0;
}

export async function banById(tx: Tx, banId: string): Promise<BanRow | undefined> {
  return (await sql<BanRow>`select ${BAN} from mail.bans b where b.ban_id = ${banId}`.execute(tx)).rows[0];
}

/** The same, alone with it. */
export async function lockBan(tx: Tx, banId: string): Promise<BanRow | undefined> {
  return (await sql<BanRow>`select ${BAN} from mail.bans b where b.ban_id = ${banId} for update`.execute(tx)).rows[0];
}

/** What stops letters between two now; null: nothing. */
export async function banBetween(tx: Tx, pair: { customer: string; residentId: string }): Promise<BanRow | null> {
  const { rows } = await sql<BanRow>`select ${BAN} from mail.bans b
    where b.customer = ${pair.customer} and b.resident_id = ${pair.residentId} and b.lifted_at is null`.execute(tx);
  return rows[0] ?? null;
}

/** What stands between the customer who asks and somebody held: whether he takes letters from her, and what staff stopped theirs by. */
export async function readBetween(
  tx: Tx,
  { customer, residentId }: { customer: string; residentId: string },
  now: Date,
): Promise<{ isTaken: boolean; ban: BanRow | null }> {
  const { rows } = await sql<{ isTaken: boolean } & BanRow>`select mail.takes_letters(${residentId}, ${now}) as "isTaken", ${BAN}
    from (values (1)) as one left join mail.bans b on b.customer = ${customer} and b.resident_id = ${residentId} and b.lifted_at is null`.execute(
    tx,
  );
  const { isTaken, ...ban } = rows[0]!;
  return { isTaken, ban: (ban.banId as string | null) === null ? null : ban };
}

/** Which of several letters are between two whose letters are stopped. */
export async function bannedAmong(
  tx: Tx,
  letters: readonly Pick<LetterRow, 'letterId' | 'residentId' | 'customer'>[],
): Promise<Set<string>> {
  const of = (name: 'letterId' | 'residentId' | 'customer') => letters.map((letter) => letter[name]);
  const { rows } = await sql<{ id: string }>`select l.id
    from unnest(${of('letterId')}::text[], ${of('residentId')}::text[], ${of('customer')}::text[]) as l (id, resident, customer)
    join mail.bans b on b.customer = l.customer and b.resident_id = l.resident and b.lifted_at is null`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

/** What stops letters of one of the two, or was lifted since a moment; the newest first. */
export async function bansOf(tx: Tx, side: Author, id: string, liftedSince: Date): Promise<BanRow[]> {
  const his = side === 'customer' ? sql`b.customer = ${id}` : sql`b.resident_id = ${id}`;
  const { rows } = await sql<BanRow>`select ${BAN} from mail.bans b where ${his} and (b.lifted_at is null or b.lifted_at >= ${liftedSince})
    order by b.placed_at desc, b.ban_id`.execute(tx);
  return rows;
}

/** One of the two has asked, and nobody has decided since. */
const ASKED = sql`(select s.kind = 'asked' from mail.ban_steps s where s.ban_id = b.ban_id order by s.nr desc limit 1) is true`;
/** In force, and to be looked at now: its day is there where it was placed, or one of the two has asked. */
const isDue = (now: Date) => sql`b.lifted_at is null and (b.review_on <= (${now}::timestamptz at time zone b.time_zone)::date or ${ASKED})`;

/** One page of what is in force in an agency, where the scope works, what is looked at first in front: all, what is asked about or comes up by a day, or what is due. */
export async function bansIn(
  tx: Tx,
  page: { agencyId: string; which: 'all' | { by: string } | { due: Date }; after: string | null; limit: number },
): Promise<(BanRow & { isAsked: boolean })[]> {
  const { which } = page;
  const chosen = which === 'all' ? sql`true` : 'due' in which ? isDue(which.due) : sql`(b.review_on <= ${which.by}::date or ${ASKED})`;
  const { rows } = await sql<BanRow & { isAsked: boolean }>`select ${BAN}, ${ASKED} as "isAsked"
    from mail.bans b where b.agency_id = ${page.agencyId} and b.lifted_at is null and ${chosen}
      and (${page.after}::text is null or (b.review_on, b.ban_id) > (select a.review_on, a.ban_id from mail.bans a where a.ban_id = ${page.after}))
    order by b.review_on, b.ban_id limit ${page.limit}`.execute(tx);
  return rows;
}

/** How many are due in an agency, where the scope works. */
export async function dueIn(tx: Tx, agencyId: string, now: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from mail.bans b
    where b.agency_id = ${agencyId} and ${isDue(now)}`.execute(tx);
  return rows[0]!.count;
}

/** How many are due at each facility where some are. */
export async function dueBy(
  tx: Tx,
  now: Date,
): Promise<{ agencyId: string; facilityId: string; facilityName: string; timeZone: string; count: number }[]> {
  const { rows } = await sql<{ agencyId: string; facilityId: string; facilityName: string; timeZone: string; count: number }>`
    select b.agency_id as "agencyId", b.facility_id as "facilityId", max(b.facility_name) as "facilityName", max(b.time_zone) as "timeZone",
      count(*)::int as count
    from mail.bans b where ${isDue(now)} group by b.agency_id, b.facility_id order by b.agency_id, b.facility_id`.execute(tx);
  return rows;
}

export async function insertBanStep(tx: Tx, b: BanRow, s: BanStep): Promise<void> {
  await sql`insert into mail.ban_steps (ban_id, kind, side, at, actor, words, review_on, customer, resident_id, agency_id, facility_id)
    values (${b.banId}, ${s.kind}, ${s.side}, ${s.at}, ${s.actor}, ${s.words}, ${s.reviewOn}::date, ${b.customer}, ${b.residentId}, ${b.agencyId},
      ${b.facilityId})`.execute(tx);
}

/** What was asked and decided since it was placed, as far as the scope may see it. */
export async function banStepsOf(tx: Tx, banId: string): Promise<BanStep[]> {
  const { rows } = await sql<BanStep>`select kind, side, at, actor, words, to_char(review_on, 'YYYY-MM-DD') as "reviewOn"
    from mail.ban_steps where ban_id = ${banId} order by nr`.execute(tx);
  return rows;
}

export async function moveReview(tx: Tx, banId: string, reviewOn: string): Promise<void> {
  await sql`update mail.bans set review_on = ${reviewOn}::date where ban_id = ${banId}`.execute(tx);
}

export async function endBan(tx: Tx, banId: string, at: Date): Promise<void> {
  await sql`update mail.bans set lifted_at = ${at} where ban_id = ${banId}`.execute(tx);
}
