import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addResident, noServices, setFeeSchedule, setLimits, setServices } from '#domain/directory/index.ts';
import { castAgency, castCustomer, castResident, sampleFees } from '#domain/directory/cast.ts';
import { newId } from '#kernel/ids.ts';
import { publicScope, systemScope } from '#kernel/scope.ts';
import { type MoneyHouse, moneyHouse } from '#test/faults/webhooks-house.ts';
import { refusalOf } from '#test/refused.ts';
import { castDetails, castSender, castTransfer, type Sender } from './cast.ts';
import { makeQuote, QUOTES_AT_ONCE } from './make-quote.ts';
import { payTransfer } from './pay-transfer.ts';
import { prepareSend } from './prepare-send.ts';
import { readQuote } from './read-quote.ts';

let house: MoneyHouse;
let sender: Sender;
beforeAll(async () => {
  house = await moneyHouse();
  house.app.clock.set(new Date('2026-11-23T15:00:00Z')); // Monday, 10 AM in New York
  sender = await castSender(house.app);
});
afterAll(async () => {
  await house.end();
});

async function paid(who: Sender, amount: string): Promise<void> {
  const { transferId } = await castTransfer(house.app, who, amount);
  await payTransfer(house.app, who.scope, { transfer: transferId, isFresh: true });
  await house.payFor(transferId);
}

async function quotes(): Promise<bigint> {
  return (await house.app.owner.query<{ count: bigint }>('select count(*) as count from transfers.quotes')).rows[0]!.count;
}

describe('makeQuote', () => {
  it('promises the whole price: fee, what arrives, when, and how long it holds', async () => {
    const quote = await makeQuote(house.app, sender.scope, { resident: sender.residentId, amount: '$40' });
    expect(quote).toMatchObject({
      amountCents: 4000n,
      feeCents: 395n,
      tierMinCents: 2000n,
      tierMaxCents: 4999n,
      arrivesAtLeastCents: 3200n,
      arrivesAtMostCents: 4000n,
      channel: 'web',
      method: 'card',
      category: 'spendable',
      postsBy: new Date('2026-11-24T22:00:00Z'), // the next business day, 5 PM
      timeZone: 'America/New_York',
    });
    expect(quote.expiresAt.getTime() - quote.createdAt.getTime()).toBe(15 * 60_000);
    const read = await readQuote(house.app, sender.scope, quote.quoteId);
    expect(read).toMatchObject({
      totalCents: 4395n,
      hasExpired: false,
      transferId: null,
      alike: null,
      free: { channel: 'lockbox', method: 'money_order' },
    });
    expect(read.deductions).toEqual([
      {
        name: { en: 'Court debts', es: 'Deudas judiciales' },
        wording: { en: 'Up to 20 of every 100 dollars.', es: 'Hasta 20 de cada 100 dólares.' },
        when: 'if_owed',
        upTo: '8.00',
      },
    ]);
  });

  const refused: [unknown, string][] = [
    ['19.99', 'transfers.too_little'],
    ['500.01', 'transfers.too_much'],
    ['', 'transfers.amount_empty'],
    ['   ', 'transfers.amount_empty'],
    ['abc', 'transfers.amount_not_a_number'],
    ['-5', 'transfers.amount_negative'],
    ['−40', 'transfers.amount_negative'],
    ['0', 'transfers.too_little'],
    ['40.001', 'transfers.amount_fraction_of_cent'],
    ['1e400', 'transfers.amount_not_a_number'],
    ['0x28', 'transfers.amount_not_a_number'],
    ['Infinity', 'transfers.amount_not_a_number'],
    ['NaN', 'transfers.amount_not_a_number'],
    ['٤٠', 'transfers.amount_not_a_number'],
    ['四十', 'transfers.amount_not_a_number'],
    ['😀', 'transfers.amount_not_a_number'],
    ['40\u0000', 'transfers.amount_not_a_number'],
    ['4\u202e0', 'transfers.amount_not_a_number'],
    ['40 41', 'transfers.amount_not_a_number'],
    ['<script>alert(1)</script>', 'transfers.amount_not_a_number'],
    ["40'; drop table transfers.transfers; --", 'transfers.amount_not_a_number'],
    ['9'.repeat(10_000), 'transfers.amount_too_big'],
    [undefined, 'transfers.amount_empty'],
    [{ toString: () => '40' }, 'transfers.amount_empty'],
    [['40'], 'transfers.amount_empty'],
  ];
  const named = refused.map(([amount, code]) => [String(JSON.stringify(amount)).slice(0, 45), amount, code] as const);
  it.each(named)('%s is refused beside the field, and nothing is written', async (_name, amount, code) => {
    const before = await quotes();
    const refusal = await refusalOf(makeQuote(house.app, sender.scope, { resident: sender.residentId, amount }));
    expect(refusal.fields).toEqual([expect.objectContaining({ field: 'amount', code })]);
    expect(await quotes()).toBe(before);
  });

  it.each(['20', '20.00', '500', '500.00', '$100'])('%s is taken', async (amount) => {
    await expect(makeQuote(house.app, sender.scope, { resident: sender.residentId, amount })).resolves.toBeDefined();
  });

  it('asks for the legal name when the amount is right, and then goes on', async () => {
    const fresh = await castSender(house.app, { details: false });
    expect(await prepareSend(house.app, fresh.scope, fresh.residentId)).toMatchObject({
      hasDetails: false,
      minCents: 2000n,
      maxCents: 50000n,
      leftCents: 50000n,
    });
    expect(await refusalOf(makeQuote(house.app, fresh.scope, { resident: fresh.residentId, amount: '5' }))).toMatchObject({
      fields: [{ field: 'amount', code: 'transfers.too_little' }],
    });
    expect(await refusalOf(makeQuote(house.app, fresh.scope, { resident: fresh.residentId, amount: '40' }))).toMatchObject({
      code: 'transfers.details_needed',
    });
    await castDetails(house.app, fresh.scope);
    await expect(makeQuote(house.app, fresh.scope, { resident: fresh.residentId, amount: '40' })).resolves.toBeDefined();
  });

  it('knows only the customer’s own people and quotes', async () => {
    const other = await castSender(house.app);
    expect(await refusalOf(makeQuote(house.app, other.scope, { resident: sender.residentId, amount: '40' }))).toMatchObject({
      code: 'transfers.unknown_resident',
    });
    expect(await refusalOf(makeQuote(house.app, other.scope, { resident: "x' or 1=1", amount: '40' }))).toMatchObject({
      code: 'transfers.unknown_resident',
    });
    const quote = await makeQuote(house.app, sender.scope, { resident: sender.residentId, amount: '40' });
    expect(await refusalOf(readQuote(house.app, other.scope, quote.quoteId))).toMatchObject({ code: 'transfers.unknown_quote' });
  });

  it.each(['staff', 'operator', 'resident', 'public', 'system'] as const)('is not for the %s realm', async (realm) => {
    const scope = { ...sender.scope, realm };
    expect(await refusalOf(makeQuote(house.app, scope, { resident: sender.residentId, amount: '40' }))).toMatchObject({
      code: 'kernel.not_allowed',
    });
  });

  it('is not for somebody who has not signed in', async () => {
    expect(await refusalOf(makeQuote(house.app, publicScope('test', 'en'), { resident: sender.residentId, amount: '40' }))).toMatchObject({
      code: 'kernel.not_allowed',
    });
    expect(await refusalOf(makeQuote(house.app, castCustomer(newId('log')), { resident: sender.residentId, amount: '40' }))).toMatchObject({
      code: 'transfers.unknown_resident',
    });
  });

  it('stops at the most prices one customer may ask for at once', async () => {
    const busy = await castSender(house.app);
    for (let i = 0; i < QUOTES_AT_ONCE; i++) await makeQuote(house.app, busy.scope, { resident: busy.residentId, amount: '40' });
    expect(await refusalOf(makeQuote(house.app, busy.scope, { resident: busy.residentId, amount: '40' }))).toMatchObject({
      code: 'transfers.too_many_quotes',
    });
  });
});

describe('what a place allows', () => {
  const system = systemScope('test');
  // No policy may begin in the past, so it begins in a second, and then a second passes.
  const soon = (): Date => new Date(house.app.clock.now().getTime() + 1_000);
  const passed = (): void => house.app.clock.move(1_500);

  it('no money where the service is off, and none for who has left', async () => {
    const at = await castAgency(house.app);
    const residentId = await castResident(house.app, at);
    const there = await castSender(house.app, { place: { at, residentId } });
    await setServices(house.app, system, {
      agencyId: at.agency.id,
      facilityId: at.facility.id,
      effectiveFrom: soon(),
      body: { ...noServices, letters: true },
    });
    passed();
    expect(await refusalOf(makeQuote(house.app, there.scope, { resident: residentId, amount: '40' }))).toMatchObject({
      code: 'transfers.service_off',
    });
    await setServices(house.app, system, {
      agencyId: at.agency.id,
      facilityId: at.facility.id,
      effectiveFrom: soon(),
      body: { ...noServices, money: true },
    });
    passed();
    await addResident(house.app, system, {
      agencyId: at.agency.id,
      facilityId: at.facility.id,
      number: 'S123456',
      givenName: 'Mateo',
      familyName: 'Delgado',
      unit: 'B-2',
      status: 'released',
    });
    expect(await refusalOf(makeQuote(house.app, there.scope, { resident: residentId, amount: '40' }))).toMatchObject({
      code: 'transfers.not_there',
      params: { name: 'Mateo Delgado' },
    });
  });

  it('two states, two fees for one amount; the agency’s own limit wins', async () => {
    const dear = sampleFees.lines.map((line) => ({
      ...line,
      tiers: line.tiers.map((tier) => ({ ...tier, feeCents: tier.feeCents * 2n })),
    }));
    const at = await castAgency(house.app, { stateCode: 'NY', feeSchedule: { lines: dear } });
    const there = await castSender(house.app, { place: { at, residentId: await castResident(house.app, at) } });
    const here = await makeQuote(house.app, sender.scope, { resident: sender.residentId, amount: '40' });
    const quote = await makeQuote(house.app, there.scope, { resident: there.residentId, amount: '40' });
    expect([here.feeCents, quote.feeCents]).toEqual([395n, 790n]);
    await setLimits(house.app, system, {
      agencyId: at.agency.id,
      effectiveFrom: soon(),
      body: { lines: [{ channel: 'web', minCents: 2500n, maxCents: 10000n, perDayCents: 10000n, perMonthCents: 15000n }] },
    });
    passed();
    expect((await refusalOf(makeQuote(house.app, there.scope, { resident: there.residentId, amount: '24.99' }))).fields[0]).toMatchObject({
      code: 'transfers.too_little',
      params: { limit: 2500n },
    });
    await makeQuote(house.app, there.scope, { resident: there.residentId, amount: '25' });
    await makeQuote(house.app, there.scope, { resident: there.residentId, amount: '100' });
    expect((await refusalOf(makeQuote(house.app, there.scope, { resident: there.residentId, amount: '100.01' }))).fields[0]).toMatchObject({
      code: 'transfers.too_much',
    });
    await paid(there, '70');
    expect((await refusalOf(makeQuote(house.app, there.scope, { resident: there.residentId, amount: '30.01' }))).fields[0]).toMatchObject({
      code: 'transfers.over_day',
      params: { limit: 10000n, left: 3000n },
    });
    await paid(there, '30');
    expect((await refusalOf(makeQuote(house.app, there.scope, { resident: there.residentId, amount: '25' }))).fields[0]).toMatchObject({
      code: 'transfers.nothing_left_day',
    });
    house.app.clock.move(24 * 3_600_000);
    expect((await refusalOf(makeQuote(house.app, there.scope, { resident: there.residentId, amount: '60' }))).fields[0]).toMatchObject({
      code: 'transfers.over_month',
      params: { limit: 15000n, left: 5000n },
    });
    house.app.clock.set(new Date('2026-12-01T04:59:00Z')); // still November in New York
    expect((await refusalOf(makeQuote(house.app, there.scope, { resident: there.residentId, amount: '60' }))).fields[0]).toMatchObject({
      code: 'transfers.over_month',
    });
    house.app.clock.set(new Date('2026-12-01T05:00:30Z'));
    await expect(makeQuote(house.app, there.scope, { resident: there.residentId, amount: '60' })).resolves.toBeDefined();
    await setFeeSchedule(house.app, system, { agencyId: at.agency.id, effectiveFrom: soon(), body: sampleFees });
    passed();
    expect((await makeQuote(house.app, there.scope, { resident: there.residentId, amount: '60' })).feeCents).toBe(595n);
  });
});
