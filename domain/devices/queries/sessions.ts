import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { Device } from './devices.ts';

export type EndReason = 'signed_out' | 'replaced' | 'pin_changed' | 'device_ended';

export interface DoorRow extends Device {
  sessionId: string | null;
  residentId: string | null;
  givenName: string | null;
  mustChange: boolean | null;
  endsAt: Date | null;
  extended: boolean;
}

export async function readDoorRow(
  tx: Tx,
  q: { deviceHash: Buffer; sessionHash: Buffer | null; at: Date; writingMs: number | null },
): Promise<DoorRow | undefined> {
  const { rows } =
    await sql<DoorRow>`select device_id as "deviceId", agency_id as "agencyId", facility_id as "facilityId", name, time_zone as "timeZone", kind,
      session_id as "sessionId", resident_id as "residentId", given_name as "givenName", must_change as "mustChange", ends_at as "endsAt", extended
    from devices.read_door(${q.deviceHash}, ${q.sessionHash}, ${q.at}::timestamptz, ${q.writingMs}::float8 * interval '1 millisecond')`.execute(
      tx,
    );
  return rows[0];
}

export async function insertSession(
  tx: Tx,
  s: {
    sessionId: string;
    residentId: string;
    agencyId: string;
    facilityId: string;
    deviceId: string;
    tokenHash: Buffer;
    mustChange: boolean;
    startedAt: Date;
    patienceMs: number;
    aliveUntil: Date;
    endsAt: Date;
  },
): Promise<void> {
  await sql`insert into devices.sessions (session_id, resident_id, agency_id, facility_id, device_id, token_hash, must_change, started_at, patience, alive_until, ends_at)
    values (${s.sessionId}, ${s.residentId}, ${s.agencyId}, ${s.facilityId}, ${s.deviceId}, ${s.tokenHash}, ${s.mustChange}, ${s.startedAt},
      ${s.patienceMs} * interval '1 millisecond', ${s.aliveUntil}, ${s.endsAt})`.execute(tx);
}

/** Ends what is open of a person, at a device, or one session alone. */
export async function endSessions(
  tx: Tx,
  of: { residentId?: string; deviceId?: string; sessionId?: string; except?: string },
  reason: EndReason,
  at: Date,
): Promise<number> {
  const { rows } = await sql`update devices.sessions set ended_at = ${at}, end_reason = ${reason}
    where ended_at is null and (resident_id = ${of.residentId ?? null} or device_id = ${of.deviceId ?? null} or session_id = ${of.sessionId ?? null})
      and session_id is distinct from ${of.except ?? null} returning 1`.execute(tx);
  return rows.length;
}

/** False when its time was given once before, or it is over. */
export async function extendRow(tx: Tx, sessionId: string, more: { at: Date; ms: number }): Promise<boolean> {
  const { rows } = await sql`update devices.sessions set ends_at = ends_at + ${more.ms} * interval '1 millisecond', extended_at = ${more.at}
    where session_id = ${sessionId} and ended_at is null and extended_at is null and ends_at > ${more.at} returning 1`.execute(tx);
  return rows.length > 0;
}

export async function pinIsHis(tx: Tx, sessionId: string): Promise<void> {
  await sql`update devices.sessions set must_change = false where session_id = ${sessionId}`.execute(tx);
}

export async function forgetBefore(tx: Tx, before: { tries: Date; sessions: Date }): Promise<void> {
  await sql`delete from devices.tries where last_at < ${before.tries} and (locked_until is null or locked_until < ${before.tries})`.execute(
    tx,
  );
  await sql`delete from devices.sessions where started_at < ${before.sessions}`.execute(tx);
}
