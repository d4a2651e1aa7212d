import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';

export interface Move {
  recordId: bigint;
  residentId: string;
  agencyId: string;
  facilityId: string;
  kind: 'moved' | 'released';
}

/** What is still to be told, the oldest first. */
export async function movesToTell(tx: Tx, limit: number): Promise<bigint[]> {
  const { rows } = await sql<{
    id: bigint;
  }>`select record_id as id from directory.moves_to_tell order by at, record_id limit ${limit}`.execute(tx);
  return rows.map(({ id }) => id);
}

/** For the one caller who tells it; undefined when another has. */
export async function takeMove(tx: Tx, recordId: bigint): Promise<Move | undefined> {
  const { rows } = await sql<Move>`delete from directory.moves_to_tell where record_id = ${recordId}
    returning record_id as "recordId", resident_id as "residentId", agency_id as "agencyId", facility_id as "facilityId", kind`.execute(tx);
  return rows[0];
}

/** Customers who have this person on the list. */
export async function customersOf(tx: Tx, residentId: string): Promise<string[]> {
  const { rows } = await sql<{ customer: string }>`select customer from directory.contacts
    where resident_id = ${residentId} and removed_at is null order by customer`.execute(tx);
  return rows.map(({ customer }) => customer);
}
