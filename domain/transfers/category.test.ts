import { afterAll, beforeAll, expect, it } from 'vitest';
import { castAgency, castResident, sampleFees } from '#domain/directory/cast.ts';
import { setFeeSchedule } from '#domain/directory/index.ts';
import { systemScope } from '#kernel/scope.ts';
import { type MoneyHouse, moneyHouse } from '#test/faults/webhooks-house.ts';
import { refusalOf } from '#test/refused.ts';
import { castSender, type Sender } from './cast.ts';
import { asCategory } from './category.ts';
import { createTransfer } from './create-transfer.ts';
import { makeQuote } from './make-quote.ts';
import { ownData } from './own-data.ts';
import { prepareSend } from './prepare-send.ts';
import { readQuote } from './read-quote.ts';
import { receiptOf } from './receipt.ts';
import { readTransfer } from './read-transfer.ts';
import { timeline } from './timeline.ts';

const medical = {
  channel: 'web' as const,
  method: 'card' as const,
  category: 'medical' as const,
  tiers: [{ minCents: 500n, maxCents: 10000n, feeCents: 100n }],
};

let house: MoneyHouse;
let sender: Sender;
beforeAll(async () => {
  house = await moneyHouse();
  house.app.clock.set(new Date('2026-11-23T15:00:00Z'));
  // The dearer purpose stands first in the price list: families are asked in our order, spending first.
  const at = await castAgency(house.app, { feeSchedule: { lines: [medical, ...sampleFees.lines] } });
  sender = await castSender(house.app, { place: { at, residentId: await castResident(house.app, at) } });
});
afterAll(async () => {
  await house.end();
});

const quote = (category?: unknown, amount = '40') =>
  makeQuote(house.app, sender.scope, { resident: sender.residentId, amount, ...(category === undefined ? {} : { category }) });

it('each purpose has its own price and range, and an exempt one arrives whole', async () => {
  expect((await prepareSend(house.app, sender.scope, sender.residentId)).purposes).toEqual([
    { category: 'spendable', minCents: 2000n, maxCents: 50000n },
    { category: 'medical', minCents: 500n, maxCents: 10000n },
  ]);
  expect(await quote()).toMatchObject({ category: 'spendable', feeCents: 395n, arrivesAtLeastCents: 3200n });
  expect(await quote('')).toMatchObject({ category: 'spendable' });
  expect(await quote('medical')).toMatchObject({ category: 'medical', feeCents: 100n, arrivesAtLeastCents: 4000n, deductions: [] });
  expect((await refusalOf(quote('medical', '100.01'))).fields).toMatchObject([{ field: 'amount', code: 'transfers.too_much' }]);
  // Above the agency's own limit, too: the purpose's is the one that counts.
  expect((await refusalOf(quote('medical', '900'))).fields).toMatchObject([{ code: 'transfers.too_much', params: { limit: 10000n } }]);
  expect((await refusalOf(quote('spendable', '900'))).fields).toMatchObject([{ code: 'transfers.too_much', params: { limit: 50000n } }]);
  expect((await refusalOf(quote('spendable', '5'))).fields).toMatchObject([{ field: 'amount', code: 'transfers.too_little' }]);
});

it.each(['media', 'Medical', 'x', ['medical'], 7, {}, null])('%j is no purpose here', async (chosen) => {
  expect((await refusalOf(quote(chosen))).fields).toMatchObject([{ field: 'category', code: 'transfers.category_unknown' }]);
});

it('the free way told of is one for the same purpose', async () => {
  expect((await readQuote(house.app, sender.scope, (await quote()).quoteId)).free).toMatchObject({ channel: 'lockbox' });
  expect((await readQuote(house.app, sender.scope, (await quote('medical')).quoteId)).free).toBeNull();
});

it('goes on to the transfer, its timeline, the receipt and the copy of everything', async () => {
  const { quoteId } = await quote('medical', '31');
  const { transfer } = await createTransfer(house.app, sender.scope, { quote: quoteId, again: false, isFresh: true });
  expect(transfer.category).toBe('medical');
  const view = await readTransfer(house.app, sender.scope, transfer.transferId);
  expect(timeline(view, 'es')[0]!.text).toBe('Para: Salud');
  expect(receiptOf(transfer, transfer.createdAt, 'en').facts).toContainEqual({ label: 'For', value: 'Health' });
  const [own] = await ownData.read(house.app, { ...sender.scope, lang: 'es' });
  expect(own!.rows[0]).toMatchObject({ purpose: 'Salud', amount: 3100n });
  // The same amount for another purpose is not the same sending.
  const other = await readQuote(house.app, sender.scope, (await quote('spendable', '31')).quoteId);
  const same = await readQuote(house.app, sender.scope, (await quote('medical', '31')).quoteId);
  expect([other.alike, same.alike?.transferId]).toEqual([null, transfer.transferId]);
});

it('a purpose that ended since makes no new price, and a price still open is not honoured for it', async () => {
  const { quoteId } = await quote('medical', '32');
  await setFeeSchedule(house.app, systemScope('test'), {
    agencyId: sender.at.agency.id,
    effectiveFrom: new Date(house.app.clock.now().getTime() + 1_000),
    body: sampleFees,
  });
  house.app.clock.move(1_500);
  expect((await refusalOf(quote('medical'))).fields).toMatchObject([{ field: 'category' }]);
  const late = createTransfer(house.app, sender.scope, { quote: quoteId, again: false, isFresh: true });
  expect(await refusalOf(late)).toMatchObject({ code: 'transfers.service_off' });
  expect((await prepareSend(house.app, sender.scope, sender.residentId)).purposes).toHaveLength(1);
});

it('takes nothing but a purpose out of an address', () => {
  expect([asCategory('medical'), asCategory('"><b>'), asCategory(null), asCategory('toString')]).toEqual(['medical', null, null, null]);
});
