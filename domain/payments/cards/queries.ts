import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';

export interface CardRow {
  cardId: string;
  customer: string;
  token: string;
  brand: string;
  last4: string;
  expMonth: number;
  expYear: number;
  savedAt: Date;
}

/** A card that may be used, with what its owner calls it. */
export interface KeptCard extends CardRow {
  name: string | null;
}

export type CardFactKind = 'named' | 'preferred' | 'removed' | 'detached' | 'warned';

const CARD = sql`c.card_id as "cardId", c.customer, c.token, c.brand, c.last4, c.exp_month as "expMonth", c.exp_year as "expYear",
  c.saved_at as "savedAt"`;
const NAME = sql`(select f.name from payments.card_facts f where f.card_id = c.card_id and f.kind = 'named' order by f.at desc, f.fact_id desc limit 1)`;
const IS_KEPT = sql`not exists (select 1 from payments.card_facts f where f.card_id = c.card_id and f.kind = 'removed')`;

export async function holderOf(tx: Tx, customer: string): Promise<string | undefined> {
  const { rows } = await sql<{ holder: string }>`select holder from payments.card_holders where customer = ${customer}`.execute(tx);
  return rows[0]?.holder;
}

export async function insertHolder(tx: Tx, customer: string, holder: string, at: Date): Promise<void> {
  await sql`insert into payments.card_holders (customer, holder, created_at) values (${customer}, ${holder}, ${at}) on conflict do nothing`.execute(
    tx,
  );
}

/** False when it is kept already. */
export async function insertCard(tx: Tx, card: CardRow): Promise<boolean> {
  const { rows } = await sql`insert into payments.cards (card_id, customer, token, brand, last4, exp_month, exp_year, saved_at)
    values (${card.cardId}, ${card.customer}, ${card.token}, ${card.brand}, ${card.last4}, ${card.expMonth}, ${card.expYear}, ${card.savedAt})
    on conflict (token) do nothing returning 1`.execute(tx);
  return rows.length > 0;
}

/** A customer's cards that may be used, the preferred one first, then the newest. */
export async function keptCards(tx: Tx, customer: string): Promise<KeptCard[]> {
  const { rows } = await sql<KeptCard>`select ${CARD}, ${NAME} as name from payments.cards c where c.customer = ${customer} and ${IS_KEPT}
    order by (select max(f.at) from payments.card_facts f where f.card_id = c.card_id and f.kind = 'preferred') desc nulls last,
      c.saved_at desc, c.card_id desc limit 50`.execute(tx);
  return rows;
}

/** A card that may be used; undefined when it was removed. */
export async function keptCard(tx: Tx, cardId: string): Promise<KeptCard | undefined> {
  const { rows } =
    await sql<KeptCard>`select ${CARD}, ${NAME} as name from payments.cards c where c.card_id = ${cardId} and ${IS_KEPT}`.execute(tx);
  return rows[0];
}

/** A card whoever's it is and whatever became of it. */
export async function anyCard(tx: Tx, cardId: string): Promise<CardRow | undefined> {
  return (await sql<CardRow>`select ${CARD} from payments.cards c where c.card_id = ${cardId}`.execute(tx)).rows[0];
}

/** False when this was known of the card, and can be known once. */
export async function insertCardFact(
  tx: Tx,
  card: { cardId: string; customer: string },
  fact: { kind: CardFactKind; name?: string; at: Date },
): Promise<boolean> {
  const { rows } = await sql`insert into payments.card_facts (fact_id, card_id, customer, kind, name, at)
    values (${newId('cfa')}, ${card.cardId}, ${card.customer}, ${fact.kind}, ${fact.name ?? null}, ${fact.at})
    on conflict do nothing returning 1`.execute(tx);
  return rows.length > 0;
}

/** Cards in use whose last month is this one and whose owner has not been told. */
export async function cardsExpiring(tx: Tx, month: { year: number; month: number }, limit: number): Promise<KeptCard[]> {
  const { rows } = await sql<KeptCard>`select ${CARD}, ${NAME} as name from payments.cards c
    where c.exp_year = ${month.year} and c.exp_month = ${month.month} and ${IS_KEPT}
      and not exists (select 1 from payments.card_facts f where f.card_id = c.card_id and f.kind = 'warned')
    order by c.card_id limit ${limit}`.execute(tx);
  return rows;
}
