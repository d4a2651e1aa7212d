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
    where login_id = ${loginId} and code_hash = ${hash} and used_at is null returning id`.execute(tx);
  if (!rows[0]) return undefined;
  const left = await sql<{
    n: bigint;
  }>`select count(*) as n from identity.recovery_codes where login_id = ${loginId} and used_at is null`.execute(tx);
  return { id: rows[0].id, left: Number(left.rows[0]!.n) };
}
