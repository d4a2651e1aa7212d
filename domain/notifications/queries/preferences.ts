import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import { type ChannelName, isKind, type Kind } from '../kinds.ts';
import type { QuietHours } from '../quiet-hours.ts';
import type { Choices } from '../where-to.ts';

export type ChosenBy = 'owner' | 'link' | 'complaint';

export async function choicesOf(tx: Tx, loginId: string): Promise<Choices> {
  const { rows } = await sql<{ kind: string; channel: ChannelName; wanted: boolean }>`
    select distinct on (kind, channel) kind, channel, wanted from notifications.choices
    where login_id = ${loginId} order by kind, channel, id desc`.execute(tx);
  const known = rows.filter((row): row is typeof row & { kind: Kind } => isKind(row.kind));
  return new Map(known.map(({ kind, channel, wanted }) => [`${kind} ${channel}` as const, wanted]));
}

export async function insertChoice(
  tx: Tx,
  c: { loginId: string; kind: Kind; channel: ChannelName; wanted: boolean; by: ChosenBy; at: Date },
): Promise<void> {
  await sql`insert into notifications.choices (id, login_id, kind, channel, wanted, chosen_by, chosen_at)
    values (${newId('cho')}, ${c.loginId}, ${c.kind}, ${c.channel}, ${c.wanted}, ${c.by}, ${c.at})`.execute(tx);
}

export async function quietHoursOf(tx: Tx, loginId: string): Promise<QuietHours | undefined> {
  const { rows } = await sql<QuietHours>`select is_on as "isOn", from_minute as "fromMinute", until_minute as "untilMinute", zone
    from notifications.quiet_hours where login_id = ${loginId} order by id desc limit 1`.execute(tx);
  return rows[0];
}

export async function insertQuietHours(tx: Tx, loginId: string, quiet: QuietHours, at: Date): Promise<void> {
  await sql`insert into notifications.quiet_hours (id, login_id, is_on, from_minute, until_minute, zone, chosen_at)
    values (${newId('qht')}, ${loginId}, ${quiet.isOn}, ${quiet.fromMinute}, ${quiet.untilMinute}, ${quiet.zone}, ${at})`.execute(tx);
}

/** Every choice there was, oldest first. */
export async function choicesEver(tx: Tx, loginId: string): Promise<{ kind: string; channel: ChannelName; wanted: boolean; at: Date }[]> {
  const { rows } = await sql<{
    kind: string;
    channel: ChannelName;
    wanted: boolean;
    at: Date;
  }>`select kind, channel, wanted, chosen_at as at
    from notifications.choices where login_id = ${loginId} order by id`.execute(tx);
  return rows;
}

export async function quietEver(tx: Tx, loginId: string): Promise<(QuietHours & { at: Date })[]> {
  const { rows } = await sql<
    QuietHours & { at: Date }
  >`select is_on as "isOn", from_minute as "fromMinute", until_minute as "untilMinute", zone,
    chosen_at as at from notifications.quiet_hours where login_id = ${loginId} order by id`.execute(tx);
  return rows;
}

export async function forgetPreferences(tx: Tx, loginId: string): Promise<void> {
  await sql`delete from notifications.choices where login_id = ${loginId}`.execute(tx);
  await sql`delete from notifications.quiet_hours where login_id = ${loginId}`.execute(tx);
}
