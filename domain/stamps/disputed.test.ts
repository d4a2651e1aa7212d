import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { addResident } from '#domain/directory/index.ts';
import { type CastAgency, castPair, type Pair } from '#domain/directory/cast.ts';
import { castClosed } from '#domain/identity/cast.ts';
import { verifyLedger } from '#domain/ledger/index.ts';
import { readWallet } from '#domain/payments/index.ts';
import { newId } from '#kernel/ids.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { systemScope } from '#kernel/scope.ts';
import { type MoneyHouse, moneyHouse } from '#test/faults/webhooks-house.ts';
import { balancesOf, movedBy } from '#test/paid.ts';
import { codeOf } from '#test/refused.ts';
import { castMailAgency, castStamps } from './cast.ts';
import {
  freeStamps,
  giveBack,
  giveStamps,
  holdStamps,
  offerReply,
  orderStamps,
  ownData,
  payOrder,
  readOrder,
  readResidentPurse,
  readShop,
  spendStamps,
} from './index.ts';
import { returnGifts } from './residents/give-stamps.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
const system = systemScope('test');

let house: MoneyHouse;
let at: CastAgency;
beforeAll(async () => {
  house = await moneyHouse();
  at = await castMailAgency(house.app);
});
afterEach(async () => expect(await verifyLedger(house.app)).toEqual([]));
afterAll(() => house.end());

const shop = async (by: Pair) => {
  const { balance, available, disputed } = await readShop(house.app, by.customer, at.agency.id);
  return [balance, available, disputed];
};
const view = (by: Pair, order: string) => readOrder(house.app, by.customer, order);
const owes = async (by: Pair) => Object.values(await balancesOf(house.app, [`chargeback_receivable:${by.customer.actor}`]))[0];
const moved = (work: () => Promise<unknown>) =>
  movedBy(house.app, [`unused_stamps:${at.agency.id}`, 'tax_payable', 'refund_losses', 'refunds_payable', 'suspense'], work);

/** Ten stamps for $3.50, by card; a part of it from the wallet. */
async function bought(by: Pair, walletCents: bigint | null = null): Promise<string> {
  const { app } = house;
  const { orderId } = await orderStamps(app, by.customer, { order: newId('sto'), agency: at.agency.id, stamps: 10n, totalCents: 350n });
  await payOrder(app, by.customer, { order: orderId, isFresh: true, walletCents });
  await house.payFor(orderId);
  return orderId;
}
const hold = async (by: Pair, stamps: bigint, subject = newId('let')) => {
  await house.app.tx(by.customer, (tx) => holdStamps(house.app, tx, by.customer, { subject, agency: at.agency.id, stamps }));
  return subject;
};
const spend = (subject: string) => house.app.tx(system, (tx) => spendStamps(house.app, tx, system, subject));
const free = (subject: string) => house.app.tx(system, (tx) => freeStamps(house.app, tx, system, subject));
const codeOfRefusal = (error: unknown): string => (isRefusal(error) ? error.code : expect.fail(String(error)));
const use = async (by: Pair, stamps: bigint) => spend(await hold(by, stamps));
const give = (by: Pair, stamps: bigint) => giveStamps(house.app, by.customer, { gift: newId('gft'), resident: by.residentId, stamps });

async function dispute(order: string, amount?: number): Promise<string> {
  const [charge] = await house.chargesOf(order);
  const { id } = await house.control('POST', `charges/${charge!.id}/dispute`, { reason: 'fraudulent', ...(amount ? { amount } : {}) });
  await house.settle();
  return String(id);
}
async function close(id: string, outcome: 'won' | 'lost'): Promise<void> {
  await house.control('POST', `disputes/${id}/close`, { outcome });
  await house.settle();
}

describe('a pack whose payment is disputed', () => {
  it('is set aside at once: not used, given or given back; won, it is free again', async () => {
    const by = await castPair(house.app, at);
    const order = await bought(by);
    await use(by, 3n);
    const id = await dispute(order);
    expect(await shop(by)).toEqual([7n, 0n, 7n]);
    expect(await view(by, order)).toMatchObject({ state: 'filled', left: null, dispute: { standing: 'open', held: 7n, takenOut: 0n } });
    expect(await codeOf(hold(by, 1n))).toBe('stamps.too_few');
    expect(await codeOf(give(by, 1n))).toBe('stamps.too_few');
    expect(await codeOf(giveBack(house.app, by.customer, { order }))).toBe('stamps.disputed');
    expect(await owes(by)).toBe(350n);
    await close(id, 'won');
    expect(await shop(by)).toEqual([7n, 7n, 0n]);
    expect(await view(by, order)).toMatchObject({ left: { stamps: 7n }, dispute: { standing: 'won', held: 0n } });
    expect(await owes(by)).toBe(0n);
    await use(by, 7n);
  });

  it('lost, is taken out as far as it is left: she owes for what was used', async () => {
    const by = await castPair(house.app, at);
    const order = await bought(by);
    await use(by, 3n);
    const id = await dispute(order);
    // Seven of ten, with their tax.
    expect(await moved(() => close(id, 'lost'))).toEqual({ [`unused_stamps:${at.agency.id}`]: -231n, tax_payable: -14n });
    expect(await owes(by)).toBe(105n);
    expect(await shop(by)).toEqual([0n, 0n, 0n]);
    expect(await view(by, order)).toMatchObject({ left: null, dispute: { standing: 'lost', held: 0n, takenOut: 7n } });
    expect(await codeOf(giveBack(house.app, by.customer, { order }))).toBe('stamps.nothing_to_give_back');
  });

  it.each(['created', 'reverse', 'shuffle'])(
    'news told %s and three times over, of the payment too, ends in the same book',
    async (news) => {
      const [won, lost] = [await castPair(house.app, at), await castPair(house.app, at)];
      await house.control('POST', 'webhooks/hold');
      const orders: string[] = [];
      for (const [by, outcome] of [
        [won, 'won'],
        [lost, 'lost'],
      ] as const) {
        const { orderId } = await orderStamps(house.app, by.customer, {
          order: newId('sto'),
          agency: at.agency.id,
          stamps: 10n,
          totalCents: 350n,
        });
        await payOrder(house.app, by.customer, { order: orderId, isFresh: true });
        await house.pay((await house.sessionsOf(orderId))[0]!.id);
        const [charge] = await house.chargesOf(orderId);
        const { id } = await house.control('POST', `charges/${charge!.id}/dispute`, { reason: 'fraudulent' });
        await house.control('POST', `disputes/${String(id)}/close`, { outcome });
        orders.push(orderId);
      }
      await house.control('POST', 'webhooks/release', { order: news, copies: 3 });
      await house.settle();
      expect(await shop(won)).toEqual([10n, 10n, 0n]);
      expect(await shop(lost)).toEqual([0n, 0n, 0n]);
      expect(await owes(lost)).toBe(0n);
      expect(await view(lost, orders[1]!)).toMatchObject({ dispute: { standing: 'lost', takenOut: 10n } });
    },
  );

  it('leaves other packs alone, which letters use then; and what letters under way need stays with them', async () => {
    const by = await castPair(house.app, at);
    const first = await bought(by);
    const way = await hold(by, 4n);
    const second = await bought(by);
    const id = await dispute(first);
    // The letter is paid for by the second pack: all of the first is set aside.
    expect(await shop(by)).toEqual([20n, 6n, 10n]);
    await spend(way);
    expect(await view(by, second)).toMatchObject({ left: { stamps: 6n } });
    const [going, back] = [await hold(by, 3n), await hold(by, 3n)];
    await close(id, 'lost');
    expect(await shop(by)).toEqual([6n, 0n, 0n]);
    expect(await owes(by)).toBe(0n);
    await spend(going);
    await free(back);
    expect(await shop(by)).toEqual([3n, 3n, 0n]);
  });

  it('letters under way keep theirs; freed later, it is set aside or taken out then', async () => {
    const by = await castPair(house.app, at);
    const order = await bought(by);
    const [one, two, three] = [await hold(by, 2n), await hold(by, 2n), await hold(by, 1n)];
    const id = await dispute(order);
    expect(await shop(by)).toEqual([10n, 0n, 5n]);
    await free(one);
    expect(await shop(by)).toEqual([10n, 0n, 7n]);
    await spend(three);
    await close(id, 'lost');
    expect([await shop(by), await owes(by)]).toEqual([[2n, 0n, 0n], 350n - 245n]);
    await free(two);
    expect([await shop(by), await owes(by)]).toEqual([[0n, 0n, 0n], 35n]);
    expect(await view(by, order)).toMatchObject({ dispute: { takenOut: 9n } });
  });

  it('a reply stamp that waits inside stays there, and is taken out when it comes back', async () => {
    const by = await castPair(house.app, at);
    const order = await bought(by);
    const reply = await hold(by, 1n);
    await house.app.tx(system, (tx) => offerReply(house.app, tx, system, { subject: reply, resident: by.residentId }));
    await close(await dispute(order), 'lost');
    const himself = { ...system, realm: 'resident' as const, actor: by.residentId, agency: at.agency.id };
    expect((await readResidentPurse(house.app, himself)).replies.get(by.customer.actor!)).toBe(1);
    expect([await shop(by), await owes(by)]).toEqual([[1n, 0n, 0n], 35n]);
    await free(reply);
    expect([await shop(by), await owes(by)]).toEqual([[0n, 0n, 0n], 0n]);
  });

  it('a part of the price takes a part of the stamps, never more than the bank kept; the rest goes back as it came', async () => {
    const by = await castPair(house.app, at);
    const order = await bought(by);
    const id = await dispute(order, 180);
    // Five cost $1.75, six $2.10.
    expect(await shop(by)).toEqual([10n, 5n, 5n]);
    await close(id, 'lost');
    expect([await shop(by), await owes(by)]).toEqual([[5n, 5n, 0n], 5n]);
    // Her $1.75 are owed to her, less the five cents that she owes. The card takes nothing any more: people find a way.
    expect(await moved(() => giveBack(house.app, by.customer, { order }).then(() => house.settle()))).toMatchObject({
      refunds_payable: 170n,
    });
    expect([await view(by, order), await owes(by)]).toMatchObject([{ state: 'return_stuck' }, 0n]);
  });

  it('the part that the wallet paid stays hers', async () => {
    const by = await castPair(house.app, at);
    const spare = await castStamps(house.app, by.customer, at);
    await house.settle();
    await use(by, 3n);
    await giveBack(house.app, by.customer, { order: spare });
    const order = await bought(by, 245n);
    await close(await dispute(order), 'lost');
    // $1.05 of $3.50 came by card: three stamps.
    expect([await shop(by), await owes(by)]).toEqual([[7n, 7n, 0n], 0n]);
    await giveBack(house.app, by.customer, { order });
    expect((await readWallet(house.app, by.customer)).balanceCents).toBe(245n);
  });

  it('given away before, stays with him; when he leaves, it pays what she owes before her wallet has anything', async () => {
    const by = await castPair(house.app, at);
    const order = await bought(by);
    await give(by, 4n);
    const id = await dispute(order);
    const person = { number: by.number, givenName: 'Mateo', familyName: 'Delgado', unit: 'B-2', status: 'released' as const };
    await addResident(house.app, system, { agencyId: at.agency.id, facilityId: at.facility.id, ...person });
    await returnGifts(house.app);
    expect((await readWallet(house.app, by.customer)).balanceCents).toBe(0n);
    await close(id, 'lost');
    expect([await shop(by), await owes(by)]).toEqual([[0n, 0n, 0n], 140n]);
    await returnGifts(house.app);
    expect([(await readWallet(house.app, by.customer)).balanceCents, await owes(by)]).toEqual([0n, 0n]);
  });

  it.each(['created', 'reverse'])(
    'given back at the card company’s desk as well, told %s: the stamps are back, and she owes what she had twice',
    async (news) => {
      const by = await castPair(house.app, at);
      const order = await bought(by);
      const [charge] = await house.chargesOf(order);
      await house.control('POST', 'webhooks/hold');
      await house.refundAtDesk(charge!.id, 350, true);
      const { id } = await house.control('POST', `charges/${charge!.id}/dispute`, { reason: 'fraudulent' });
      expect(
        await moved(async () => {
          await house.control('POST', 'webhooks/release', { order: news, copies: 2 });
          await house.settle();
          await close(String(id), 'lost');
        }),
      ).toEqual({ [`unused_stamps:${at.agency.id}`]: -330n, tax_payable: -20n });
      expect([await shop(by), await owes(by)]).toEqual([[0n, 0n, 0n], 350n]);
    },
  );

  it('lost, and the bank gave its money back after all: what was taken out is in the pack again, once, whoever tells it how often', async () => {
    const by = await castPair(house.app, at);
    const order = await bought(by);
    await use(by, 1n);
    const letter = await hold(by, 2n);
    const id = await dispute(order);
    await close(id, 'lost');
    await spend(letter);
    // Seven of ten were taken out, in the middle: what is drawn before and after them adds up to the pack's price all the same.
    expect([await shop(by), await owes(by)]).toEqual([[0n, 0n, 0n], 105n]);
    await house.control('POST', 'webhooks/hold');
    await house.control('POST', `disputes/${id}/close`, { outcome: 'won' });
    await house.control('POST', 'webhooks/release', { order: 'shuffle', copies: 3 });
    await house.settle();
    expect([await shop(by), await owes(by)]).toEqual([[7n, 7n, 0n], 0n]);
    expect(await view(by, order)).toMatchObject({ left: { stamps: 7n, totalCents: 245n }, dispute: { standing: 'won', takenOut: 0n } });
    await use(by, 3n);
    const back = () => giveBack(house.app, by.customer, { order });
    expect(await moved(() => Promise.all([back(), back()]).then(() => house.settle()))).toEqual({
      [`unused_stamps:${at.agency.id}`]: -132n,
      tax_payable: -8n,
    });
  });

  it('put back while letters are written: none is used that is not there, and each is there once', async () => {
    const by = await castPair(house.app, at);
    const order = await bought(by);
    const id = await dispute(order);
    await close(id, 'lost');
    await house.control('POST', 'webhooks/hold');
    await house.control('POST', `disputes/${id}/close`, { outcome: 'won' });
    await house.control('POST', 'webhooks/release', { order: 'created', copies: 3 });
    const letters: Promise<unknown>[] = [];
    for (let i = 0; i < 20; i++) letters.push(hold(by, 2n).then(() => 'sent', codeOfRefusal));
    const said = await Promise.all([house.settle().then(() => 'settled'), ...letters]);
    const sent = BigInt(said.filter((one) => one === 'sent').length);
    expect(await shop(by)).toEqual([10n, 10n - 2n * sent, 0n]);
    for (let left = 5n - sent; left > 0n; left--) await hold(by, 2n);
    expect(await codeOf(hold(by, 1n))).toBe('stamps.too_few');
    expect(await owes(by)).toBe(0n);
  });

  it('what a gift had paid for a lost dispute is money in the wallet again; of a pack that went back since, too', async () => {
    const by = await castPair(house.app, at);
    const order = await bought(by);
    await give(by, 4n);
    const id = await dispute(order);
    await close(id, 'lost');
    const person = { number: by.number, givenName: 'Mateo', familyName: 'Delgado', unit: 'B-2', status: 'released' as const };
    await addResident(house.app, system, { agencyId: at.agency.id, facilityId: at.facility.id, ...person });
    await returnGifts(house.app);
    expect([(await readWallet(house.app, by.customer)).balanceCents, await owes(by)]).toEqual([0n, 0n]);
    await close(id, 'won');
    expect([await shop(by), (await readWallet(house.app, by.customer)).balanceCents, await owes(by)]).toEqual([[6n, 6n, 0n], 140n, 0n]);

    const other = await castPair(house.app, at);
    const half = await bought(other);
    const lostHalf = await dispute(half, 180);
    await close(lostHalf, 'lost');
    await giveBack(house.app, other.customer, { order: half });
    await house.settle();
    await close(lostHalf, 'won');
    expect([await shop(other), (await readWallet(house.app, other.customer)).balanceCents]).toEqual([[0n, 0n, 0n], 175n]);
  });

  it('a login that was closed meanwhile: what a won dispute frees goes back to its card', async () => {
    const by = await castPair(house.app, at);
    const order = await bought(by);
    const letter = await hold(by, 2n);
    const id = await dispute(order);
    await castClosed(house.app, by.customer.actor!);
    await ownData.forget!(house.app, by.customer);
    expect(await view(by, order)).toMatchObject({ state: 'filled', dispute: { held: 8n } });
    await close(id, 'won');
    await free(letter);
    await house.settle();
    expect((await house.refundsOf(order)).reduce((sum, one) => sum + one.amount, 0)).toBe(350);
    expect(await view(by, order)).toMatchObject({ state: 'returned' });
    const { rows } = await house.app.owner.query(
      `select 1 from notifications.notices where login_id = $1 and template = 'stamps_returned'`,
      [by.customer.actor],
    );
    expect(rows).toEqual([]);
  });
});
