import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Logger as WorkerLogger, run, type Runner, type TaskList, type WorkerEvents } from 'graphile-worker';
import pg from 'pg';
import type { App, Logger } from '#kernel/app.ts';
import { deliverJob } from '#kernel/outbox.ts';
import { systemScope } from '#kernel/scope.ts';
import { freeJobsOfTheDead, hasDueJobs, proveAlive, tryLock } from '#server/queries.ts';
import { jobs, subscribers, sweeps } from '#server/subscriptions.ts';

/** Every job of the house in the queue's form. */
export function taskList(app: App): TaskList {
  const all = { 'kernel.deliver': deliverJob(subscribers), ...jobs };
  return Object.fromEntries(Object.entries(all).map(([name, job]) => [name, (payload: unknown) => job(app, payload)]));
}

/** The queue's own talk, without the payloads. Failures are warnings: the queue tries again. */
export function workerLogger(log: Logger): WorkerLogger {
  return new WorkerLogger((scope) => (level, message) => {
    if (level === 'error') log.warn({ job: scope.taskIdentifier, jobId: scope.jobId }, message);
    else log.debug({ job: scope.taskIdentifier }, message);
  });
}

export interface Queue {
  /** Until no job is due. What failed waits for its next try. */
  untilIdle(): Promise<void>;
  stop(): Promise<void>;
}

/** Runs queued jobs until stopped. Any number of processes may do so at once. */
export async function openQueue(app: App, workerUrl: string, nurseMs = 10_000): Promise<Queue> {
  // A pool of ours: the queue's own would end the whole program when the database goes away for a moment.
  const pool = new pg.Pool({ connectionString: workerUrl, max: 12 });
  const lost = (error: Error) => app.log.warn({ err: error }, 'the job worker lost a database connection');
  pool.on('error', lost);
  pool.on('connect', (client) => client.on('error', lost));
  const events: WorkerEvents = new EventEmitter();
  let name = '';
  events.once('pool:create', ({ workerPool }) => (name = workerPool.id));
  const runner: Runner = await run({
    pgPool: pool,
    events,
    taskList: taskList(app),
    concurrency: 8,
    pollInterval: 1000,
    noHandleSignals: true,
    logger: workerLogger(app.log),
  });
  runner.promise.catch((error: unknown) => app.log.error({ err: error }, 'the job worker ended'));
  const stopNursing = nurse(app, workerUrl, name, nurseMs);
  return {
    async untilIdle() {
      for (let waitMs = 5; await hasDueJobs(pool); waitMs = Math.min(2 * waitMs, 40)) await sleep(waitMs);
    },
    async stop() {
      await runner.stop();
      await stopNursing();
      await pool.end();
    },
  };
}

export interface Worker {
  stop(): Promise<void>;
}

/** Runs queued jobs and sweeps until stopped. Any number of processes may do so at once. */
export async function startWorker(app: App, workerUrl: string, nurseMs?: number): Promise<Worker> {
  const queue = await openQueue(app, workerUrl, nurseMs);
  const stopSweeps = startSweeps(app);
  return {
    async stop() {
      await stopSweeps();
      await queue.stop();
    },
  };
}

/**
 * Frees the jobs of processes that were killed: the queue itself leaves them locked for four hours, and news of money with them. A worker is alive while
 * the connection lives that holds the lock of its name. One declared dead too early does no harm: jobs may run twice.
 */
function nurse(app: App, workerUrl: string, name: string, everyMs: number): () => Promise<void> {
  let life: pg.Client | null = null;
  async function round(): Promise<void> {
    try {
      life ??= await proveAlive(workerUrl, name);
      const freed = await freeJobsOfTheDead(life, name);
      if (freed > 0) app.log.warn({ jobs: freed }, 'jobs of a process that died are free again');
    } catch (error) {
      app.log.warn({ err: error }, 'could not look after the jobs of processes that died');
      await life?.end().catch(() => undefined);
      life = null;
    }
  }
  let running = round();
  const timer = setInterval(() => (running = running.then(round)), everyMs);
  return async () => {
    clearInterval(timer);
    await running;
    await life?.end();
  };
}

function startSweeps(app: App): () => Promise<void> {
  const next = new Map(sweeps.map((sweep) => [sweep.name, 0]));
  let running: Promise<void> = Promise.resolve();
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    running = runDueSweeps(app, next).finally(() => (busy = false));
  }, 500);
  return async () => {
    clearInterval(timer);
    await running;
  };
}

/** One that failed is tried again so soon, and not when its next turn is: a moment's trouble must not cost an hour. */
const FAILED_AGAIN_SECONDS = 30;

/** By the house's clock: when an operator puts the sandbox's ahead, what has fallen due is looked for at once. */
async function runDueSweeps(app: App, next: Map<string, number>): Promise<void> {
  for (const sweep of sweeps) {
    const now = app.clock.now().getTime();
    if (now < next.get(sweep.name)!) continue;
    next.set(sweep.name, now + sweep.everySeconds * 1000);
    try {
      await alone(app, sweep.name, () => sweep.run(app));
    } catch (error) {
      app.log.error({ err: error, sweep: sweep.name }, 'a sweep failed');
      next.set(sweep.name, now + Math.min(sweep.everySeconds, FAILED_AGAIN_SECONDS) * 1000);
    }
  }
}

/** Holds a lock for as long as the sweep runs, so that no two processes run it at once. Whoever comes second leaves. */
async function alone(app: App, name: string, work: () => Promise<void>): Promise<void> {
  await app.tx(systemScope(`sweep-${name}`), async (tx) => {
    if (await tryLock(tx, name)) await work();
  });
}
