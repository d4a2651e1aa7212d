import { afterAll, beforeAll, expect, it } from 'vitest';
import { castPair, castResident } from '#domain/directory/cast.ts';
import { credit, customerWallet, debit, postJournal, processorClearing, readBalance, verifyLedger } from '#domain/ledger/index.ts';
import { keepDraft, sendLetter } from '#domain/mail/index.ts';
import { finishSpends, readWallet, refundWallet } from '#domain/payments/index.ts';
import { castMailAgency } from '#domain/stamps/cast.ts';
import { giveBack, orderStamps, payOrder, readShop } from '#domain/stamps/index.ts';
import { addPerson, castPlace, castTransfer, type Sender } from '#domain/transfers/cast.ts';
import { cancelTransfer, offerPlan, payTransfer, readPlan, runPlans, startPlan } from '#domain/transfers/index.ts';
import { newId } from '#kernel/ids.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { dayAfter, localTime } from '#kernel/wall-clock.ts';
import { type MoneyHouse, moneyHouse } from './webhooks-house.ts';

const CLICKS = 200;
/** More than there are connections to the database. */
const AT_ONCE = 24;
const PEOPLE = 8;

let house: MoneyHouse;
const system = systemScope('test');
beforeAll(async () => {
  house = await moneyHouse();
});
afterAll(async () => {
  expect(await verifyLedger(house.app)).toEqual([]);
  await house.end();
});

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => {
      if (isRefusal(error)) return error.code;
      throw error;
    },
  );

/** Presses each of these buttons as often as 200 clicks allow, two dozen at the same moment; answers for each what was said. */
async function pressAll(buttons: readonly (() => Promise<unknown>)[]): Promise<Set<string>[]> {
  const said = buttons.map(() => new Set<string>());
  let left = CLICKS;
  const hand = async () => {
    for (let n = --left; n >= 0; n = --left) said[n % buttons.length]!.add(await codeOf(buttons[n % buttons.length]!()));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, hand));
  return said;
}

async function putIntoWallet(by: Scope, cents: bigint): Promise<void> {
  const entries = [debit(processorClearing(), cents), credit(customerWallet(by.actor!), cents)];
  await house.app.tx(system, (tx) => postJournal(tx, system, { key: newId('tst'), kind: 'cast', at: house.app.clock.now(), entries }));
}

async function spendings(): Promise<number> {
  return (await house.app.owner.query(`select 1 from ledger.journals where kind = 'wallet_spent'`)).rowCount!;
}

it('a wallet for one of 50 transfers pays exactly one, and taken back it is there once', { timeout: 240_000 }, async () => {
  const { app } = house;
  const price = 110n;
  const sender = await castPlace(app);
  await putIntoWallet(sender.scope, price);
  const transfers: string[] = [];
  for (let i = 0; i < 50; i++) transfers.push((await castTransfer(app, sender, '1')).transferId);
  const pay = (transfer: string) => payTransfer(app, sender.scope, { transfer, isFresh: true, walletCents: price });
  const refund = codeOf(refundWallet(app, sender.scope, { isFresh: true }));
  const said = await pressAll(transfers.map((transfer) => () => pay(transfer)));
  const [paid, ...others] = transfers.filter((_, n) => said[n]!.has('done'));
  expect(others).toEqual([]);
  expect(new Set(said.flatMap((one) => [...one]))).toEqual(new Set(['done', 'payments.wallet_changed']));
  expect(await refund).toMatch(/wallet_(no_card|empty)/);
  // Pressed again and again, by hand and by the sweep, it stays the one.
  await Promise.all([...Array.from({ length: 20 }, () => pay(paid!)), finishSpends(app), finishSpends(app)]);
  const wallet = () => readWallet(app, sender.scope);
  expect(await wallet()).toMatchObject({ balanceCents: 0n, availableCents: 0n });
  expect(await app.tx(system, (tx) => readBalance(tx, system, 'payments_received'))).toBe(price);
  expect(await spendings()).toBe(1);

  await house.settle();
  await Promise.all(Array.from({ length: 20 }, () => cancelTransfer(app, sender.scope, { transfer: paid! })));
  await house.settle();
  expect(await wallet()).toMatchObject({ balanceCents: price, availableCents: price });
});

it('a wallet for one of three things pays a transfer, a pack of stamps or a plan’s day', { timeout: 240_000 }, async () => {
  const { app } = house;
  const price = 2395n;
  const at = await castMailAgency(app, { packs: [{ stamps: 40, priceCents: price }], taxBasisPoints: 0 });
  const { customer, residentId } = await castPair(app, at);
  const by: Sender = { scope: customer, email: '', at, residentId };
  for (let round = 0; round < 3; round++) {
    const day = dayAfter(localTime(app.clock.now(), at.facility.timeZone).day);
    const wanted = { resident: residentId, amount: '20', every: 'once', first: day, card: '' };
    const { feeCents } = await offerPlan(app, customer, wanted);
    const plan = newId('rpl');
    await startPlan(app, customer, { ...wanted, plan, feeCents, agree: true, isFresh: true });
    app.clock.move(36 * 3_600_000);
    const before = await spendings();
    await putIntoWallet(customer, price);
    const buttons: (() => Promise<unknown>)[] = [];
    for (let n = 0; n < 4; n++) {
      const { transferId } = await castTransfer(app, by, '20');
      buttons.push(() => payTransfer(app, customer, { transfer: transferId, isFresh: true, walletCents: price }));
      const { orderId } = await orderStamps(app, customer, { order: newId('sto'), agency: at.agency.id, stamps: 40n, totalCents: price });
      buttons.push(() => payOrder(app, customer, { order: orderId, isFresh: true, walletCents: price }));
    }
    // Each round somebody else comes first.
    for (let n = 0; n < round; n++) buttons.push(buttons.shift()!);
    const said = await pressAll([...buttons, () => runPlans(app)]);
    const isSent = (await readPlan(app, customer, plan)).ended.some(({ kind }) => kind === 'sent');
    expect(said.slice(0, -1).filter((one) => one.has('done'))).toHaveLength(isSent ? 0 : 1);
    expect((await spendings()) - before).toBe(1);
    expect(await readWallet(app, customer)).toMatchObject({ balanceCents: 0n, availableCents: 0n });
    await house.settle();
  }
});

it('the last stamp goes on one of eight letters, or is given back', { timeout: 240_000 }, async () => {
  const { app } = house;
  const at = await castMailAgency(app, { packs: [{ stamps: 1, priceCents: 60n }], taxBasisPoints: 0 });
  const { customer, residentId } = await castPair(app, at);
  await putIntoWallet(customer, 60n);
  const { orderId: order } = await orderStamps(app, customer, { order: newId('sto'), agency: at.agency.id, stamps: 1n, totalCents: 60n });
  await payOrder(app, customer, { order, isFresh: true, walletCents: 60n });
  const people = [residentId];
  for (let n = 1; n < PEOPLE; n++) {
    const number = `S90000${n}`;
    people.push(await castResident(app, at, { number }));
    await addPerson(app, customer, at, number);
  }
  await house.settle();
  const drafts = await Promise.all(people.map((resident) => keepDraft(app, customer, { resident, body: 'Mijo' })));
  const send = drafts.map(
    ({ draftId, version }, n) =>
      () =>
        sendLetter(app, customer, { resident: people[n]!, draft: draftId, version }),
  );
  const said = await pressAll([...send, () => giveBack(app, customer, { order })]);
  const done = said.filter((one) => one.has('done'));
  expect(done).toHaveLength(1);
  await house.settle();
  const { balance, available } = await readShop(app, customer, at.agency.id);
  const isGivenBack = said.at(-1) === done[0];
  expect({ balance, available, wallet: (await readWallet(app, customer)).balanceCents }).toEqual(
    isGivenBack ? { balance: 0n, available: 0n, wallet: 60n } : { balance: 1n, available: 0n, wallet: 0n },
  );
});
