import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { verifyLedger } from '#domain/ledger/index.ts';
import {
  addFunds,
  changeCard,
  listCards,
  ownData,
  readWallet,
  refundWallet,
  resolveUnknown,
  tellExpiring,
} from '#domain/payments/index.ts';
import { newId } from '#kernel/ids.ts';
import { type MoneyHouse, moneyHouse } from '#test/faults/webhooks-house.ts';
import { codeOf } from '#test/refused.ts';
import { castSender, castTransfer, type Sender } from './cast.ts';
import { cancelTransfer, payTransfer, readPlan, readTransfer, runPlans, startPlan } from './index.ts';
import type { TransferRow } from './queries/transfers.ts';

const MINUTE = 60_000;
// Many steps of money one after the other: on a busy machine they take their time.
vi.setConfig({ testTimeout: 120_000 });

let house: MoneyHouse;
let place: Sender;
beforeAll(async () => {
  house = await moneyHouse({ timeoutMs: 3000 });
  house.app.clock.set(new Date('2026-11-23T15:00:00Z'));
  place = await castSender(house.app);
});
afterAll(async () => {
  expect(await verifyLedger(house.app)).toEqual([]);
  await house.end();
});

const cards = (by: Sender) => listCards(house.app, by.scope);
const view = (transfer: TransferRow, by: Sender) => readTransfer(house.app, by.scope, transfer.transferId);
const pay = (by: Sender, transfer: TransferRow, card: string) =>
  payTransfer(house.app, by.scope, { transfer: transfer.transferId, isFresh: true, card });
const charges = (transfer: TransferRow) => house.chargesOf(transfer.transferId);

async function paidOnPage(by: Sender, keepCard: boolean, number?: string): Promise<void> {
  const transfer = await castTransfer(house.app, by);
  await payTransfer(house.app, by.scope, { transfer: transfer.transferId, isFresh: true, keepCard });
  await house.payFor(transfer.transferId, number);
}

/** Somebody who has paid by a card and had it kept. */
async function withCard(): Promise<{ by: Sender; card: string; token: string }> {
  const by = await castSender(house.app, { place });
  await paidOnPage(by, true);
  const [card] = await cards(by);
  const { rows } = await house.app.owner.query<{ token: string }>('select token from payments.cards where card_id = $1', [card!.card]);
  return { by, card: card!.card, token: rows[0]!.token };
}

const turn = (token: string, card: string) => house.control('POST', `payment_methods/${token}`, { card });
const fault = (kind: string) => house.control('POST', 'faults', { kind, method: 'POST', path: '/v1/payment_intents', times: 3 });

async function isAttached(token: string): Promise<boolean> {
  const { rows } = await house.app.owner.query<{ customer: string | null }>(
    `select body ->> 'customer' as customer from processor.objects where id = $1`,
    [token],
  );
  return rows[0]!.customer !== null;
}

describe('a card', () => {
  it('is kept by choice alone, once, and as token, brand, last four and expiry', async () => {
    const by = await castSender(house.app, { place });
    await paidOnPage(by, false);
    expect(await cards(by)).toEqual([]);
    await paidOnPage(by, true);
    await paidOnPage(by, true);
    expect(await cards(by)).toMatchObject([{ brand: 'visa', last4: '4242', expMonth: 12, expYear: 2029, name: null, isExpired: false }]);
    await paidOnPage(by, true, '5555555555554444');
    expect((await cards(by)).map((card) => card.brand)).toEqual(['mastercard', 'visa']);
    const [, visa] = await cards(by);
    await changeCard(house.app, by.scope, { card: visa!.card, change: 'preferred' });
    await changeCard(house.app, by.scope, { card: visa!.card, change: 'named', name: 'Mine' });
    expect((await cards(by)).map((card) => [card.brand, card.name])).toEqual([
      ['visa', 'Mine'],
      ['mastercard', null],
    ]);
    const bad = { card: visa!.card, change: 'named' as const, name: '4242 4242 4242 4242' };
    expect(await codeOf(changeCard(house.app, by.scope, bad))).toBe('payments.card_name_bad');
  });

  it('pays at once, and once, however often and wherever the button is pressed', async () => {
    const { by, card } = await withCard();
    const transfer = await castTransfer(house.app, by);
    const all = await Promise.all([pay(by, transfer, card), pay(by, transfer, card), pay(by, transfer, card)]);
    expect(all.every(({ url }) => url === null)).toBe(true);
    // Which card it was is known before the processor says so.
    const paid = { state: 'paid', card: { brand: 'visa', last4: '4242' } };
    expect(await view(transfer, by)).toMatchObject({ payment: paid });
    await house.settle();
    await pay(by, transfer, card);
    const onPage = await payTransfer(house.app, by.scope, { transfer: transfer.transferId, isFresh: true });
    expect(onPage).toMatchObject({ state: 'paid', url: null });
    expect(await charges(transfer)).toMatchObject([{ status: 'succeeded', amount: 4395 }]);
    expect(await view(transfer, by)).toMatchObject({ state: 'applied', payment: paid });
    expect(await cards(by)).toHaveLength(1);
  });

  it.each([
    ['insufficient_funds', 'insufficient_funds'],
    ['three_d_secure_always', 'authentication_required'],
  ])('whose bank says no (%s) ends the payment, with the reason', async (behaves, why) => {
    const { by, card, token } = await withCard();
    await turn(token, behaves);
    const transfer = await castTransfer(house.app, by);
    expect(await pay(by, transfer, card)).toMatchObject({ state: 'failed' });
    await house.settle();
    expect(await view(transfer, by)).toMatchObject({ state: 'failed', payment: { cardSaidNo: why } });
  });

  it('of somebody else, or removed, or expired, charges nothing; the processor forgets what is removed', async () => {
    const [{ by, card, token }, other] = [await withCard(), await withCard()];
    const transfer = await castTransfer(house.app, by);
    expect(await codeOf(pay(by, transfer, other.card))).toBe('payments.unknown_card');
    expect(await codeOf(changeCard(house.app, by.scope, { card: other.card, change: 'removed' }))).toBe('payments.unknown_card');
    await changeCard(house.app, by.scope, { card, change: 'removed' });
    expect(await codeOf(pay(by, transfer, card))).toBe('payments.unknown_card');
    await house.settle();
    expect([await isAttached(token), await isAttached(other.token)]).toEqual([false, true]);
    await ownData.forget!(house.app, other.by.scope);
    await house.settle();
    expect(await isAttached(other.token)).toBe(false);
    expect(await charges(transfer)).toEqual([]);
  });
});

describe('when nobody answers', () => {
  it('a charge that was made is found by its key, and counts once', async () => {
    const { by, card } = await withCard();
    const transfer = await castTransfer(house.app, by);
    await house.control('POST', 'webhooks/hold');
    await fault('disconnect_after');
    await pay(by, transfer, card);
    await house.control('DELETE', 'faults');
    house.app.clock.move(2 * MINUTE);
    await resolveUnknown(house.app);
    await house.app.runJobs();
    expect(await view(transfer, by)).toMatchObject({ payment: { state: 'paid', byKeptCard: true } });
    await house.control('POST', 'webhooks/release', { copies: 2 });
    await house.settle();
    expect(await charges(transfer)).toHaveLength(1);
    expect(await view(transfer, by)).toMatchObject({ state: 'applied' });
  });

  it('a charge that was never made is asked for ten minutes, and after that never again', async () => {
    const { by, card } = await withCard();
    const transfer = await castTransfer(house.app, by);
    await fault('disconnect_before');
    expect(await pay(by, transfer, card)).toMatchObject({ state: 'unknown' });
    await house.control('DELETE', 'faults');
    house.app.clock.move(11 * MINUTE);
    await resolveUnknown(house.app);
    await house.settle();
    expect(await charges(transfer)).toEqual([]);
    expect(await view(transfer, by)).toMatchObject({ state: 'failed', payment: { cardSaidNo: 'never charged' } });
  });

  it('nor is it asked for once its sender has taken it back', async () => {
    const { by, card } = await withCard();
    const transfer = await castTransfer(house.app, by);
    await fault('disconnect_before');
    await pay(by, transfer, card);
    await house.control('DELETE', 'faults');
    await cancelTransfer(house.app, by.scope, { transfer: transfer.transferId });
    await house.settle();
    house.app.clock.move(2 * MINUTE);
    await resolveUnknown(house.app);
    await house.settle();
    expect(await charges(transfer)).toEqual([]);
  });
});

describe('a plan by card', () => {
  const plan = (by: Sender, card: string) =>
    startPlan(house.app, by.scope, {
      ...{ plan: newId('rpl'), resident: by.residentId, amount: '40', every: 'week', first: '2026-12-01', card },
      ...{ feeCents: 395n, agree: true, isFresh: true },
    });
  async function tick(at: string): Promise<void> {
    house.app.clock.set(new Date(at));
    await runPlans(house.app);
    await house.settle();
  }

  it('charges each day once; waits for an answer; leaves out what the bank refuses', async () => {
    house.app.clock.set(new Date('2026-11-24T15:00:00Z'));
    const { by, card, token } = await withCard();
    const { planId, mandate } = await plan(by, card);
    expect(mandate).toContain('4242');
    const days = async () =>
      (await readPlan(house.app, by.scope, planId)).ended.map(({ day, kind, details }) => [day, kind, details['why'] ?? null]);
    await fault('disconnect_before');
    await tick('2026-12-01T14:00:00Z');
    expect(await days()).toEqual([]);
    await house.control('DELETE', 'faults');
    await tick('2026-12-01T14:02:00Z');
    await tick('2026-12-01T14:03:00Z');
    expect(await days()).toEqual([['2026-12-01', 'sent', null]]);
    await turn(token, 'insufficient_funds');
    await tick('2026-12-08T14:00:00Z');
    expect((await days())[0]).toEqual(['2026-12-08', 'skipped', 'card_declined']);
    await turn(token, 'visa');
    await changeCard(house.app, by.scope, { card, change: 'removed' });
    await tick('2026-12-15T14:00:00Z');
    expect((await days())[0]).toEqual(['2026-12-15', 'skipped', 'payments.unknown_card']);
  });
});

describe('a wallet', () => {
  it('is filled by a kept card, once however often it is asked, within the day’s limit, and a no is told', async () => {
    const { by, card, token } = await withCard();
    const fill = newId('wfi');
    const add = (amount: string, id = newId('wfi')) => addFunds(house.app, by.scope, { fill: id, amount, isFresh: true, card });
    const twice = await Promise.all([add('40', fill), add('40', fill)]);
    expect(twice.map(({ url }) => url)).toEqual([null, null]);
    await house.settle();
    expect(await house.chargesOf(fill)).toMatchObject([{ amount: 4000 }]);
    expect(await readWallet(house.app, by.scope)).toMatchObject({ balanceCents: 4000n, underWay: [] });
    await Promise.allSettled([add('490'), add('490')]);
    await house.settle();
    expect(await readWallet(house.app, by.scope)).toMatchObject({ balanceCents: 53_000n });
    await turn(token, 'insufficient_funds');
    expect(await add('20')).toMatchObject({ state: 'failed', saidNo: 'insufficient_funds' });
    expect(await codeOf(addFunds(house.app, by.scope, { fill: newId('wfi'), amount: '20', isFresh: true, card: newId('crd') }))).toBe(
      'payments.unknown_card',
    );
    await house.settle();
    expect(await readWallet(house.app, by.scope)).toMatchObject({ balanceCents: 53_000n });
  });
});

describe('money that filled a wallet and that a bank asks back', () => {
  it('is set aside as far as it is there, and free again when we have won', async () => {
    const by = await castSender(house.app, { place });
    const fill = async (amount: string): Promise<string> => {
      const id = newId('wfi');
      await addFunds(house.app, by.scope, { fill: id, amount, isFresh: true });
      await house.payFor(id);
      return id;
    };
    const wallet = () => readWallet(house.app, by.scope);
    const filled = await fill('60');
    const transfer = await castTransfer(house.app, by, '20');
    const walletCents = transfer.amountCents + transfer.feeCents;
    await payTransfer(house.app, by.scope, { transfer: transfer.transferId, isFresh: true, walletCents });
    const left = 6000n - transfer.amountCents - transfer.feeCents;
    const [charge] = await house.chargesOf(filled);
    await house.control('POST', `charges/${charge!.id}/dispute`, { reason: 'fraudulent' });
    await house.settle();
    expect(await wallet()).toMatchObject({ balanceCents: left, availableCents: 0n });
    expect(await codeOf(refundWallet(house.app, by.scope, { isFresh: true }))).toBe('payments.wallet_empty');
    await fill('30');
    expect(await wallet()).toMatchObject({ availableCents: 3000n });
    const { rows } = await house.app.owner.query<{ id: string }>(
      `select id from processor.objects where kind = 'dispute' and body ->> 'charge' = $1`,
      [charge!.id],
    );
    await house.control('POST', `disputes/${rows[0]!.id}/close`, { outcome: 'won' });
    await house.settle();
    expect(await wallet()).toMatchObject({ balanceCents: left + 3000n, availableCents: left + 3000n });
  });
});

it('tells of a card in its last month, once', async () => {
  const { by } = await withCard();
  house.app.clock.set(new Date('2029-12-02T15:00:00Z'));
  await tellExpiring(house.app);
  await tellExpiring(house.app);
  const { rows } = await house.app.owner.query(`select 1 from notifications.notices where login_id = $1 and template = 'card_expires'`, [
    by.scope.actor,
  ]);
  expect(rows).toHaveLength(1);
});
