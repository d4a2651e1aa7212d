import { sql } from 'kysely';
import type pg from 'pg';
import type { Tx } from '#kernel/db.ts';

/** The login of these connections, and what would put it above row-level security. */
export async function readLogin(pool: pg.Pool): Promise<{ who: string; strong: boolean; owns: bigint }> {
  const { rows } = await pool.query<{ who: string; strong: boolean; owns: bigint }>(`
    select current_user as who, rolsuper or rolbypassrls as strong,
      (select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relowner = r.oid and n.nspname !~ '^pg_') as owns
    from pg_roles r where rolname = current_user`);
  return rows[0]!;
}

export async function answers(pool: pg.Pool): Promise<boolean> {
  return (await pool.query('select 1')).rowCount === 1;
}

/** A lock until the transaction ends; false when another process has it. */
export async function tryLock(tx: Tx, name: string): Promise<boolean> {
  const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(hashtextextended(${name}, 7)) as mine`.execute(tx);
  return rows[0]!.mine;
}
