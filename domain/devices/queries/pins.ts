import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';

export interface PinRow {
  residentId: string;
  agencyId: string;
  hash: string;
  /** Of a slip's PIN: until then. */
  slipUntil: Date | null;
}

/** The person's PIN, and nobody changes it until the transaction ends. */
export async function pinOf(tx: Tx, residentId: string): Promise<PinRow | undefined> {
  const { rows } = await sql<PinRow>`select resident_id as "residentId", agency_id as "agencyId", hash, slip_until as "slipUntil"
    from devices.pins where resident_id = ${residentId} for update`.execute(tx);
  return rows[0];
}

export async function setPin(tx: Tx, pin: PinRow & { by: string; at: Date }): Promise<void> {
  await sql`insert into devices.pins (resident_id, agency_id, hash, slip_until, set_at, set_by)
    values (${pin.residentId}, ${pin.agencyId}, ${pin.hash}, ${pin.slipUntil}, ${pin.at}, ${pin.by})
    on conflict (resident_id) do update set hash = excluded.hash, slip_until = excluded.slip_until, set_at = excluded.set_at, set_by = excluded.set_by`.execute(
    tx,
  );
}

export interface TryRow {
  failures: number;
  lockedUntil: Date | null;
  lastAt: Date;
}

/** The count of wrong tries, locked until the transaction ends; made when there is none. */
export async function lockTries(tx: Tx, subject: Buffer, person: Buffer | null, at: Date): Promise<TryRow> {
  await sql`insert into devices.tries (subject, person, failures, last_at) values (${subject}, ${person}, 0, ${at}) on conflict do nothing`.execute(
    tx,
  );
  const { rows } = await sql<TryRow>`select failures, locked_until as "lockedUntil", last_at as "lastAt" from devices.tries
    where subject = ${subject} for update`.execute(tx);
  return rows[0]!;
}

export async function setTries(tx: Tx, subject: Buffer, tries: TryRow): Promise<void> {
  await sql`update devices.tries set failures = ${tries.failures}, locked_until = ${tries.lockedUntil}, last_at = ${tries.lastAt}
    where subject = ${subject}`.execute(tx);
}

/** A person's number counts from nothing again, at every device. */
export async function clearTries(tx: Tx, person: Buffer): Promise<void> {
  await sql`delete from devices.tries where person = ${person}`.execute(tx);
}
