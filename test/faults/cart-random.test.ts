import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CastAgency, castPair } from '#domain/directory/cast.ts';
import { credit, customerWallet, debit, postJournal, processorClearing, verifyLedger } from '#domain/ledger/index.ts';
import { finishSpends, readWallet, resolveRefunds, splitPrice } from '#domain/payments/index.ts';
import { castMailAgency } from '#domain/stamps/cast.ts';
import { giveBack, orderStamps, payOrder, readOrder } from '#domain/stamps/index.ts';
import { castTransfer } from '#domain/transfers/cast.ts';
import { cancelTransfer, payTransfer, readTransfer } from '#domain/transfers/index.ts';
import { newId } from '#kernel/ids.ts';
import type { Money } from '#kernel/money.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { codeOf } from '#test/refused.ts';
import { DECLINED, type MoneyHouse, moneyHouse, VISA } from './webhooks-house.ts';

// R12, the case of Idaho: things are put in, paid in part, taken out, left until their page closes, and paid after all. None of it makes a cent.
const SCRIPTS = Number(process.env['SCRIPTS'] ?? '6');
const MINUTE = 60_000;
const PACK = 1000n;

let house: MoneyHouse;
let place: CastAgency;
const system = systemScope('test');
beforeAll(async () => {
  house = await moneyHouse();
  place = await castMailAgency(house.app, { packs: [{ stamps: 20, priceCents: PACK }], taxBasisPoints: 0 });
});
afterAll(async () => {
  expect(await verifyLedger(house.app)).toEqual([]);
  await house.end();
});

/** Something that is bought: its price, and whether its buyer has it. */
interface Thing {
  id: string;
  totalCents: Money;
  pay(walletCents: Money): Promise<unknown>;
  takeOut(): Promise<unknown>;
  isBought(): Promise<boolean>;
}

const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('send' as const), dollars: fc.integer({ min: 5, max: 30 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('order' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('fill' as const), cents: fc.integer({ min: 100, max: 4000 }) }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('pay' as const), which: fc.nat(5), byWallet: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('card' as const), which: fc.nat(5), isTaken: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('take out' as const), which: fc.nat(5) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), minutes: fc.constantFrom(16, 70) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('settle' as const) }) },
);

function thingsOf(by: Scope, residentId: string) {
  const { app } = house;
  return {
    async send(dollars: number): Promise<Thing> {
      const sender = { scope: by, email: '', at: place, residentId };
      const { transferId: transfer, amountCents, feeCents } = await castTransfer(app, sender, String(dollars));
      return {
        id: transfer,
        totalCents: amountCents + feeCents,
        pay: (walletCents) => payTransfer(app, by, { transfer, isFresh: true, walletCents }),
        takeOut: () => cancelTransfer(app, by, { transfer }),
        isBought: async () => (await readTransfer(app, by, transfer)).state === 'applied',
      };
    },
    async order(): Promise<Thing> {
      const input = { order: newId('sto'), agency: place.agency.id, stamps: 20n, totalCents: PACK };
      const { orderId: order } = await orderStamps(app, by, input);
      return {
        id: order,
        totalCents: PACK,
        pay: (walletCents) => payOrder(app, by, { order, isFresh: true, walletCents }),
        takeOut: () => giveBack(app, by, { order }),
        isBought: async () => (await readOrder(app, by, order)).state === 'filled',
      };
    },
  };
}

/** What the card company took for a thing and did not pay back. */
async function paidByCard(thing: Thing): Promise<Money> {
  const sum = (all: readonly { status: string; amount: number }[]) =>
    all.filter(({ status }) => status === 'succeeded').reduce((cents, { amount }) => cents + BigInt(amount), 0n);
  return sum(await house.chargesOf(thing.id)) - sum(await house.refundsOf(thing.id));
}

async function settleAll(): Promise<void> {
  await house.control('POST', 'due', {});
  await house.settle();
  await finishSpends(house.app);
  await resolveRefunds(house.app);
  await house.settle();
}

it(
  `${SCRIPTS} scripts: what is in the wallet and what was bought is what was paid, to the cent`,
  { timeout: 120_000 + SCRIPTS * 20_000 },
  async () => {
    const { app } = house;
    let bought = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 16 }), async (steps) => {
        const { customer: by, residentId } = await castPair(app, place);
        const make = thingsOf(by, residentId);
        const things: Thing[] = [];
        let filledCents = 0n;
        for (const one of steps) {
          const thing = 'which' in one ? things[one.which % Math.max(things.length, 1)] : undefined;
          if (one.do === 'send') await make.send(one.dollars).then((made) => things.push(made), unlessRefused);
          else if (one.do === 'order') things.push(await make.order());
          else if (one.do === 'fill') {
            const cents = BigInt(one.cents);
            const entries = [debit(processorClearing(), cents), credit(customerWallet(by.actor!), cents)];
            await app.tx(system, (tx) =>
              postJournal(tx, system, { key: newId('tst'), kind: 'wallet_filled', entries, at: app.clock.now() }),
            );
            filledCents += cents;
          } else if (one.do === 'wait') {
            app.clock.move(one.minutes * MINUTE);
            await settleAll();
          } else if (one.do === 'settle') await house.settle();
          else if (thing && one.do === 'pay') {
            const { availableCents } = await readWallet(app, by);
            await codeOf(thing.pay(one.byWallet ? (splitPrice(thing.totalCents, availableCents)?.walletCents ?? 0n) : 0n));
          } else if (thing && one.do === 'card') {
            const session = (await house.sessionsOf(thing.id)).find(({ status }) => status === 'open');
            if (session) await house.pay(session.id, one.isTaken ? VISA : DECLINED);
          } else if (thing && one.do === 'take out') await codeOf(thing.takeOut());
          const { balanceCents, availableCents } = await readWallet(app, by);
          expect(availableCents >= 0n && availableCents <= balanceCents && balanceCents <= filledCents).toBe(true);
        }
        app.clock.move(2 * 60 * MINUTE);
        await settleAll();
        const cardCents = await Promise.all(things.map(paidByCard));
        const isBought = await Promise.all(things.map((thing) => thing.isBought()));
        bought += isBought.filter(Boolean).length;
        const { balanceCents, availableCents } = await readWallet(app, by);
        const boughtCents = things.reduce((sum, { totalCents }, n) => sum + (isBought[n] ? totalCents : 0n), 0n);
        expect(availableCents).toBe(balanceCents);
        expect(balanceCents + boughtCents).toBe(filledCents + cardCents.reduce((sum, cents) => sum + cents, 0n));
      }),
      // One that surely buys something.
      { numRuns: SCRIPTS, examples: [[[{ do: 'fill', cents: 4000 }, { do: 'order' }, { do: 'pay', which: 0, byWallet: true }]]] },
    );
    expect(bought).toBeGreaterThan(0);
  },
);

function unlessRefused(error: unknown): void {
  if (!isRefusal(error)) throw error;
}
