import { sql } from 'kysely';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { systemScope } from '#kernel/scope.ts';

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

const calls = new WeakMap<App, Map<string, { underWay: Promise<void>; next: Promise<void> | null }>>();

/**
 * Has a job run that looks by itself for what is to be done; after the commit of that. One runs at a time, and one that waits and has not begun is
 * enough for all who call; who calls while another's call is under way shares the next. Whoever dies before he has called, or can't, leaves it to a sweep
 * that calls for what lies there.
 */
export function callJob(app: App, name: string): Promise<void> {
  const byName = calls.get(app) ?? new Map<string, { underWay: Promise<void>; next: Promise<void> | null }>();
  calls.set(app, byName);
  const others = byName.get(name);
  if (others) {
    return (others.next ??= others.underWay.then(() => {
      byName.delete(name);
      return callJob(app, name);
    }));
  }
  const underWay = call(app, name);
  const mine = { underWay, next: null };
  byName.set(name, mine);
  void underWay.then(() => mine.next === null && byName.delete(name));
  return underWay;
}

async function call(app: App, name: string): Promise<void> {
  try {
    await app.tx(systemScope(`call-${name}`), (tx) => sql`select jobs.call_job(${name})`.execute(tx), { isSingle: true });
  } catch (error) {
    app.log.error({ err: error, job: name }, 'a job could not be called');
  }
}
