import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { Money } from '#kernel/money.ts';
import type { Draw, Lot } from '../draw.ts';

/** A reply stamp that waits for an answer. */
export interface ReplyRow {
  subject: string;
  customer: string;
  residentId: string;
  agencyId: string;
  at: Date;
  endsAt: Date;
}

/** Stamps somebody held has as his own, from a customer or bought by himself. */
export interface GiftRow {
  giftId: string;
  /** Null: he bought them. */
  customer: string | null;
  residentId: string;
  agencyId: string;
  stamps: bigint;
  priceCents: Money;
  taxCents: Money;
  at: Date;
}

/** What a customer gave. */
export type Given = GiftRow & { customer: string };

/** What a person held used: a reply stamp, or his own. */
export interface ResidentUseRow {
  subject: string;
  residentId: string;
  agencyId: string;
  reply: string | null;
  monthly: bigint;
  own: bigint;
  at: Date;
}

const REPLY = sql`r.subject, r.customer, r.resident_id as "residentId", r.agency_id as "agencyId", r.at, r.ends_at as "endsAt"`;
const GIFT = sql`g.gift_id as "giftId", g.customer, g.resident_id as "residentId", g.agency_id as "agencyId", g.stamps, g.price_cents as "priceCents",
  g.tax_cents as "taxCents", g.at`;
/** Nobody is answering with it. */
const IS_FREE = sql`not exists (select 1 from stamps.resident_uses u where u.reply = r.subject
  and not exists (select 1 from stamps.resident_use_ends e where e.subject = u.subject))`;

/** What a customer gave, the newest first, with whom it was for as far as the scope still sees him. */
export async function giftsBy(tx: Tx, customer: string): Promise<(Given & { to: string | null })[]> {
  const { rows } = await sql<Given & { to: string | null }>`select ${GIFT}, p.given_name || ' ' || p.family_name as "to"
    from stamps.gifts g left join directory.v_residents p on p.id = g.resident_id where g.customer = ${customer} order by g.at desc, g.gift_id`.execute(
    tx,
  );
  return rows;
}

export async function insertReply(tx: Tx, r: ReplyRow): Promise<void> {
  await sql`insert into stamps.replies (subject, customer, resident_id, agency_id, at, ends_at)
    values (${r.subject}, ${r.customer}, ${r.residentId}, ${r.agencyId}, ${r.at}, ${r.endsAt}) on conflict do nothing`.execute(tx);
}

export async function deleteReply(tx: Tx, subject: string): Promise<void> {
  await sql`delete from stamps.replies where subject = ${subject}`.execute(tx);
}

/** Reply stamps that somebody held may answer with, the oldest first; from one sender, or from all. */
export async function freeReplies(tx: Tx, residentId: string, customer: string | null): Promise<ReplyRow[]> {
  const { rows } = await sql<ReplyRow>`select ${REPLY} from stamps.replies r
    where r.resident_id = ${residentId} and (${customer}::text is null or r.customer = ${customer}) and ${IS_FREE} order by r.at, r.subject`.execute(
    tx,
  );
  return rows;
}

/** Reply stamps of a customer that wait for an answer, at an agency or everywhere. */
export async function repliesOf(tx: Tx, customer: string, agencyId: string | null): Promise<ReplyRow[]> {
  const { rows } =
    await sql<ReplyRow>`select ${REPLY} from stamps.replies r where r.customer = ${customer} and (${agencyId}::text is null or r.agency_id = ${agencyId})
    order by r.at, r.subject`.execute(tx);
  return rows;
}

/** Reply stamps whose time is over, or whose person is held there no more; none that is being answered with. */
export async function repliesToGoBack(tx: Tx, now: Date, limit: number): Promise<string[]> {
  const { rows } = await sql<{ subject: string }>`
    (select r.subject from stamps.replies r where r.ends_at <= ${now} and ${IS_FREE} order by r.ends_at, r.subject limit ${limit})
    union
    (select r.subject from stamps.replies r join directory.v_residents p on p.id = r.resident_id and p.status in ('released', 'deceased') where ${IS_FREE} limit ${limit})`.execute(
    tx,
  );
  return rows.map(({ subject }) => subject);
}

/** Whether nobody is answering with it, now that this transaction holds it alone. False too when it waits no more. */
export async function takeReply(tx: Tx, subject: string): Promise<boolean> {
  await sql`select 1 from stamps.replies where subject = ${subject} for update`.execute(tx);
  return (await sql`select 1 from stamps.replies r where r.subject = ${subject} and ${IS_FREE}`.execute(tx)).rows.length > 0;
}

/** What somebody held may use; null for whoever asks and is neither he nor the house. */
export async function purseOf(
  tx: Tx,
  residentId: string,
  agencyId: string,
  now: Date,
): Promise<{ monthly: bigint | null; own: bigint | null }> {
  const { rows } = await sql<{
    monthly: bigint | null;
    own: bigint | null;
  }>`select monthly, own from stamps.resident_purse(${residentId}, ${agencyId}, ${now})`.execute(tx);
  return rows[0]!;
}

export async function insertResidentUse(tx: Tx, u: ResidentUseRow): Promise<void> {
  await sql`insert into stamps.resident_uses (subject, resident_id, agency_id, reply, monthly, own, at)
    values (${u.subject}, ${u.residentId}, ${u.agencyId}, ${u.reply}, ${u.monthly}, ${u.own}, ${u.at})`.execute(tx);
}

export async function residentUseOf(tx: Tx, subject: string): Promise<ResidentUseRow | undefined> {
  const { rows } = await sql<ResidentUseRow>`select subject, resident_id as "residentId", agency_id as "agencyId", reply, monthly, own, at
    from stamps.resident_uses where subject = ${subject}`.execute(tx);
  return rows[0];
}

/** How it ended; written now when it had not. */
export async function endResidentUse(
  tx: Tx,
  u: ResidentUseRow,
  kind: 'spent' | 'freed',
  at: Date,
): Promise<{ kind: 'spent' | 'freed'; isNew: boolean }> {
  const { rows } = await sql`insert into stamps.resident_use_ends (subject, kind, at, resident_id, agency_id)
    values (${u.subject}, ${kind}, ${at}, ${u.residentId}, ${u.agencyId}) on conflict do nothing returning 1`.execute(tx);
  if (rows.length > 0) return { kind, isNew: true };
  const before = await sql<{ kind: 'spent' | 'freed' }>`select kind from stamps.resident_use_ends where subject = ${u.subject}`.execute(tx);
  return { kind: before.rows[0]!.kind, isNew: false };
}

/** False when this gift is there already. */
export async function insertGift(tx: Tx, g: GiftRow): Promise<boolean> {
  const { rows } = await sql`insert into stamps.gifts (gift_id, customer, resident_id, agency_id, stamps, price_cents, tax_cents, at)
    values (${g.giftId}, ${g.customer}, ${g.residentId}, ${g.agencyId}, ${g.stamps}, ${g.priceCents}, ${g.taxCents}, ${g.at})
    on conflict do nothing returning 1`.execute(tx);
  if (rows.length === 0) return false;
  await sql`insert into stamps.open_gifts (gift_id, resident_id, agency_id) values (${g.giftId}, ${g.residentId}, ${g.agencyId})`.execute(
    tx,
  );
  return true;
}

export async function giftById(tx: Tx, id: string): Promise<GiftRow | undefined> {
  return (await sql<GiftRow>`select ${GIFT} from stamps.gifts g where g.gift_id = ${id}`.execute(tx)).rows[0];
}

/** What is left of the gifts to somebody held, the oldest first. */
export async function giftLots(tx: Tx, residentId: string): Promise<Lot[]> {
  const { rows } = await sql<Lot>`
    select g.gift_id as "order", g.stamps, g.price_cents as "priceCents",
      coalesce((select sum(d.stamps) from stamps.gift_draws d where d.gift_id = g.gift_id), 0)::bigint as drawn
    from stamps.open_gifts o join stamps.gifts g on g.gift_id = o.gift_id where o.resident_id = ${residentId} order by g.at, g.gift_id`.execute(
    tx,
  );
  return rows;
}

/** Gifts to people who are held there no more, and of which something is left. */
export async function giftsToGoBack(tx: Tx, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select o.gift_id as id from stamps.open_gifts o
    join directory.v_residents p on p.id = o.resident_id and p.status in ('released', 'deceased') limit ${limit}`.execute(tx);
  return rows.map(({ id }) => id);
}

export async function insertGiftDraws(
  tx: Tx,
  of: { residentId: string; agencyId: string },
  subject: string,
  draws: readonly Draw[],
  at: Date,
): Promise<void> {
  await sql`insert into stamps.gift_draws (gift_id, subject, stamps, price_cents, at, resident_id, agency_id)
    select d.gift_id, ${subject}, d.stamps, d.price_cents, ${at}, ${of.residentId}, ${of.agencyId}
    from unnest(${draws.map((one) => one.order)}::text[], ${draws.map((one) => one.stamps)}::bigint[], ${draws.map((one) => one.priceCents)}::bigint[])
      as d (gift_id, stamps, price_cents)`.execute(tx);
}
