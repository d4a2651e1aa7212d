import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import Stripe from 'stripe';
import { webhooks } from '#api/webhooks/index.ts';
import { readPayment, startCheckout } from '#domain/payments/index.ts';
import { newId } from '#kernel/ids.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { type MoneyHouse, moneyHouse, WEBHOOK_SECRET } from './webhooks-house.ts';

let house: MoneyHouse;
let genuine: string;
let subject: string;
beforeAll(async () => {
  house = await moneyHouse();
  await house.control('POST', 'webhooks/hold');
  subject = newId('tst');
  await startCheckout(house.app, scope, order(subject));
  const [session] = await house.sessionsOf(subject);
  await house.pay(session!.id);
  genuine = JSON.stringify(await event('checkout.session.completed'));
});
afterAll(async () => {
  await house.end();
});

const stripe = new Stripe('sk_test_only_for_tests');
const scope: Scope = { ...systemScope('forged'), realm: 'customer', actor: newId('log'), session: 'ses' };

function order(about: string) {
  return {
    purpose: 'forged',
    subject: about,
    agency: 'agc_forged',
    amountCents: 4375n,
    lines: [{ name: 'You send', amountCents: 4375n }],
    successUrl: 'http://localhost:3000/done',
    cancelUrl: 'http://localhost:3000/back',
    email: 'dana@example.com',
    lang: 'en' as const,
  };
}

async function event(type: string): Promise<Stripe.Event> {
  const { rows } = await house.app.owner.query<{ body: Stripe.Event }>(
    `select body from processor.objects where kind = 'event' and body ->> 'type' = $1 order by seq desc limit 1`,
    [type],
  );
  return rows[0]!.body;
}

function signed(payload: string, over: { secret?: string; timestamp?: number; scheme?: string } = {}): string {
  return stripe.webhooks.generateTestHeaderString({ payload, secret: WEBHOOK_SECRET, ...over });
}

async function knock(body: string, signature: string | null): Promise<number> {
  const answer = await webhooks(house.app).request('/webhooks/stripe', {
    method: 'POST',
    body,
    headers: signature === null ? {} : { 'stripe-signature': signature },
  });
  return answer.status;
}

async function rows(): Promise<unknown> {
  const tables = [
    'payments.payments',
    'payments.facts',
    'payments.webhook_events',
    'payments.lookups',
    'ledger.journals',
    'ledger.entries',
    'kernel.outbox',
    'kernel.audit_rows',
  ];
  const counted = await Promise.all(
    tables.map(async (table) => (await house.app.owner.query<{ count: bigint }>(`select count(*) as count from ${table}`)).rows[0]!.count),
  );
  return Object.fromEntries(tables.map((table, i) => [table, counted[i]]));
}

const now = (): number => Math.floor(Date.now() / 1000);
const swap = (from: string, to: string): string => {
  expect(genuine).toContain(from);
  return genuine.replace(from, to);
};

const other = (change: object): [string, string] => {
  const body = JSON.stringify({ ...(JSON.parse(genuine) as object), ...change });
  return [body, signed(body)];
};

describe('a message that is not the processor’s', () => {
  const forgeries: [string, () => [body: string, signature: string | null]][] = [
    ['no signature', () => [genuine, null]],
    ['an empty signature', () => [genuine, '']],
    ['a bad MAC', () => [genuine, signed(genuine).replace(/v1=.{8}/, 'v1=00000000')]],
    ['another secret', () => [genuine, signed(genuine, { secret: 'whsec_another_account' })]],
    ['an old time', () => [genuine, signed(genuine, { timestamp: now() - 301 })]],
    ['a time added to an old signature', () => [genuine, signed(genuine, { timestamp: now() - 3600 }).replace(/t=\d+/, `t=${now()}`)]],
    ['a swapped body', () => [swap('4375', '1'), signed(genuine)]],
    ['a space more', () => [`${genuine} `, signed(genuine)]],
    ['the v0 scheme', () => [genuine, signed(genuine, { scheme: 'v0' })]],
    ['no time', () => [genuine, signed(genuine).replace(/t=\d+,/, '')]],
    ['only rubbish', () => [genuine, "'; drop table payments.payments; --"]],
    ['a body that is no JSON', () => ['{', signed('{')]],
    ['an empty body', () => ['', signed('')]],
    ['a live event in the sandbox', () => other({ livemode: true })],
    ['another account’s event', () => other({ account: 'acct_other' })],
  ];
  it.each(forgeries)('%s: turned away, nothing written, somebody is told', async (_name, make) => {
    const before = await rows();
    house.app.logged.length = 0;
    const [body, signature] = make();
    expect(await knock(body, signature)).toBe(400);
    expect(await rows()).toEqual(before);
    expect(house.app.logged.map((line) => (line.fields as { alert?: string }).alert)).toContain('payments.webhook_turned_away');
  });

  it('a test event is turned away when the house is live', async () => {
    const before = await rows();
    const answer = await webhooks({ ...house.app, mode: 'live' }).request('/webhooks/stripe', {
      method: 'POST',
      body: genuine,
      headers: { 'stripe-signature': signed(genuine) },
    });
    expect(answer.status).toBe(400);
    expect(await rows()).toEqual(before);
  });

  it('a body past the largest is not even read', async () => {
    const huge = 'x'.repeat(1024 * 1024 + 1);
    expect(await knock(huge, signed(huge))).toBe(413);
  });
});

describe('a message that is the processor’s', () => {
  const state = async (about: string) =>
    await house.app.tx(systemScope('forged'), (tx) => readPayment(tx, 'forged', about, house.app.clock.now()));

  it('with another amount or currency than asked books nothing and calls a person', async () => {
    for (const [name, change] of [
      ['amount', (e: Stripe.Event) => Object.assign(e.data.object, { amount_received: 1 })],
      ['currency', (e: Stripe.Event) => Object.assign(e.data.object, { currency: 'eur' })],
    ] as const) {
      const about = newId('tst');
      await startCheckout(house.app, scope, order(about));
      const [session] = await house.sessionsOf(about);
      await house.pay(session!.id);
      const told = await event('payment_intent.succeeded');
      change(told);
      const body = JSON.stringify(told);
      const journals = (await house.app.owner.query('select 1 from ledger.journals')).rowCount;
      house.app.logged.length = 0;
      expect(await knock(body, signed(body))).toBe(200);
      expect([name, (await state(about))!.state]).toEqual([name, 'mismatch']);
      expect((await house.app.owner.query('select 1 from ledger.journals')).rowCount).toBe(journals);
      expect(house.app.logged.map((line) => (line.fields as { alert?: string }).alert)).toContain('payments.mismatch');
    }
  });

  it('of a kind we do not know is kept and changes nothing', async () => {
    const body = JSON.stringify({ ...(await event('payment_intent.succeeded')), id: 'evt_unheard_of', type: 'something.unheard_of' });
    const facts = (await house.app.owner.query('select 1 from payments.facts')).rowCount;
    expect(await knock(body, signed(body))).toBe(200);
    expect((await house.app.owner.query('select 1 from payments.facts')).rowCount).toBe(facts);
    expect((await house.app.owner.query(`select outcome from payments.webhook_events where event_id = 'evt_unheard_of'`)).rows).toEqual([
      { outcome: 'ignored' },
    ]);
  });

  it('of somebody else’s sale on the same account is kept, and is no alarm', async () => {
    const told = await event('payment_intent.succeeded');
    Object.assign(told.data.object, { id: 'pi_shop', metadata: { payment_id: 'order-17' } });
    const body = JSON.stringify({ ...told, id: 'evt_shop' });
    expect(await knock(body, signed(body))).toBe(200);
    expect(
      (await house.app.owner.query(`select outcome, payment_id from payments.webhook_events where event_id = 'evt_shop'`)).rows,
    ).toEqual([{ outcome: 'unmatched', payment_id: null }]);
  });

  it('a dispute and a refund that come before the payment’s own news wait for it, and are not lost', async () => {
    const about = newId('tst');
    await startCheckout(house.app, scope, order(about));
    const [session] = await house.sessionsOf(about);
    await house.pay(session!.id);
    const paid = await event('checkout.session.completed');
    const [charge] = await house.chargesOf(about);
    await house.control('POST', `charges/${charge!.id}/dispute`, { reason: 'fraudulent' });
    const disputed = JSON.stringify(await event('charge.dispute.created'));
    for (let i = 0; i < 3; i++) expect(await knock(disputed, signed(disputed))).toBe(200);
    expect((await state(about))!.facts.map((fact) => fact.kind)).not.toContain('dispute_opened');
    expect(await knock(JSON.stringify(paid), signed(JSON.stringify(paid)))).toBe(200);
    const after = (await state(about))!;
    expect(after).toMatchObject({ state: 'paid' });
    expect(after.facts.filter((fact) => fact.kind === 'dispute_opened')).toEqual([
      expect.objectContaining({ amountCents: 4375n, details: expect.objectContaining({ why: 'fraudulent' }) }),
    ]);
  });
});
