import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import type { Lang } from '#kernel/scope.ts';

/** Keeps that a login agreed to one version. False when it had before. */
export async function insertTerms(tx: Tx, t: { loginId: string; kind: string; version: string; lang: Lang; at: Date }): Promise<boolean> {
  const { rows } = await sql`insert into identity.terms_acceptances (id, login_id, kind, version, lang, accepted_at)
    values (${newId('trm')}, ${t.loginId}, ${t.kind}, ${t.version}, ${t.lang}, ${t.at})
    on conflict (login_id, kind, version) do nothing returning 1`.execute(tx);
  return rows.length > 0;
}

export async function hasAgreed(tx: Tx, loginId: string, terms: { kind: string; version: string }): Promise<boolean> {
  const { rows } = await sql`select 1 from identity.terms_acceptances
    where login_id = ${loginId} and kind = ${terms.kind} and version = ${terms.version}`.execute(tx);
  return rows.length > 0;
}
