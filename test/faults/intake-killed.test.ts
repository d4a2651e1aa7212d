import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Stripe from 'stripe';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyLedger } from '#domain/ledger/index.ts';
import { castSender, castTransfer } from '#domain/transfers/cast.ts';
import { payTransfer } from '#domain/transfers/index.ts';
import { newId } from '#kernel/ids.ts';
import { moreTransfers } from '#test/waiting-transfers.ts';
import { type MoneyHouse, moneyHouse, WEBHOOK_SECRET } from './webhooks-house.ts';

const TRANSFERS = 300;
const CENTS = 4395;
const KILLS = 2;
const LANES = 40;

interface Server {
  child: ChildProcess;
  port: number;
}

let house: MoneyHouse;
const servers: Server[] = [];
const stripe = new Stripe('sk_test_only_for_tests');
beforeAll(async () => {
  house = await moneyHouse();
});
afterAll(async () => {
  for (const { child } of servers) child.kill('SIGKILL');
  await house.end();
});

async function startServer(): Promise<Server> {
  const { urls } = house.app;
  const program = join(import.meta.dirname, 'intake-server.ts');
  const child = spawn(process.execPath, [program, urls.app, urls.worker, WEBHOOK_SECRET], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, port: Number(String(line)) };
}

function message({ payment, intent }: { payment: string; intent: string }): string {
  const about = { object: 'event', type: 'payment_intent.succeeded', livemode: false, created: Math.floor(Date.now() / 1000) };
  const object = { id: intent, metadata: { payment_id: payment }, amount_received: CENTS, currency: 'usd' };
  return JSON.stringify({ id: newId('evt'), ...about, data: { object } });
}

/** Until somebody says that it came: a door that was killed answers nothing, and what it had in hand may be written or not. */
async function bring(payload: string): Promise<void> {
  for (;;) {
    const { port } = servers[Math.floor(Math.random() * servers.length)]!;
    const headers = { 'stripe-signature': stripe.webhooks.generateTestHeaderString({ payload, secret: WEBHOOK_SECRET }) };
    const status = await fetch(`http://127.0.0.1:${port}/webhooks/stripe`, { method: 'POST', body: payload, headers }).then(
      async (answer) => (await answer.text(), answer.status),
      () => 0,
    );
    if (status === 200) return;
    await sleep(20);
  }
}

it('every payment is taken and applied once, through kills in the middle of its groups', { timeout: 300_000 }, async () => {
  const sender = await castSender(house.app);
  const { transferId } = await castTransfer(house.app, sender, '40');
  await payTransfer(house.app, sender.scope, { transfer: transferId, isFresh: true });
  const waiting = await moreTransfers(house.app.owner, transferId, TRANSFERS);
  servers.push(...(await Promise.all([startServer(), startServer()])));

  const messages = waiting.map(message);
  let brought = 0;
  const lane = async () => {
    for (let next = messages.pop(); next !== undefined; next = messages.pop()) {
      await bring(next);
      brought++;
    }
  };
  const lanes = Array.from({ length: LANES }, lane);
  for (let kill = 0; kill < KILLS; kill++) {
    while (brought < ((kill + 1) * TRANSFERS) / (KILLS + 1)) await sleep(5);
    const victim = servers[kill % servers.length]!;
    victim.child.kill('SIGKILL');
    servers[kill % servers.length] = await startServer();
  }
  await Promise.all(lanes);

  const { owner } = house.app;
  const count = async (query: string) => Number((await owner.query<{ n: bigint }>(`select count(*) as n from ${query}`)).rows[0]!.n);
  // Jobs of the dead are free again after some seconds.
  await expect.poll(() => count(`transfers.states where kind = 'applied'`), { timeout: 120_000, interval: 200 }).toBe(TRANSFERS);
  for (const { child } of servers) child.kill('SIGKILL');

  const counts = await Promise.all([
    count('payments.webhook_events'),
    count(`payments.facts where kind = 'captured'`),
    count(`ledger.journals where kind = 'payment_captured'`),
    count(`ledger.journals where kind = 'transfer_applied'`),
    count(`kernel.outbox where name = 'payment.captured'`),
    count(`kernel.outbox where name = 'transfer.applied'`),
    count(`transfers.states where kind = 'paid'`),
    count(`notifications.notices where template = 'receipt'`),
  ]);
  expect(counts).toEqual(counts.map(() => TRANSFERS));
  expect(await verifyLedger(house.app)).toEqual([]);
});
