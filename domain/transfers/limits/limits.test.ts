import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Limits, setLimits } from '#domain/directory/index.ts';
import { castAgency, type CastAgency, castCustomer, castResident } from '#domain/directory/cast.ts';
import { newId } from '#kernel/ids.ts';
import type { Refusal } from '#kernel/refusal.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { type MoneyHouse, moneyHouse } from '#test/faults/webhooks-house.ts';
import { refusalOf } from '#test/refused.ts';
import { addPerson, castDetails, castSender, castTransfer, type Sender } from '../cast.ts';
import { createTransfer } from '../create-transfer.ts';
import { makeQuote } from '../make-quote.ts';
import { payTransfer } from '../pay-transfer.ts';
import { prepareSend } from '../prepare-send.ts';
import { readTransfer } from '../read-transfer.ts';
import { cancelTransfer } from '../returns/cancel-transfer.ts';
import { endUnpaid } from './end-unpaid.ts';
import { countedIn } from './queries.ts';

const line = { channel: 'any' as const, minCents: 1n, maxCents: 50000n, perDayCents: null, perMonthCents: null };
const weekly: Limits = { lines: [line], perResident: { weekCents: 50000n, weekStarts: 1 } };
const MONDAY = new Date('2026-11-23T15:00:00Z');

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let house: MoneyHouse;
let at: CastAgency;
let residentId: string;
beforeAll(async () => {
  house = await moneyHouse();
});
afterAll(async () => {
  await house.end();
});
beforeEach(async () => {
  house.app.clock.set(MONDAY);
  at = await castAgency(house.app);
  residentId = await castResident(house.app, at);
});

async function laidDown(limits: Limits): Promise<void> {
  const soon = new Date(house.app.clock.now().getTime() + 1_000);
  await setLimits(house.app, systemScope('test'), { agencyId: at.agency.id, effectiveFrom: soon, body: limits });
  house.app.clock.move(1_500);
}
const sender = (): Promise<Sender> => castSender(house.app, { place: { at, residentId } });
/** As many at a time as there are connections: more would only wait for one, longer than a busy machine allows. */
async function abreast<T>(count: number, work: (i: number) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let i = next++; i < count; i = next++) results[i] = await work(i);
  };
  await Promise.all(Array.from({ length: 8 }, lane));
  return results;
}

async function settled<T>(work: Promise<T>): Promise<PromiseSettledResult<T>> {
  const [outcome] = await Promise.allSettled([work]);
  return outcome;
}

/** Fifty passwords take long to make, and none of them is needed to send. */
async function quickSender(): Promise<Sender> {
  const id = newId('log');
  await house.app.owner.query(
    `insert into identity.logins (id, realm, email, email_key, lang, created_at) values ($1, 'customer', $1, $1, 'en', $2)`,
    [id, MONDAY],
  );
  const scope = castCustomer(id);
  await addPerson(house.app, scope, at);
  await castDetails(house.app, scope);
  return { scope, email: '', at, residentId };
}
const quoteOf = (who: Sender, amount: string, resident = residentId) => makeQuote(house.app, who.scope, { resident, amount });
const create = (who: Sender, quote: string) => createTransfer(house.app, who.scope, { quote, again: true, isFresh: true });

async function pay(who: Sender, transfer: string): Promise<void> {
  await payTransfer(house.app, who.scope, { transfer, isFresh: true });
  await house.payFor(transfer);
}

const why = async (work: Promise<unknown>) => (await refusalOf(work)).fields[0];

describe('what one person may get in a week from everybody', () => {
  it('fifty senders at once: to the cent, never above', async () => {
    await laidDown(weekly);
    const ready = await abreast(50, async () => {
      const who = await quickSender();
      return { who, quote: await quoteOf(who, '45') };
    });
    const made = await abreast(50, (i) => settled(create(ready[i]!.who, ready[i]!.quote.quoteId)));
    const codes = made.flatMap((one) =>
      one.status === 'rejected' ? [(one.reason as Refusal).fields?.[0]?.code ?? String(one.reason)] : [],
    );
    // Eleven times $45 fit into $500, a twelfth does not.
    expect(new Set(codes)).toEqual(new Set(['transfers.over_week']));
    expect(codes).toHaveLength(39);
    const { rows } = await house.app.owner.query<{ cents: bigint }>(
      'select sum(amount_cents)::bigint as cents from transfers.transfers where resident_id = $1',
      [residentId],
    );
    expect(rows[0]!.cents).toBe(49500n);
  });

  it('says the limit, what is left and from when there is room, by the agency’s calendar', async () => {
    await laidDown({ ...weekly, perResident: { weekCents: 50000n, weekStarts: 7 } });
    const [dana, luis] = [await sender(), await sender()];
    await pay(dana, (await castTransfer(house.app, dana, '450')).transferId);
    expect(await why(quoteOf(luis, '60'))).toMatchObject({
      code: 'transfers.over_week',
      params: { limit: 50000n, left: 5000n, day: 'Sunday, November 29' },
    });
    expect(await prepareSend(house.app, luis.scope, residentId)).toMatchObject({
      leftCents: 5000n,
      limit: { code: 'transfers.over_week', params: { limit: 50000n, left: 5000n, day: 'Sunday, November 29' }, begun: [] },
    });
    await pay(luis, (await castTransfer(house.app, luis, '40')).transferId);
    const spanish: Sender = { ...luis, scope: { ...luis.scope, lang: 'es' } };
    expect(await why(quoteOf(spanish, '45'))).toMatchObject({ params: { left: 1000n, day: 'domingo, 29 de noviembre' } });
    await laidDown({ lines: [{ ...line, minCents: 2000n }], perResident: { weekCents: 50000n, weekStarts: 7 } });
    expect(await why(quoteOf(luis, '45'))).toMatchObject({ code: 'transfers.nothing_left_week' });
    house.app.clock.set(new Date('2026-11-29T04:59:00Z'));
    expect(await why(quoteOf(luis, '45'))).toMatchObject({ code: 'transfers.nothing_left_week' });
    house.app.clock.set(new Date('2026-11-29T05:00:00Z'));
    await expect(quoteOf(luis, '45')).resolves.toBeDefined();
  });

  it('says how much of it is begun and not paid, to who began it, until it is paid or dropped', async () => {
    await laidDown(weekly);
    const [dana, luis] = [await sender(), await sender()];
    const paid = await castTransfer(house.app, dana, '200');
    await pay(dana, paid.transferId);
    const begun = await castTransfer(house.app, dana, '300');
    await payTransfer(house.app, dana.scope, { transfer: begun.transferId, isFresh: true });
    expect(await why(quoteOf(dana, '45'))).toMatchObject({
      code: 'transfers.nothing_left_week',
      params: { begun: expect.stringContaining(' $300.00 of the limit') },
    });
    const limitOf = async ({ scope }: Sender) => (await prepareSend(house.app, scope, residentId)).limit;
    expect(await limitOf(dana)).toMatchObject({ begun: [{ transferId: begun.transferId, amountCents: 30000n }] });
    expect(await why(quoteOf(luis, '45'))).toMatchObject({ params: { begun: '' } });
    expect(await limitOf(luis)).toMatchObject({ code: 'transfers.nothing_left_week', begun: [] });
    await house.payFor(begun.transferId);
    expect(await limitOf(dana)).toMatchObject({ code: 'transfers.nothing_left_week', begun: [] });
  });

  it('another person of the same senders has room of his own', async () => {
    await laidDown(weekly);
    const dana = await sender();
    await castTransfer(house.app, dana, '500');
    const other = await castResident(house.app, at, { number: 'S222222' });
    await addPerson(house.app, dana.scope, at, 'S222222');
    await expect(quoteOf(dana, '500', other)).resolves.toBeDefined();
  });

  it('a customer learns only sums, and only for himself; staff and operators none', async () => {
    const [dana, luis] = [await sender(), await sender()];
    const from = new Date(MONDAY.getTime() - 1);
    const time = { from, until: new Date(MONDAY.getTime() + 3_600_000) };
    const times = { day: time, month: time, all_day: time, all_month: time, week: time };
    const ask = (scope: Scope, customer: string) =>
      house.app.tx(scope, (tx) => countedIn(tx, { customer, residentId, agencyId: at.agency.id, times, now: MONDAY, except: null }));
    await castTransfer(house.app, dana, '40');
    expect(await ask(luis.scope, luis.scope.actor!)).toEqual({ day: 0n, month: 0n, all_day: 0n, all_month: 0n, week: 4000n });
    expect(await ask(luis.scope, dana.scope.actor!)).toBeUndefined();
    for (const realm of ['staff', 'operator', 'public', 'resident'] as const)
      expect(await ask({ ...dana.scope, realm, agency: at.agency.id }, dana.scope.actor!)).toBeUndefined();
  });
});

describe('what one customer may send to everybody', () => {
  it('two tabs for two people: one of them waits and is refused', async () => {
    await laidDown({ lines: [line], perCustomer: { dayCents: 50000n, monthCents: null } });
    const dana = await sender();
    const other = await castResident(house.app, at, { number: 'S222222' });
    await addPerson(house.app, dana.scope, at, 'S222222');
    const [one, two] = [await quoteOf(dana, '300'), await quoteOf(dana, '300', other)];
    const made = await Promise.allSettled([create(dana, one.quoteId), create(dana, two.quoteId)]);
    const refused = made.filter((each) => each.status === 'rejected');
    expect(refused.map((each) => (each.reason as Refusal).fields[0])).toMatchObject([
      { code: 'transfers.over_all_day', params: { limit: 50000n, left: 20000n, day: 'Tuesday, November 24' } },
    ]);
  });

  it('what is begun for another person holds back too, and is let go with it', async () => {
    await laidDown({ lines: [{ ...line, perMonthCents: 50000n }], perCustomer: { dayCents: null, monthCents: 60000n } });
    const dana = await sender();
    const other = await castResident(house.app, at, { number: 'S222222' });
    await addPerson(house.app, dana.scope, at, 'S222222');
    const { transfer } = await create(dana, (await quoteOf(dana, '450', other)).quoteId);
    const limit = async () => (await prepareSend(house.app, dana.scope, residentId)).limit;
    expect(await limit()).toMatchObject({ code: 'transfers.over_all_month', begun: [{ transferId: transfer.transferId }] });
    await cancelTransfer(house.app, dana.scope, { transfer: transfer.transferId });
    expect(await limit()).toBeNull();
  });

  it('agencies do not add up', async () => {
    await laidDown({ lines: [line], perCustomer: { dayCents: 50000n, monthCents: null } });
    const dana = await sender();
    await castTransfer(house.app, dana, '500');
    const there = await castAgency(house.app, { stateCode: 'NY' });
    const elsewhere = await castResident(house.app, there);
    await addPerson(house.app, dana.scope, there);
    await expect(quoteOf(dana, '500', elsewhere)).resolves.toBeDefined();
  });
});

describe('what counts', () => {
  it('cancelled, sent back and ended money makes room; paid money keeps it', async () => {
    await laidDown(weekly);
    const [dana, luis] = [await sender(), await sender()];
    const first = await castTransfer(house.app, dana, '500');
    expect(await why(quoteOf(luis, '45'))).toMatchObject({ code: 'transfers.nothing_left_week' });
    await cancelTransfer(house.app, dana.scope, { transfer: first.transferId });
    await expect(quoteOf(luis, '500')).resolves.toBeDefined();
    const second = await castTransfer(house.app, dana, '500');
    await pay(dana, second.transferId);
    expect(await why(quoteOf(luis, '45'))).toMatchObject({ code: 'transfers.nothing_left_week' });
    await cancelTransfer(house.app, dana.scope, { transfer: second.transferId });
    await expect(quoteOf(luis, '500')).resolves.toBeDefined();
  });

  it('what nobody began to pay ends with its price, and can’t be paid later', async () => {
    await laidDown(weekly);
    const [dana, luis] = [await sender(), await sender()];
    const idle = await castTransfer(house.app, dana, '500');
    house.app.clock.move(14 * 60_000);
    expect(await why(quoteOf(luis, '45'))).toMatchObject({ code: 'transfers.nothing_left_week' });
    await endUnpaid(house.app);
    expect((await readTransfer(house.app, dana.scope, idle.transferId)).state).toBe('created');
    house.app.clock.move(60_000);
    await expect(quoteOf(luis, '45')).resolves.toBeDefined();
    const late = payTransfer(house.app, dana.scope, { transfer: idle.transferId, isFresh: true });
    expect(await refusalOf(late)).toMatchObject({ code: 'transfers.not_payable' });
    await Promise.all([endUnpaid(house.app), endUnpaid(house.app)]);
    expect((await readTransfer(house.app, dana.scope, idle.transferId)).state).toBe('expired');
  });

  it('a card page keeps its room as long as it is open; a start that was cut off does not', async () => {
    await laidDown(weekly);
    const [dana, luis] = [await sender(), await sender()];
    const open = await castTransfer(house.app, dana, '250');
    await payTransfer(house.app, dana.scope, { transfer: open.transferId, isFresh: true });
    const cut = await castTransfer(house.app, dana, '249');
    await house.app.owner.query(
      `insert into transfers.states (transfer_id, kind, at, actor, details, customer, agency_id, facility_id)
        select transfer_id, 'payment_started', created_at, customer, '{}', customer, agency_id, facility_id from transfers.transfers where transfer_id = $1`,
      [cut.transferId],
    );
    house.app.clock.move(3 * 3_600_000);
    expect(await why(quoteOf(luis, '45'))).toMatchObject({ code: 'transfers.over_week', params: { left: 100n } });
    await endUnpaid(house.app);
    expect((await readTransfer(house.app, dana.scope, cut.transferId)).state).toBe('expired');
    expect((await readTransfer(house.app, dana.scope, open.transferId)).state).toBe('payment_started');
    expect(await why(quoteOf(luis, '260'))).toMatchObject({ params: { left: 25000n } });
  });

  it('money for a transfer made before the limit was lowered arrives; a new one is refused', async () => {
    const dana = await sender();
    const made = await castTransfer(house.app, dana, '400');
    const { quoteId } = await quoteOf(dana, '30');
    await laidDown({ lines: [{ ...line, maxCents: 10000n }], perResident: { weekCents: 10000n, weekStarts: 1 } });
    await pay(dana, made.transferId);
    expect((await readTransfer(house.app, dana.scope, made.transferId)).state).toBe('applied');
    expect(await why(create(dana, quoteId))).toMatchObject({ code: 'transfers.nothing_left_week', params: { limit: 10000n, left: 0n } });
  });

  it('paid after it had ended: goes on while there is room, and back when it is somebody else’s', async () => {
    await laidDown(weekly);
    const [dana, luis] = [await sender(), await sender()];
    const late = async (amount: string) => {
      const transfer = await castTransfer(house.app, dana, amount);
      await payTransfer(house.app, dana.scope, { transfer: transfer.transferId, isFresh: true });
      await house.app.owner.query(
        `insert into transfers.states (transfer_id, kind, at, actor, details, customer, agency_id, facility_id)
          select transfer_id, 'expired', created_at, null, '{}', customer, agency_id, facility_id from transfers.transfers where transfer_id = $1`,
        [transfer.transferId],
      );
      return transfer.transferId;
    };
    const [fits, tooMuch] = [await late('200'), await late('300')];
    const others = await castTransfer(house.app, luis, '250');
    await pay(luis, others.transferId);
    for (const id of [fits, tooMuch]) {
      await house.payFor(id);
    }
    expect((await readTransfer(house.app, dana.scope, fits)).state).toBe('applied');
    const back = await readTransfer(house.app, dana.scope, tooMuch);
    expect(back.states.find(({ kind }) => kind === 'returning')?.details['why']).toBe('no_room');
    expect(back.state).toBe('returned');
  });
});
