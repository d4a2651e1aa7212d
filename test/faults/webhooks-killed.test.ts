import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import Stripe from 'stripe';
import { webhooks } from '#api/webhooks/index.ts';
import { readBalance, verifyLedger } from '#domain/ledger/index.ts';
import { castSender, castTransfer, clerkOf, type Sender } from '#domain/transfers/cast.ts';
import { markPosted, payTransfer, readTransfer } from '#domain/transfers/index.ts';
import type { App } from '#kernel/app.ts';
import { systemScope } from '#kernel/scope.ts';
import { type MoneyHouse, moneyHouse, WEBHOOK_SECRET } from './webhooks-house.ts';

// The house dies in the n-th transaction of a step, before its commit, for every n: the step is done again, and the book is the same.
let house: MoneyHouse;
let sender: Sender;
beforeAll(async () => {
  house = await moneyHouse();
  await house.control('POST', 'webhooks/hold');
  sender = await castSender(house.app);
});
afterAll(async () => {
  await house.end();
});

const stripe = new Stripe('sk_test_only_for_tests');
const system = systemScope('killed');

/** An app that dies at the end of its n-th transaction, which so never commits. Says whether it came that far. */
function dyingIn(nth: number): { app: App; hasDied(): boolean } {
  let count = 0;
  let died = false;
  const tx: App['tx'] = (scope, work) =>
    house.app.tx(scope, async (open) => {
      const result = await work(open);
      count++;
      if (count === nth) {
        died = true;
        throw new Error('killed');
      }
      return result;
    });
  return { app: { ...house.app, tx }, hasDied: () => died };
}

/** Does a step, killed in its first, second, … transaction, until it lives to its end; returns how often it was killed. */
async function killedEverywhere(step: (app: App) => Promise<unknown>): Promise<number> {
  for (let nth = 1; nth < 20; nth++) {
    const { app, hasDied } = dyingIn(nth);
    const failure = await step(app).then(
      () => null,
      (error: unknown) => error,
    );
    await house.app.owner.query('update payments.lookups set claimed_until = null'); // the dead one's claim runs out by the real clock
    if (!hasDied()) {
      expect(failure).toBeNull();
      return nth - 1;
    }
  }
  throw new Error('it never came to its end');
}

async function balances(): Promise<bigint[]> {
  const { agency, facility } = sender.at;
  const accounts = ['payments_received', `owed_trust:${facility.id}`, `fees_revenue:${agency.id}`];
  const found: bigint[] = [];
  for (const account of accounts) found.push(await house.app.tx(system, (tx) => readBalance(tx, system, account)).catch(() => 0n));
  return found;
}

async function tellAll(app: App): Promise<void> {
  const { rows } = await house.app.owner.query<{ body: object }>(`select body from processor.objects where kind = 'event' order by seq`);
  for (const { body } of rows) {
    const payload = JSON.stringify(body);
    const headers = { 'stripe-signature': stripe.webhooks.generateTestHeaderString({ payload, secret: WEBHOOK_SECRET }) };
    const answer = await webhooks(app).request('/webhooks/stripe', { method: 'POST', body: payload, headers });
    if (answer.status !== 200) throw new Error(`answered ${answer.status}`); // the processor will bring it again
  }
}

describe('killed in every transaction on the way', () => {
  it('ends in the same book', async () => {
    const before = await balances();
    const transfer = await castTransfer(house.app, sender, '40');
    const { transferId } = transfer;
    expect(await killedEverywhere((app) => payTransfer(app, sender.scope, { transfer: transferId, isFresh: true }))).toBeGreaterThan(3);
    const sessions = await house.sessionsOf(transferId);
    expect(sessions).toHaveLength(1);
    await house.pay(sessions[0]!.id);

    expect(await killedEverywhere(tellAll)).toBeGreaterThan(0);
    // Delivery of the news dies twice; the queue brings it again.
    const { tx } = house.app;
    let deaths = 2;
    Object.assign(house.app, {
      tx: async <T>(...[scope, work]: Parameters<App['tx']>): Promise<T> =>
        (await tx(scope, async (open) => {
          const result = await work(open);
          if (scope.request.startsWith('webhook-') && scope.realm === 'system' && deaths-- > 0) throw new Error('killed');
          return result;
        })) as T,
    });
    expect(await house.app.runJobs()).toBeGreaterThan(0);
    Object.assign(house.app, { tx });
    expect(await house.hurry()).toBeGreaterThan(0);
    await house.app.runJobs();

    const clerk = clerkOf(sender.at);
    expect(await killedEverywhere((app) => markPosted(app, clerk, { transfers: [transferId] }))).toBe(1);
    await house.app.runJobs();
    const view = await readTransfer(house.app, sender.scope, transferId);
    expect(view).toMatchObject({ state: 'posted', payment: { state: 'paid' } });
    expect(await house.chargesOf(transferId)).toHaveLength(1);
    const [received, owed, fees] = await balances();
    expect([received! - before[0]!, owed! - before[1]!, fees! - before[2]!]).toEqual([0n, 4000n, 395n]);
    const mails = await house.app.owner.query<{ template: string }>(
      `select template from notifications.notices where login_id = $1 order by template`,
      [sender.scope.actor],
    );
    expect(mails.rows.map((row) => row.template)).toEqual(['receipt', 'transfer_posted']);
    expect(await verifyLedger(house.app)).toEqual([]);
  });
});
