import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkout, freshSandbox, type FreshSandbox, until } from '#test/sandbox.ts';

const KEY = 'bank_test_key';
const DAY = 86_400_000;
/** What is left of $43.95 after the fee. */
const NET = 4238;
let fresh: FreshSandbox;
beforeAll(async () => {
  fresh = await freshSandbox({ bankKey: KEY });
});
afterAll(() => fresh.end());

async function paid(): Promise<void> {
  const session = await fresh.stripe.checkout.sessions.create(checkout());
  await fresh.control(`/sessions/${session.id}/pay`, { number: '4242424242424242' });
}
async function later(days: number): Promise<void> {
  fresh.clock.move(days * DAY);
  await fresh.control('/due', {});
}
const payouts = async () => (await fresh.stripe.payouts.list({ limit: 100 })).data;
const newest = async () => (await payouts())[0]!;
async function bankLines(reference: string) {
  const headers = { authorization: `Bearer ${KEY}` };
  const answer = await fetch(`http://127.0.0.1:${fresh.sandbox.apiPort}/bank/v1/statement-lines?from=2020-01-01&to=2090-01-01`, {
    headers,
  });
  const { data } = (await answer.json()) as { data: { reference: string; sign: string; type: string; amount: string }[] };
  return data.filter((line) => line.reference === reference).map(({ sign, type, amount }) => [sign, type, amount]);
}
const news = (id: string) =>
  fresh.received.filter(({ event }) => 'id' in event.data.object && event.data.object.id === id).map(({ event }) => event.type);

describe('payouts', () => {
  test('what is two days old goes to the bank, once, and arrives on the next banking day', async () => {
    await Promise.all([paid(), paid()]);
    await later(0.5);
    expect(await payouts()).toEqual([]);
    await later(2);
    const payout = await newest();
    expect(payout).toMatchObject({ amount: 2 * NET, status: 'in_transit', automatic: true });
    const moved = await fresh.stripe.balanceTransactions.retrieve(payout.balance_transaction as string, { expand: ['source'] });
    expect(moved).toMatchObject({ amount: -2 * NET, fee: 0, type: 'payout', reporting_category: 'payout', source: { id: payout.id } });
    await fresh.control('/payouts', {});
    expect(await payouts()).toHaveLength(1);
    expect(await bankLines(payout.id)).toEqual([]);
    await later(4);
    expect(await newest()).toMatchObject({ id: payout.id, status: 'paid' });
    expect(await bankLines(payout.id)).toEqual([['credit', 'deposit', '84.76']]);
    await until(() => news(payout.id).includes('payout.paid'), 'its news');
    expect(news(payout.id).sort()).toEqual(['payout.created', 'payout.paid']);
  });

  test('one that fails, even after it arrived, is back on the balance and goes out again the next day', async () => {
    await paid();
    await later(3);
    const { id } = await newest();
    await later(4);
    await fresh.control(`/payouts/${id}/settle`, { outcome: 'failed' });
    await fresh.control(`/payouts/${id}/settle`, { outcome: 'failed' });
    expect(await bankLines(id)).toEqual([
      ['credit', 'deposit', '42.38'],
      ['debit', 'return', '42.38'],
    ]);
    const { data } = await fresh.stripe.balanceTransactions.list({ source: id });
    expect(data.map(({ amount, reporting_category }) => [amount, reporting_category])).toEqual([
      [NET, 'payout_reversal'],
      [-NET, 'payout'],
    ]);
    await later(1);
    const again = await newest();
    expect(again).toMatchObject({ amount: NET, status: 'in_transit' });
    await fresh.control(`/payouts/${again.id}/settle`, { outcome: 'failed' });
    expect(await bankLines(again.id)).toEqual([]);
  });
});
