import { sql } from 'kysely';
import Stripe from 'stripe';
import { jobs as paymentJobs, makeIntake, makeProcessor, type Processor } from '#domain/payments/index.ts';
import { cancelTransfer, jobs as transferJobs, payTransfer } from '#domain/transfers/index.ts';
import type { App } from '#kernel/app.ts';
import { movableClock } from '#kernel/clock.ts';
import { openDb, openPool, type Tx } from '#kernel/db.ts';
import type { Job } from '#kernel/jobs.ts';
import { deliverJob } from '#kernel/outbox.ts';
import type { Scope } from '#kernel/scope.ts';
import { subscribers } from '#server/subscriptions.ts';

/** What the process is told by money-killed.test.ts once it has been loaded. */
export interface Orders {
  urls: { owner: string; app: string };
  /** Where the processor and its levers are. */
  port: number;
  secretKey: string;
  webhookSecret: string;
  sender: Scope;
  transfer: string;
  /** The point at which it dies. */
  nth: number;
}

// The whole way of one transfer, there and back, in a process that dies (kill -9) at its n-th point: before a commit that would write something, before a
// call goes out to the processor, and when its answer is there. First it ends what the one before it left, and counts nothing of that.
const { urls, port, secretKey, webhookSecret, sender, transfer, nth } = await new Promise<Orders>((told) => process.once('message', told));

let points: number | null = null;
function point(): void {
  if (points !== null && ++points === nth) process.kill(process.pid, 'SIGKILL');
}
const db = openDb(urls.app, 4);
const owner = openPool(urls.owner, 2);
const hasWritten = async (tx: Tx): Promise<boolean> =>
  (await sql<{ id: string | null }>`select pg_current_xact_id_if_assigned()::text as id`.execute(tx)).rows[0]!.id !== null;
const tx: App['tx'] = (scope, work) =>
  db.tx(scope, async (open) => {
    const result = await work(open);
    if (await hasWritten(open)) point();
    return result;
  });

const processor = new Proxy(makeProcessor({ secretKey, webhookSecret, host: '127.0.0.1', port, protocol: 'http' }), {
  get(all, name: keyof Processor) {
    if (name === 'readEvent') return all.readEvent;
    return async (...asked: never[]): Promise<unknown> => {
      point();
      const answer = await (all[name] as (...given: never[]) => Promise<unknown>)(...asked);
      point();
      return answer;
    };
  },
});
const quiet = (): void => undefined;
const app = {
  tx,
  processor,
  clock: movableClock(),
  mode: 'sandbox',
  log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  origins: { family: 'http://localhost:3000', staff: 'http://staff.localhost:3000', ops: 'http://ops.localhost:3000' },
} as unknown as App;

const JOBS: Readonly<Record<string, Job>> = { 'kernel.deliver': deliverJob(subscribers), ...paymentJobs, ...transferJobs };

/** The queue's jobs about money, until there are none. */
async function work(): Promise<void> {
  for (;;) {
    const { rows } = await owner.query<{ id: string; name: string; payload: object }>(
      `select j.id, t.identifier as name, j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
       where t.identifier = any ($1) order by j.id`,
      [Object.keys(JOBS)],
    );
    for (const { id, name, payload } of rows) {
      await JOBS[name]!(app, payload);
      await owner.query('delete from graphile_worker._private_jobs where id = $1', [id]);
    }
    if (rows.length === 0) return;
  }
}

/** What the processor has to say and nobody has heard, in its order; then what follows from it. */
async function listen(): Promise<void> {
  const { rows } = await owner.query<{ body: object }>(
    `select body from processor.objects o where kind = 'event' and not exists (select 1 from payments.webhook_events e where e.event_id = o.id) order by seq`,
  );
  const [stripe, intake] = [new Stripe(secretKey), makeIntake(app)];
  for (const { body } of rows) {
    const payload = JSON.stringify(body);
    const signature = stripe.webhooks.generateTestHeaderString({ payload, secret: webhookSecret });
    await intake.receive(payload, new Headers({ 'stripe-signature': signature }));
  }
  await work();
}

await listen();
points = 0;
const { url } = await payTransfer(app, sender, { transfer, isFresh: true });
const session = /cs_test_\w+/.exec(url ?? '')![0];
await fetch(`http://127.0.0.1:${port}/control/sessions/${session}/pay`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ number: '4242424242424242' }),
});
await listen();
await cancelTransfer(app, sender, { transfer });
await work();
await listen();
await db.end();
await owner.end();
process.disconnect();
