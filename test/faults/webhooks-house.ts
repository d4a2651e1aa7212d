import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { webhooks } from '#api/webhooks/index.ts';
import { makeBank, makeProcessor } from '#domain/payments/index.ts';
import { openPool } from '#kernel/db.ts';
import { startSandbox } from '#sandbox/index.ts';
import { type TestApp, testApp } from '#test/database.ts';

export const WEBHOOK_SECRET = 'whsec_only_for_tests';
export const SECRET_KEY = 'sk_test_only_for_tests';
const BANK_KEY = 'bank_only_for_tests';
export const VISA = '4242424242424242';
export const DECLINED = '4000000000000002';

export interface MoneyHouse {
  app: TestApp;
  webhookUrl: string;
  /** Where the sandbox's parts are reached over HTTP. */
  sandboxUrl: string;
  /** One order to the sandbox's processor: its levers for tests. */
  control(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<Record<string, unknown>>;
  /** Every page the processor opened for a thing, in its own words. */
  sessionsOf(
    subject: string,
  ): Promise<{ id: string; status: string; payment_status: string; payment_intent: string | null; url: string | null }[]>;
  chargesOf(subject: string): Promise<{ id: string; status: string; amount: number }[]>;
  /** Pays on the processor's page with a test card. */
  pay(session: string, card?: string): Promise<string>;
  /** Pays for a thing on the page that is open for it, with a card that is taken, and settles. */
  payFor(subject: string, card?: string): Promise<void>;
  /** What the processor paid back of a thing's charges, the oldest first. */
  refundsOf(subject: string): Promise<{ id: string; amount: number; status: string }[]>;
  /** Pays back at the processor's own desk, not through us, and waits for the news unless it is held up. */
  refundAtDesk(charge: string, cents: number, isHeldUp?: boolean): Promise<void>;
  /** Waits until the sandbox has delivered every webhook, then runs what they queued. */
  settle(): Promise<void>;
  /** A failed job waits some seconds before it is tried again: those that wait now are due. Returns how many. */
  hurry(): Promise<number>;
  end(): Promise<void>;
}

/**
 * An app with its webhook door, and the sandbox's processor behind the real SDK over HTTP. `timeoutMs`: how long it waits for processor and bank while
 * a fault is set; without one it waits as in earnest, so that a busy machine is not taken for a silent processor.
 */
export async function moneyHouse(options: { timeoutMs?: number } = {}): Promise<MoneyHouse> {
  const app = await testApp();
  const door = createServer(getRequestListener(webhooks(app).fetch));
  await new Promise<void>((ready) => door.listen(0, '127.0.0.1', ready));
  const webhookUrl = `http://127.0.0.1:${(door.address() as AddressInfo).port}/webhooks/stripe`;
  const sandbox = await startSandbox({
    databaseUrl: app.urls.owner,
    smtpPort: 0,
    publicOrigin: 'http://sandbox.localhost',
    webhookUrl,
    clock: app.clock,
    log: app.log,
    secretKey: SECRET_KEY,
    webhookSecret: WEBHOOK_SECRET,
    bankKey: BANK_KEY,
    webhookTiming: { tickMs: 20, retryAfterMs: [20, 50, 100, 200, 400] },
  });
  const api = `http://127.0.0.1:${sandbox.apiPort}`;
  const othersWithin = (patience: { timeoutMs?: number }) => ({
    processor: makeProcessor({
      secretKey: SECRET_KEY,
      webhookSecret: WEBHOOK_SECRET,
      host: '127.0.0.1',
      port: sandbox.apiPort,
      protocol: 'http',
      ...patience,
    }),
    bank: makeBank({ url: `${api}/bank/v1`, key: BANK_KEY, ...patience }),
  });
  const patient = othersWithin({});
  const hasty = othersWithin(options);
  Object.assign(app, patient);

  async function control(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<Record<string, unknown>> {
    if (path.endsWith('faults') && method !== 'GET') Object.assign(app, method === 'POST' ? hasty : patient);
    const answer = await fetch(`${api}/control/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const said = (await answer.json()) as Record<string, unknown>;
    if (!answer.ok) throw new Error(`control ${path}: ${JSON.stringify(said)}`);
    return said;
  }

  async function objects<T>(kind: string, subject: string): Promise<T[]> {
    const { rows } = await app.owner.query<{ body: T }>(
      `select body from processor.objects where kind = $1 and body #>> '{metadata,subject}' = $2 order by seq`,
      [kind, subject],
    );
    return rows.map((row) => row.body);
  }

  const sessionsOf: MoneyHouse['sessionsOf'] = (subject) => objects('checkout.session', subject);
  const pay: MoneyHouse['pay'] = async (session, card = VISA) =>
    String((await control('POST', `sessions/${session}/pay`, { number: card }))['result']);

  return {
    app,
    webhookUrl,
    sandboxUrl: api,
    control,
    sessionsOf,
    chargesOf: (subject) => objects('charge', subject),
    pay,
    payFor: async (subject, card) => {
      const [session] = await sessionsOf(subject);
      const result = await pay(session!.id, card);
      if (result !== 'paid') throw new Error(`the card was not taken: ${result}`);
      await settle(app);
    },
    refundsOf: async (subject) => {
      const { rows } = await app.owner.query<{ body: { id: string; amount: number; status: string } }>(
        `select refund.body from processor.objects as refund join processor.objects as charge on charge.body ->> 'id' = refund.body ->> 'charge'
         where refund.kind = 'refund' and charge.kind = 'charge' and charge.body #>> '{metadata,subject}' = $1 order by refund.seq`,
        [subject],
      );
      return rows.map((row) => row.body);
    },
    refundAtDesk: async (charge, cents, isHeldUp = false) => {
      const body = new URLSearchParams({ charge, amount: String(cents) });
      const answer = await fetch(`${api}/v1/refunds`, { method: 'POST', headers: { authorization: `Bearer ${SECRET_KEY}` }, body });
      if (!answer.ok) throw new Error(`no refund: ${await answer.text()}`);
      if (!isHeldUp) await settle(app);
    },
    settle: () => settle(app),
    hurry: () => hurry(app),
    end: async () => {
      await sandbox.stop();
      await new Promise((done) => door.close(done));
      await app.end();
    },
  };
}

/** Only the queue's own login may do that. */
async function hurry(app: TestApp): Promise<number> {
  const worker = openPool(app.urls.worker, 1);
  const { rowCount } = await worker.query('update graphile_worker._private_jobs set run_at = now() where run_at > now()');
  await worker.end();
  return rowCount!;
}

/** Until the processor has done what has fallen due, there is no news under way and no job left. Jobs call the processor, whose news brings new jobs: so as long as either adds to the other. */
async function settle(app: TestApp): Promise<void> {
  let until = Date.now() + 20_000;
  let before = -1n;
  let waiting = 0n;
  while (Date.now() < until) {
    const { rows } = await app.owner.query<{ all: bigint; pending: bigint }>(
      `select count(*) as all, count(*) filter (where state = 'pending') + (select count(*) from processor.due where at <= $1) as pending
       from processor.deliveries`,
      [Math.floor(app.clock.now().getTime() / 1000)],
    );
    const { all, pending } = rows[0]!;
    // On a busy machine many take their time; what stays as it is is stuck.
    if (pending !== waiting) [waiting, until] = [pending, Date.now() + 20_000];
    if (pending > 0n) await new Promise((later) => setTimeout(later, 20));
    else if (all === before) return;
    else {
      before = all;
      await app.runJobs();
      until = Date.now() + 20_000;
    }
  }
  throw new Error('webhooks stay undelivered');
}
