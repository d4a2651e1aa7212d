import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { DeviceKind } from '../session-times.ts';

export interface Device {
  deviceId: string;
  agencyId: string;
  facilityId: string;
  name: string;
  timeZone: string;
  kind: DeviceKind;
}

export interface DeviceRow extends Device {
  codeUntil: Date;
  madeAt: Date;
  madeBy: string;
  enrolledAt: Date | null;
  seenAt: Date | null;
  endedAt: Date | null;
}

const DEVICE = sql`d.device_id as "deviceId", d.agency_id as "agencyId", d.facility_id as "facilityId", d.name, d.time_zone as "timeZone", d.kind,
  d.code_until as "codeUntil", d.made_at as "madeAt", d.made_by as "madeBy", d.enrolled_at as "enrolledAt", d.seen_at as "seenAt", d.ended_at as "endedAt"`;

/** False when a device of the facility has this name. */
export async function insertDevice(
  tx: Tx,
  d: Omit<DeviceRow, 'enrolledAt' | 'seenAt' | 'endedAt'> & { codeHash: Buffer },
): Promise<boolean> {
  const { rows } =
    await sql`insert into devices.devices (device_id, agency_id, facility_id, name, time_zone, kind, code_hash, code_until, made_at, made_by)
    values (${d.deviceId}, ${d.agencyId}, ${d.facilityId}, ${d.name}, ${d.timeZone}, ${d.kind}, ${d.codeHash}, ${d.codeUntil}, ${d.madeAt}, ${d.madeBy})
    on conflict (facility_id, lower(name)) where ended_at is null do nothing returning 1`.execute(tx);
  return rows.length > 0;
}

/** The device whose code this is, from now on known by its token; undefined when the code was used, ended or never was. */
export async function joinDevice(tx: Tx, join: { codeHash: Buffer; tokenHash: Buffer; at: Date }): Promise<DeviceRow | undefined> {
  const { rows } = await sql<DeviceRow>`update devices.devices d set token_hash = ${join.tokenHash}, enrolled_at = ${join.at}
    where d.code_hash = ${join.codeHash} and d.token_hash is null and d.ended_at is null and d.code_until > ${join.at} returning ${DEVICE}`.execute(
    tx,
  );
  return rows[0];
}

/** A page of an agency's devices at these facilities, the newest first; `before` is the last one of the page before. */
export async function devicesAt(
  tx: Tx,
  page: { agencyId: string; facilities: readonly string[]; before: string | null; limit: number },
): Promise<DeviceRow[]> {
  const { rows } = await sql<DeviceRow>`select ${DEVICE} from devices.devices d
    where d.agency_id = ${page.agencyId} and d.facility_id = any (${[...page.facilities]}::text[])
      and (${page.before}::text is null or d.device_id < ${page.before})
    order by d.device_id desc limit ${page.limit}`.execute(tx);
  return rows;
}

/** Undefined when there is no such device of the agency. */
export async function deviceById(tx: Tx, agencyId: string, id: string): Promise<DeviceRow | undefined> {
  return (
    await sql<DeviceRow>`select ${DEVICE} from devices.devices d where d.agency_id = ${agencyId} and d.device_id = ${id} for update`.execute(
      tx,
    )
  ).rows[0];
}

export async function endDeviceRow(tx: Tx, id: string, by: string, at: Date): Promise<void> {
  await sql`update devices.devices set ended_at = ${at}, ended_by = ${by} where device_id = ${id} and ended_at is null`.execute(tx);
}
