import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { debit, paymentsReceived, verifyLedger } from '#domain/ledger/index.ts';
import { newId } from '#kernel/ids.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { type MoneyHouse, moneyHouse } from '#test/faults/webhooks-house.ts';
import { askedBack, balancesOf, callAgain, movedBy, type Paid, paidByCard, paymentOf } from '#test/paid.ts';
import { codeOf } from '#test/refused.ts';
import { jobs, listMoneyTasks, readPayment, refundPayment, resolveRefunds, retryRefund } from '../index.ts';
import { castWayOut } from '../cast.ts';

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
const REFUND_FAILS = '4000000000005126';
const REFUND_PENDING = '4000000000007726';
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
const balances = () => balancesOf(house.app, NAMES);
const moved = (work: () => Promise<unknown>) => movedBy(house.app, NAMES, work);

const refundsAtProcessor = ({ subject }: Paid) => house.refundsOf(subject);

describe('a refund', () => {
  it('is owed first, then paid by the processor: clearing and payable end as they were', async () => {
    const one = await paid();
    const asked = await moved(() => ask(one));
    expect(asked).toEqual({ payments_received: -PAID, refunds_payable: PAID });
    expect((await view(one)).refunds).toMatchObject([{ state: 'requested', amountCents: PAID, reason: 'test_returned' }]);
    expect(await moved(() => house.settle())).toEqual({ processor_clearing: -PAID, refunds_payable: -PAID });
    expect((await view(one)).refunds).toMatchObject([{ state: 'succeeded', overAt: expect.any(Date) as Date }]);
    expect(await refundsAtProcessor(one)).toMatchObject([{ amount: 4395, status: 'succeeded' }]);
  });

  it('asked again with the same key is the same; with another amount it is refused', async () => {
    const one = await paid();
    const first = await ask(one);
    expect(await ask(one)).toBe(first);
    expect(await codeOf(ask(one, 100n))).toBe('payments.other_amount');
    await house.settle();
    expect(await ask(one)).toBe(first);
    await house.settle();
    expect(await refundsAtProcessor(one)).toHaveLength(1);
  });

  it('twenty at once never promise more than was taken', async () => {
    const one = await paid();
    const codes = await Promise.all(Array.from({ length: 20 }, (_, i) => codeOf(ask(one, 1000n, `part:${one.subject}:${i}`))));
    expect(codes.filter((code) => code === 'nothing was refused')).toHaveLength(4);
    expect(codes.filter((code) => code === 'payments.nothing_left_to_refund')).toHaveLength(16);
    await house.settle();
    expect(await refundsAtProcessor(one)).toHaveLength(4);
    expect((await balances()).refunds_payable).toBe(0n);
  });

  it('is refused for what was never paid, and to everybody but the system', async () => {
    const one = await paid();
    expect(await codeOf(ask({ ...one, payment: newId('pay') }))).toBe('payments.unknown_payment');
    const input = {
      paymentId: one.payment,
      amountCents: 1n,
      reason: 'x',
      key: newId('x'),
      from: [debit(paymentsReceived(), 1n)],
      askedBy: null,
    };
    for (const scope of [one.payer, operator]) {
      expect(await codeOf(house.app.tx(scope, (tx) => refundPayment(house.app, tx, scope, input)))).toBe('kernel.not_allowed');
      await expect(
        house.app.tx(scope, (tx) =>
          tx.executeQuery({
            sql: `insert into payments.refunds (refund_id, payment_id, amount_cents, reason, key, origin, created_at) values ('rfd_x', '${one.payment}', 1, 'x', 'x', 'ours', '2026-11-21')`,
            parameters: [],
            query: { kind: 'RawNode' } as never,
            queryId: { queryId: 'x' },
          }),
        ),
      ).rejects.toMatchObject({ code: '42501' });
    }
  });

  it('is seen by its payer and by operators, and by nobody else', async () => {
    const [mine, other] = [await paid(), await paid()];
    await ask(mine);
    const seen = async (scope: Scope) =>
      (await house.app.tx(scope, (tx) => readPayment(tx, 'test', mine.subject, house.app.clock.now())))?.refunds.length;
    expect(await seen(mine.payer)).toBe(1);
    expect(await seen(operator)).toBe(1);
    expect(await seen(other.payer)).toBeUndefined();
    expect(await seen({ ...system, realm: 'staff', actor: newId('log'), agency: 'agc_test', roles: ['trust_clerk'] })).toBeUndefined();
    await house.settle();
  });
});

describe('when the processor does not answer', () => {
  it.each(['timeout_after', 'disconnect_after', 'timeout_before', '500', '429'])('%s: found by its key, paid back once', async (kind) => {
    const one = await paid();
    await house.control('POST', 'faults', { kind, times: 100, method: 'POST', path: '/v1/refunds' });
    await house.control('POST', 'webhooks/hold');
    await ask(one);
    await house.app.runJobs();
    expect((await view(one)).refunds).toMatchObject([{ state: 'calling' }]);
    await house.control('DELETE', 'faults');
    await house.control('POST', 'webhooks/release', { order: 'shuffle', copies: 2 });
    await callAgain(house);
    await house.settle();
    expect((await view(one)).refunds).toMatchObject([{ state: 'succeeded' }]);
    expect(await refundsAtProcessor(one)).toHaveLength(1);
  });

  it.each(['timeout_after', 'timeout_before'])('%s for a day: found in its list, or sent anew when it never arrived', async (kind) => {
    const one = await paid();
    await house.control('POST', 'webhooks/hold');
    await house.control('POST', 'faults', { kind, times: 100, method: 'POST', path: '/v1/refunds' });
    await ask(one);
    await house.app.runJobs();
    await new Promise((later) => setTimeout(later, 3_000)); // until the SDK has given up, too
    await house.control('DELETE', 'faults');
    house.app.clock.move(25 * 3_600_000);
    await callAgain(house);
    await callAgain(house);
    await house.control('POST', 'webhooks/release', { order: 'reverse', copies: 3 });
    await house.settle();
    expect((await view(one)).refunds).toMatchObject([{ state: 'succeeded', attempt: kind === 'timeout_after' ? 1 : 2 }]);
    expect(await refundsAtProcessor(one)).toHaveLength(1);
  });

  it.each(['before the call', 'after the call'] as const)('and we die %s: the sweep finishes it, once', async (when) => {
    const one = await paid();
    const { processor } = house.app;
    Object.assign(house.app, {
      processor: {
        ...processor,
        refund: async (...call: Parameters<typeof processor.refund>) => {
          if (when === 'after the call') await processor.refund(...call);
          return await new Promise<never>(() => undefined); // the process is gone: no answer is ever written down
        },
      },
    });
    const refund = await ask(one);
    const dead = jobs['payments.send_refund']!(house.app, { refund });
    await Promise.race([dead, new Promise((later) => setTimeout(later, 700))]);
    Object.assign(house.app, { processor });
    await callAgain(house);
    expect((await view(one)).refunds).toMatchObject([{ state: 'succeeded' }]);
    expect(await refundsAtProcessor(one)).toHaveLength(1);
  });

  it('and we die at the end of any transaction on the way: it is done again, once', async () => {
    const one = await paid();
    const refund = await ask(one);
    const before = await balances();
    const { tx } = house.app;
    let kills = 0;
    for (let nth = 1; nth < 10; nth++) {
      let count = 0;
      const dying: typeof tx = (scope, work) =>
        tx(scope, async (open) => {
          const result = await work(open);
          if (++count === nth) throw new Error('killed'); // so this transaction never commits
          return result;
        });
      const lived = await jobs['payments.send_refund']!({ ...house.app, tx: dying }, { refund }).then(
        () => true,
        () => false,
      );
      await house.app.owner.query('update payments.refund_calls set claimed_until = null'); // the dead one's claim runs out by the real clock
      if (lived) break;
      kills++;
    }
    expect(kills).toBeGreaterThanOrEqual(2);
    await callAgain(house);
    await house.settle();
    expect((await view(one)).refunds).toMatchObject([{ state: 'succeeded' }]);
    expect(await refundsAtProcessor(one)).toHaveLength(1);
    expect((await balances()).refunds_payable).toBe(before.refunds_payable - PAID);
  });

  it('ten workers at once call once', async () => {
    const one = await paid();
    const refund = await ask(one);
    await Promise.all(Array.from({ length: 10 }, () => jobs['payments.send_refund']!(house.app, { refund })));
    await house.settle();
    expect(await refundsAtProcessor(one)).toHaveLength(1);
  });
});

describe('a card that does not take it', () => {
  it('leaves the money owed and a task for a person, who tries again or pays another way', async () => {
    const one = await paid(REFUND_FAILS);
    await ask(one);
    await house.settle();
    expect((await view(one)).refunds).toMatchObject([{ state: 'succeeded' }]);
    const [made] = await refundsAtProcessor(one);
    expect(
      await moved(async () => {
        await house.control('POST', `refunds/${made!.id}/settle`, { outcome: 'failed' });
        await house.settle();
      }),
    ).toEqual({
      processor_clearing: PAID,
      refunds_payable: PAID,
    });
    const [stuck] = (await listMoneyTasks(house.app, operator)).stuck.filter(({ subject }) => subject === one.subject);
    expect(stuck).toMatchObject({ state: 'failed', why: 'expired_or_canceled_card', amountCents: PAID });
    await retryRefund(house.app, operator, { refund: stuck!.refund });
    await house.settle();
    const [, again] = await refundsAtProcessor(one);
    expect((await view(one)).refunds).toMatchObject([{ state: 'succeeded', attempt: 2 }]);
    await house.control('POST', `refunds/${again!.id}/settle`, { outcome: 'failed' });
    await house.settle();
    expect(await moved(() => castWayOut(house.app, stuck!.refund, 'check'))).toEqual({ refunds_payable: -PAID, bank: -PAID });
    expect(await codeOf(retryRefund(house.app, operator, { refund: stuck!.refund }))).toBe('payments.refund_not_stuck');
    expect((await view(one)).refunds).toMatchObject([{ state: 'paid_otherwise' }]);
    expect(await codeOf(retryRefund(house.app, one.payer, { refund: stuck!.refund }))).toBe('kernel.not_allowed');
  });

  it('told before the success it undoes: not a cent moves', async () => {
    const one = await paid(REFUND_FAILS);
    await house.control('POST', 'webhooks/hold');
    await house.control('POST', 'faults', { kind: 'timeout_after', times: 100, method: 'POST', path: '/v1/refunds' });
    await ask(one);
    await house.app.runJobs();
    const [made] = await refundsAtProcessor(one);
    await house.control('POST', `refunds/${made!.id}/settle`, { outcome: 'failed' });
    await house.control('DELETE', 'faults');
    expect(
      await moved(async () => {
        await house.control('POST', 'webhooks/release', { order: 'reverse', copies: 2 });
        await house.settle();
      }),
    ).toEqual({});
    expect((await view(one)).refunds).toMatchObject([{ state: 'failed' }]);
  });

  it('a slow one is pending until its news, or until we ask', async () => {
    const one = await paid(REFUND_PENDING);
    await ask(one);
    await house.settle();
    expect((await view(one)).refunds).toMatchObject([{ state: 'pending' }]);
    await house.control('POST', 'webhooks/hold');
    const [made] = await refundsAtProcessor(one);
    await house.control('POST', `refunds/${made!.id}/settle`, { outcome: 'succeeded' });
    house.app.clock.move(61 * 60_000);
    await resolveRefunds(house.app);
    await house.app.runJobs();
    expect((await view(one)).refunds).toMatchObject([{ state: 'succeeded' }]);
    await house.control('POST', 'webhooks/release', { order: 'created', copies: 1 });
    await house.settle();
  });
});
