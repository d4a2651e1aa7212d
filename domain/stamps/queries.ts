import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { Money } from '#kernel/money.ts';
import type { Lang } from '#kernel/scope.ts';
import type { Draw, Lot } from './draw.ts';
import type { StateKind } from './order.ts';

export interface Owner {
  customer: string;
  agencyId: string;
}

export interface OrderRow extends Owner {
  orderId: string;
  agencyName: string;
  stamps: bigint;
  priceCents: Money;
  taxCents: Money;
  lang: Lang;
  createdAt: Date;
}

export interface StateRow {
  kind: StateKind;
  at: Date;
  actor: string | null;
  details: Record<string, string | null>;
}

export interface UseRow extends Owner {
  subject: string;
  stamps: bigint;
  at: Date;
}

const ORDER = sql`o.order_id as "orderId", o.customer, o.agency_id as "agencyId", o.agency_name as "agencyName", o.stamps, o.price_cents as "priceCents",
  o.tax_cents as "taxCents", o.lang, o.created_at as "createdAt"`;

/** One at a time for each order, and for the stamps of each owner at an agency. */
export async function takeTurn(tx: Tx, of: string | Owner): Promise<void> {
  const key = typeof of === 'string' ? of : `${of.customer}:${of.agencyId}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 280))`.execute(tx);
}

/** False when this order is there already. */
export async function insertOrder(tx: Tx, o: OrderRow): Promise<boolean> {
  const { rows } =
    await sql`insert into stamps.orders (order_id, customer, agency_id, agency_name, stamps, price_cents, tax_cents, lang, created_at)
    values (${o.orderId}, ${o.customer}, ${o.agencyId}, ${o.agencyName}, ${o.stamps}, ${o.priceCents}, ${o.taxCents}, ${o.lang}, ${o.createdAt})
    on conflict do nothing returning 1`.execute(tx);
  return rows.length > 0;
}

export async function orderById(tx: Tx, id: string): Promise<OrderRow | undefined> {
  return (await sql<OrderRow>`select ${ORDER} from stamps.orders o where o.order_id = ${id}`.execute(tx)).rows[0];
}

/** One page of what a customer ordered, at one agency or everywhere, the newest first; `before` is the last one of the page before. */
export async function ordersOf(
  tx: Tx,
  customer: string,
  page: { agencyId: string | null; before: string | null; limit: number },
): Promise<(OrderRow & { kinds: StateKind[] })[]> {
  const { rows } = await sql<OrderRow & { kinds: StateKind[] }>`
    select ${ORDER}, array(select s.kind from stamps.order_states s where s.order_id = o.order_id) as kinds
    from stamps.orders o where o.customer = ${customer} and (${page.agencyId}::text is null or o.agency_id = ${page.agencyId})
      and (${page.before}::text is null or (o.created_at, o.order_id) < (select b.created_at, b.order_id from stamps.orders b where b.order_id = ${page.before}))
    order by o.created_at desc, o.order_id desc limit ${page.limit}`.execute(tx);
  return rows;
}

/** The agencies whose stamps a customer has ordered. */
export async function agenciesOf(tx: Tx, customer: string): Promise<{ agencyId: string; agencyName: string }[]> {
  const { rows } = await sql<{ agencyId: string; agencyName: string }>`
    select o.agency_id as "agencyId", max(o.agency_name) as "agencyName" from stamps.orders o where o.customer = ${customer}
    group by o.agency_id order by 2`.execute(tx);
  return rows;
}

/** False when the order was in this state before. */
export async function insertState(tx: Tx, o: OrderRow, state: StateRow): Promise<boolean> {
  const { rows } = await sql`insert into stamps.order_states (order_id, kind, at, actor, details, customer, agency_id)
    values (${o.orderId}, ${state.kind}, ${state.at}, ${state.actor}, ${JSON.stringify(state.details)}::jsonb, ${o.customer}, ${o.agencyId})
    on conflict do nothing returning 1`.execute(tx);
  return rows.length > 0;
}

export async function statesOf(tx: Tx, orderId: string): Promise<StateRow[]> {
  return (
    await sql<StateRow>`select kind, at, actor, details from stamps.order_states where order_id = ${orderId} order by at, kind`.execute(tx)
  ).rows;
}

/** False when this thing has its use already. */
export async function insertUse(tx: Tx, use: UseRow): Promise<boolean> {
  const { rows } = await sql`insert into stamps.uses (subject, customer, agency_id, stamps, at)
    values (${use.subject}, ${use.customer}, ${use.agencyId}, ${use.stamps}, ${use.at}) on conflict do nothing returning 1`.execute(tx);
  return rows.length > 0;
}

export async function useOf(tx: Tx, subject: string): Promise<UseRow | undefined> {
  const { rows } = await sql<UseRow>`select subject, customer, agency_id as "agencyId", stamps, at from stamps.uses
    where subject = ${subject}`.execute(tx);
  return rows[0];
}

/** False when it has ended before; then `endOf` says how. */
export async function insertEnd(tx: Tx, use: UseRow, kind: 'spent' | 'freed', at: Date): Promise<boolean> {
  const { rows } = await sql`insert into stamps.use_ends (subject, kind, at, customer, agency_id)
    values (${use.subject}, ${kind}, ${at}, ${use.customer}, ${use.agencyId}) on conflict do nothing returning 1`.execute(tx);
  return rows.length > 0;
}

export async function endOf(tx: Tx, subject: string): Promise<'spent' | 'freed' | undefined> {
  const { rows } = await sql<{ kind: 'spent' | 'freed' }>`select kind from stamps.use_ends where subject = ${subject}`.execute(tx);
  return rows[0]?.kind;
}

/** What is left of an owner's orders whose stamps are there, the oldest first. */
export async function lotsOf(tx: Tx, { customer, agencyId }: Owner): Promise<Lot[]> {
  const { rows } = await sql<Lot>`
    select o.order_id as "order", o.stamps, o.price_cents as "priceCents", coalesce(sum(d.stamps), 0)::bigint as drawn,
      coalesce((select p.held from stamps.disputed p where p.order_id = o.order_id), 0)::bigint as held
    from stamps.orders o join stamps.order_states f on f.order_id = o.order_id and f.kind = 'filled'
      left join stamps.draws d on d.order_id = o.order_id
    where o.customer = ${customer} and o.agency_id = ${agencyId}
    group by o.order_id, f.at having coalesce(sum(d.stamps), 0) < o.stamps order by f.at, o.order_id`.execute(tx);
  return rows;
}

export async function insertDraws(tx: Tx, owner: Owner, subject: string, draws: readonly Draw[], at: Date): Promise<void> {
  await sql`insert into stamps.draws (order_id, subject, stamps, price_cents, at, customer, agency_id)
    select d.order_id, ${subject}, d.stamps, d.price_cents, ${at}, ${owner.customer}, ${owner.agencyId}
    from unnest(${draws.map((one) => one.order)}::text[], ${draws.map((one) => one.stamps)}::bigint[], ${draws.map((one) => one.priceCents)}::bigint[])
      as d (order_id, stamps, price_cents)`.execute(tx);
}

export interface DisputedRow {
  held: bigint;
  /** Of its hold in the ledger. */
  nth: number;
}

/** What is set aside of an order for its disputes; null: nobody disputed it. */
export async function disputedOf(tx: Tx, orderId: string): Promise<DisputedRow | null> {
  return (await sql<DisputedRow>`select held, nth from stamps.disputed where order_id = ${orderId}`.execute(tx)).rows[0] ?? null;
}

/** The orders of an owner that were ever disputed, the oldest first. */
export async function disputedOrders(tx: Tx, { customer, agencyId }: Owner): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select p.order_id as id from stamps.disputed p join stamps.orders o on o.order_id = p.order_id
    where p.customer = ${customer} and p.agency_id = ${agencyId} order by o.created_at, o.order_id`.execute(tx);
  return rows.map(({ id }) => id);
}

/** How many stamps of an owner are set aside for disputes. */
export async function heldForDisputes(tx: Tx, { customer, agencyId }: Owner): Promise<bigint> {
  const { rows } = await sql<{ held: bigint }>`select coalesce(sum(held), 0)::bigint as held from stamps.disputed
    where customer = ${customer} and agency_id = ${agencyId}`.execute(tx);
  return rows[0]!.held;
}

export async function putDisputed(tx: Tx, { orderId, customer, agencyId }: OrderRow, { held, nth }: DisputedRow): Promise<void> {
  await sql`insert into stamps.disputed (order_id, held, nth, customer, agency_id) values (${orderId}, ${held}, ${nth}, ${customer}, ${agencyId})
    on conflict (order_id) do update set held = excluded.held, nth = excluded.nth`.execute(tx);
}

/** How many stamps one taking out for disputes took; null: it took none, or they are in the pack again. */
export async function takenOutBy(tx: Tx, orderId: string, subject: string): Promise<bigint | null> {
  const { rows } = await sql<{
    stamps: bigint;
  }>`select d.stamps from stamps.draws d where d.order_id = ${orderId} and d.subject = ${subject}
    and not exists (select 1 from stamps.draws b where b.order_id = d.order_id and b.subject = ${`${subject}:back`})`.execute(tx);
  return rows[0]?.stamps ?? null;
}

/** What was taken out of an order for its disputes, and is not in it again. */
export async function takenOutOf(tx: Tx, orderId: string): Promise<bigint> {
  const { rows } = await sql<{ stamps: bigint }>`select coalesce(sum(stamps), 0)::bigint as stamps from stamps.draws
    where order_id = ${orderId} and subject like ${`${orderId}:taken_out:%`}`.execute(tx);
  return rows[0]!.stamps;
}

/** The orders that a gift was made from, with how much of what it had cost came from each. */
export async function sourcesOf(tx: Tx, subject: string): Promise<{ order: string; stamps: bigint }[]> {
  const { rows } = await sql<{
    order: string;
    stamps: bigint;
  }>`select order_id as "order", stamps from stamps.draws where subject = ${subject}
    order by order_id`.execute(tx);
  return rows;
}
