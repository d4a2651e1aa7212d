import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import { aboutOfLink } from './email-changes.ts';

export type DelayedKind = 'email' | 'second_factor';
export type EndedHow = 'link' | 'owner' | 'sign_in' | 'overtaken';

export interface DelayedRow {
  id: string;
  loginId: string;
  kind: DelayedKind;
  emailChangeId: string | null;
  waitsUntil: Date;
  doneAt: Date | null;
  endedAt: Date | null;
  /** Of a change of the e-mail. */
  newEmail: string | null;
  newEmailKey: string | null;
}

const DELAYED = sql`d.id, d.login_id as "loginId", d.kind, d.email_change_id as "emailChangeId", d.waits_until as "waitsUntil",
  d.done_at as "doneAt", d.ended_at as "endedAt", e.new_email as "newEmail", e.new_email_key as "newEmailKey"`;
const FROM = sql`identity.delayed_changes d left join identity.email_changes e on e.id = d.email_change_id`;
/** What can still be stopped: another e-mail until it is proved, second factors until they are gone. */
const OPEN = sql`d.ended_at is null and case d.kind when 'email' then e.confirmed_at is null and e.ended_at is null else d.done_at is null end`;

/** Null when the login's second factors wait to go already. */
export async function insertDelayed(
  tx: Tx,
  d: { loginId: string; kind: DelayedKind; emailChangeId: string | null; startedBy: string; at: Date; waitsUntil: Date },
): Promise<string | null> {
  const id = newId('dch');
  const { rows } = await sql`insert into identity.delayed_changes (id, login_id, kind, email_change_id, started_by, started_at, waits_until)
    values (${id}, ${d.loginId}, ${d.kind}, ${d.emailChangeId}, ${d.startedBy}, ${d.at}, ${d.waitsUntil}) on conflict do nothing returning 1`.execute(
    tx,
  );
  return rows.length > 0 ? id : null;
}

/** A newer wish for another e-mail has taken the place of what waited. */
export async function overtakeEmailMoves(tx: Tx, loginId: string, at: Date): Promise<void> {
  await sql`update identity.delayed_changes d set ended_at = ${at}, ended_how = 'overtaken' from identity.email_changes e
    where d.login_id = ${loginId} and d.kind = 'email' and d.ended_at is null and e.id = d.email_change_id and e.confirmed_at is null`.execute(
    tx,
  );
}

/** What the stop link with this token is about; the request is kept as long as its link. */
export async function delayedOfLink(tx: Tx, tokenHash: Buffer): Promise<DelayedRow | undefined> {
  const { delayed } = await aboutOfLink(tx, tokenHash, 'stop_move');
  const { rows } = await sql<DelayedRow>`select ${DELAYED} from ${FROM} where d.id = ${delayed ?? ''} and ${OPEN}`.execute(tx);
  return rows[0];
}

/** What waits for this login and can still be stopped, the newest first. */
export async function openDelayed(tx: Tx, loginId: string): Promise<DelayedRow[]> {
  const { rows } = await sql<DelayedRow>`select ${DELAYED} from ${FROM} where d.login_id = ${loginId} and ${OPEN}
    order by d.started_at desc`.execute(tx);
  return rows;
}

/** False when it is done, or was ended before. Its wish for another e-mail ends with it. */
export async function endDelayed(tx: Tx, id: string, how: EndedHow, at: Date): Promise<boolean> {
  const { rows } = await sql<{ change: string | null }>`update identity.delayed_changes d set ended_at = ${at}, ended_how = ${how}
    where d.id = ${id} and d.ended_at is null and (d.kind = 'email' or d.done_at is null)
      and not exists (select 1 from identity.email_changes e where e.id = d.email_change_id and (e.confirmed_at is not null or e.ended_at is not null))
    returning d.email_change_id as change`.execute(tx);
  if (rows[0]?.change)
    await sql`update identity.email_changes set ended_at = ${at} where id = ${rows[0].change} and ended_at is null`.execute(tx);
  return rows.length > 0;
}

/** Those that the owner is to be told of once more, or whose time is over; taken by one process at a time. */
export async function dueDelayed(tx: Tx, due: { at: Date; tellBefore: Date }): Promise<(DelayedRow & { toldAgain: boolean })[]> {
  const { rows } = await sql<DelayedRow & { toldAgain: boolean }>`select ${DELAYED}, d.told_again_at is not null as "toldAgain" from ${FROM}
    where d.done_at is null and ${OPEN}
      and (d.waits_until <= ${due.at} or (d.told_again_at is null and d.waits_until <= ${due.tellBefore}))
    order by d.waits_until limit 100 for update of d skip locked`.execute(tx);
  return rows;
}

export async function markToldAgain(tx: Tx, id: string, at: Date): Promise<void> {
  await sql`update identity.delayed_changes set told_again_at = ${at} where id = ${id}`.execute(tx);
}

export async function markDelayedDone(tx: Tx, id: string, at: Date): Promise<void> {
  await sql`update identity.delayed_changes set done_at = ${at} where id = ${id}`.execute(tx);
}
