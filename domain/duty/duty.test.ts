import { afterAll, beforeAll, expect, test } from 'vitest';
import { lookUpPayment, queues as payments } from '#domain/payments/index.ts';
import { anOperator, castApplied, castSender, castTransfer, clerkOf, type Sender } from '#domain/transfers/cast.ts';
import { decideIncoming, markPosted, payTransfer, queues as transfers } from '#domain/transfers/index.ts';
import { newId } from '#kernel/ids.ts';
import { pageOfQueue } from '#kernel/queues.ts';
import { systemScope } from '#kernel/scope.ts';
import { type MoneyHouse, moneyHouse } from '#test/faults/webhooks-house.ts';
import { codeOf } from '#test/refused.ts';
import { CALM_MS } from './alarm-rules.ts';
import { listQueues, measureQueues, type QueueName, readQueue, watchQueues } from './index.ts';

const DAY = 86_400_000;
const REFUND_FAILS = '4000000000005126';
const system = systemScope('test');
const operator = anOperator();

let house: MoneyHouse;
let sender: Sender;
beforeAll(async () => {
  house = await moneyHouse({ timeoutMs: 800 });
  house.app.clock.set(new Date('2026-11-16T15:00:00Z'));
  sender = await castSender(house.app);
});
afterAll(() => house.end());

const waiting = async (name: QueueName) =>
  (await readQueue(house.app, operator, { name, after: null })).items.map(({ subject }) => subject);
const sizeOf = async (name: QueueName) => (await measureQueues(house.app)).find(({ queue }) => queue === name)!.count;

test('a transfer waits at its agency until it is on the account, and on its way back until it is there', { timeout: 90_000 }, async () => {
  const [late, posted, back] = [
    await castTransfer(house.app, sender, '41'),
    await castTransfer(house.app, sender, '42'),
    await castTransfer(house.app, sender, '43'),
  ];
  for (const one of [late, posted]) await castApplied(house.app, one);
  await payTransfer(house.app, sender.scope, { transfer: back.transferId, isFresh: true });
  await house.payFor(back.transferId, REFUND_FAILS);
  const clerk = clerkOf(sender.at);
  await markPosted(house.app, clerk, { transfers: [posted.transferId] });
  expect(await waiting('transfers_late')).toEqual([]);
  await decideIncoming(house.app, clerk, { transfer: back.transferId, step: 'return', reason: 'released', note: '' });
  expect(await waiting('going_back')).toEqual([back.transferId]);
  await house.settle();
  expect(await waiting('going_back')).toEqual([]);

  const refund = (await house.app.owner.query<{ id: string }>(`select body ->> 'id' as id from processor.objects where kind = 'refund'`))
    .rows[0]!;
  await house.control('POST', `refunds/${refund.id}/settle`, { outcome: 'failed' });
  await house.settle();
  expect(await readQueue(house.app, operator, { name: 'refunds_stuck', after: null })).toMatchObject({
    queue: { count: 1, role: 'finance' },
    items: [{ subject: back.transferId, name: back.reference, amountCents: 4300n + back.feeCents }],
    next: null,
  });
  house.app.clock.move(10 * DAY);
  expect(await waiting('transfers_late')).toEqual([late.transferId]);
  await markPosted(house.app, clerk, { transfers: [late.transferId] });
  expect(await waiting('transfers_late')).toEqual([]);
});

test('a payment without an answer waits until it has one; what was taken, until it is passed on', { timeout: 90_000 }, async () => {
  await house.control('POST', 'faults', { kind: 'timeout_after', times: 100, method: 'POST', path: '/v1/checkout/sessions' });
  const transfer = await castTransfer(house.app, sender, '44');
  await payTransfer(house.app, sender.scope, { transfer: transfer.transferId, isFresh: true }).catch(() => undefined);
  expect(await waiting('payments_unknown')).toEqual([transfer.transferId]);
  await house.control('DELETE', 'faults');
  const { rows } = await house.app.owner.query<{ id: string }>('select payment_id as id from payments.payments where subject = $1', [
    transfer.transferId,
  ]);
  const looked = async () => {
    await lookUpPayment(house.app, 'test', rows[0]!.id);
    return await waiting('payments_unknown');
  };
  await expect.poll(looked, { timeout: 30_000, interval: 500 }).toEqual([]);

  const [session] = await house.sessionsOf(transfer.transferId);
  await house.pay(session!.id);
  const delivered = async () => (await house.app.owner.query(`select 1 from processor.deliveries where state = 'pending'`)).rowCount === 0;
  await expect.poll(delivered, { timeout: 15_000 }).toBe(true);
  expect(await waiting('payments_captured')).toEqual([transfer.transferId]);
  await house.settle();
  expect(await waiting('payments_captured')).toEqual([]);
  await markPosted(house.app, clerkOf(sender.at), { transfers: [transfer.transferId] });
});

test('a queue is read a page at a time, what waits longest first, and nothing twice', async () => {
  const made = [];
  for (const amount of ['31', '32', '33']) {
    const transfer = await castTransfer(house.app, sender, amount);
    await castApplied(house.app, transfer);
    made.push(transfer.transferId);
  }
  house.app.clock.move(11 * DAY);
  const now = house.app.clock.now();
  const read = (after: { id: string; at: Date } | null) =>
    house.app.tx(system, (tx) => pageOfQueue(tx, transfers.late, { now, after, limit: 2 }));
  const first = await read(null);
  const rest = await read(first[1]!);
  expect([...first, ...rest].map(({ id }) => id)).toEqual(made);
  expect(await house.app.tx(system, (tx) => pageOfQueue(tx, payments.unknown, { now, after: null, limit: 2 }))).toEqual([]);
  await markPosted(house.app, clerkOf(sender.at), { transfers: made });
});

test('a queue rings once for those whose work it is, and once more when it has been short for a while', async () => {
  const { app } = house;
  const finance = await castOperator(['operator', 'finance']);
  const support = await castOperator(['operator']);
  // Only of this queue: others may ring as days go by.
  const told = async (login: string) =>
    (
      await app.owner.query<{ template: string }>(
        `select template from notifications.notices where login_id = $1 and content::text like '%/queues/transfers_late%' order by queued_at, template`,
        [login],
      )
    ).rows.map(({ template }) => template);
  const watch = () => Promise.all([watchQueues(app), watchQueues(app), watchQueues(app)]);
  const rings = async () => (await listQueues(app, operator)).queues.find(({ name }) => name === 'transfers_late')!.alarm !== null;
  const transfer = await castTransfer(app, sender, '21');
  await castApplied(app, transfer);
  app.clock.move(11 * DAY);
  await watch();
  expect([await rings(), await sizeOf('transfers_late'), await told(finance)]).toEqual([true, 1, ['alarm_rang']]);

  await markPosted(app, clerkOf(sender.at), { transfers: [transfer.transferId] });
  await watch();
  app.clock.move(CALM_MS - 60_000);
  await watch();
  expect(await rings()).toBe(true);
  app.clock.move(60_000);
  await watch();
  await watch();
  expect([await rings(), await told(finance), await told(support)]).toEqual([false, ['alarm_rang', 'alarm_ended'], []]);
});

test('is for operators, and no other page is one', async () => {
  expect(await codeOf(listQueues(house.app, sender.scope))).toBe('kernel.not_allowed');
  expect(await codeOf(readQueue(house.app, clerkOf(sender.at), { name: 'disputes', after: null }))).toBe('kernel.not_allowed');
  expect(await codeOf(readQueue(house.app, operator, { name: 'toString', after: null }))).toBe('duty.unknown_queue');
  expect((await readQueue(house.app, operator, { name: 'disputes', after: 'nonsense~x' })).items).toEqual([]);
});

async function castOperator(roles: string[]): Promise<string> {
  const id = newId('lgn');
  await house.app.owner.query(
    `insert into identity.logins (id, realm, email, email_key, name, lang, created_at) values ($1, 'operator', $2, $2, 'Ops', 'en', now())`,
    [id, `${id}@example.com`],
  );
  for (const role of roles)
    await house.app.owner.query('insert into identity.role_grants (id, login_id, role, granted_at) values ($1, $2, $3, now())', [
      newId('rol'),
      id,
      role,
    ]);
  return id;
}
