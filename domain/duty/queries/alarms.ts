import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { QueueSize } from '#kernel/queues.ts';

export interface AlarmRow {
  alarmId: string;
  queue: string;
  waiting: number;
  oldestAt: Date | null;
  raisedAt: Date;
  calmSince: Date | null;
  endedAt: Date | null;
}

const ALARM = sql`alarm_id as "alarmId", queue, waiting, oldest_at as "oldestAt", raised_at as "raisedAt", calm_since as "calmSince", ended_at as "endedAt"`;

export async function openAlarms(tx: Tx): Promise<AlarmRow[]> {
  return (await sql<AlarmRow>`select ${ALARM} from duty.alarms where ended_at is null order by raised_at, alarm_id`.execute(tx)).rows;
}

/** False when one rings for this queue already. */
export async function insertAlarm(tx: Tx, alarm: { alarmId: string; queue: string; at: Date } & QueueSize): Promise<boolean> {
  const { rows } = await sql`insert into duty.alarms (alarm_id, queue, waiting, oldest_at, raised_at)
    values (${alarm.alarmId}, ${alarm.queue}, ${alarm.count}, ${alarm.oldestAt}, ${alarm.at})
    on conflict (queue) where ended_at is null do nothing returning 1`.execute(tx);
  return rows.length > 0;
}

export async function setCalm(tx: Tx, alarmId: string, since: Date | null): Promise<void> {
  await sql`update duty.alarms set calm_since = ${since} where alarm_id = ${alarmId} and ended_at is null`.execute(tx);
}

/** False when it had ended. */
export async function endAlarm(tx: Tx, alarmId: string, at: Date): Promise<boolean> {
  const { rows } = await sql`update duty.alarms set ended_at = ${at} where alarm_id = ${alarmId} and ended_at is null returning 1`.execute(
    tx,
  );
  return rows.length > 0;
}

/** The newest, whether or not they have ended. */
export async function newestAlarms(tx: Tx, limit: number): Promise<AlarmRow[]> {
  return (await sql<AlarmRow>`select ${ALARM} from duty.alarms order by raised_at desc, alarm_id desc limit ${limit}`.execute(tx)).rows;
}
