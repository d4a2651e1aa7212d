import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readBalance, verifyLedger } from '#domain/ledger/index.ts';
import { newId } from '#kernel/ids.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { type MoneyHouse, moneyHouse } from '#test/faults/webhooks-house.ts';
import { askedBack, callAgain, movedBy, type Paid, paidByCard, paymentOf } from '#test/paid.ts';
import { codeOf } from '#test/refused.ts';
import { listMoneyTasks } from '../index.ts';

let house: MoneyHouse;
beforeAll(async () => {
  house = await moneyHouse({ timeoutMs: 800 });
});
afterEach(async () => {
  await house.control('DELETE', 'faults');
  expect(await verifyLedger(house.app)).toEqual([]);
});
afterAll(() => house.end());

const system = systemScope('test');
const PAID = 4395n;
const operator: Scope = { ...system, realm: 'operator', actor: newId('log'), roles: ['operator', 'finance'], session: 'ses' };

const paid = (card?: string) => paidByCard(house, PAID, { card });
const view = ({ subject }: Paid) => paymentOf(house.app, subject);
const ask = (one: Paid, cents = PAID, key?: string) => askedBack(house.app, one, cents, key);

const NAMES = [
  'processor_clearing',
  'payments_received',
  'refunds_payable',
  'processor_costs',
  'suspense',
  'refund_losses',
  'bank',
] as const;
const moved = (work: () => Promise<unknown>) => movedBy(house.app, NAMES, work);
const receivable = (one: Paid) =>
  house.app.tx(system, (tx) => readBalance(tx, system, `chargeback_receivable:${one.payer.actor}`)).catch(() => 0n);

const refundsAtProcessor = ({ subject }: Paid) => house.refundsOf(subject);

describe('begun at the processor’s own desk', () => {
  const atDesk = (one: Paid, amount = 4395) => house.refundAtDesk(one.charge, amount);

  it('is found out, and stands in suspense until its payer’s side is booked', async () => {
    const one = await paid();
    expect(await moved(() => atDesk(one))).toEqual({ processor_clearing: -PAID, suspense: -PAID });
    expect((await view(one)).refunds).toMatchObject([{ state: 'succeeded', reason: 'begun_at_processor' }]);
    expect(await codeOf(ask(one))).toBe('payments.nothing_left_to_refund');
  });

  it('pays what we owed and had not got out', async () => {
    const one = await paid();
    await house.control('POST', 'faults', { kind: 'timeout_before', times: 100, method: 'POST', path: '/v1/refunds' });
    const { processor } = house.app;
    Object.assign(house.app, { processor: { ...processor, refund: () => Promise.resolve({ kind: 'refused', reason: 'card_declined' }) } });
    await ask(one);
    await house.app.runJobs();
    Object.assign(house.app, { processor });
    await house.control('DELETE', 'faults');
    expect((await view(one)).refunds).toMatchObject([{ state: 'refused' }]);
    expect(await moved(() => atDesk(one))).toEqual({ processor_clearing: -PAID, refunds_payable: -PAID });
    expect((await view(one)).refunds).toMatchObject([{ state: 'paid_otherwise' }]);
  });
});

describe('a dispute', () => {
  const dispute = async (one: Paid) => {
    const { id } = await house.control('POST', `charges/${one.charge}/dispute`, { reason: 'fraudulent' });
    await house.settle();
    return String(id);
  };
  const close = async (id: string, outcome: 'won' | 'lost') => {
    await house.control('POST', `disputes/${id}/close`, { outcome });
    await house.settle();
  };

  it('is booked when the bank takes the money, and again when it is won', async () => {
    const one = await paid();
    let id = '';
    expect(
      await moved(async () => {
        id = await dispute(one);
      }),
    ).toEqual({ processor_clearing: -PAID - 1500n, processor_costs: 1500n });
    expect(await receivable(one)).toBe(PAID);
    const [open] = (await listMoneyTasks(house.app, operator)).disputes.filter(({ subject }) => subject === one.subject);
    expect(open).toMatchObject({ dispute: id, status: 'needs_response', reason: 'fraudulent', withdrawnCents: PAID, hasEvidence: false });
    expect(open!.answerBy!.getTime()).toBeGreaterThan(house.app.clock.now().getTime());
    expect(await moved(() => close(id, 'won'))).toEqual({ processor_clearing: PAID });
    expect(await receivable(one)).toBe(0n);
  });

  it.each(['created', 'reverse', 'shuffle'])('told %s and three times over ends in the same book', async (order) => {
    const one = await paid();
    await house.control('POST', 'webhooks/hold');
    expect(
      await moved(async () => {
        const { id } = await house.control('POST', `charges/${one.charge}/dispute`, { reason: 'fraudulent' });
        await house.control('POST', `disputes/${String(id)}/close`, { outcome: 'won' });
        await house.control('POST', 'webhooks/release', { order, copies: 3 });
        await house.settle();
      }),
    ).toEqual({ processor_clearing: -1500n, processor_costs: 1500n });
    expect(await receivable(one)).toBe(0n);
  });

  it('won, with the news in reverse: "closed" is not "lost", and what waited goes out', async () => {
    const one = await paid();
    const id = await dispute(one);
    await ask(one);
    await house.settle();
    await house.control('POST', 'webhooks/hold');
    await house.control('POST', `disputes/${id}/close`, { outcome: 'won' });
    await house.control('POST', 'webhooks/release', { order: 'reverse', copies: 2 });
    await house.settle();
    expect((await view(one)).refunds).toMatchObject([{ state: 'succeeded' }]);
    expect(await receivable(one)).toBe(0n);
  });

  it('lost after a refund was owed: the bank’s money settles it, and nothing is paid twice', async () => {
    const one = await paid();
    const id = await dispute(one);
    await ask(one);
    await house.settle();
    expect((await view(one)).refunds).toMatchObject([{ state: 'disputed' }]);
    expect(await refundsAtProcessor(one)).toEqual([]);
    expect(await moved(() => close(id, 'lost'))).toEqual({ refunds_payable: -PAID });
    expect(await receivable(one)).toBe(0n);
    expect((await view(one)).refunds).toMatchObject([{ state: 'settled' }]);
    await callAgain(house);
    expect(await refundsAtProcessor(one)).toEqual([]);
  });

  it('lost before anybody asked: a refund owed later is settled at once', async () => {
    const one = await paid();
    await close(await dispute(one), 'lost');
    expect(
      await moved(async () => {
        await ask(one);
        await house.settle();
      }),
    ).toEqual({ payments_received: -PAID });
    expect(await receivable(one)).toBe(0n);
    expect((await view(one)).refunds).toMatchObject([{ state: 'settled' }]);
    expect(await refundsAtProcessor(one)).toEqual([]);
  });

  it('won: what waited goes out', async () => {
    const one = await paid();
    const id = await dispute(one);
    await ask(one);
    await house.settle();
    await house.control('POST', `disputes/${id}/close`, { outcome: 'won' });
    await house.settle();
    await house.settle();
    expect(await refundsAtProcessor(one)).toHaveLength(1);
    expect((await view(one)).refunds).toMatchObject([{ state: 'succeeded' }]);
  });

  it('whose end we never hear of: we ask again after an hour', async () => {
    const one = await paid();
    await house.control('POST', 'webhooks/hold');
    const { id } = await house.control('POST', `charges/${one.charge}/dispute`, { reason: 'fraudulent' });
    await ask(one);
    await house.app.runJobs();
    await house.control('POST', `disputes/${String(id)}/close`, { outcome: 'won' });
    expect((await view(one)).refunds).toMatchObject([{ state: 'disputed' }]);
    await callAgain(house, 61);
    expect((await view(one)).refunds).toMatchObject([{ state: 'succeeded', attempt: 2 }]);
    await house.control('POST', 'webhooks/release', { order: 'reverse', copies: 2 });
    await house.settle();
    expect(await refundsAtProcessor(one)).toHaveLength(1);
    expect(await receivable(one)).toBe(0n);
  });

  it('that the processor knows before we do: its no is no failure', async () => {
    const one = await paid();
    await house.control('POST', 'webhooks/hold');
    const { id } = await house.control('POST', `charges/${one.charge}/dispute`, { reason: 'fraudulent' });
    await ask(one);
    await house.app.runJobs();
    expect((await view(one)).refunds).toMatchObject([{ state: 'disputed' }]);
    await house.control('POST', 'webhooks/release', { order: 'created', copies: 1 });
    await house.settle();
    await close(String(id), 'lost');
    expect((await view(one)).refunds).toMatchObject([{ state: 'settled' }]);
  });

  it('the database lets no call out while the bank has the money', async () => {
    const one = await paid();
    await dispute(one);
    const refund = await ask(one);
    await expect(
      house.app.owner.query(
        `insert into payments.refund_facts (refund_id, attempt, kind, details, at) values ($1, 9, 'called', '{}', '2026-11-21')`,
        [refund],
      ),
    ).rejects.toMatchObject({ code: 'PY002' });
  });
});
