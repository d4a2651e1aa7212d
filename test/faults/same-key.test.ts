import { afterAll, beforeAll, expect, it } from 'vitest';
import Stripe from 'stripe';
import { webhooks } from '#api/webhooks/index.ts';
import { credit, debit, paymentsReceived, postJournal, processorClearing, verifyLedger } from '#domain/ledger/index.ts';
import { startCheckout } from '#domain/payments/index.ts';
import { castSender, castTransfer, clerkOf, type Sender } from '#domain/transfers/cast.ts';
import { cancelTransfer, createTransfer, markPosted, payTransfer } from '#domain/transfers/index.ts';
import type { App } from '#kernel/app.ts';
import { openDb } from '#kernel/db.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { systemScope } from '#kernel/scope.ts';
import { type MoneyHouse, moneyHouse, WEBHOOK_SECRET } from './webhooks-house.ts';

// Every key of money asked for a hundred times at once, then by another process, then a month later: one effect, the first answer.
const TIMES = 100;
const MONTH = 30 * 86_400_000;
const system = systemScope('test');
const stripe = new Stripe('sk_test_only_for_tests');

let house: MoneyHouse;
let sender: Sender;
beforeAll(async () => {
  house = await moneyHouse();
  sender = await castSender(house.app);
});
afterAll(() => house.end());

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => {
      if (isRefusal(error)) return error.code;
      throw error;
    },
  );

/** Rows that any of it could double. What the processor pays out when a day has ended belongs to none of it, and comes when it likes. */
async function effects(): Promise<object> {
  const { rows } = await house.app.owner.query<Record<string, bigint>>(`select
    (select count(*) from ledger.journals where kind not like 'payout%') as journals, (select count(*) from payments.payments) as payments,
    (select count(*) from payments.facts) as facts, (select count(*) from payments.refunds) as refunds,
    (select count(*) from transfers.transfers) as transfers, (select count(*) from transfers.states) as states,
    (select count(*) from kernel.outbox) as news, (select count(*) from payments.webhook_events) as told,
    (select count(*) from processor.objects where kind in ('checkout.session', 'charge', 'refund')) as theirs`);
  return rows[0]!;
}

async function tellEverything(app: App): Promise<void> {
  const { rows } = await house.app.owner.query<{ body: object }>(`select body from processor.objects where kind = 'event' order by seq`);
  const door = webhooks(app);
  for (const { body } of rows) {
    const payload = JSON.stringify(body);
    const headers = { 'stripe-signature': stripe.webhooks.generateTestHeaderString({ payload, secret: WEBHOOK_SECRET }) };
    expect((await door.request('/webhooks/stripe', { method: 'POST', body: payload, headers })).status).toBe(200);
  }
}

it('has one effect, whoever asks and whenever', { timeout: 240_000 }, async () => {
  const transfer = await castTransfer(house.app, sender);
  const back = await castTransfer(house.app, sender, '21');
  const order = {
    purpose: 'same',
    subject: 'one thing',
    agency: 'agc_same',
    amountCents: 500n,
    lines: [{ name: 'One thing', amountCents: 500n }],
    successUrl: 'http://localhost:3000/done',
    cancelUrl: 'http://localhost:3000/back',
    email: 'dana@example.com',
    lang: 'en' as const,
  };
  const journal = (cents: bigint) => ({
    key: 'one journal',
    kind: 'cast',
    reference: null,
    at: new Date('2026-11-20T15:00:00Z'),
    entries: [debit(processorClearing(), cents), credit(paymentsReceived(), cents)],
  });
  const post = (app: App, cents = 7n) => app.tx(system, (tx) => postJournal(tx, system, journal(cents)));
  const all = (app: App): Promise<unknown>[] => [
    payTransfer(app, sender.scope, { transfer: transfer.transferId, isFresh: true }),
    createTransfer(app, sender.scope, { quote: transfer.quoteId, again: true, isFresh: true }),
    startCheckout(app, sender.scope, order),
    post(app),
  ];
  const times = async (app: App, n: number, ask: (one: App) => Promise<unknown>[]) =>
    await Promise.all(Array.from({ length: n }, () => ask(app)).flat());

  await payTransfer(house.app, sender.scope, { transfer: back.transferId, isFresh: true });
  const answers = await times(house.app, TIMES / 4, all);
  expect(new Set(answers.map((one) => JSON.stringify(one, plainly))).size).toBeLessThanOrEqual(6); // "replayed" and "payment_started" tell who was first
  for (const { transferId } of [transfer, back]) {
    const sessions = await house.sessionsOf(transferId);
    expect(sessions).toHaveLength(1);
    await house.pay(sessions[0]!.id);
  }
  await house.settle();
  await markPosted(house.app, clerkOf(sender.at), { transfers: [transfer.transferId] });
  await times(house.app, TIMES, (app) => [cancelTransfer(app, sender.scope, { transfer: back.transferId })]);
  await house.settle();
  const first = await effects();

  const db = openDb(house.app.urls.app, 4);
  const restarted: App = { ...house.app, tx: db.tx };
  for (const later of [0, MONTH]) {
    house.app.clock.move(later);
    await times(restarted, 3, all);
    await cancelTransfer(restarted, sender.scope, { transfer: back.transferId });
    await markPosted(restarted, clerkOf(sender.at), { transfers: [transfer.transferId] });
    await tellEverything(restarted);
    await house.settle();
    expect(
      await codeOf(startCheckout(restarted, sender.scope, { ...order, amountCents: 501n, lines: [{ name: 'x', amountCents: 501n }] })),
    ).toBe('payments.other_amount');
    expect(await codeOf(post(restarted, 8n))).toBe('ledger.key_reused');
    expect({ ...(await effects()), facts: 0, theirs: 0, news: 0, told: 0 }).toEqual({ ...first, facts: 0, theirs: 0, news: 0, told: 0 });
  }
  await db.end();
  expect(await verifyLedger(house.app)).toEqual([]);
});

const plainly = (_key: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value);
