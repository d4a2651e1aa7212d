import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { castClosed } from '#domain/identity/cast.ts';
import { credit, customerWallet, debit, openAccounts, postJournal, readBalance, verifyLedger } from '#domain/ledger/index.ts';
import {
  addFunds,
  finishSpends,
  holdFromWallet,
  ownData,
  planWalletRefund,
  readWallet,
  readWalletStatement,
  refundWallet,
} from '#domain/payments/index.ts';
import { newId } from '#kernel/ids.ts';
import { systemScope } from '#kernel/scope.ts';
import { type MoneyHouse, moneyHouse } from '#test/faults/webhooks-house.ts';
import { codeOf } from '#test/refused.ts';
import { anOperator, castSender, castTransfer, clerkOf, type Sender } from './cast.ts';
import { askRefund, cancelTransfer, markPosted, payTransfer, readTransfer, timeline } from './index.ts';
import type { TransferRow } from './queries/transfers.ts';

const MINUTE = 60_000;
// Many steps of money one after the other: on a busy machine they take their time.
vi.setConfig({ testTimeout: 120_000 });

let house: MoneyHouse;
let place: Sender;
beforeAll(async () => {
  house = await moneyHouse();
  house.app.clock.set(new Date('2026-11-23T15:00:00Z'));
  place = await castSender(house.app);
});
afterAll(async () => {
  expect(await verifyLedger(house.app)).toEqual([]);
  await house.end();
});

const system = systemScope('test');

const another = () => castSender(house.app, { place });
const wallet = (by: Sender) => readWallet(house.app, by.scope);
const view = (transfer: TransferRow, by: Sender) => readTransfer(house.app, by.scope, transfer.transferId);
const payWith = (by: Sender, transfer: TransferRow, walletCents: bigint) =>
  payTransfer(house.app, by.scope, { transfer: transfer.transferId, isFresh: true, walletCents });
const balance = (name: string) => house.app.tx(system, (tx) => readBalance(tx, system, name)).catch(() => 0n);

async function fill(by: Sender, amount: string, card?: string): Promise<string> {
  const id = newId('wfi');
  await addFunds(house.app, by.scope, { fill: id, amount, isFresh: true });
  await house.payFor(id, card);
  return id;
}

/** Somebody with money in the wallet, put there by the card company's page. */
async function withMoney(amount: string): Promise<Sender> {
  const by = await another();
  await fill(by, amount);
  expect((await wallet(by)).availableCents).toBe(BigInt(amount) * 100n);
  return by;
}

async function states(transfer: TransferRow, by: Sender): Promise<string[]> {
  return (await view(transfer, by)).states.map((state) => state.kind);
}

async function refundsOf(subject: string): Promise<{ amount: number }[]> {
  const [charge] = await house.chargesOf(subject);
  const { rows } = await house.app.owner.query<{ body: { amount: number } }>(
    `select body from processor.objects where kind = 'refund' and body ->> 'charge' = $1 order by seq`,
    [charge?.id],
  );
  return rows.map((row) => row.body);
}

describe('a wallet', () => {
  it('is filled at the card company’s page: once, however often the news comes, and before the answer too', async () => {
    const by = await another();
    expect(await wallet(by)).toEqual({ balanceCents: 0n, availableCents: 0n, underWay: [] });
    const id = newId('wfi');
    const [first, second] = await Promise.all([1, 2].map(() => addFunds(house.app, by.scope, { fill: id, amount: '20', isFresh: true })));
    expect(first!.url).toBe(second!.url);
    expect((await wallet(by)).underWay).toMatchObject([{ fill: id, amountCents: 2000n, url: first!.url }]);
    const [session] = await house.sessionsOf(id);
    await house.control('POST', 'webhooks/hold');
    await house.pay(session!.id);
    await house.control('POST', 'webhooks/release', { order: 'shuffle', copies: 3 });
    await house.settle();
    expect(await wallet(by)).toEqual({ balanceCents: 2000n, availableCents: 2000n, underWay: [] });
    expect((await readWalletStatement(house.app, by.scope)).lines).toMatchObject([
      { kind: 'wallet_filled', reference: id, changeCents: 2000n, balanceCents: 2000n },
    ]);
  });

  it('takes $5 to $500 at once and $1,000 in a day, in two tabs too; never without a fresh sign-in, and nobody else’s form', async () => {
    const by = await another();
    const add = (amount: unknown, id = newId('wfi'), isFresh = true) =>
      codeOf(addFunds(house.app, by.scope, { fill: id, amount, isFresh }));
    expect(await add('4.99')).toBe('payments.fill_too_little');
    expect(await add('500.01')).toBe('payments.fill_too_much');
    expect(await add('')).toBe('payments.amount_empty');
    expect(await add('20', newId('wfi'), false)).toBe('payments.sign_in_again');
    expect(await add('20', 'wfi_1')).toBe('payments.unknown_fill');
    const mine = newId('wfi');
    expect(await add('400', mine)).toBe('nothing was refused');
    const other = await another();
    expect(await codeOf(addFunds(house.app, other.scope, { fill: mine, amount: '400', isFresh: true }))).toBe('kernel.not_allowed');
    const both = await Promise.all([add('500'), add('500')]);
    expect(both.sort()).toEqual(['nothing was refused', 'payments.fill_over_day']);
    house.app.clock.move(24 * 60 * MINUTE + 1);
    expect(await add('500')).toBe('nothing was refused');
  });
});

describe('a transfer', () => {
  it('is paid whole from the wallet, and comes back there', async () => {
    const by = await withMoney('100');
    const transfer = await castTransfer(house.app, by, '40');
    expect(await payWith(by, transfer, 4395n)).toMatchObject({ state: 'paid', url: null });
    await house.settle();
    expect(await view(transfer, by)).toMatchObject({ state: 'applied', payment: null, wallet: { state: 'taken', amountCents: 4395n } });
    expect(await wallet(by)).toMatchObject({ balanceCents: 5605n, availableCents: 5605n });
    expect(await house.sessionsOf(transfer.transferId)).toEqual([]);
    expect(timeline(await view(transfer, by), 'en')[1]).toMatchObject({ title: 'You paid $43.95', text: '$43.95 from your wallet.' });
    await cancelTransfer(house.app, by.scope, { transfer: transfer.transferId });
    expect(timeline(await view(transfer, by), 'en').at(-1)).toMatchObject({
      state: 'now',
      title: 'We are putting $43.95 back into your wallet',
    });
    await house.settle();
    expect(await view(transfer, by)).toMatchObject({ state: 'returned' });
    expect(timeline(await view(transfer, by), 'en').at(-1)).toMatchObject({ state: 'done', title: '$43.95 is in your wallet again' });
    expect((await wallet(by)).balanceCents).toBe(10_000n);
    expect((await readWalletStatement(house.app, by.scope)).lines.map((line) => [line.kind, line.changeCents, line.balanceCents])).toEqual([
      ['wallet_returned', 4395n, 10_000n],
      ['wallet_spent', -4395n, 5605n],
      ['wallet_filled', 10_000n, 10_000n],
    ]);
  });

  it('by wallet and card: set aside until the card has paid, and each part goes back where it came from', async () => {
    const by = await withMoney('12');
    const transfer = await castTransfer(house.app, by, '40');
    const paying = await payWith(by, transfer, 1200n);
    expect(paying.state).toBe('open');
    expect(await wallet(by)).toMatchObject({ balanceCents: 1200n, availableCents: 0n });
    const [session] = await house.sessionsOf(transfer.transferId);
    await house.control('POST', 'webhooks/hold');
    expect(await house.pay(session!.id)).toBe('paid');
    await house.control('POST', 'webhooks/release', { order: 'reverse', copies: 2 });
    await house.settle();
    expect(await house.chargesOf(transfer.transferId)).toMatchObject([{ amount: 3195 }]);
    expect(await view(transfer, by)).toMatchObject({ state: 'applied', wallet: { state: 'taken' } });
    expect(await wallet(by)).toMatchObject({ balanceCents: 0n });
    await cancelTransfer(house.app, by.scope, { transfer: transfer.transferId });
    expect(
      timeline(await view(transfer, by), 'en')
        .slice(-2)
        .map(({ title }) => title),
    ).toEqual(['We are putting $12.00 back into your wallet', 'We are sending $31.95 to your card']);
    await house.settle();
    expect(await view(transfer, by)).toMatchObject({ state: 'returned' });
    expect(await wallet(by)).toMatchObject({ balanceCents: 1200n, availableCents: 1200n });
    expect(await refundsOf(transfer.transferId)).toMatchObject([{ amount: 3195 }]);
    expect(await balance('payments_received')).toBe(0n);
    expect(await balance('refunds_payable')).toBe(0n);
  });

  it('says no when the wallet would pay another part than the page said', async () => {
    const by = await withMoney('12');
    const transfer = await castTransfer(house.app, by, '40');
    expect(await codeOf(payWith(by, transfer, 4395n))).toBe('payments.wallet_changed');
    expect(await codeOf(payWith(by, transfer, 1100n))).toBe('payments.wallet_changed');
    expect(await states(transfer, by)).toEqual(['created']);
    expect(await wallet(by)).toMatchObject({ availableCents: 1200n });
  });

  it('two tabs with the same dollars: one of them is paid', async () => {
    const by = await withMoney('50');
    const [one, two] = [await castTransfer(house.app, by, '40'), await castTransfer(house.app, by, '40')];
    const answers = await Promise.all([codeOf(payWith(by, one, 4395n)), codeOf(payWith(by, two, 4395n))]);
    expect(answers.sort()).toEqual(['nothing was refused', 'payments.wallet_changed']);
    await house.settle();
    expect((await wallet(by)).balanceCents).toBe(605n);
    const both = [await view(one, by), await view(two, by)].map((each) => each.state).sort();
    expect(both).toEqual(['applied', 'created']);
  });

  it('twenty clicks on one button take it once', async () => {
    const by = await withMoney('100');
    const transfer = await castTransfer(house.app, by, '40');
    await Promise.all(Array.from({ length: 20 }, () => payWith(by, transfer, 4395n)));
    await house.settle();
    expect((await wallet(by)).balanceCents).toBe(5605n);
    expect(await view(transfer, by)).toMatchObject({ state: 'applied' });
  });

  it('the card page closes unpaid, or the sender cancels: what was set aside is free again', async () => {
    const by = await withMoney('12');
    const expired = await castTransfer(house.app, by, '40');
    await payWith(by, expired, 1200n);
    house.app.clock.move(61 * MINUTE);
    await house.control('POST', 'due');
    await house.settle();
    expect(await view(expired, by)).toMatchObject({ state: 'expired', wallet: { state: 'freed' } });
    expect(await wallet(by)).toMatchObject({ availableCents: 1200n });
    const cancelled = await castTransfer(house.app, by, '41');
    await payWith(by, cancelled, 1200n);
    await cancelTransfer(house.app, by.scope, { transfer: cancelled.transferId });
    await house.settle();
    expect(await view(cancelled, by)).toMatchObject({ state: 'cancelled', wallet: { state: 'freed' } });
    expect(await wallet(by)).toMatchObject({ balanceCents: 1200n, availableCents: 1200n });
  });

  it('cancelled while the card was paying: the card has its part back, the wallet never lost its own', async () => {
    const by = await withMoney('12');
    const transfer = await castTransfer(house.app, by, '40');
    await payWith(by, transfer, 1200n);
    const [session] = await house.sessionsOf(transfer.transferId);
    await house.control('POST', 'webhooks/hold');
    await house.pay(session!.id);
    await cancelTransfer(house.app, by.scope, { transfer: transfer.transferId });
    await house.control('POST', 'webhooks/release', { order: 'shuffle', copies: 2 });
    await house.settle();
    expect(await view(transfer, by)).toMatchObject({ state: 'returned', wallet: { state: 'freed' } });
    expect(await refundsOf(transfer.transferId)).toMatchObject([{ amount: 3195 }]);
    expect(await wallet(by)).toMatchObject({ balanceCents: 1200n, availableCents: 1200n });
    expect(await balance('payments_received')).toBe(0n);
  });

  it('died after setting aside: whole it is paid by the sweep, a part without a card page is freed', async () => {
    const by = await withMoney('60');
    const whole = await castTransfer(house.app, by, '40');
    const part = await castTransfer(house.app, by, '45');
    // What payTransfer commits before it goes on.
    await house.app.tx(by.scope, (tx) =>
      holdFromWallet(house.app, tx, by.scope, { purpose: 'transfer', subject: whole.transferId, walletCents: 4395n, totalCents: 4395n }),
    );
    await house.app.tx(by.scope, (tx) =>
      holdFromWallet(house.app, tx, by.scope, { purpose: 'transfer', subject: part.transferId, walletCents: 1605n, totalCents: 4895n }),
    );
    expect((await wallet(by)).availableCents).toBe(0n);
    house.app.clock.move(2 * MINUTE);
    await Promise.all([finishSpends(house.app), finishSpends(house.app)]);
    await house.settle();
    expect(await view(whole, by)).toMatchObject({ state: 'applied' });
    expect(await wallet(by)).toMatchObject({ balanceCents: 1605n, availableCents: 0n });
    house.app.clock.move(80 * MINUTE);
    await finishSpends(house.app);
    await house.settle();
    expect(await view(part, by)).toMatchObject({ state: 'expired', wallet: { state: 'freed' } });
    expect(await wallet(by)).toMatchObject({ availableCents: 1605n });
    expect(await codeOf(payWith(by, part, 1605n))).toBe('transfers.not_payable');
  });

  it('given back by an operator after it arrived: into the wallet, never more than came from there', async () => {
    const by = await withMoney('100');
    const transfer = await castTransfer(house.app, by, '40');
    await payWith(by, transfer, 4395n);
    await house.settle();
    await markPosted(house.app, clerkOf(place.at), { transfers: [transfer.transferId] });
    const operator = anOperator();
    const ask = (amount: string) => codeOf(askRefund(house.app, operator, { transfer: transfer.transferId, amount, note: 'told us so' }));
    expect(await ask('10')).toBe('nothing was refused');
    await house.settle();
    expect((await wallet(by)).balanceCents).toBe(6605n);
    expect(await ask('33.96')).toBe('transfers.refund_too_much');
    expect(await view(transfer, by)).toMatchObject({ state: 'posted' });
  });
});

describe('the balance', () => {
  it('goes back to its cards, the newest first, never more than each paid, once', async () => {
    const by = await another();
    const [old, young] = [await fill(by, '50'), await fill(by, '20', '5555555555554444')];
    const transfer = await castTransfer(house.app, by, '20');
    const { amountCents, feeCents } = transfer;
    await payWith(by, transfer, amountCents + feeCents);
    await house.settle();
    const left = 7000n - amountCents - feeCents;
    const plan = await planWalletRefund(house.app, by.scope);
    expect(plan).toMatchObject({ parts: [{ cents: 2000n, card: { last4: '4444' } }, { cents: left - 2000n }], leftCents: 0n });
    expect(await codeOf(refundWallet(house.app, by.scope, { isFresh: false }))).toBe('payments.sign_in_again');
    const clicks = await Promise.all([1, 2, 3].map(() => codeOf(refundWallet(house.app, by.scope, { isFresh: true }))));
    expect(clicks.sort()).toEqual(['nothing was refused', 'payments.wallet_empty', 'payments.wallet_empty']);
    await house.settle();
    expect(await refundsOf(young)).toMatchObject([{ amount: 2000 }]);
    expect(await refundsOf(old)).toMatchObject([{ amount: Number(left - 2000n) }]);
    expect(await wallet(by)).toMatchObject({ balanceCents: 0n });
    expect(await balance('refunds_payable')).toBe(0n);
  });

  it('is not sent back and spent at once: the dollars go one way', async () => {
    const by = await withMoney('50');
    const transfer = await castTransfer(house.app, by, '40');
    await Promise.all([codeOf(payWith(by, transfer, 4395n)), codeOf(refundWallet(house.app, by.scope, { isFresh: true }))]);
    await house.settle();
    const { balanceCents } = await wallet(by);
    const { state } = await view(transfer, by);
    // Paid first: the rest went back. Sent back first: nothing was paid.
    expect(balanceCents).toBeGreaterThanOrEqual(0n);
    expect(['applied', 'created']).toContain(state);
    const back = (await planWalletRefund(house.app, by.scope)).parts.reduce((sum, one) => sum + one.cents, 0n);
    expect(back).toBe(balanceCents);
  });

  it('given back at the card company’s own desk it leaves the wallet; when it is spent, it is our loss', async () => {
    const by = await another();
    const id = await fill(by, '60');
    const [charge] = await house.chargesOf(id);
    await house.refundAtDesk(charge!.id, 1000);
    expect(await wallet(by)).toMatchObject({ balanceCents: 5000n });
    const before = await balance('refund_losses');
    const transfer = await castTransfer(house.app, by, '20');
    await payWith(by, transfer, transfer.amountCents + transfer.feeCents);
    await house.settle();
    await house.refundAtDesk(charge!.id, 5000);
    expect(await balance('refund_losses')).toBe(before + 5000n);
    expect((await wallet(by)).balanceCents).toBe(5000n - transfer.amountCents - transfer.feeCents);
    expect(await balance('suspense')).toBe(0n);
    expect(await codeOf(refundWallet(house.app, by.scope, { isFresh: true }))).toBe('payments.wallet_no_card');
  });

  it('of a login that is closed for good goes back to its cards, and so does what is returned to it later', async () => {
    const by = await withMoney('50');
    const transfer = await castTransfer(house.app, by, '40');
    await payWith(by, transfer, 4395n);
    await house.settle();
    await ownData.forget!(house.app, by.scope);
    await ownData.forget!(house.app, by.scope);
    await castClosed(house.app, by.scope.actor!);
    await house.settle();
    expect([await wallet(by), await balance('refunds_payable')]).toMatchObject([{ balanceCents: 0n }, 0n]);
    await cancelTransfer(house.app, by.scope, { transfer: transfer.transferId });
    await house.settle();
    expect(await view(transfer, by)).toMatchObject({ state: 'returned' });
    expect([await wallet(by), await balance('refunds_payable')]).toMatchObject([{ balanceCents: 0n }, 0n]);
  });

  it('is nobody else’s to see or to spend', async () => {
    const by = await withMoney('50');
    const other = await another();
    expect(await wallet(other)).toMatchObject({ balanceCents: 0n });
    const transfer = await castTransfer(house.app, other, '40');
    expect(await codeOf(payWith(other, transfer, 4395n))).toBe('payments.wallet_changed');
    expect(await codeOf(readWallet(house.app, clerkOf(place.at)))).toBe('kernel.not_allowed');
    expect((await wallet(by)).balanceCents).toBe(5000n);
  });
});

describe('any order of adding, paying, cancelling and sending back', () => {
  it('never goes below zero, and the statement is the balance', { timeout: 240_000 }, async () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant('fill' as const), cents: fc.integer({ min: 2500, max: 9000 }) }),
      fc.record({ do: fc.constant('pay' as const), dollars: fc.integer({ min: 20, max: 45 }) }),
      fc.record({ do: fc.constant('cancel' as const), which: fc.nat(5) }),
      fc.record({ do: fc.constant('refund' as const) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 8 }), async (steps) => {
        const by = await another();
        const account = customerWallet(by.scope.actor!);
        const made: TransferRow[] = [];
        await house.app.tx(system, (tx) => openAccounts(tx, system, { accounts: [account], at: house.app.clock.now() }));
        for (const one of steps) {
          if (one.do === 'fill') {
            // Straight into the ledger, so that the many runs need no card page; such money has no card to go back to.
            const cents = BigInt(one.cents);
            const entries = [debit('processor_clearing', cents), credit(account, cents)];
            await house.app.tx(system, (tx) =>
              postJournal(tx, system, { key: newId('tst'), kind: 'wallet_filled', entries, at: house.app.clock.now() }),
            );
          } else if (one.do === 'pay') {
            const transfer = await castTransfer(house.app, by, String(one.dollars)).catch(() => undefined);
            if (!transfer) continue; // over a limit of the agency
            made.push(transfer);
            await codeOf(payWith(by, transfer, transfer.amountCents + transfer.feeCents));
          } else if (one.do === 'cancel') {
            const transfer = made[one.which];
            if (transfer) await codeOf(cancelTransfer(house.app, by.scope, { transfer: transfer.transferId }));
          } else {
            await codeOf(refundWallet(house.app, by.scope, { isFresh: true }));
          }
          await house.app.runJobs();
          const { balanceCents, availableCents } = await wallet(by);
          expect(availableCents >= 0n && balanceCents >= availableCents).toBe(true);
        }
        const { lines } = await readWalletStatement(house.app, by.scope, { limit: 200 });
        const { balanceCents } = await wallet(by);
        expect(lines.reduce((sum, line) => sum + line.changeCents, 0n)).toBe(balanceCents);
        expect(lines[0]?.balanceCents ?? 0n).toBe(balanceCents);
        const views = await Promise.all(made.map((transfer) => view(transfer, by)));
        const spent = views.filter(({ state }) => state === 'applied').reduce((sum, { totalCents }) => sum + totalCents, 0n);
        const filled = lines.filter(({ kind }) => kind === 'wallet_filled').reduce((sum, line) => sum + line.changeCents, 0n);
        expect(balanceCents).toBe(filled - spent);
      }),
      { numRuns: 6 },
    );
  });
});
