import { sql } from 'kysely';
import pg from 'pg';
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

/** A connection that holds the lock of this worker's name for as long as it lives. */
export async function proveAlive(workerUrl: string, worker: string): Promise<pg.Client> {
  const life = new pg.Client({ connectionString: workerUrl });
  life.on('error', () => undefined); // the next query says so
  await life.connect();
  await life.query(`select pg_advisory_lock(hashtextextended($1, 8))`, [worker]);
  return life;
}

/** Unlocks every job, and every line of jobs, of another worker whose name's lock nobody holds. Returns how many jobs. The queue's own login may. */
export async function freeJobsOfTheDead(life: pg.Client, self: string): Promise<number> {
  const { rows } = await life.query<{ worker: string }>(
    `select distinct locked_by as worker from graphile_worker._private_jobs where locked_by <> $1 and locked_at < now() - interval '5 seconds'`,
    [self],
  );
  let freed = 0;
  for (const { worker } of rows) {
    const { rowCount } = await life.query(
      `with dead as materialized (select pg_try_advisory_xact_lock(hashtextextended($1, 8)) as sure),
         lines as (update graphile_worker._private_job_queues set locked_at = null, locked_by = null where locked_by = $1 and (select sure from dead))
       update graphile_worker._private_jobs set locked_at = null, locked_by = null where locked_by = $1 and (select sure from dead)`,
      [worker],
    );
    freed += rowCount ?? 0;
  }
  return freed;
}

/** Whether a job waits to be run now, or is being run. */
export async function hasDueJobs(worker: pg.Pool): Promise<boolean> {
  const { rows } = await worker.query<{ due: boolean }>(
    'select exists (select 1 from graphile_worker._private_jobs where run_at <= now() and attempts < max_attempts) as due',
  );
  return rows[0]!.due;
}

/** The last piece of its log could not be copied to where it is kept (docs/runbooks/backup.md). */
export async function isLogStuck(pool: pg.Pool): Promise<boolean> {
  const { rows } = await pool.query<{ stuck: boolean }>(
    `select coalesce(last_failed_time > coalesce(last_archived_time, '-infinity'), false) as stuck from pg_stat_archiver`,
  );
  return rows[0]!.stuck;
}
