import { sql } from 'kysely';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';

/** Does one queued thing. Runs at least once: its effect must carry its own key. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- each job knows the payload it queued
export type Job = (app: App, payload: any) => Promise<void>;

/** Looks for work that has come due by the business clock. One process at a time runs each sweep. */
export interface Sweep {
  name: string;
  everySeconds: number;
  run(app: App): Promise<void>;
}

/** Queues a job in the caller's transaction: it exists exactly when the transaction commits. The same `key` replaces a job not yet started. */
export async function addJob(
  tx: Tx,
  name: string,
  payload: object,
  options: { key?: string; runAt?: Date; maxAttempts?: number } = {},
): Promise<void> {
  await sql`select jobs.add_job(${name}, ${JSON.stringify(payload)}::json, ${options.key ?? null},
    ${options.runAt ?? null}::timestamptz, ${options.maxAttempts ?? 25}::int)`.execute(tx);
}
