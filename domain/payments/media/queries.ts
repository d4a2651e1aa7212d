import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { Money } from '#kernel/money.ts';

export interface MediaGiftRow {
  giftId: string;
  customer: string;
  giverName: string;
  residentId: string;
  agencyId: string;
  amountCents: Money;
  at: Date;
}

/** Whose balance it is. */
export interface Held {
  residentId: string;
  agencyId: string;
}

/** A gift with what is left of it. */
export interface MediaLot extends MediaGiftRow {
  drawnCents: Money;
}

const GIFT = sql`g.gift_id as "giftId", g.customer, g.giver_name as "giverName", g.resident_id as "residentId", g.agency_id as "agencyId",
  g.amount_cents as "amountCents", g.at`;
const DRAWN = sql`coalesce((select sum(d.cents) from payments.media_draws d where d.gift_id = g.gift_id), 0)::bigint as "drawnCents"`;

/** The lock under which a person's balance changes. */
export function mediaTurn(residentId: string): string {
  return `media:${residentId}`;
}

export async function insertMediaGift(tx: Tx, g: MediaGiftRow): Promise<void> {
  await sql`insert into payments.media_gifts (gift_id, customer, giver_name, resident_id, agency_id, amount_cents, at)
    values (${g.giftId}, ${g.customer}, ${g.giverName}, ${g.residentId}, ${g.agencyId}, ${g.amountCents}, ${g.at})`.execute(tx);
  await sql`insert into payments.media_open (gift_id, resident_id, agency_id) values (${g.giftId}, ${g.residentId}, ${g.agencyId})`.execute(
    tx,
  );
}

export async function mediaGiftById(tx: Tx, id: string): Promise<MediaLot | undefined> {
  return (await sql<MediaLot>`select ${GIFT}, ${DRAWN} from payments.media_gifts g where g.gift_id = ${id}`.execute(tx)).rows[0];
}

/** What a customer gave to one person, the newest first. */
export async function mediaGiftsTo(tx: Tx, customer: string, residentId: string, limit: number): Promise<MediaLot[]> {
  const { rows } = await sql<MediaLot>`select ${GIFT}, ${DRAWN} from payments.media_gifts g
    where g.customer = ${customer} and g.resident_id = ${residentId} order by g.at desc, g.gift_id desc limit ${limit}`.execute(tx);
  return rows;
}

/** All that a customer gave, the newest first, with whom it was for as far as the scope still sees him. */
export async function mediaGiftsBy(tx: Tx, customer: string): Promise<(MediaGiftRow & { to: string | null })[]> {
  const { rows } = await sql<MediaGiftRow & { to: string | null }>`select ${GIFT}, p.given_name || ' ' || p.family_name as "to"
    from payments.media_gifts g left join directory.v_residents p on p.id = g.resident_id
    where g.customer = ${customer} order by g.at desc, g.gift_id desc`.execute(tx);
  return rows;
}

/** Gifts to somebody held of which something is left, the oldest first. */
export async function mediaLots(tx: Tx, residentId: string): Promise<MediaLot[]> {
  const { rows } =
    await sql<MediaLot>`select ${GIFT}, ${DRAWN} from payments.media_open o join payments.media_gifts g on g.gift_id = o.gift_id
    where o.resident_id = ${residentId} order by g.at, g.gift_id`.execute(tx);
  return rows;
}

/** What gifts paid for a thing, and what of that came back, the newest gift first. */
export async function paidFor(tx: Tx, subject: string): Promise<{ giftId: string; customer: string; cents: Money }[]> {
  const { rows } = await sql<{ giftId: string; customer: string; cents: Money }>`
    select d.gift_id as "giftId", d.customer, sum(d.cents)::bigint as cents
    from payments.media_draws d join payments.media_gifts g on g.gift_id = d.gift_id
    where d.subject in (${subject}, ${`${subject}:back`}) group by d.gift_id, d.customer, g.at order by g.at desc, d.gift_id desc`.execute(
    tx,
  );
  return rows;
}

/** Gifts to people who are held no more, and of which something is left. */
export async function mediaGiftsToReturn(tx: Tx, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select o.gift_id as id from payments.media_open o
    join directory.v_residents p on p.id = o.resident_id and p.status in ('released', 'deceased') limit ${limit}`.execute(tx);
  return rows.map(({ id }) => id);
}

/** What comes out of gifts for a thing; below nothing: what is in them again. */
export async function insertMediaDraws(
  tx: Tx,
  of: Held,
  subject: string,
  draws: readonly { giftId: string; customer: string; cents: Money }[],
  at: Date,
): Promise<void> {
  await sql`insert into payments.media_draws (gift_id, subject, cents, at, customer, resident_id, agency_id)
    select d.gift_id, ${subject}, d.cents, ${at}, d.customer, ${of.residentId}, ${of.agencyId}
    from unnest(${draws.map((one) => one.giftId)}::text[], ${draws.map((one) => one.cents)}::bigint[], ${draws.map((one) => one.customer)}::text[])
      as d (gift_id, cents, customer)`.execute(tx);
}

export interface MediaLine {
  key: string;
  at: Date;
  /** Who gave it; null: it paid for something, or came back of that. */
  from: string | null;
  /** More than nothing: in. */
  cents: Money;
  /** Of a gift: it went back to who gave it. */
  isReturned: boolean;
}

/** What went in and out of somebody's media balance, the newest first: himself. */
export async function mediaLines(tx: Tx, residentId: string, page: { before: Date | null; limit: number }): Promise<MediaLine[]> {
  const { rows } = await sql<MediaLine>`select * from (
      select g.gift_id as key, g.at, g.giver_name as "from", g.amount_cents as cents, false as "isReturned"
      from payments.media_gifts g where g.resident_id = ${residentId}
      union all
      select d.subject, max(d.at), case when bool_and(starts_with(d.subject, d.gift_id)) then max(g.giver_name) end, -sum(d.cents)::bigint,
        bool_and(starts_with(d.subject, d.gift_id))
      from payments.media_draws d join payments.media_gifts g on g.gift_id = d.gift_id where d.resident_id = ${residentId} group by d.subject
    ) l where ${page.before}::timestamptz is null or l.at < ${page.before} order by l.at desc, l.key desc limit ${page.limit}`.execute(tx);
  return rows;
}
