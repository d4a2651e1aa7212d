import { afterAll, beforeAll, expect, it } from 'vitest';
import { credit, customerWallet, debit, postJournal, processorClearing, readBalance, verifyLedger } from '#domain/ledger/index.ts';
import { finishSpends, readWallet, refundWallet } from '#domain/payments/index.ts';
import { castPlace, castTransfer, type Sender } from '#domain/transfers/cast.ts';
import { cancelTransfer, payTransfer } from '#domain/transfers/index.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { systemScope } from '#kernel/scope.ts';
import { type MoneyHouse, moneyHouse } from './webhooks-house.ts';

// The wallet has enough for one of 50 transfers; each is pressed four times, two dozen at the same moment.
const TRANSFERS = 50;
const CLICKS = 4;
/** More than there are connections to the database. */
const AT_ONCE = 24;
const PRICE = 110n;

let house: MoneyHouse;
let sender: Sender;
const system = systemScope('test');
beforeAll(async () => {
  house = await moneyHouse();
  sender = await castPlace(house.app);
});
afterAll(() => house.end());

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => {
      if (isRefusal(error)) return error.code;
      throw error;
    },
  );
const wallet = () => readWallet(house.app, sender.scope);

it('exactly one of them is paid, and taken back it is there once', { timeout: 240_000 }, async () => {
  const { app } = house;
  const entries = [debit(processorClearing(), PRICE), credit(customerWallet(sender.scope.actor!), PRICE)];
  const filled = { key: 'the last dollars', kind: 'cast', reference: null, at: app.clock.now(), entries };
  await app.tx(system, (tx) => postJournal(tx, system, filled));
  const transfers: string[] = [];
  for (let i = 0; i < TRANSFERS; i++) transfers.push((await castTransfer(app, sender, '1')).transferId);
  const pay = (transfer: string) => codeOf(payTransfer(app, sender.scope, { transfer, isFresh: true, walletCents: PRICE }));
  const clicks = Array.from({ length: CLICKS }, () => transfers).flat();
  const answers: string[] = [];
  const waiting = [...clicks.entries()];
  const click = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) answers[next[0]] = await pay(next[1]);
  };
  const refund = codeOf(refundWallet(app, sender.scope, { isFresh: true }));
  await Promise.all(Array.from({ length: AT_ONCE }, click));
  const [paid, ...others] = new Set(clicks.filter((_, i) => answers[i] === 'done'));
  expect(others).toEqual([]);
  expect([...new Set(answers)].sort()).toEqual(['done', 'payments.wallet_changed']);
  expect(await refund).toMatch(/wallet_(no_card|empty)/);
  // Pressed again and again, by hand and by the sweep, it stays the one.
  await Promise.all([...Array.from({ length: 20 }, () => pay(paid!)), finishSpends(app), finishSpends(app)]);
  expect(await wallet()).toMatchObject({ balanceCents: 0n, availableCents: 0n });
  expect(await app.tx(system, (tx) => readBalance(tx, system, 'payments_received'))).toBe(PRICE);
  const taken = await app.owner.query(`select 1 from ledger.journals where kind = 'wallet_spent'`);
  expect(taken.rowCount).toBe(1);

  await house.settle();
  await Promise.all(Array.from({ length: 20 }, () => cancelTransfer(app, sender.scope, { transfer: paid! })));
  await house.settle();
  expect(await wallet()).toMatchObject({ balanceCents: PRICE, availableCents: PRICE });
  expect(await verifyLedger(app)).toEqual([]);
});
