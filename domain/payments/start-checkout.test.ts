import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBalance, verifyLedger } from '#domain/ledger/index.ts';
import { newId } from '#kernel/ids.ts';
import type { Scope } from '#kernel/scope.ts';
import { systemScope } from '#kernel/scope.ts';
import { DECLINED, type MoneyHouse, moneyHouse } from '#test/faults/webhooks-house.ts';
import { type CheckoutInput, readPayment, resolveUnknown, startCheckout } from './index.ts';

let house: MoneyHouse;
beforeAll(async () => {
  house = await moneyHouse({ timeoutMs: 800 });
});
afterAll(async () => {
  await house.end();
});

const payer = newId('log');
const scope: Scope = {
  realm: 'customer',
  actor: payer,
  agency: null,
  roles: [],
  facilities: [],
  session: 'ses',
  request: 'test',
  lang: 'en',
};

function order(subject = newId('tst'), amountCents = 4375n): CheckoutInput {
  return {
    purpose: 'test',
    subject,
    agency: 'agc_test',
    amountCents,
    lines: [
      { name: 'You send', amountCents: amountCents - 375n },
      { name: 'Fee', amountCents: 375n },
    ],
    successUrl: 'http://localhost:3000/done',
    cancelUrl: 'http://localhost:3000/back',
    email: 'dana@example.com',
    lang: 'en',
  };
}

async function stateOf(subject: string) {
  return await house.app.tx(systemScope('test'), (tx) => readPayment(tx, 'test', subject, house.app.clock.now()));
}

async function balances() {
  const accounts = ['processor_clearing', 'payments_received', 'processor_costs'];
  return await house.app.tx(systemScope('test'), async (tx) => {
    const found: bigint[] = [];
    for (const account of accounts) found.push(await readBalance(tx, systemScope('test'), account).catch(() => 0n));
    return found;
  });
}

async function lookNow(): Promise<void> {
  house.app.clock.move(11 * 60_000);
  await resolveUnknown(house.app);
  await house.settle();
}

describe('a payment', () => {
  it('goes from the page to the book: captured once, its cost known', async () => {
    const before = await balances();
    const input = order();
    const checkout = await startCheckout(house.app, scope, input);
    expect(checkout).toMatchObject({ state: 'open' });
    const [session] = await house.sessionsOf(input.subject);
    expect(checkout.url).toBe(session!.url);
    expect(await house.pay(session!.id)).toBe('paid');
    await house.settle();
    const payment = (await stateOf(input.subject))!;
    expect(payment).toMatchObject({ state: 'paid', payable: false, card: { brand: 'visa', last4: '4242' } });
    const fee = payment.facts.find((fact) => fact.kind === 'costed')!.amountCents!;
    expect(fee).toBeGreaterThan(0n);
    expect(await balances()).toEqual([before[0]! + 4375n - fee, before[1]! + 4375n, before[2]! + fee]);
    expect(await verifyLedger(house.app)).toEqual([]);
  });

  it('refuses lines that do not add up, and another amount for the same thing', async () => {
    const input = order();
    await expect(startCheckout(house.app, scope, { ...input, amountCents: 9999n })).rejects.toMatchObject({
      code: 'payments.lines_do_not_add_up',
    });
    await startCheckout(house.app, scope, input);
    await expect(startCheckout(house.app, scope, order(input.subject, 5000n))).rejects.toMatchObject({ code: 'payments.other_amount' });
    expect(await house.sessionsOf(input.subject)).toHaveLength(1);
  });

  it('is not for others: another customer gets no page for the same thing', async () => {
    const input = order();
    await startCheckout(house.app, scope, input);
    await expect(startCheckout(house.app, { ...scope, actor: newId('log') }, input)).rejects.toMatchObject({ code: 'kernel.not_allowed' });
    await expect(startCheckout(house.app, { ...scope, realm: 'staff' }, order())).rejects.toMatchObject({ code: 'kernel.not_allowed' });
  });

  it('asked for 50 times at once has one page and is charged once', async () => {
    const input = order();
    const answers = await Promise.all(Array.from({ length: 50 }, () => startCheckout(house.app, scope, input)));
    const sessions = await house.sessionsOf(input.subject);
    expect(sessions).toHaveLength(1);
    expect(new Set(answers.map((answer) => answer.url))).toEqual(new Set([sessions[0]!.url]));
    await Promise.all([house.pay(sessions[0]!.id), house.pay(sessions[0]!.id)]);
    await house.settle();
    expect(await house.chargesOf(input.subject)).toHaveLength(1);
    const again = await startCheckout(house.app, scope, input);
    expect(again).toMatchObject({ state: 'paid', url: null });
  });

  it('records declined tries and takes the next card', async () => {
    const input = order();
    await startCheckout(house.app, scope, input);
    const [session] = await house.sessionsOf(input.subject);
    expect(await house.pay(session!.id, DECLINED)).not.toBe('paid');
    expect(await house.pay(session!.id, DECLINED)).not.toBe('paid');
    await house.settle();
    expect(await stateOf(input.subject)).toMatchObject({ state: 'open', declines: 2, payable: true });
    expect(await house.pay(session!.id)).toBe('paid');
    await house.settle();
    expect(await stateOf(input.subject)).toMatchObject({ state: 'paid', declines: 2 });
  });

  it('can be resumed until its page closes, and then has expired', async () => {
    const input = order();
    const first = await startCheckout(house.app, scope, input);
    house.app.clock.move(30 * 60_000);
    expect(await startCheckout(house.app, scope, input)).toEqual(first);
    house.app.clock.move(31 * 60_000);
    await house.control('POST', 'due');
    await house.settle();
    expect(await stateOf(input.subject)).toMatchObject({ state: 'expired', payable: false });
    expect(await startCheckout(house.app, scope, input)).toMatchObject({ state: 'expired', url: null });
    expect(await house.sessionsOf(input.subject)).toHaveLength(1);
  });
});

describe('when the processor does not answer', () => {
  it.each(['timeout_after', 'disconnect_after'])('%s: unknown, found by its key, never a second page', async (kind) => {
    await house.control('POST', 'faults', { kind, times: 100, method: 'POST', path: '/v1/checkout/sessions' });
    const input = order();
    const checkout = await startCheckout(house.app, scope, input);
    await house.control('DELETE', 'faults');
    expect(checkout).toMatchObject({ state: 'unknown', url: null });
    const [session] = await house.sessionsOf(input.subject);
    await house.pay(session!.id); // it was open all the time
    await lookNow();
    expect(await stateOf(input.subject)).toMatchObject({ state: 'paid' });
    expect(await house.sessionsOf(input.subject)).toHaveLength(1);
    expect(await house.chargesOf(input.subject)).toHaveLength(1);
  });

  it.each(['timeout_before', '500', '429'])('%s: nothing was opened; asking again opens the page', async (kind) => {
    await house.control('POST', 'faults', { kind, times: 100, method: 'POST', path: '/v1/checkout/sessions' });
    const input = order();
    const checkout = await startCheckout(house.app, scope, input);
    await house.control('DELETE', 'faults');
    expect(checkout).toMatchObject({ state: 'unknown', url: null });
    const again = await startCheckout(house.app, scope, input);
    expect(again.state).toBe('open');
    expect(again.url).not.toBeNull();
    expect(await house.sessionsOf(input.subject)).toHaveLength(1);
  });

  it('for a day: looks through the list, and never opens a page any more', async () => {
    await house.control('POST', 'faults', { kind: 'timeout_after', times: 100, method: 'POST', path: '/v1/checkout/sessions' });
    const opened = order();
    expect(await startCheckout(house.app, scope, opened)).toMatchObject({ state: 'unknown' });
    await house.control('DELETE', 'faults');
    await house.control('POST', 'faults', { kind: 'timeout_before', times: 100, method: 'POST', path: '/v1/checkout/sessions' });
    const never = order();
    expect(await startCheckout(house.app, scope, never)).toMatchObject({ state: 'unknown' });
    await house.control('DELETE', 'faults');
    const [session] = await house.sessionsOf(opened.subject);
    await house.pay(session!.id);
    house.app.clock.move(25 * 3_600_000);
    await lookNow();
    expect(await stateOf(opened.subject)).toMatchObject({ state: 'paid' });
    expect(await stateOf(never.subject)).toMatchObject({ state: 'failed' });
    expect(await house.sessionsOf(never.subject)).toHaveLength(0);
    expect(await startCheckout(house.app, scope, never)).toMatchObject({ state: 'failed', url: null });
  });

  it('with its webhook lost, the payment is found by looking', async () => {
    await house.control('POST', 'webhooks/hold');
    const input = order();
    await startCheckout(house.app, scope, input);
    const [session] = await house.sessionsOf(input.subject);
    await house.pay(session!.id);
    house.app.clock.move(11 * 60_000);
    await resolveUnknown(house.app);
    await house.app.runJobs();
    expect(await stateOf(input.subject)).toMatchObject({ state: 'paid' });
    await house.control('POST', 'webhooks/release', { order: 'reverse', copies: 3 });
    await house.settle();
    expect((await stateOf(input.subject))!.facts.filter((fact) => fact.kind === 'captured')).toHaveLength(1);
    expect(await verifyLedger(house.app)).toEqual([]);
  });
});

describe('when we die between two steps', () => {
  it.each(['before the call', 'after the call', 'after the answer'] as const)('%s: the sweep finishes it, with one page', async (when) => {
    const input = order();
    const { processor } = house.app;
    const dying = {
      ...processor,
      openSession: async (...call: Parameters<typeof processor.openSession>) => {
        if (when === 'before the call') throw new Error('killed');
        const answer = await processor.openSession(...call);
        if (when === 'after the call') throw new Error('killed');
        return answer;
      },
    };
    await startCheckout({ ...house.app, processor: dying }, scope, input).catch((error: unknown) =>
      expect(String(error)).toContain('killed'),
    );
    house.app.clock.move(11 * 60_000);
    await house.app.owner.query(`update payments.lookups set claimed_until = null`); // the dead one's claim runs out by the real clock
    await resolveUnknown(house.app);
    await house.settle();
    const [session, ...others] = await house.sessionsOf(input.subject);
    expect(others).toEqual([]);
    expect(await stateOf(input.subject)).toMatchObject({ state: 'open', payable: true });
    await house.pay(session!.id);
    await house.settle();
    expect(await stateOf(input.subject)).toMatchObject({ state: 'paid' });
    expect(await verifyLedger(house.app)).toEqual([]);
  });
});
