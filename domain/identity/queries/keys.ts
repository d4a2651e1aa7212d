import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { KeyScope } from '../keys/key-scopes.ts';

export interface KeyRow {
  id: string;
  /** Null: a partner's. */
  agencyId: string | null;
  partner: string | null;
  /** What a partner's key reaches. */
  agencies: string[] | null;
  name: string;
  prefix: string;
  scopes: KeyScope[];
  /** Null: all of the agency. */
  facilities: string[] | null;
  madeAt: Date;
  madeBy: string;
  expiresAt: Date;
  lastUsedAt: Date | null;
  endedAt: Date | null;
  endedBy: string | null;
}

const KEY = sql`id, agency_id as "agencyId", partner, agencies, name, prefix, scopes, facilities, made_at as "madeAt", made_by as "madeBy", expires_at as "expiresAt",
  last_used_at as "lastUsedAt", ended_at as "endedAt", ended_by as "endedBy"`;

/** False when an open key of the same agency or partner has this name. */
export async function insertKey(tx: Tx, key: Omit<KeyRow, 'lastUsedAt' | 'endedAt' | 'endedBy'> & { tokenHash: Buffer }): Promise<boolean> {
  const { rows } =
    await sql`insert into identity.api_keys (id, agency_id, partner, agencies, name, prefix, token_hash, scopes, facilities, made_at, made_by, expires_at)
    values (${key.id}, ${key.agencyId}, ${key.partner}, ${key.agencies}::text[], ${key.name}, ${key.prefix}, ${key.tokenHash}, ${[...key.scopes]}::text[],
      ${key.facilities}::text[], ${key.madeAt}, ${key.madeBy}, ${key.expiresAt})
    on conflict (agency_id, lower(partner), lower(name)) where ended_at is null do nothing returning 1`.execute(tx);
  return rows.length > 0;
}

/** One at a time makes keys for an agency, or (null) for partners, so that the count stays true until the transaction ends. */
export async function countOpenKeys(tx: Tx, agencyId: string | null): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${agencyId ?? 'partners'}, 116))`.execute(tx);
  const { rows } = await sql<{
    count: bigint;
  }>`select count(*) from identity.api_keys where agency_id is not distinct from ${agencyId} and ended_at is null`.execute(tx);
  return Number(rows[0]!.count);
}

/** An agency's keys, or (null) those of partners: the open ones first, the newest of each first. `after`: the last one of the page before. */
export async function selectKeys(tx: Tx, agencyId: string | null, page: { after: string | null; limit: number }): Promise<KeyRow[]> {
  const whose = agencyId === null ? sql`agency_id is null` : sql`agency_id = ${agencyId}`;
  const behind =
    page.after === null
      ? sql`true`
      : sql`(ended_at is null, made_at, id) < (select l.ended_at is null, l.made_at, l.id from identity.api_keys l where l.id = ${page.after})`;
  const { rows } = await sql<KeyRow>`select ${KEY} from identity.api_keys where ${whose} and ${behind}
    order by (ended_at is null) desc, made_at desc, id desc limit ${page.limit}`.execute(tx);
  return rows;
}

export async function keyByHash(tx: Tx, hash: Buffer): Promise<KeyRow | undefined> {
  return (await sql<KeyRow>`select ${KEY} from identity.api_keys where token_hash = ${hash}`.execute(tx)).rows[0];
}

/** False when there is no such open key of the agency, or (null) of a partner. */
export async function endKeyRow(tx: Tx, key: { id: string; agencyId: string | null; by: string; at: Date }): Promise<boolean> {
  const { rows } = await sql`update identity.api_keys set ended_at = ${key.at}, ended_by = ${key.by}
    where id = ${key.id} and agency_id is not distinct from ${key.agencyId} and ended_at is null returning 1`.execute(tx);
  return rows.length > 0;
}

/** Not more than once a minute. */
export async function noteKeyUse(tx: Tx, id: string, at: Date, before: Date): Promise<void> {
  await sql`update identity.api_keys set last_used_at = ${at} where id = ${id} and (last_used_at is null or last_used_at < ${before})`.execute(
    tx,
  );
}

/** Counts one call, and says how many there were in this minute with it. */
export async function spendCall(tx: Tx, keyId: string, kind: string, minute: Date): Promise<number> {
  const { rows } = await sql<{
    used: number;
  }>`insert into identity.api_budgets as b (key_id, kind, minute, used) values (${keyId}, ${kind}, ${minute}, 1)
    on conflict (key_id, kind, minute) do update set used = b.used + 1 returning used`.execute(tx);
  return rows[0]!.used;
}

/** Counts a call with a key that is none, and says how many there were from this source in this minute. */
export async function countMiss(tx: Tx, source: Buffer, minute: Date): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`insert into identity.api_misses as m (source, minute, count) values (${source}, ${minute}, 1)
    on conflict (source, minute) do update set count = m.count + 1 returning count`.execute(tx);
  return rows[0]!.count;
}

/** Open keys that end before a moment and of which nobody was told; marked as told. */
export async function takeEnding(
  tx: Tx,
  now: Date,
  before: Date,
): Promise<Pick<KeyRow, 'id' | 'agencyId' | 'partner' | 'name' | 'expiresAt'>[]> {
  const { rows } = await sql<
    Pick<KeyRow, 'id' | 'agencyId' | 'partner' | 'name' | 'expiresAt'>
  >`update identity.api_keys set expiry_told_at = ${now}
    where id in (select id from identity.api_keys where ended_at is null and expiry_told_at is null and expires_at > ${now} and expires_at <= ${before}
      order by expires_at limit 200 for update skip locked)
    returning id, agency_id as "agencyId", partner, name, expires_at as "expiresAt"`.execute(tx);
  return rows;
}

export async function keyNames(tx: Tx, ids: readonly string[], agencyId: string | null): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`select id, name from identity.api_keys
    where id = any (${[...ids]}::text[]) and (${agencyId}::text is null or agency_id = ${agencyId})`.execute(tx);
  return rows;
}

export interface KeptAnswer {
  digest: Buffer;
  status: number | null;
  body: unknown;
  answeredAt: Date;
}

/** Takes the name of a call, or waits until whoever has it is through: false when it is taken. */
export async function takeCallName(
  tx: Tx,
  call: { keyId: string; agencyId: string; name: string; digest: Buffer },
  at: Date,
): Promise<boolean> {
  const { rows } = await sql`insert into identity.api_answers (key_id, call_name, agency_id, digest, answered_at)
    values (${call.keyId}, ${call.name}, ${call.agencyId}, ${call.digest}, ${at}) on conflict (key_id, call_name) do nothing returning 1`.execute(
    tx,
  );
  return rows.length > 0;
}

export async function selectAnswer(tx: Tx, keyId: string, name: string): Promise<KeptAnswer | undefined> {
  const { rows } = await sql<KeptAnswer>`select digest, status, body, answered_at as "answeredAt" from identity.api_answers
    where key_id = ${keyId} and call_name = ${name}`.execute(tx);
  return rows[0];
}

export async function keepAnswer(tx: Tx, keyId: string, name: string, answer: { status: number; body: unknown }): Promise<void> {
  await sql`update identity.api_answers set status = ${answer.status}, body = ${JSON.stringify(answer.body)}::jsonb
    where key_id = ${keyId} and call_name = ${name}`.execute(tx);
}

/** Frees the name of a call whose time is over. */
export async function forgetAnswer(tx: Tx, keyId: string, name: string, before: Date): Promise<void> {
  await sql`delete from identity.api_answers where key_id = ${keyId} and call_name = ${name} and answered_at < ${before}`.execute(tx);
}

export async function forgetCalls(tx: Tx, before: { answers: Date; budgets: Date }): Promise<void> {
  await sql`delete from identity.api_answers where answered_at < ${before.answers}`.execute(tx);
  await sql`delete from identity.api_budgets where minute < ${before.budgets}`.execute(tx);
  await sql`delete from identity.api_misses where minute < ${before.budgets}`.execute(tx);
}
