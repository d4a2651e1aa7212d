import { sql } from 'kysely';
import type pg from 'pg';
import type { App } from '#kernel/app.ts';
import { openDb, type RunTx, type Tx } from '#kernel/db.ts';
import type { Job } from '#kernel/jobs.ts';

// For processes that die (kill -9) at their n-th point: before a commit that would write something, and wherever `point` stands besides.
export interface Mortal {
  tx: RunTx;
  point(): void;
  /** From here on points count. */
  arm(nth: number): void;
  end(): Promise<void>;
}

export function mortal(appUrl: string): Mortal {
  const db = openDb(appUrl, 4);
  let left = Infinity;
  const point = (): void => {
    if (--left === 0) process.kill(process.pid, 'SIGKILL');
  };
  const tx: RunTx = async (scope, work, more) => {
    // One statement is committed as it goes out: he dies before it.
    if (more?.isSingle) {
      point();
      return await db.tx(scope, work, more);
    }
    return await db.tx(scope, async (open) => {
      const result = await work(open);
      if (await hasWritten(open)) point();
      return result;
    });
  };
  return { tx, point, arm: (nth) => void (left = nth), end: db.end };
}

async function hasWritten(tx: Tx): Promise<boolean> {
  return (await sql<{ id: string | null }>`select pg_current_xact_id_if_assigned()::text as id`.execute(tx)).rows[0]!.id !== null;
}

/** These of the queue's jobs, until there are none. */
export async function workOff(app: App, owner: pg.Pool, jobs: Readonly<Record<string, Job>>): Promise<void> {
  for (;;) {
    const { rows } = await owner.query<{ id: string; name: string; payload: object }>(
      `select j.id, t.identifier as name, j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
       where t.identifier = any ($1) order by j.id`,
      [Object.keys(jobs)],
    );
    for (const { id, name, payload } of rows) {
      await jobs[name]!(app, payload);
      await owner.query('delete from graphile_worker._private_jobs where id = $1', [id]);
    }
    if (rows.length === 0) return;
  }
}

/** What the process is told once it has been loaded. */
export async function ordersOf<Orders>(): Promise<Orders> {
  return await new Promise((told) => process.once('message', told));
}
