import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyLedger } from '#domain/ledger/index.ts';
import { newId } from '#kernel/ids.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { type MoneyHouse, moneyHouse } from '#test/faults/webhooks-house.ts';
import { balancesOf, paidByCard } from '#test/paid.ts';
import { readReconciliation } from '../reconciliation/read-reconciliation.ts';
import { applyPayout } from './apply-payout.ts';
import { lookForPayouts } from './look-for-payouts.ts';
import { newFacts, type Payout, type PayoutFact } from './payout.ts';

const scope = systemScope('test');
const operator: Scope = {
  ...{ realm: 'operator', actor: newId('log'), agency: null, roles: ['operator', 'finance'], facilities: [] },
  ...{ session: 'ses', request: 'test', lang: 'en' },
};
const DAY = 86_400_000;
/** What is left of $43.95 after the fee. */
const NET = 4238n;

let house: MoneyHouse;
beforeAll(async () => {
  house = await moneyHouse();
});
afterAll(() => house.end());

async function later(days: number): Promise<void> {
  house.app.clock.move(days * DAY);
  await house.control('POST', 'due');
  await house.control('POST', 'due');
  await house.settle();
}
const balances = () => balancesOf(house.app, ['processor_clearing', 'payouts_in_transit', 'bank']);
const underWay = async () => (await readReconciliation(house.app, operator)).payouts.map((one) => one.amountCents);
const newest = async () => (await house.app.processor.listPayouts(new Date(0)))[0]!;

describe('what a status means beside what is known', () => {
  it.each<[string, PayoutFact[], PayoutFact[]]>([
    ['in_transit', [], ['sent']],
    ['in_transit', ['sent'], []],
    ['paid', [], ['sent', 'arrived']],
    ['paid', ['sent'], ['arrived']],
    ['failed', ['sent'], ['came_back']],
    ['failed', ['sent', 'arrived'], ['came_back']],
    ['canceled', [], ['sent', 'came_back']],
    ['paid', ['sent', 'came_back'], []],
    ['in_transit', ['sent', 'arrived', 'came_back'], []],
  ])('%s, known %j: %j', (status, known, facts) => {
    expect(newFacts(status, known)).toEqual(facts);
  });
});

describe('a payout', () => {
  it('goes from what the processor owes us over “on its way” to our bank', async () => {
    await paidByCard(house, 4395n);
    expect(await balances()).toEqual({ processor_clearing: NET, payouts_in_transit: 0n, bank: 0n });
    await later(2.2);
    expect(await balances()).toEqual({ processor_clearing: 0n, payouts_in_transit: NET, bank: 0n });
    expect(await underWay()).toEqual([NET]);
    await later(4);
    expect(await balances()).toEqual({ processor_clearing: 0n, payouts_in_transit: 0n, bank: NET });
    expect(await underWay()).toEqual([]);
  });

  it('that the bank gives back is owed by the processor again, and goes out once more', async () => {
    await house.control('POST', `payouts/${(await newest()).id}/settle`, { outcome: 'failed' });
    await house.settle();
    expect(await balances()).toEqual({ processor_clearing: NET, payouts_in_transit: 0n, bank: 0n });
    expect(house.app.logged.some(({ fields }) => 'alert' in fields && fields.alert === 'payments.payout_failed')).toBe(true);
    await later(1);
    await house.control('POST', `payouts/${(await newest()).id}/settle`, { outcome: 'failed' });
    await house.settle();
    expect(await balances()).toEqual({ processor_clearing: NET, payouts_in_transit: 0n, bank: 0n });
  });

  it('is booked once, by however many at once and in whatever order its news come; lost news are made up for', async () => {
    await house.control('POST', 'webhooks/hold');
    await house.control('POST', 'payouts');
    const payout = await newest();
    await house.control('POST', `payouts/${payout.id}/settle`, { outcome: 'paid' });
    const all = await Promise.all([1, 2, 3].map(() => lookForPayouts(house.app)));
    expect(all.reduce((sum, one) => sum + one)).toBe(1);
    await house.control('POST', 'webhooks/release', { order: 'reverse', copies: 2 });
    await house.settle();
    expect(await balances()).toEqual({ processor_clearing: 0n, payouts_in_transit: 0n, bank: NET });
    expect(await verifyLedger(house.app)).toEqual([]);
  });

  it('in another currency is not booked', async () => {
    const odd: Payout = { ...(await newest()), id: 'po_odd', currency: 'cad' };
    expect(await house.app.tx(scope, (tx) => applyPayout(house.app, tx, scope, odd))).toBe('mismatch');
    expect(await balances()).toMatchObject({ bank: NET });
  });
});
