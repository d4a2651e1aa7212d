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

export interface NewJob {
  name: string;
  payload: object;
  /** The same key replaces a job not yet started. */
  key?: string;
  runAt?: Date;
  maxAttempts?: number;
}

/** Queues a job in the caller's transaction: it exists exactly when the transaction commits. */
export async function addJob(tx: Tx, name: string, payload: object, options: Omit<NewJob, 'name' | 'payload'> = {}): Promise<void> {
  await addJobs(tx, [{ name, payload, ...options }]);
}

/** The same for many, with one statement. No key may stand twice. */
export async function addJobs(tx: Tx, added: readonly NewJob[]): Promise<void> {
  if (added.length === 0) return;
  await sql`select jobs.add_jobs(${added.map((job) => job.name)}::text[], ${added.map((job) => JSON.stringify(job.payload))}::json[],
    ${added.map((job) => job.key ?? null)}::text[], ${added.map((job) => job.runAt ?? null)}::timestamptz[],
    ${added.map((job) => job.maxAttempts ?? 25)}::int[], 0)`.execute(tx);
}
