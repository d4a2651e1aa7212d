import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';

export interface AttemptRow {
  id: string;
  loginId: string;
  codeBy: 'mail' | 'app';
  tries: number;
  emailHash: Buffer;
  deviceHash: Buffer;
  sourceHash: Buffer | null;
  sourceWindow: Date | null;
  madeAt: Date;
}

const ATTEMPT = sql`id, login_id as "loginId", code_by as "codeBy", tries, email_hash as "emailHash", device_hash as "deviceHash",
  source_hash as "sourceHash", source_window as "sourceWindow", made_at as "madeAt"`;

export async function insertAttempt(tx: Tx, a: Omit<AttemptRow, 'id' | 'tries'> & { tokenHash: Buffer; expiresAt: Date }): Promise<string> {
  const id = newId('sia');
  await sql`insert into identity.sign_in_attempts
      (id, login_id, code_by, token_hash, email_hash, device_hash, source_hash, source_window, made_at, expires_at)
    values (${id}, ${a.loginId}, ${a.codeBy}, ${a.tokenHash}, ${a.emailHash}, ${a.deviceHash}, ${a.sourceHash}, ${a.sourceWindow},
            ${a.madeAt}, ${a.expiresAt})`.execute(tx);
  return id;
}

/** The attempt as long as a code can still finish it. */
export async function openAttempt(tx: Tx, tokenHash: Buffer, at: Date, mostTries: number): Promise<AttemptRow | undefined> {
  const { rows } = await sql<AttemptRow>`select ${ATTEMPT} from identity.sign_in_attempts
    where token_hash = ${tokenHash} and used_at is null and expires_at > ${at} and tries < ${mostTries}`.execute(tx);
  return rows[0];
}

/** Counts a try before it is looked at; of any number at once no more than `mostTries` get the row. */
export async function takeAttempt(tx: Tx, tokenHash: Buffer, at: Date, mostTries: number): Promise<AttemptRow | undefined> {
  const { rows } = await sql<AttemptRow>`update identity.sign_in_attempts set tries = tries + 1
    where token_hash = ${tokenHash} and used_at is null and expires_at > ${at} and tries < ${mostTries} returning ${ATTEMPT}`.execute(tx);
  return rows[0];
}

/** Exactly one gets true. */
export async function useAttempt(tx: Tx, id: string, at: Date): Promise<boolean> {
  const { rows } = await sql`update identity.sign_in_attempts set used_at = ${at} where id = ${id} and used_at is null returning 1`.execute(
    tx,
  );
  return rows.length > 0;
}

/** Whose attempt it is while its code still works. For the mail that brings the code. */
export async function attemptById(tx: Tx, id: string, at: Date): Promise<AttemptRow | undefined> {
  const { rows } = await sql<AttemptRow>`select ${ATTEMPT} from identity.sign_in_attempts
    where id = ${id} and used_at is null and expires_at > ${at}`.execute(tx);
  return rows[0];
}

/** A password that was changed or a login that was locked since ends what began before. */
export async function endAttempts(tx: Tx, loginId: string): Promise<void> {
  await sql`delete from identity.sign_in_attempts where login_id = ${loginId} and used_at is null`.execute(tx);
}

export async function isKnownDevice(tx: Tx, loginId: string, deviceHash: Buffer): Promise<boolean> {
  const { rows } =
    await sql`select 1 from identity.devices where login_id = ${loginId} and device_hash = ${deviceHash} and ended_at is null`.execute(tx);
  return rows.length > 0;
}

export async function keepDevice(tx: Tx, loginId: string, deviceHash: Buffer, at: Date): Promise<void> {
  await sql`insert into identity.devices (id, login_id, device_hash, known_since) values (${newId('dev')}, ${loginId}, ${deviceHash}, ${at})
    on conflict do nothing`.execute(tx);
}

export async function forgetDevices(tx: Tx, loginId: string, at: Date): Promise<void> {
  await sql`update identity.devices set ended_at = ${at} where login_id = ${loginId} and ended_at is null`.execute(tx);
}

export async function insertOwnerLock(tx: Tx, loginId: string, at: Date): Promise<void> {
  await sql`insert into identity.owner_locks (id, login_id, locked_at) values (${newId('olk')}, ${loginId}, ${at})`.execute(tx);
}

export async function isLockedByOwner(tx: Tx, loginId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from identity.owner_locks where login_id = ${loginId} and opened_at is null limit 1`.execute(tx);
  return rows.length > 0;
}

export async function openOwnerLocks(tx: Tx, loginId: string, at: Date): Promise<void> {
  await sql`update identity.owner_locks set opened_at = ${at} where login_id = ${loginId} and opened_at is null`.execute(tx);
}

export async function forgetAttempts(tx: Tx, before: Date): Promise<void> {
  await sql`delete from identity.sign_in_attempts where made_at < ${before}`.execute(tx);
  await sql`delete from identity.totp_setups where made_at < ${before}`.execute(tx);
}
