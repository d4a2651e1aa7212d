import fc from 'fast-check';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type CastAgency, castPair, type Pair } from '#domain/directory/cast.ts';
import { setStamps } from '#domain/directory/index.ts';
import { castClosed } from '#domain/identity/cast.ts';
import { credit, customerWallet, debit, postJournal, processorClearing, readBalance, verifyLedger } from '#domain/ledger/index.ts';
import { giveMoney, readGivingMoney, readMedia, readWalletStatement, returnMoney, takeBackMoney } from '#domain/payments/index.ts';
import { newId } from '#kernel/ids.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { codeOf } from '#test/refused.ts';
import { castMailAgency, sampleStamps } from '../cast.ts';
import { buyInside, freeStamps, holdStamps, readInsideShop, readResidentPurse, spendStamps } from '../index.ts';
import { returnGifts } from './give-stamps.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });
const HOUR = 3_600_000;
const FIVE = { stamps: 5n, totalCents: 185n };
const NOT_REFUSED = 'nothing was refused';
const system = systemScope('test');

let app: TestApp;
let at: CastAgency;
beforeAll(async () => {
  app = await testApp();
  at = await castMailAgency(app, { soldInside: true });
});
afterAll(async () => {
  await app.owner.query('analyze');
  expect(await verifyLedger(app)).toEqual([]);
  await app.end();
});

const himself = (by: Pair, place = at): Scope => ({ ...system, realm: 'resident', actor: by.residentId, agency: place.agency.id });
const give = (by: Pair, amount: string, gift = newId('mgf')) =>
  giveMoney(app, by.customer, { gift, resident: by.residentId, amount, isFresh: true });
const buy = (by: Pair, pack = FIVE, purchase = newId('gft')) => buyInside(app, himself(by), { purchase, ...pack });
const owed = (code: string) => app.tx(system, (tx) => readBalance(tx, system, code)).catch(() => 0n);
const wallet = (by: Pair) => owed(`wallet:${by.customer.actor!}`);
/** Money to buy with, and stamps of his own. */
const has = async (by: Pair) => [(await readMedia(app, himself(by))).balanceCents, (await readResidentPurse(app, himself(by))).own];
const leave = (by: Pair) => app.owner.query(`update directory.residents set status = 'released' where id = $1`, [by.residentId]);

async function pair(walletCents: bigint, place = at, person?: Pair): Promise<Pair> {
  const by = await castPair(app, place, person && { person });
  const entries = [debit(processorClearing(), walletCents), credit(customerWallet(by.customer.actor!), walletCents)];
  await app.tx(system, (tx) => postJournal(tx, system, { key: newId('cast'), kind: 'cast', at: app.clock.now(), entries }));
  return by;
}

it('money out of a wallet buys stamps inside, at the price shown, tax included; any number of touches is one pack', async () => {
  const by = await pair(20_00n);
  const gift = newId('mgf');
  await Promise.all([give(by, '10', gift), give(by, '10', gift), give(by, '10', gift)]);
  expect([await wallet(by), await has(by)]).toEqual([10_00n, [10_00n, 0n]]);
  const purchase = newId('gft');
  await Promise.all([buy(by, FIVE, purchase), buy(by, FIVE, purchase)]);
  await buy(by, FIVE, purchase);
  expect(await has(by)).toEqual([8_15n, 5n]);
  expect((await readInsideShop(app, himself(by), { purchase })).bought).toBe(5n);
  expect((await readMedia(app, himself(by))).lines.map(({ from, cents }) => [from, cents])).toEqual([
    [null, -1_85n],
    ['Dana Peñalosa', 10_00n],
  ]);
  expect((await readWalletStatement(app, by.customer)).lines[0]).toMatchObject({ kind: 'media_given', changeCents: -10_00n });
  // They are used as those that others gave him.
  const earned = await owed(`stamp_sales:${at.agency.id}`);
  const subject = newId('ans');
  const scope = himself(by);
  await app.tx(scope, (tx) => holdStamps(app, tx, scope, { subject, agency: at.agency.id, stamps: 2n, to: by.customer.actor! }));
  await app.tx(system, (tx) => spendStamps(app, tx, system, subject));
  expect([await has(by), (await owed(`stamp_sales:${at.agency.id}`)) - earned]).toEqual([[8_15n, 3n], 70n]);
});

it('who is not there, not on the list, or where nothing is sold gets none; amounts are judged at their field', async () => {
  const by = await pair(300_00n);
  expect(await codeOf(giveMoney(app, by.customer, { gift: newId('mgf'), resident: by.residentId, amount: '5', isFresh: false }))).toBe(
    'payments.sign_in_again',
  );
  for (const [amount, code] of [
    ['', 'amount_empty'],
    ['-5', 'amount_negative'],
    ['0.99', 'media_too_little'],
    ['100.01', 'media_too_much'],
  ])
    expect(await codeOf(give(by, amount!))).toBe(`payments.${code}`);
  await give(by, '100');
  await give(by, '100');
  expect(await codeOf(give(by, '1'))).toBe('payments.media_full');
  const poor = await pair(4_99n);
  expect(await codeOf(give(poor, '5'))).toBe('payments.media_wallet_short');
  expect(await codeOf(give({ ...poor, residentId: by.residentId }, '1'))).not.toBeNull();
  expect(await codeOf(give(by, '1', newId('gft')))).toBe('kernel.not_allowed');
  const closed = await castMailAgency(app);
  const there = await pair(10_00n, closed);
  expect(await codeOf(give(there, '5'))).toBe('payments.media_off');
  expect((await readInsideShop(app, himself(there, closed), { purchase: null })).packs).toBeNull();
  await leave(poor);
  expect(await codeOf(give(poor, '1'))).toBe('payments.unknown_media_person');
});

it('nothing is bought for another price, without the money, or by another id; a rule that was changed ends it, and what he has is still his', async () => {
  const place = await castMailAgency(app, { soldInside: true });
  const by = await pair(20_00n, place);
  await give(by, '2');
  const scope = himself(by, place);
  const buyHere = (over: object = {}) => buyInside(app, scope, { purchase: newId('gft'), ...FIVE, ...over });
  expect(await codeOf(buyHere({ totalCents: 1n }))).toBe('stamps.price_changed');
  expect(await codeOf(buyHere({ stamps: 6n }))).toBe('stamps.price_changed');
  expect(await codeOf(buyHere({ stamps: 10n, totalCents: 350n }))).toBe('stamps.media_short');
  expect(await codeOf(buyHere({ purchase: 'gft_x' }))).toBe('kernel.not_allowed');
  const { giftId } = await buyHere();
  const other = await pair(5_00n, place);
  expect(await codeOf(buyInside(app, himself(other, place), { purchase: giftId, ...FIVE }))).toBe('kernel.not_allowed');
  await setStamps(app, system, { agencyId: place.agency.id, effectiveFrom: 'now', body: { ...sampleStamps, soldInside: false } });
  expect(await codeOf(buyHere())).toBe('stamps.not_sold_here');
  expect(await readMedia(app, scope)).toMatchObject({ isOpen: false, balanceCents: 15n });
});

it('two packs at once for money that pays one: one is bought', async () => {
  const by = await pair(5_00n);
  await give(by, '2');
  const codes = await Promise.all([codeOf(buy(by)), codeOf(buy(by)), codeOf(buy(by))]);
  expect(codes.toSorted()).toEqual([NOT_REFUSED, 'stamps.media_short', 'stamps.media_short']);
  expect(await has(by)).toEqual([15n, 5n]);
});

it('a giver takes back what is not spent, once, for 24 hours', async () => {
  const by = await pair(20_00n);
  const { giftId: gift } = await give(by, '10');
  await buy(by);
  const back = () => takeBackMoney(app, by.customer, { gift });
  const codes = await Promise.all([codeOf(back()), codeOf(back())]);
  expect(codes.toSorted()).toEqual([NOT_REFUSED, 'payments.media_spent']);
  expect([await wallet(by), await has(by)]).toEqual([18_15n, [0n, 5n]]);
  const stranger = await pair(1n);
  expect(await codeOf(takeBackMoney(app, stranger.customer, { gift }))).toBe('payments.media_unknown_gift');
  const { giftId: late } = await give(by, '3');
  app.clock.move(24 * HOUR);
  expect(await codeOf(takeBackMoney(app, by.customer, { gift: late }))).toBe('payments.media_too_late');
  expect((await readGivingMoney(app, by.customer, { resident: by.residentId })).gifts.map((one) => one.canBackCents)).toEqual([0n, 0n]);
});

it('who has left: unused stamps are money again, and all goes back to whose money it was; an answer under way keeps what it needs', async () => {
  const by = await pair(10_00n);
  await give(by, '1');
  // Another one gave the rest: the oldest money is spent first.
  const second = await pair(10_00n, at, by);
  await give(second, '5');
  await buy(by); // 100 of the first, 85 of the second
  const subject = newId('ans');
  const scope = himself(by);
  await app.tx(scope, (tx) => holdStamps(app, tx, scope, { subject, agency: at.agency.id, stamps: 1n, to: by.customer.actor! }));
  await leave(by);
  await returnGifts(app);
  await returnMoney(app);
  expect([await wallet(by), await wallet(second), await has(by)]).toEqual([9_00n, 9_15n, [0n, 4n]]);
  await app.tx(system, (tx) => freeStamps(app, tx, system, subject));
  for (let times = 0; times < 2; times++) {
    await returnGifts(app);
    await returnMoney(app);
  }
  expect([await wallet(by), await wallet(second), await has(by)]).toEqual([10_00n, 10_00n, [0n, 0n]]);
});

it('what comes back for a closed login does not stay in its wallet', async () => {
  const by = await pair(10_00n);
  await give(by, '10');
  await castClosed(app, by.customer.actor!);
  await leave(by);
  await returnMoney(app);
  await app.runJobs();
  expect(await wallet(by)).toBe(0n);
});

it('whatever is given, bought, used, taken back and returned: no cent and no stamp is made or lost', async () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant('give' as const), who: fc.nat(1), cents: fc.integer({ min: 100, max: 900 }) }),
    fc.record({ do: fc.constantFrom('buy' as const, 'use' as const, 'hold' as const, 'free' as const) }),
    fc.record({ do: fc.constant('back' as const), nth: fc.nat(5) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      const first = await pair(30_00n);
      const second = await pair(30_00n, at, first);
      const [sales, tax] = [await owed(`stamp_sales:${at.agency.id}`), await owed('tax_payable')];
      const scope = himself(first);
      const gifts: { by: Pair; gift: string }[] = [];
      const held: string[] = [];
      const hold = async () => {
        const subject = newId('ans');
        await app.tx(scope, (tx) => holdStamps(app, tx, scope, { subject, agency: at.agency.id, stamps: 1n, to: 'nobody' }));
        return subject;
      };
      const doing = {
        give: async ({ who, cents }: { who: number; cents: number }) => {
          const by = [first, second][who]!;
          gifts.push({ by, gift: (await give(by, (cents / 100).toFixed(2))).giftId });
        },
        buy: () => buy(first),
        hold: async () => held.push(await hold()),
        free: async () => {
          const subject = held.pop();
          if (subject) await app.tx(system, (tx) => freeStamps(app, tx, system, subject));
        },
        use: async () => {
          const subject = await hold();
          await app.tx(system, (tx) => spendStamps(app, tx, system, subject));
        },
        back: async ({ nth }: { nth: number }) => {
          const one = gifts[nth];
          if (one) await takeBackMoney(app, one.by.customer, { gift: one.gift });
        },
      };
      for (const one of steps) await codeOf(doing[one.do](one as never));
      await leave(first);
      for (const subject of held) await app.tx(system, (tx) => freeStamps(app, tx, system, subject));
      await returnGifts(app);
      await returnMoney(app);
      const used = (await owed(`stamp_sales:${at.agency.id}`)) - sales + (await owed('tax_payable')) - tax;
      expect(await has(first)).toEqual([0n, 0n]);
      expect((await wallet(first)) + (await wallet(second)) + used).toBe(60_00n);
    }),
    { numRuns: 15 },
  );
});
