import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { castVerifiedCustomer } from '#domain/identity/cast.ts';
import { verifyLedger } from '#domain/ledger/index.ts';
import { castFinance, castWayOut } from '#domain/payments/cast.ts';
import { newId } from '#kernel/ids.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { dice } from '#test/faults/simulation/dice.ts';
import { type MoneyHouse, moneyHouse } from '#test/faults/webhooks-house.ts';
import { askedBack, balancesOf, callAgain, customer, movedBy, type Paid, paidByCard, paymentOf } from '#test/paid.ts';
import { applyEffect } from '../apply-effect.ts';
import { addFunds, askHeld, decideHeld, listMoneyTasks, readWallet, refundWallet } from '../index.ts';

vi.setConfig({ testTimeout: 60_000 });
const PAID = 4395n;
const system = systemScope('test');

let house: MoneyHouse;
beforeAll(async () => {
  house = await moneyHouse({ timeoutMs: 800 });
});
afterEach(async () => expect(await verifyLedger(house.app)).toEqual([]));
afterAll(() => house.end());

let number = 0;
const paid = async (): Promise<Paid> => {
  const payer = customer((await castVerifiedCustomer(house.app, `again-${++number}@example.com`)).loginId);
  return await paidByCard(house, PAID, { payer });
};
const owes = async (payer: Scope) => Object.values(await balancesOf(house.app, [`chargeback_receivable:${payer.actor}`]))[0];
const NAMES = ['processor_clearing', 'payments_received', 'refunds_payable', 'unclaimed', 'refund_losses', 'bank'] as const;
const moved = (work: () => Promise<unknown>) => movedBy(house.app, NAMES, work);
const refunds = async ({ subject }: Paid) => (await paymentOf(house.app, subject)).refunds;
const backByCard = async ({ subject }: Paid) => (await house.refundsOf(subject)).map(({ amount }) => amount);

async function dispute(charge: string, amount?: number): Promise<string> {
  const { id } = await house.control('POST', `charges/${charge}/dispute`, { reason: 'fraudulent', ...(amount ? { amount } : {}) });
  await house.settle();
  return String(id);
}
async function close(id: string, outcome: 'won' | 'lost', back?: number): Promise<void> {
  await house.control('POST', `disputes/${id}/close`, { outcome, ...(back ? { back } : {}) });
  await house.settle();
}
/** Everything is owed back, and the bank keeps it: the refund is settled. */
async function settled(parts: readonly bigint[] = [PAID]): Promise<Paid & { dispute: string }> {
  const one = await paid();
  const id = await dispute(one.charge);
  for (const [i, cents] of parts.entries()) await askedBack(house.app, one, cents, `back:${one.subject}:${i}`);
  await close(id, 'lost');
  expect((await refunds(one)).map(({ state }) => state)).toEqual(parts.map(() => 'settled'));
  return { ...one, dispute: id };
}
/** The card takes nothing back that is asked meanwhile. */
async function declining<T>(work: () => Promise<T>): Promise<T> {
  const { processor } = house.app;
  Object.assign(house.app, { processor: { ...processor, refund: () => Promise.resolve({ kind: 'refused', reason: 'card_declined' }) } });
  const made = await work();
  await house.app.runJobs();
  Object.assign(house.app, { processor });
  return made;
}
const told = async ({ payer }: Paid) =>
  (
    await house.app.owner.query<{ n: bigint }>(
      `select count(*) as n from notifications.notices where login_id = $1 and template = 'refund_owed_again'`,
      [payer.actor],
    )
  ).rows[0]!.n;
const tasks = async ({ subject }: Paid) => (await listMoneyTasks(house.app, castFinance())).stuck.filter((one) => one.subject === subject);

describe('a bank that had paid what we owed gives its money to us again', () => {
  it.each(['created', 'reverse', 'shuffle'])('told %s and three times over: owed again, and paid by card once', async (order) => {
    const one = await settled();
    await house.control('POST', 'webhooks/hold');
    expect(
      await moved(async () => {
        await house.control('POST', `disputes/${one.dispute}/close`, { outcome: 'won' });
        await house.control('POST', 'webhooks/release', { order, copies: 3 });
        await house.settle();
        await callAgain(house, 61);
        await house.settle();
      }),
    ).toEqual({});
    expect(await refunds(one)).toMatchObject([{ state: 'succeeded', apartCents: 0n }]);
    expect([await backByCard(one), await owes(one.payer), await told(one)]).toEqual([[Number(PAID)], 0n, 1n]);
  });

  it.each(['created', 'reverse', 'shuffle'])('all of its news at once, %s: lost, won, and a refund asked in the middle', async (order) => {
    const one = await paid();
    await house.control('POST', 'webhooks/hold');
    const { id } = await house.control('POST', `charges/${one.charge}/dispute`, { reason: 'fraudulent' });
    await house.control('POST', `disputes/${String(id)}/close`, { outcome: 'lost' });
    await askedBack(house.app, one);
    await house.control('POST', `disputes/${String(id)}/close`, { outcome: 'won' });
    await house.control('POST', 'webhooks/release', { order, copies: 2 });
    await house.settle();
    await callAgain(house, 61);
    await house.settle();
    expect(await refunds(one)).toMatchObject([{ state: 'succeeded' }]);
    expect([await backByCard(one), await owes(one.payer)]).toEqual([[Number(PAID)], 0n]);
  });

  it('a part of it: that part is owed apart, and goes by people; the card company takes nothing', async () => {
    const one = await settled();
    expect(await moved(() => close(one.dispute, 'lost', 2000))).toEqual({ processor_clearing: 2000n, refunds_payable: 2000n });
    expect(await refunds(one)).toMatchObject([{ state: 'settled', apartCents: 2000n, way: null }]);
    const [rest] = await tasks(one);
    expect(rest).toMatchObject({ amountCents: 2000n, why: 'bank_gave_back', payer: one.payer.actor });
    expect(await moved(() => castWayOut(house.app, rest!.refund, 'check'))).toEqual({ refunds_payable: -2000n, bank: -2000n });
    expect(await refunds(one)).toMatchObject([{ state: 'settled', apartCents: 2000n, way: { way: 'check' } }]);
    expect([await backByCard(one), await owes(one.payer), await tasks(one), await told(one)]).toEqual([[], 0n, [], 1n]);
  });

  it.each(['created', 'reverse', 'shuffle'])('decided in part at once, told %s: the same book', async (order) => {
    const one = await paid();
    await house.control('POST', 'webhooks/hold');
    const { id } = await house.control('POST', `charges/${one.charge}/dispute`, { reason: 'fraudulent' });
    await askedBack(house.app, one);
    await house.app.runJobs();
    await house.control('POST', `disputes/${String(id)}/close`, { outcome: 'lost', back: 2000 });
    await house.control('POST', 'webhooks/release', { order, copies: 2 });
    await house.settle();
    expect(await refunds(one)).toMatchObject([{ state: 'settled', apartCents: 2000n }]);
    expect([(await tasks(one)).map(({ amountCents }) => amountCents), await owes(one.payer)]).toEqual([[2000n], 0n]);
  });

  it('of two refunds the one settled last comes first, and what is over beyond it is a part of the other', async () => {
    const one = await settled([3000n, 1395n]);
    expect(await moved(() => close(one.dispute, 'lost', 2000))).toEqual({ processor_clearing: 2000n, refunds_payable: 2000n });
    expect(await refunds(one)).toMatchObject([
      { state: 'settled', apartCents: 605n },
      { state: 'refused', why: 'lost_to_bank' },
    ]);
    expect((await tasks(one)).map(({ amountCents }) => amountCents).sort()).toEqual([1395n, 605n]);
  });

  it('what was kept as unclaimed before is kept again', async () => {
    const one = await paid();
    const refund = await declining(() => askedBack(house.app, one));
    await castWayOut(house.app, refund, 'unclaimed');
    const id = await dispute(one.charge);
    expect(await moved(() => close(id, 'lost'))).toEqual({ unclaimed: -PAID });
    expect(await moved(() => close(id, 'won'))).toEqual({ processor_clearing: PAID, unclaimed: PAID });
    expect([await refunds(one), await backByCard(one), await owes(one.payer)]).toMatchObject([[{ state: 'unclaimed' }], [], 0n]);
  });

  it('while a refund is asked at the same moment: paid once, nothing is lost or made', async () => {
    for (let round = 0; round < 4; round++) {
      const one = await paid();
      const id = await dispute(one.charge);
      await close(id, 'lost');
      await Promise.all([askedBack(house.app, one), askedBack(house.app, one), close(id, 'won')]);
      await house.settle();
      await callAgain(house, 61);
      await house.settle();
      expect(await refunds(one)).toMatchObject([{ state: 'succeeded' }]);
      expect([await backByCard(one), await owes(one.payer)]).toEqual([[Number(PAID)], 0n]);
    }
  });

  describe('and he had our refund besides, as the processor says late', () => {
    const late = (one: Paid, kind: 'refunded' | 'refund_failed', attempt = '1') =>
      house.app.tx(system, async (tx) => {
        const payment = await paymentOf(house.app, one.subject);
        const about = { paymentId: payment.payment, session: null, intent: null, amountCents: PAID, currency: 'usd' };
        const details = { refund: payment.refunds[0]!.refund, attempt, why: kind === 'refunded' ? null : 'lost_or_stolen_card' };
        await applyEffect(house.app, tx, system, { kind, object: `re_late_${one.subject}_${attempt}`, ...about, details });
      });
    const owed = async (one: Paid) => (await tasks(one)).map(({ amountCents, why }) => [amountCents, why]);

    it.each([
      ['all of it', { outcome: 'won' } as const, PAID],
      ['a part of it', { outcome: 'lost', back: 2000 } as const, 2000n],
    ])(
      'that refund fails: %s is owed, once, and goes by people',
      async (_what, { outcome, back }: { outcome: 'won' | 'lost'; back?: number }, cents) => {
        const one = await settled();
        await late(one, 'refunded');
        expect(await moved(() => close(one.dispute, outcome, back))).toEqual({ processor_clearing: cents, refund_losses: -cents });
        expect([await owed(one), await told(one)]).toEqual([[], 0n]);
        const fails = () => Promise.all([late(one, 'refund_failed'), late(one, 'refund_failed')]);
        // What had been a loss and is none any more is owed; the rest of the loss is undone.
        const undone = { ...(PAID > cents && { refund_losses: cents - PAID }) };
        expect(await moved(fails)).toEqual({ processor_clearing: PAID, refunds_payable: cents, ...undone });
        expect(await moved(fails)).toEqual({});
        expect(await refunds(one)).toMatchObject([{ state: 'settled', apartCents: cents }]);
        expect(await owed(one)).toEqual([[cents, 'bank_gave_back']]);
        const [rest] = await tasks(one);
        expect(await moved(() => castWayOut(house.app, rest!.refund, 'check'))).toEqual({ refunds_payable: -cents, bank: -cents });
        expect([await owed(one), await owes(one.payer)]).toEqual([[], 0n]);
      },
    );

    it('that refund fails first: owed again as ever', async () => {
      const one = await settled();
      await late(one, 'refunded');
      await late(one, 'refund_failed');
      expect(await moved(() => close(one.dispute, 'won'))).toEqual({});
      expect([await refunds(one), await backByCard(one)]).toMatchObject([[{ state: 'succeeded', apartCents: 0n }], [Number(PAID)]]);
    });

    it('he has another refund still: nothing is owed until that fails too', async () => {
      const one = await settled();
      await late(one, 'refunded');
      await late(one, 'refunded', '2');
      await close(one.dispute, 'won');
      await late(one, 'refund_failed');
      expect(await owed(one)).toEqual([]);
      await late(one, 'refund_failed', '2');
      expect(await owed(one)).toEqual([[PAID, 'bank_gave_back']]);
    });

    it.each([1, 2, 3, 4])('two late refunds that fail, and a part given back, in any order and twice: seed %i', async (seed) => {
      const roll = dice(seed);
      const one = await settled();
      const back = 1 + roll(Number(PAID) - 1);
      const news = [
        () => close(one.dispute, 'lost', back),
        ...(['1', '2'] as const).flatMap((attempt) =>
          (['refunded', 'refund_failed'] as const).map((kind) => async () => {
            await late(one, kind, attempt);
            await late(one, kind, attempt);
          }),
        ),
      ];
      const all = async () => {
        while (news.length > 0) await news.splice(roll(news.length), 1)[0]!();
      };
      // In the end he has of his bank what it kept, and no refund: the rest is owed, and nothing was lost or made.
      expect(await moved(all)).toEqual({ processor_clearing: BigInt(back), refunds_payable: BigInt(back) });
      expect((await owed(one)).reduce((sum, [cents]) => sum + BigInt(cents!), 0n)).toBe(BigInt(back));
      expect(await owes(one.payer)).toBe(0n);
    });
  });

  it('the database owes nothing again that no bank has paid, and ends nothing twice', async () => {
    const one = await settled();
    const [{ refund } = { refund: '' }] = await refunds(one);
    const write = (kind: string, details: string) =>
      house.app.owner.query(
        `insert into payments.refund_facts (refund_id, attempt, kind, details, at) values ($1, 9, $2, $3, '2026-11-21') returning 1`,
        [refund, kind, details],
      );
    await expect(write('owed_again', '{"amount":"4396"}')).rejects.toThrow(/no bank has paid/);
    for (const kind of ['settled_by_dispute', 'paid_otherwise']) expect((await write(kind, '{}')).rows).toEqual([]);
  });
});

describe('money of a wallet', () => {
  it('sent back to its card and settled by a lost dispute, is owed again; what was taken is put back as far as the bank gives it', async () => {
    const by = customer((await castVerifiedCustomer(house.app, `again-${++number}@example.com`)).loginId);
    const fill = newId('wfi');
    await addFunds(house.app, by, { fill, amount: '50', isFresh: true });
    await house.payFor(fill);
    const [charge] = await house.chargesOf(fill);
    const id = await dispute(charge!.id, 3000);
    // Twenty are free and wait for the bank; thirty are held, and two people take them.
    await refundWallet(house.app, by, { isFresh: true });
    await close(id, 'lost');
    expect([await owes(by), (await readWallet(house.app, by)).balanceCents]).toEqual([1000n, 3000n]);
    await askHeld(house.app, castFinance(), { dispute: id, choice: 'take', note: 'Her bank has paid her' });
    await decideHeld(house.app, castFinance(), { dispute: id, approve: true });
    expect([await owes(by), (await readWallet(house.app, by)).balanceCents]).toEqual([0n, 2000n]);
    expect(await moved(() => close(id, 'lost', 2500))).toEqual({ processor_clearing: 2500n, refunds_payable: 2000n });
    expect([await owes(by), (await readWallet(house.app, by)).balanceCents]).toEqual([0n, 2500n]);
  });

  it('that its card did not take, and its bank paid then: won, it goes to the card once more', async () => {
    const by = customer((await castVerifiedCustomer(house.app, `again-${++number}@example.com`)).loginId);
    const fill = newId('wfi');
    await addFunds(house.app, by, { fill, amount: '50', isFresh: true });
    await house.payFor(fill);
    await declining(() => refundWallet(house.app, by, { isFresh: true }));
    const id = await dispute((await house.chargesOf(fill))[0]!.id);
    expect(await moved(() => close(id, 'lost'))).toEqual({ refunds_payable: -5000n });
    expect(await moved(() => close(id, 'won'))).toEqual({});
    expect((await house.refundsOf(fill)).map(({ amount }) => amount)).toEqual([5000]);
    expect([await owes(by), (await readWallet(house.app, by)).balanceCents]).toEqual([0n, 0n]);
  });
});
