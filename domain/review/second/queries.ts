import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { ItemRow, Place } from '../queue/queries.ts';
import type { Category } from '../screening/hit.ts';
import type { Reading } from './rules.ts';

/** What one of two readers said. */
export async function insertReading(tx: Tx, read: ItemRow & Place): Promise<void> {
  await sql`insert into review.readings (item_id, reading, reviewer, outcome, reason, rule, note, at, agency_id, facility_id)
    values (${read.itemId}, ${read.reading}, ${read.reviewer}, ${read.outcome}, ${read.reason}, ${read.rule}, ${read.note}, ${read.decidedAt},
      ${read.agencyId}, ${read.facilityId})`.execute(tx);
}

/** Puts an item back into the mailroom's line, for anybody but who has read it. */
export async function insertForAnother(tx: Tx, read: ItemRow & Place, as: Reading, dueAt: Date): Promise<void> {
  await sql`insert into review.queue (item_id, reading, due_at, outside, inside, not_for, agency_id, facility_id)
    values (${read.itemId}, ${as}, ${dueAt}, ${read.outside}, ${read.inside}, array_append(${read.notFor}::text[], ${read.reviewer}),
      ${read.agencyId}, ${read.facilityId})`.execute(tx);
}

export async function leavePlace(tx: Tx, itemId: string): Promise<void> {
  await sql`delete from review.queue where item_id = ${itemId}`.execute(tx);
}

/** What was found in items, by category. */
export async function categoriesIn(tx: Tx, itemIds: readonly string[]): Promise<Map<string, Category[]>> {
  const { rows } = await sql<{ itemId: string; found: Category[] }>`select item_id as "itemId", array_agg(distinct category) as found
    from review.hits where item_id = any (${[...itemIds]}::text[]) group by item_id`.execute(tx);
  return new Map(rows.map(({ itemId, found }) => [itemId, found]));
}
