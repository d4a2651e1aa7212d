import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { ItemRow } from '../queue/queries.ts';

/** Whom of the two at an item's ends a reviewer knows; other: he has another reason. */
export const asideReasons = ['outside', 'inside', 'both', 'other'] as const;
export type AsideReason = (typeof asideReasons)[number];

export interface Acquaintance {
  number: number;
  /** As the reviewer knew it then. */
  name: string;
  since: Date;
}

/** Puts an item out of a reviewer's hand for good. */
export async function insertAside(
  tx: Tx,
  item: ItemRow,
  aside: { reviewer: string; why: AsideReason; note: string | null; at: Date },
): Promise<void> {
  await sql`insert into review.steps_aside (item_id, reviewer, why, note, at, agency_id, facility_id)
    values (${item.itemId}, ${aside.reviewer}, ${aside.why}, ${aside.note}, ${aside.at}, ${item.agencyId}, ${item.facilityId})`.execute(tx);
  await sql`update review.queue set reviewer = null, leased_until = null, not_for = array_append(not_for, ${aside.reviewer})
    where item_id = ${item.itemId}`.execute(tx);
}

/** Writes down that a reviewer knows somebody, once; what he has in hand of theirs leaves it. False when he had said so before. */
export async function insertAcquaintance(
  tx: Tx,
  known: { reviewer: string; party: string; name: string; agencyId: string; at: Date },
): Promise<boolean> {
  const { reviewer, party, name, agencyId, at } = known;
  await sql`update review.queue set reviewer = null, leased_until = null
    where reviewer = ${reviewer} and outcome is null and ${party} in (outside, inside)`.execute(tx);
  const { rows } = await sql`insert into review.acquaintances (reviewer, number, party, name, since, agency_id)
    select ${reviewer}, count(*)::int + 1, ${party}, ${name}, ${at}, ${agencyId} from review.acquaintances where reviewer = ${reviewer}
    on conflict do nothing returning 1`.execute(tx);
  return rows.length > 0;
}

/** Whom a reviewer knows by his own word, the last one first. */
export async function acquaintancesOf(tx: Tx, reviewer: string): Promise<Acquaintance[]> {
  const { rows } = await sql<Acquaintance>`select number, name, since from review.acquaintances
    where reviewer = ${reviewer} and ended_at is null order by number desc`.execute(tx);
  return rows;
}

/** Whom a reviewer no longer knows; undefined when he had not said so. */
export async function endAcquaintanceRow(tx: Tx, reviewer: string, number: number, at: Date): Promise<string | undefined> {
  const { rows } = await sql<{ party: string }>`update review.acquaintances set ended_at = ${at}
    where reviewer = ${reviewer} and number = ${number} and ended_at is null returning party`.execute(tx);
  return rows[0]?.party;
}

/** Of these people, those who must not read mail of these parties. The system. */
export async function knowersAmong(tx: Tx, logins: readonly string[], parties: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ login: string }>`select login from unnest(${[...logins]}::text[]) as login
    where review.known_to(login) && ${[...parties]}::text[]`.execute(tx);
  return new Set(rows.map(({ login }) => login));
}
