import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import type { LoginRealm } from '../email.ts';

export interface PasskeyRow {
  id: string;
  loginId: string;
  realm: LoginRealm;
  credentialId: Buffer;
  publicKey: Buffer;
  userHandle: Buffer;
  signCount: bigint;
  transports: string[];
  backedUp: boolean;
  name: string;
  madeAt: Date;
  usedAt: Date | null;
}

const PASSKEY = sql`p.id, p.login_id as "loginId", l.realm, p.credential_id as "credentialId", p.public_key as "publicKey",
  p.user_handle as "userHandle", p.sign_count as "signCount", p.transports, p.backed_up as "backedUp", p.name, p.made_at as "madeAt",
  p.used_at as "usedAt"`;
const FROM = sql`identity.passkeys p join identity.logins l on l.id = p.login_id`;

/** Null when this key is known already, whoever's it is. */
export async function insertPasskey(
  tx: Tx,
  p: Omit<PasskeyRow, 'id' | 'realm' | 'usedAt' | 'signCount'> & { signCount: number },
): Promise<string | null> {
  const id = newId('pky');
  const { rows } = await sql`insert into identity.passkeys
      (id, login_id, credential_id, public_key, user_handle, sign_count, transports, backed_up, name, made_at)
    values (${id}, ${p.loginId}, ${p.credentialId}, ${p.publicKey}, ${p.userHandle}, ${p.signCount}, ${p.transports}::text[], ${p.backedUp},
            ${p.name}, ${p.madeAt}) on conflict do nothing returning 1`.execute(tx);
  return rows.length > 0 ? id : null;
}

/** The login's passkeys, the oldest first. */
export async function passkeysOf(tx: Tx, loginId: string): Promise<PasskeyRow[]> {
  const { rows } = await sql<PasskeyRow>`select ${PASSKEY} from ${FROM}
    where p.login_id = ${loginId} and p.ended_at is null order by p.made_at, p.id`.execute(tx);
  return rows;
}

/** Held until the transaction ends: two answers of one key take turns. */
export async function holdPasskey(tx: Tx, credentialId: Buffer): Promise<PasskeyRow | undefined> {
  const { rows } = await sql<PasskeyRow>`select ${PASSKEY} from ${FROM}
    where p.credential_id = ${credentialId} and p.ended_at is null for update of p`.execute(tx);
  return rows[0];
}

/** Whether the key still counts; if so, it does until the transaction ends. */
export async function passkeyStands(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql`select 1 from identity.passkeys where id = ${id} and ended_at is null for share`.execute(tx);
  return rows.length > 0;
}

export async function notePasskeyUse(tx: Tx, id: string, use: { signCount: number; backedUp: boolean; at: Date }): Promise<void> {
  await sql`update identity.passkeys set sign_count = ${use.signCount}, backed_up = ${use.backedUp}, used_at = ${use.at}
    where id = ${id}`.execute(tx);
}

export async function endPasskey(tx: Tx, loginId: string, id: string, at: Date): Promise<boolean> {
  const { rows } = await sql`update identity.passkeys set ended_at = ${at}
    where id = ${id} and login_id = ${loginId} and ended_at is null returning 1`.execute(tx);
  return rows.length > 0;
}

/** Ends the login's passkeys, or those that were made from a moment on. */
export async function endPasskeys(tx: Tx, loginId: string, since: Date | null, at: Date): Promise<number> {
  const { rows } = await sql`update identity.passkeys set ended_at = ${at}
    where login_id = ${loginId} and ended_at is null and (${since}::timestamptz is null or made_at >= ${since}) returning 1`.execute(tx);
  return rows.length;
}

/** Exactly one answer to a challenge gets true. */
export async function takeChallenge(tx: Tx, hash: Buffer, expiresAt: Date): Promise<boolean> {
  const { rows } = await sql`insert into identity.passkey_challenges (hash, expires_at) values (${hash}, ${expiresAt})
    on conflict do nothing returning 1`.execute(tx);
  return rows.length > 0;
}

export async function forgetChallenges(tx: Tx, before: Date): Promise<void> {
  await sql`delete from identity.passkey_challenges where expires_at < ${before}`.execute(tx);
}

/** What the login is called on its devices, also on those it no longer has. */
export async function firstHandle(tx: Tx, loginId: string): Promise<Buffer | undefined> {
  const { rows } = await sql<{ handle: Buffer }>`select user_handle as handle from identity.passkeys
    where login_id = ${loginId} order by made_at, id limit 1`.execute(tx);
  return rows[0]?.handle;
}
