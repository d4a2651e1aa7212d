import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';

export interface Counter {
  failures: number;
  lockedUntil: Date | null;
}

/** The counter of an address (and device), locked until the transaction ends; made when there is none. */
export async function lockCounter(tx: Tx, emailHash: Buffer, deviceHash: Buffer, at: Date): Promise<Counter & { lastAt: Date }> {
  await sql`insert into identity.attempt_counters (email_hash, device_hash, failures, last_at) values (${emailHash}, ${deviceHash}, 0, ${at})
    on conflict do nothing`.execute(tx);
  const { rows } = await sql<
    Counter & { lastAt: Date }
  >`select failures, locked_until as "lockedUntil", last_at as "lastAt" from identity.attempt_counters
    where email_hash = ${emailHash} and device_hash = ${deviceHash} for update`.execute(tx);
  return rows[0]!;
}

export async function setCounter(tx: Tx, emailHash: Buffer, deviceHash: Buffer, counter: Counter, at: Date): Promise<void> {
  await sql`update identity.attempt_counters set failures = ${counter.failures}, locked_until = ${counter.lockedUntil}, last_at = ${at}
    where email_hash = ${emailHash} and device_hash = ${deviceHash}`.execute(tx);
}

/** Back to nothing, for this address on every device: its owner has come in by the link. */
export async function clearCounters(tx: Tx, emailHash: Buffer): Promise<void> {
  await sql`delete from identity.attempt_counters where email_hash = ${emailHash}`.execute(tx);
}

export async function insertLockout(tx: Tx, emailHash: Buffer, failures: number, from: Date, until: Date): Promise<void> {
  await sql`insert into identity.lockouts (id, email_hash, failures, locked_at, locked_until)
    values (${newId('lck')}, ${emailHash}, ${failures}, ${from}, ${until})`.execute(tx);
}

/** Counts one use of the source's budget and says how many that makes in this window. */
export async function countSource(tx: Tx, sourceHash: Buffer, kind: string, windowStart: Date): Promise<number> {
  const { rows } = await sql<{
    used: number;
  }>`insert into identity.source_counters (source_hash, kind, window_start, used) values (${sourceHash}, ${kind}, ${windowStart}, 1)
    on conflict (source_hash, kind, window_start) do update set used = identity.source_counters.used + 1 returning used`.execute(tx);
  return rows[0]!.used;
}

export async function uncountSource(tx: Tx, sourceHash: Buffer, kind: string, windowStart: Date): Promise<void> {
  await sql`update identity.source_counters set used = greatest(0, used - 1)
    where source_hash = ${sourceHash} and kind = ${kind} and window_start = ${windowStart}`.execute(tx);
}
