import Stripe from 'stripe';
import { jobs as paymentJobs, makeIntake, makeProcessor, type Processor } from '#domain/payments/index.ts';
import { cancelTransfer, jobs as transferJobs, payTransfer } from '#domain/transfers/index.ts';
import type { App } from '#kernel/app.ts';
import { movableClock } from '#kernel/clock.ts';
import { openPool } from '#kernel/db.ts';
import type { Job } from '#kernel/jobs.ts';
import { deliverJob } from '#kernel/outbox.ts';
import type { Scope } from '#kernel/scope.ts';
import { subscribers } from '#server/subscriptions.ts';
import { mortal, ordersOf, workOff } from './mortal.ts';

/** What the process is told by money-killed.test.ts once it has been loaded. */
export interface Orders {
  urls: { owner: string; app: string };
  /** Where the processor and its levers are. */
  port: number;
  secretKey: string;
  webhookSecret: string;
  sender: Scope;
  transfer: string;
  /** The house's time, in milliseconds. */
  now: number;
  /** The point at which it dies. */
  nth: number;
}

// The whole way of one transfer, there and back, in a process that dies (kill -9) at its n-th point: before a commit that would write something, before a
// call goes out to the processor, and when its answer is there. First it ends what the one before it left, and counts nothing of that.
const { urls, port, secretKey, webhookSecret, sender, transfer, now, nth } = await ordersOf<Orders>();
const { tx, point, arm, end } = mortal(urls.app);
const owner = openPool(urls.owner, 2);

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
  clock: movableClock(now - Date.now()),
  mode: 'sandbox',
  log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  origins: { family: 'http://localhost:3000', staff: 'http://staff.localhost:3000', ops: 'http://ops.localhost:3000' },
} as unknown as App;

const JOBS: Readonly<Record<string, Job>> = { 'kernel.deliver': deliverJob(subscribers), ...paymentJobs, ...transferJobs };

const work = (): Promise<void> => workOff(app, owner, JOBS);

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
arm(nth);
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
await end();
await owner.end();
process.disconnect();
