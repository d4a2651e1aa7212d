import { afterAll, beforeAll, expect, it } from 'vitest';
import { readBalance, verifyLedger } from '#domain/ledger/index.ts';
import { listCards, resolveRefunds, resolveUnknown } from '#domain/payments/index.ts';
import { castPlace, castTransfer, type Sender } from '#domain/transfers/cast.ts';
import { cancelTransfer, payTransfer, readTransfer } from '#domain/transfers/index.ts';
import { systemScope } from '#kernel/scope.ts';
import { type MoneyHouse, moneyHouse } from './webhooks-house.ts';

// The processor is away for an hour, or takes three times as long as we wait, or fails three calls out of ten; and brings no news meanwhile. Who pays or
// cancels then sees that it is not known yet, never a lie; a quarter of an hour after its end nothing is unknown, and nobody was charged or paid back twice.
const MINUTE = 60_000;
const AN_HOUR = 60;
const A_QUARTER = 15;
const OF_EACH = 3;
/** In earnest 30 seconds: LATENCY_MS=30000. */
const LATENCY_MS = Number(process.env['LATENCY_MS'] ?? 1500);

let house: MoneyHouse;
let sender: Sender;
let card: string;
beforeAll(async () => {
  house = await moneyHouse({ timeoutMs: LATENCY_MS / 3 });
  sender = await castPlace(house.app);
  await paid(true);
  card = (await listCards(house.app, sender.scope))[0]!.card;
});
afterAll(() => house.end());

const system = systemScope('test');
const balance = (name: string) => house.app.tx(system, (tx) => readBalance(tx, system, name)).catch(() => 0n);
const pay = (transfer: string, over: object = {}) => payTransfer(house.app, sender.scope, { transfer, isFresh: true, ...over });
const view = (transfer: string) => readTransfer(house.app, sender.scope, transfer);
const created = async () => (await castTransfer(house.app, sender, '2')).transferId;
const each = async <T>(work: () => Promise<T>): Promise<T[]> => await Promise.all(Array.from({ length: OF_EACH }, work));

/** A transfer with its page, not yet paid. */
async function onPage(keepCard = false): Promise<{ transfer: string; session: string }> {
  const transfer = await created();
  await pay(transfer, { keepCard });
  return { transfer, session: (await house.sessionsOf(transfer))[0]!.id };
}

async function paid(keepCard = false): Promise<string> {
  const { transfer, session } = await onPage(keepCard);
  await house.pay(session);
  await house.settle();
  return transfer;
}

/** So many minutes of the house's own work. */
async function live(minutes: number, step = 5): Promise<void> {
  for (let n = 0; n < minutes; n += step) {
    house.app.clock.move(step * MINUTE);
    await resolveUnknown(house.app);
    await resolveRefunds(house.app);
    await house.app.runJobs();
  }
}

async function refundedOf(transfer: string): Promise<number> {
  const { rows } = await house.app.owner.query<{ cents: bigint }>(
    `select coalesce(sum((r.body ->> 'amount')::bigint), 0)::bigint as cents from processor.objects r join processor.objects c on c.id = r.body ->> 'charge'
     where r.kind = 'refund' and r.body ->> 'status' = 'succeeded' and c.body #>> '{metadata,subject}' = $1`,
    [transfer],
  );
  return Number(rows[0]!.cents);
}

it.each([
  ['an hour away', [{ kind: 'disconnect_before', rate: 1 }], AN_HOUR],
  [`${LATENCY_MS} ms late`, [{ kind: 'latency', delayMs: LATENCY_MS, rate: 1 }], A_QUARTER],
  ['three calls of ten fail', [{ kind: '500', rate: 0.15 }, { kind: '429', rate: 0.15 }], A_QUARTER], // prettier-ignore
] as const)('%s: honest meanwhile, whole a quarter of an hour later', { timeout: 600_000 }, async (name, faults, minutes) => {
  const away = name !== 'three calls of ten fail';
  const toPay = await each(created);
  const byCard = await each(created);
  const pages = await each(() => onPage());
  const toCancel: string[] = [];
  for (let n = 0; n < OF_EACH; n++) toCancel.push(await paid());

  await house.control('POST', 'webhooks/hold');
  for (const fault of faults) await house.control('POST', 'faults', { ...fault, path: '/v1' });
  const [answers, charged] = await Promise.all([
    Promise.all(toPay.map((transfer) => pay(transfer))),
    Promise.all(byCard.map((transfer) => pay(transfer, { card }))),
    ...pages.map(({ session }) => house.pay(session)),
    ...toCancel.map((transfer) => cancelTransfer(house.app, sender.scope, { transfer })),
  ]);
  if (away) {
    for (const { state, url } of [...answers, ...charged]) expect([state, url]).toEqual(['unknown', null]);
    await live(1, 1);
    for (const transfer of toPay) expect(['unknown', 'open']).toContain((await view(transfer)).payment!.state);
    for (const transfer of toCancel) expect((await view(transfer)).state).toBe('returning');
  }
  await live(minutes);

  await house.control('DELETE', 'faults');
  await house.control('POST', 'webhooks/release', { order: 'shuffle', copies: 1 });
  await live(A_QUARTER);
  await house.settle();
  const states = async (all: readonly string[]) => await Promise.all(all.map(async (transfer) => (await view(transfer)).payment!.state));
  // A page could not be had any more, or is over: then a new one is opened by a new click.
  for (const state of await states(toPay)) expect(['open', 'expired', 'failed']).toContain(state);
  for (const state of await states(byCard)) expect(['paid', 'failed']).toContain(state);
  expect(new Set(await states(pages.map(({ transfer }) => transfer)))).toEqual(new Set(['paid']));
  for (const transfer of [...toPay, ...byCard, ...pages.map((page) => page.transfer), ...toCancel]) {
    const { state, payment } = await view(transfer);
    const charges = (await house.chargesOf(transfer)).filter(({ status }) => status === 'succeeded');
    expect({ transfer, charges: charges.length }).toEqual({ transfer, charges: payment!.state === 'paid' ? 1 : 0 });
    const isBack = toCancel.includes(transfer);
    expect([await refundedOf(transfer), state === 'returned']).toEqual([isBack ? 210 : 0, isBack]);
  }
  for (const account of ['payments_received', 'refunds_payable', 'suspense'])
    expect([account, await balance(account)]).toEqual([account, 0n]);
  expect(await verifyLedger(house.app)).toEqual([]);
});
