import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';

export interface FactorRow {
  sealedSecret: Buffer;
  lastStep: bigint;
}

export async function insertFactor(tx: Tx, loginId: string, sealedSecret: Buffer, lastStep: number, at: Date): Promise<void> {
  await sql`insert into identity.totp_factors (login_id, sealed_secret, last_step, enrolled_at) values (${loginId}, ${sealedSecret}, ${lastStep}, ${at})`.execute(
    tx,
  );
}

/** Until the transaction ends nobody else adds or removes a second factor of this login. */
export async function lockFactors(tx: Tx, loginId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${loginId}, 28))`.execute(tx);
}

/** The app or a passkey: any of them is asked for after the password. */
export async function hasFactor(tx: Tx, loginId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from identity.totp_factors where login_id = ${loginId}
    union all select 1 from identity.passkeys where login_id = ${loginId} and ended_at is null limit 1`.execute(tx);
  return rows.length > 0;
}

export async function hasTotp(tx: Tx, loginId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from identity.totp_factors where login_id = ${loginId}`.execute(tx);
  return rows.length > 0;
}

/** The secret is gone with it; that there was one stays in the audit. */
export async function deleteFactor(tx: Tx, loginId: string): Promise<boolean> {
  const { rows } = await sql`delete from identity.totp_factors where login_id = ${loginId} returning 1`.execute(tx);
  return rows.length > 0;
}

export async function setSetup(tx: Tx, loginId: string, sealedSecret: Buffer, at: Date): Promise<void> {
  await sql`insert into identity.totp_setups (login_id, sealed_secret, made_at) values (${loginId}, ${sealedSecret}, ${at})
    on conflict (login_id) do update set sealed_secret = excluded.sealed_secret, made_at = excluded.made_at`.execute(tx);
}

export async function openSetup(tx: Tx, loginId: string, since: Date): Promise<Buffer | undefined> {
  const { rows } = await sql<{ sealed: Buffer }>`select sealed_secret as sealed from identity.totp_setups
    where login_id = ${loginId} and made_at > ${since}`.execute(tx);
  return rows[0]?.sealed;
}

/** Takes the setup. Of any number at once exactly one gets it. */
export async function takeSetup(tx: Tx, loginId: string): Promise<Buffer | undefined> {
  const { rows } = await sql<{
    sealed: Buffer;
  }>`delete from identity.totp_setups where login_id = ${loginId} returning sealed_secret as sealed`.execute(tx);
  return rows[0]?.sealed;
}

export async function endRecoveryCodes(tx: Tx, loginId: string, at: Date): Promise<void> {
  await sql`update identity.recovery_codes set ended_at = ${at} where login_id = ${loginId} and used_at is null and ended_at is null`.execute(
    tx,
  );
}

/** The second factors of a login. */
export interface FactorState {
  since: Date;
  codesLeft: number;
  /** Whether one of them is an authenticator app. */
  app: boolean;
  passkeys: number;
}

/** Since when there is a second factor, which, and how many recovery codes are left; undefined without one. */
export async function factorState(tx: Tx, loginId: string): Promise<FactorState | undefined> {
  const { rows } = await sql<{ appSince: Date | null; keySince: Date | null; passkeys: bigint; left: bigint }>`select
      (select enrolled_at from identity.totp_factors where login_id = ${loginId}) as "appSince",
      (select min(made_at) from identity.passkeys where login_id = ${loginId} and ended_at is null) as "keySince",
      (select count(*) from identity.passkeys where login_id = ${loginId} and ended_at is null) as passkeys,
      (select count(*) from identity.recovery_codes where login_id = ${loginId} and used_at is null and ended_at is null) as left`.execute(
    tx,
  );
  const { appSince, keySince, passkeys, left } = rows[0]!;
  const dates = [appSince, keySince].filter((date) => date !== null);
  if (dates.length === 0) return undefined;
  const since = new Date(Math.min(...dates.map((date) => date.getTime())));
  return { since, codesLeft: Number(left), app: appSince !== null, passkeys: Number(passkeys) };
}

/** Locked: two sign-ins with the same code take turns. */
export async function lockFactor(tx: Tx, loginId: string): Promise<FactorRow | undefined> {
  const { rows } =
    await sql<FactorRow>`select sealed_secret as "sealedSecret", last_step as "lastStep" from identity.totp_factors where login_id = ${loginId} for update`.execute(
      tx,
    );
  return rows[0];
}

export async function setLastStep(tx: Tx, loginId: string, step: number): Promise<void> {
  await sql`update identity.totp_factors set last_step = ${step} where login_id = ${loginId} and last_step < ${step}`.execute(tx);
}

export async function insertRecoveryCodes(tx: Tx, loginId: string, hashes: readonly Buffer[], at: Date): Promise<void> {
  for (const hash of hashes) {
    await sql`insert into identity.recovery_codes (id, login_id, code_hash, made_at) values (${newId('rcv')}, ${loginId}, ${hash}, ${at})`.execute(
      tx,
    );
  }
}

/** The id of the code and how many are left after it; undefined when it is not his or was used. */
export async function useRecoveryCode(tx: Tx, loginId: string, hash: Buffer, at: Date): Promise<{ id: string; left: number } | undefined> {
  const { rows } = await sql<{ id: string }>`update identity.recovery_codes set used_at = ${at}
    where login_id = ${loginId} and code_hash = ${hash} and used_at is null and ended_at is null returning id`.execute(tx);
  if (!rows[0]) return undefined;
  const left = await sql<{
    n: bigint;
  }>`select count(*) as n from identity.recovery_codes where login_id = ${loginId} and used_at is null and ended_at is null`.execute(tx);
  return { id: rows[0].id, left: Number(left.rows[0]!.n) };
}
