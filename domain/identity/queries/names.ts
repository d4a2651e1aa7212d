import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';

export interface NamedLogin {
  id: string;
  name: string | null;
  email: string;
}

/** Those of these logins that the scope may see. */
export async function loginNames(tx: Tx, ids: readonly string[]): Promise<NamedLogin[]> {
  const { rows } = await sql<NamedLogin>`select id, name, email from identity.logins where id = any(${ids}::text[])`.execute(tx);
  return rows;
}
