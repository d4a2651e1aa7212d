import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';

export async function phoneOf(tx: Tx, loginId: string): Promise<{ id: string; number: string; stopped: boolean } | undefined> {
  const { rows } = await sql<{ id: string; number: string; stopped: boolean }>`select p.id, p.number,
      exists (select 1 from notifications.stopped_numbers s where s.number = p.number and s.ended_at is null) as stopped
    from notifications.text_numbers p where p.login_id = ${loginId} and p.ended_at is null`.execute(tx);
  return rows[0];
}

export async function insertPhone(tx: Tx, p: { loginId: string; number: string; agreedAt: Date; at: Date }): Promise<void> {
  await sql`insert into notifications.text_numbers (id, login_id, number, agreed_at, proved_at)
    values (${newId('phn')}, ${p.loginId}, ${p.number}, ${p.agreedAt}, ${p.at})`.execute(tx);
}

export type PhoneEnd = 'removed' | 'replaced' | 'unreachable' | 'closed';

export async function endPhone(tx: Tx, loginId: string, reason: PhoneEnd, at: Date): Promise<boolean> {
  const { rows } = await sql`update notifications.text_numbers set ended_at = ${at}, end_reason = ${reason}
    where login_id = ${loginId} and ended_at is null returning 1`.execute(tx);
  return rows.length > 0;
}

/** Every login's, for a number that can't be reached. */
export async function endNumber(tx: Tx, number: string, at: Date): Promise<void> {
  await sql`update notifications.text_numbers set ended_at = ${at}, end_reason = 'unreachable' where number = ${number} and ended_at is null`.execute(
    tx,
  );
}

export interface ProofRow {
  id: string;
  loginId: string;
  number: string;
  tries: number;
  askedAt: Date;
  expiresAt: Date;
  usedAt: Date | null;
}

const PROOF = sql`id, login_id as "loginId", number, tries, asked_at as "askedAt", expires_at as "expiresAt", used_at as "usedAt"`;

export async function insertProof(tx: Tx, p: { loginId: string; number: string; at: Date; expiresAt: Date }): Promise<string> {
  const id = newId('ppf');
  await sql`insert into notifications.phone_proofs (id, login_id, number, asked_at, expires_at)
    values (${id}, ${p.loginId}, ${p.number}, ${p.at}, ${p.expiresAt})`.execute(tx);
  return id;
}

export async function proofById(tx: Tx, id: string): Promise<ProofRow | undefined> {
  const { rows } = await sql<ProofRow>`select ${PROOF} from notifications.phone_proofs where id = ${id}`.execute(tx);
  return rows[0];
}

/** The one that counts: a newer code ends the ones before. */
export async function newestProof(tx: Tx, loginId: string): Promise<ProofRow | undefined> {
  const { rows } =
    await sql<ProofRow>`select ${PROOF} from notifications.phone_proofs where login_id = ${loginId} order by id desc limit 1`.execute(tx);
  return rows[0];
}

/** Whether the text with this code was turned down for good: a number that takes none. */
export async function isProofRefused(tx: Tx, proof: Pick<ProofRow, 'id' | 'loginId'>): Promise<boolean> {
  const { rows } = await sql`select 1 from notifications.notices n
      join notifications.deliveries d on d.notice_id = n.id
      join notifications.attempts a on a.delivery_id = d.id
      join notifications.outcomes o on o.attempt_id = a.id
    where n.login_id = ${proof.loginId} and n.proof_id = ${proof.id} and o.outcome = 'refused' limit 1`.execute(tx);
  return rows.length > 0;
}

/** Counts a try before the code is looked at; undefined when the tries are used up. */
export async function takeProofTry(tx: Tx, id: string, most: number): Promise<ProofRow | undefined> {
  const { rows } = await sql<ProofRow>`update notifications.phone_proofs set tries = tries + 1
    where id = ${id} and used_at is null and tries < ${most} returning ${PROOF}`.execute(tx);
  return rows[0];
}

export async function useProof(tx: Tx, id: string, at: Date): Promise<boolean> {
  const { rows } =
    await sql`update notifications.phone_proofs set used_at = ${at} where id = ${id} and used_at is null returning 1`.execute(tx);
  return rows.length > 0;
}

/** One more of today's; the new count. */
export async function countCode(tx: Tx, what: 'login' | 'number' | 'source' | 'country', who: Buffer, day: string): Promise<number> {
  const { rows } = await sql<{
    used: number;
  }>`insert into notifications.code_counters (what, who, day, used) values (${what}, ${who}, ${day}, 1)
    on conflict (what, who, day) do update set used = code_counters.used + 1 returning used`.execute(tx);
  return rows[0]!.used;
}

export async function isStopped(tx: Tx, number: string): Promise<boolean> {
  const { rows } = await sql`select 1 from notifications.stopped_numbers where number = ${number} and ended_at is null`.execute(tx);
  return rows.length > 0;
}

export async function stopNumber(tx: Tx, number: string, at: Date): Promise<void> {
  await sql`insert into notifications.stopped_numbers (id, number, stopped_at) values (${newId('stp')}, ${number}, ${at}) on conflict do nothing`.execute(
    tx,
  );
}

export async function startNumber(tx: Tx, number: string, at: Date): Promise<void> {
  await sql`update notifications.stopped_numbers set ended_at = ${at} where number = ${number} and ended_at is null`.execute(tx);
}

/** Every number there was, oldest first. */
export async function numbersEver(tx: Tx, loginId: string): Promise<{ number: string; provedAt: Date; endedAt: Date | null }[]> {
  const { rows } = await sql<{
    number: string;
    provedAt: Date;
    endedAt: Date | null;
  }>`select number, proved_at as "provedAt", ended_at as "endedAt"
    from notifications.text_numbers where login_id = ${loginId} order by id`.execute(tx);
  return rows;
}

export async function forgetPhones(tx: Tx, loginId: string): Promise<void> {
  await sql`delete from notifications.phone_proofs where login_id = ${loginId}`.execute(tx);
  await sql`delete from notifications.text_numbers where login_id = ${loginId}`.execute(tx);
}

export async function forgetProofs(tx: Tx, before: Date): Promise<void> {
  await sql`delete from notifications.phone_proofs where asked_at < ${before}`.execute(tx);
  await sql`delete from notifications.code_counters where day < ${before.toISOString().slice(0, 10)}::date`.execute(tx);
}
