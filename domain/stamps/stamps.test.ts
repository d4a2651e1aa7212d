import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type CastAgency, castPair, type Pair } from '#domain/directory/cast.ts';
import { addContact, addResident, findResident, setStamps } from '#domain/directory/index.ts';
import { readBalance, verifyLedger } from '#domain/ledger/index.ts';
import { readWallet } from '#domain/payments/index.ts';
import { newId } from '#kernel/ids.ts';
import { systemScope } from '#kernel/scope.ts';
import { type MoneyHouse, moneyHouse } from '#test/faults/webhooks-house.ts';
import { codeOf } from '#test/refused.ts';
import { castMailAgency, castStamps, sampleStamps } from './cast.ts';
import {
  giveBack,
  holdStamps,
  listPacksLeft,
  orderStamps,
  payOrder,
  readOrder,
  readShop,
  readStampStatement,
  spendStamps,
} from './index.ts';
import { ownData } from './own-data.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
const MINUTE = 60_000;
const system = systemScope('test');

let house: MoneyHouse;
let at: CastAgency;
beforeAll(async () => {
  house = await moneyHouse();
  at = await castMailAgency(house.app);
});
afterAll(async () => {
  expect(await verifyLedger(house.app)).toEqual([]);
  await house.end();
});

const shop = (by: Pair) => readShop(house.app, by.customer, at.agency.id);
const balance = (name: string) => house.app.tx(system, (tx) => readBalance(tx, system, name)).catch(() => 0n);
/** 10 stamps for $3.30 and 6 % tax. */
const ten = (by: Pair, order = newId('sto')) =>
  orderStamps(house.app, by.customer, { order, agency: at.agency.id, stamps: 10n, totalCents: 350n });
const pay = (by: Pair, order: string, walletCents: bigint | null = null) =>
  payOrder(house.app, by.customer, { order, isFresh: true, walletCents });

async function bought(by: Pair): Promise<string> {
  const { orderId } = await ten(by);
  await pay(by, orderId);
  await house.payFor(orderId);
  return orderId;
}

async function use(by: Pair, stamps: bigint, spend = true): Promise<void> {
  const subject = newId('let');
  await house.app.tx(by.customer, (tx) => holdStamps(house.app, tx, by.customer, { subject, agency: at.agency.id, stamps }));
  if (spend) await house.app.tx(system, (tx) => spendStamps(house.app, tx, system, subject));
}

describe('a pack', () => {
  it('is bought by card: once, however often it is clicked and the news comes; tax and what we owe are booked', async () => {
    const by = await castPair(house.app, at);
    const before = [await balance(`unused_stamps:${at.agency.id}`), await balance('tax_payable')] as const;
    const id = newId('sto');
    const [one, two] = await Promise.all([ten(by, id), ten(by, id)]);
    expect(one).toMatchObject({ orderId: id, priceCents: 330n, taxCents: 20n });
    expect(two.orderId).toBe(id);
    const pages = await Promise.all([pay(by, id), pay(by, id)]);
    expect(pages[0].url).toBe(pages[1].url);
    const sessions = await house.sessionsOf(id);
    expect(sessions).toHaveLength(1);
    await house.control('POST', 'webhooks/hold');
    await house.pay(sessions[0]!.id);
    await house.control('POST', 'webhooks/release', { order: 'shuffle', copies: 3 });
    await house.settle();
    expect(await shop(by)).toMatchObject({ balance: 10n, available: 10n });
    expect(await readOrder(house.app, by.customer, id)).toMatchObject({
      state: 'filled',
      isPayable: false,
      left: { stamps: 10n, totalCents: 350n },
    });
    expect(await balance(`unused_stamps:${at.agency.id}`)).toBe(before[0] + 330n);
    expect(await balance('tax_payable')).toBe(before[1] + 20n);
    expect(await pay(by, id)).toEqual({ state: 'paid', url: null });
    const { lines } = await readStampStatement(house.app, by.customer, { agency: at.agency.id });
    expect(lines).toMatchObject([{ kind: 'stamps_sold', reference: id, changeCents: 10n, balanceCents: 10n }]);
    expect((await ownData.read(house.app, by.customer))[0]!.rows).toMatchObject([{ stamps: '10', amount: 350n }]);
  });

  it('is refused for another price, to strangers, after its price is over and without a fresh sign-in', async () => {
    const by = await castPair(house.app, at);
    const order = (over: object) =>
      codeOf(orderStamps(house.app, by.customer, { order: newId('sto'), agency: at.agency.id, stamps: 10n, totalCents: 350n, ...over }));
    expect(await order({ totalCents: 349n })).toBe('stamps.price_changed');
    expect(await order({ stamps: 11n })).toBe('stamps.price_changed');
    expect(await order({ order: 'sto_1' })).toBe('stamps.choose_pack');
    expect(await order({ agency: 'agc_elsewhere' })).toBe('stamps.unknown_agency');
    const { orderId } = await ten(by);
    const other = await castPair(house.app, at);
    expect(await codeOf(ten(other, orderId))).toBe('kernel.not_allowed');
    expect(await codeOf(readOrder(house.app, other.customer, orderId))).toBe('stamps.unknown_order');
    expect(await codeOf(pay(other, orderId))).toBe('stamps.unknown_order');
    expect(await codeOf(payOrder(house.app, by.customer, { order: orderId, isFresh: false }))).toBe('stamps.sign_in_again');
    house.app.clock.move(15 * MINUTE);
    expect(await codeOf(pay(by, orderId))).toBe('stamps.not_payable');
  });

  it('is sold at the price of the day', async () => {
    const there = await castMailAgency(house.app, { taxBasisPoints: 0 });
    const by = await castPair(house.app, there);
    const packs = async () => (await readShop(house.app, by.customer, there.agency.id)).packs.map((one) => [one.stamps, one.totalCents]);
    expect((await packs())[0]).toEqual([5n, 175n]);
    const body = {
      ...sampleStamps,
      packs: [
        { stamps: 1, priceCents: 35n },
        { stamps: 5, priceCents: 150n },
      ],
    };
    await setStamps(house.app, system, {
      agencyId: there.agency.id,
      effectiveFrom: new Date(house.app.clock.now().getTime() + MINUTE),
      body,
    });
    expect((await packs())[0]).toEqual([5n, 175n]);
    house.app.clock.move(MINUTE);
    // One for 35 cents is too little for a card.
    expect(await packs()).toEqual([[5n, 159n]]);
  });

  it('is paid from the wallet, whole or in part, and goes back there as far as it is unused', async () => {
    const by = await castPair(house.app, at);
    const whole = await castStamps(house.app, by.customer, at);
    await house.settle();
    expect(await readOrder(house.app, by.customer, whole)).toMatchObject({ state: 'filled', wallet: { state: 'taken' } });
    await use(by, 3n);
    expect(await readOrder(house.app, by.customer, whole)).toMatchObject({ left: { stamps: 7n, priceCents: 231n, taxCents: 14n } });
    await Promise.all([1, 2].map(() => giveBack(house.app, by.customer, { order: whole })));
    expect(await shop(by)).toMatchObject({ balance: 0n });
    expect((await readWallet(house.app, by.customer)).balanceCents).toBe(245n);
    expect(await readOrder(house.app, by.customer, whole)).toMatchObject({
      state: 'returned',
      left: null,
      back: { way: 'wallet', walletCents: 245n },
    });
    const { orderId } = await ten(by);
    await pay(by, orderId, 245n);
    await house.payFor(orderId);
    expect(await shop(by)).toMatchObject({ balance: 10n });
    expect(await readWallet(house.app, by.customer)).toMatchObject({ balanceCents: 0n });
    await giveBack(house.app, by.customer, { order: orderId });
    await house.settle();
    expect(await readOrder(house.app, by.customer, orderId)).toMatchObject({
      state: 'returned',
      back: { way: 'both', walletCents: 245n, cardCents: 105n },
    });
  });

  it('goes back to its card, but not what letters under way need', async () => {
    const by = await castPair(house.app, at);
    const order = await bought(by);
    await use(by, 1n, false);
    expect(await codeOf(giveBack(house.app, by.customer, { order }))).toBe('stamps.set_aside');
    expect(await readOrder(house.app, by.customer, order)).toMatchObject({ left: { stamps: 10n }, isNeeded: true });
    const second = await bought(by);
    await giveBack(house.app, by.customer, { order: second });
    await house.settle();
    expect(await readOrder(house.app, by.customer, second)).toMatchObject({
      state: 'returned',
      payment: { refunds: [{ amountCents: 350n }] },
    });
    expect(await codeOf(giveBack(house.app, (await castPair(house.app, at)).customer, { order }))).toBe('stamps.unknown_order');
    expect(await shop(by)).toMatchObject({ balance: 10n, available: 9n });
  });

  it('goes back only once she can write to nobody there, where the agency says so; what held when it was bought holds', async () => {
    const there = await castMailAgency(house.app, { giveBack: 'left' });
    const by = await castPair(house.app, there);
    const order = await castStamps(house.app, by.customer, there);
    await house.settle();
    expect((await readShop(house.app, by.customer, there.agency.id)).givesBack).toBe('left');
    expect(await codeOf(giveBack(house.app, by.customer, { order }))).toBe('stamps.not_given_back_yet');
    expect(await readOrder(house.app, by.customer, order)).toMatchObject({ left: { stamps: 10n }, mayGiveBack: false, givesBack: 'left' });
    expect(await listPacksLeft(house.app, by.customer, there.agency.id)).toEqual([]);
    const person = { number: by.number, givenName: 'Mateo', familyName: 'Delgado', unit: 'B-2', status: 'released' as const };
    await addResident(house.app, system, { agencyId: there.agency.id, facilityId: there.facility.id, ...person });
    expect(await readOrder(house.app, by.customer, order)).toMatchObject({ mayGiveBack: true });
    expect(await listPacksLeft(house.app, by.customer, there.agency.id)).toEqual([{ order, stamps: 10n, left: 10n }]);
    await giveBack(house.app, by.customer, { order });
    expect((await readWallet(house.app, by.customer)).balanceCents).toBe(350n);
    expect(await listPacksLeft(house.app, by.customer, there.agency.id)).toEqual([]);
    const closing = await castPair(house.app, there);
    const hers = await castStamps(house.app, closing.customer, there);
    await house.settle();
    await ownData.forget!(house.app, closing.customer);
    expect(await readOrder(house.app, closing.customer, hers)).toMatchObject({ state: 'returned' });
    // Bought while the agency took packs back at any time: so it is for that pack.
    const before = await castMailAgency(house.app);
    const early = await castPair(house.app, before);
    const kept = await castStamps(house.app, early.customer, before);
    await house.settle();
    house.app.clock.move(MINUTE);
    const tomorrow = new Date(house.app.clock.now().getTime() + MINUTE);
    await setStamps(house.app, system, {
      agencyId: before.agency.id,
      effectiveFrom: tomorrow,
      body: { ...sampleStamps, giveBack: 'left' },
    });
    house.app.clock.move(2 * MINUTE);
    expect((await readShop(house.app, early.customer, before.agency.id)).givesBack).toBe('left');
    await giveBack(house.app, early.customer, { order: kept });
  });

  it('stays while she has one more person there to write to; and what the agency says today holds if it is better for her', async () => {
    const there = await castMailAgency(house.app, { giveBack: 'left' });
    const by = await castPair(house.app, there);
    const second = await castPair(house.app, there);
    const { reference } = await findResident(house.app, by.customer, {
      ...{ state: there.agency.stateCode, number: second.number, agency: there.agency.slug, source: by.email },
    });
    await addContact(house.app, by.customer, { person: reference });
    const order = await castStamps(house.app, by.customer, there);
    await house.settle();
    const leaves = (number: string) =>
      addResident(house.app, system, {
        ...{ agencyId: there.agency.id, facilityId: there.facility.id, number, givenName: 'Mateo', familyName: 'Delgado', unit: 'B-2' },
        status: 'released',
      });
    await leaves(by.number);
    expect(await codeOf(giveBack(house.app, by.customer, { order }))).toBe('stamps.not_given_back_yet');
    const hers = await castStamps(house.app, second.customer, there);
    await house.settle();
    house.app.clock.move(MINUTE);
    await setStamps(house.app, system, { agencyId: there.agency.id, effectiveFrom: 'now', body: { ...sampleStamps, giveBack: 'asked' } });
    await giveBack(house.app, second.customer, { order: hers });
    expect(await readOrder(house.app, second.customer, hers)).toMatchObject({ state: 'returned' });
    expect(await readOrder(house.app, by.customer, order)).toMatchObject({ mayGiveBack: true });
    house.app.clock.move(MINUTE);
    await setStamps(house.app, system, { agencyId: there.agency.id, effectiveFrom: 'now', body: { ...sampleStamps, giveBack: 'left' } });
    expect(await readOrder(house.app, by.customer, order)).toMatchObject({ mayGiveBack: false });
    await leaves(second.number);
    await giveBack(house.app, by.customer, { order });
    await house.settle();
    expect(await readOrder(house.app, by.customer, order)).toMatchObject({ state: 'returned' });
  });

  it('given back at the card company’s desk is undone while it is whole; used, it is our loss', async () => {
    const by = await castPair(house.app, at);
    const [whole, used] = [await bought(by), await bought(by)];
    const desk = async (order: string) => house.refundAtDesk((await house.chargesOf(order))[0]!.id, 350);
    const losses = await balance('refund_losses');
    await use(by, 1n); // of the older one
    await desk(used);
    expect(await readOrder(house.app, by.customer, used)).toMatchObject({ state: 'returned' });
    await desk(whole);
    expect(await readOrder(house.app, by.customer, whole)).toMatchObject({ state: 'filled' });
    expect(await shop(by)).toMatchObject({ balance: 9n });
    expect(await balance('refund_losses')).toBe(losses + 350n);
  });
});
