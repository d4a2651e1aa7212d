import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CastAgency } from '#domain/directory/cast.ts';
import { bank, owedTrust, readBalance, remittancesInTransit, verifyLedger } from '#domain/ledger/index.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { systemScope } from '#kernel/scope.ts';
import type { TestApp } from '#test/database.ts';
import { type MoneyHouse, moneyHouse } from '#test/faults/webhooks-house.ts';
import { codeOf } from '#test/refused.ts';
import { anOperator, castBankDetails, castPlace, castTransfer, clerkOf, type Sender } from '../cast.ts';
import { markPosted } from '../mark-posted.ts';
import { payTransfer } from '../pay-transfer.ts';
import type { TransferRow } from '../queries/transfers.ts';
import { checkTotals } from './check-totals.ts';
import { listRemittanceTasks } from './list-tasks.ts';
import { makeRemittanceNow, makeRemittances } from './make-remittances.ts';
import { callDue, payRemittance } from './pay-remittance.ts';
import { listRemittances, readRemittance } from './read-remittances.ts';
import { askBankNow, payAgain, startDuePayments } from './start-payment.ts';

const system = systemScope('test');
const operator = anOperator();
let house: MoneyHouse;
/** A fresh agency with money of three dollars and one posted, for each test. */
let at: CastAgency;
let sender: Sender | undefined;
let places = 0;

beforeAll(async () => {
  house = await moneyHouse({ timeoutMs: 1500 });
});
afterAll(() => house.end());
beforeEach(async () => {
  house.app.clock.set(MORNING);
  // A customer may have twenty people.
  sender = await castPlace(house.app, ++places % 9 === 0 ? undefined : sender);
  at = sender.at;
});
afterEach(() => house.control('DELETE', 'bank/faults'));

async function applied(amount: string, by = sender!): Promise<TransferRow> {
  const transfer = await castTransfer(house.app, by, amount);
  await payTransfer(house.app, by.scope, { transfer: transfer.transferId, isFresh: true });
  await house.payFor(transfer.transferId);
  return transfer;
}

async function posted(...amounts: string[]): Promise<TransferRow[]> {
  const transfers = [];
  for (const amount of amounts) transfers.push(await applied(amount));
  await markPosted(house.app, clerkOf(at), { transfers: transfers.map(({ transferId }) => transferId) });
  await house.app.runJobs();
  return transfers;
}

/** Everything that happens by itself, once, with the jobs it queues. */
async function runSweeps(app: TestApp): Promise<void> {
  await makeRemittances(app);
  await startDuePayments(app);
  await callDue(app);
  await app.runJobs();
  await checkTotals(app);
}

const MORNING = new Date('2026-11-23T15:00:00Z');
const endOfDay = () => house.app.clock.set(new Date('2026-11-23T22:00:00Z'));
const nextEvening = (day: number) => house.app.clock.set(new Date(`2026-11-${day}T22:01:00Z`));
const owed = () => house.app.tx(system, (tx) => readBalance(tx, system, owedTrust(at.facility.id, at.agency.id)));
const balance = (account: Parameters<typeof readBalance>[2]) =>
  house.app.tx(system, async (tx) => {
    try {
      return await readBalance(tx, system, account);
    } catch (error) {
      if (isRefusal(error)) return 0n; // nothing was ever booked there
      throw error;
    }
  });
const inTransit = () => balance(remittancesInTransit());
const mine = async () => (await listRemittances(house.app, clerkOf(at))).remittances;
const theOne = async () => await readRemittance(house.app, clerkOf(at), (await mine())[0]!.remittanceId);
const bankHas = async (payment: string): Promise<number> =>
  Number(
    (await house.app.owner.query<{ n: string }>('select count(*) as n from bank.transfers where reference = $1', [payment])).rows[0]!.n,
  );
const alerts = (alert: string) => house.app.logged.filter(({ fields }) => (fields as { alert?: string }).alert === alert);

/** The bank lets it arrive, and we ask. */
async function arrive(): Promise<void> {
  const { payments } = await theOne();
  await house.control('POST', `bank/transfers/${payments.at(-1)!.bank}/settle`, {});
  await ask();
}
async function sendBack(code: string): Promise<void> {
  const { payments } = await theOne();
  await house.control('POST', `bank/transfers/${payments.at(-1)!.bank}/return`, { code });
  await ask();
}
async function ask(): Promise<void> {
  await askBankNow(house.app, operator, { remittance: (await mine())[0]!.remittanceId });
  await house.app.runJobs();
}
describe('a day', () => {
  it('becomes one payment of what was posted, and when it has arrived nothing is owed any more', async () => {
    await castBankDetails(house.app, at);
    const transfers = await posted('3', '1.25');
    await applied('7'); // came in, and nobody has said that it is on the account
    const [bankBefore, transitBefore] = [await balance(bank()), await inTransit()];
    await runSweeps(house.app);
    expect(await mine()).toEqual([]); // the day has not ended
    endOfDay();
    await runSweeps(house.app);
    const [made] = await mine();
    expect(made).toMatchObject({ day: '2026-11-23', itemCount: 2, amountCents: 425n, state: 'in_transit' });
    expect([await owed(), (await inTransit()) - transitBefore]).toEqual([700n, 425n]);
    const { items, payments } = await theOne();
    expect(items.map(({ transferId }) => transferId).sort()).toEqual(transfers.map(({ transferId }) => transferId).sort());
    expect(payments).toMatchObject([{ attempt: 1, last4: '5678', accountName: 'Elm Trust Fund', state: 'in_transit' }]);
    await arrive();
    expect((await mine())[0]!.state).toBe('paid');
    expect([await owed(), await inTransit(), (await balance(bank())) - bankBefore]).toEqual([700n, transitBefore, -425n]);
    await runSweeps(house.app);
    await ask();
    expect([await bankHas(payments[0]!.paymentId), (await mine()).length]).toEqual([1, 1]);
    expect(await verifyLedger(house.app)).toEqual([]);
    expect(JSON.stringify(house.app.logged, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value))).not.toContain(
      '440012345678',
    );
  });

  it('has one remittance, whoever makes it and however many at once; the next day takes the rest', async () => {
    await castBankDetails(house.app, at);
    await posted('3');
    endOfDay();
    await Promise.all(Array.from({ length: 6 }, () => makeRemittances(house.app)));
    await Promise.all(Array.from({ length: 6 }, () => startDuePayments(house.app)));
    const { payments } = await theOne();
    await Promise.all(
      payments.flatMap(({ paymentId }) => Array.from({ length: 6 }, () => payRemittance(house.app, { payment: paymentId }))),
    );
    await house.app.runJobs();
    expect([(await mine()).length, (await theOne()).payments.length, await bankHas(payments[0]!.paymentId)]).toEqual([1, 1, 1]);
    await posted('4');
    await makeRemittances(house.app);
    expect(await mine()).toHaveLength(1);
    nextEvening(24);
    await makeRemittances(house.app);
    expect((await mine()).map(({ day, amountCents }) => [day, amountCents])).toEqual([
      ['2026-11-24', 400n],
      ['2026-11-23', 300n],
    ]);
  });

  it('leaves what another transaction still has in its hands to the next one, and loses nothing', async () => {
    await castBankDetails(house.app, at);
    const [late] = [await applied('5')];
    await posted('3');
    const held = await house.app.asApp.connect();
    try {
      await held.query('begin');
      await held.query(`select set_config('kinline.realm', 'staff', true), set_config('kinline.actor', 'log_held', true),
        set_config('kinline.agency', '${at.agency.id}', true), set_config('kinline.facilities', '${at.facility.id}', true)`);
      await held.query(
        `insert into transfers.states (transfer_id, kind, at, actor, details, customer, agency_id, facility_id)
         values ($1, 'posted', $2, 'log_held', '{}', $3, $4, $5)`,
        [late.transferId, house.app.clock.now(), late.customer, late.agencyId, late.facilityId],
      );
      endOfDay();
      await makeRemittances(house.app);
      expect((await mine()).map(({ amountCents }) => amountCents)).toEqual([300n]);
      await held.query('commit');
    } finally {
      held.release();
    }
    await makeRemittances(house.app);
    expect(await mine()).toHaveLength(1); // the day is closed
    nextEvening(24);
    await makeRemittances(house.app);
    expect((await mine()).map(({ amountCents }) => amountCents)).toEqual([500n, 300n]);
  });

  it('is paid when somebody has said where to, and until then an operator sees it', async () => {
    await posted('3');
    endOfDay();
    await runSweeps(house.app);
    expect((await mine())[0]).toMatchObject({ state: 'no_details', amountCents: 300n });
    expect(await owed()).toBe(300n);
    const waiting = (await listRemittanceTasks(house.app, operator)).open.find(({ facilityId }) => facilityId === at.facility.id);
    expect(waiting).toMatchObject({ state: 'no_details' });
    const remittance = waiting!.remittanceId;
    expect(await codeOf(payAgain(house.app, operator, { remittance }))).toBe('remittance.no_details');
    await castBankDetails(house.app, at);
    await runSweeps(house.app);
    expect((await mine())[0]!.state).toBe('in_transit');
    expect(await codeOf(payAgain(house.app, operator, { remittance }))).toBe('remittance.order_out');
  });

  it('is closed early by an operator, once', async () => {
    await castBankDetails(house.app, at);
    await posted('3');
    const { remittance } = await makeRemittanceNow(house.app, operator, { facility: at.facility.id });
    expect((await mine()).map(({ remittanceId, day }) => [remittanceId, day])).toEqual([[remittance, '2026-11-23']]);
    expect(await codeOf(makeRemittanceNow(house.app, operator, { facility: at.facility.id }))).toBe('remittance.nothing_to_pay');
    await posted('4');
    expect(await codeOf(makeRemittanceNow(house.app, operator, { facility: at.facility.id }))).toBe('remittance.made_today');
    endOfDay();
    await makeRemittances(house.app);
    expect(await mine()).toHaveLength(1);
  });
});

describe('when the bank', () => {
  beforeEach(async () => {
    // What other tests left, also for the end of the day, must not meet this one's faults.
    endOfDay();
    await runSweeps(house.app);
    house.app.clock.set(MORNING);
    await castBankDetails(house.app, at);
    await posted('3');
    endOfDay();
  });

  it.each(['timeout_after', '500'])('answers with %s, it is asked again and pays once', async (kind) => {
    await house.control('POST', 'bank/faults', { kind, method: 'POST' });
    await runSweeps(house.app);
    expect((await mine())[0]!.state).toBe('unknown');
    expect(await owed()).toBe(0n); // on its way, as far as we know
    house.app.clock.move(60_000);
    await runSweeps(house.app);
    const { payments } = await theOne();
    expect([payments[0]!.state, await bankHas(payments[0]!.paymentId)]).toEqual(['in_transit', 1]);
  });

  it('sends it back before it left, the agency is owed it again, and it is not tried again by itself until there are other details', async () => {
    const transitBefore = await inTransit();
    await runSweeps(house.app);
    await sendBack('R02');
    expect((await mine())[0]!.state).toBe('returned');
    expect([await owed(), await inTransit()]).toEqual([300n, transitBefore]);
    expect(alerts('transfers.remittance_failed').at(-1)!.fields).toMatchObject({ why: 'R02' });
    await runSweeps(house.app);
    expect((await theOne()).payments).toHaveLength(1);
    await castBankDetails(house.app, at, '990011223344');
    await runSweeps(house.app);
    expect((await theOne()).payments).toHaveLength(1); // a change waits for its time
    nextEvening(26);
    await runSweeps(house.app);
    const { payments } = await theOne();
    expect(payments.map(({ attempt, last4, state }) => [attempt, last4, state])).toEqual([
      [1, '5678', 'returned'],
      [2, '3344', 'in_transit'],
    ]);
    await arrive();
    expect([await owed(), (await mine())[0]!.state]).toEqual([0n, 'paid']);
  });

  it('sends it back after it had left, both lines of the statement are in the book', async () => {
    await runSweeps(house.app);
    const bankBefore = await balance(bank());
    await arrive();
    expect([await owed(), (await balance(bank())) - bankBefore]).toEqual([0n, -300n]);
    await sendBack('R03');
    expect([await owed(), (await balance(bank())) - bankBefore]).toEqual([300n, 0n]);
    const { rows } = await house.app.owner.query<{ key: string }>(`select key from ledger.journals where reference = $1 order by id`, [
      (await mine())[0]!.remittanceId,
    ]);
    const { paymentId } = (await theOne()).payments[0]!;
    expect(rows.map(({ key }) => key)).toEqual([`${paymentId}:sent`, `${paymentId}:settled`, `${paymentId}:back`]);
  });

  it('sent it back, two operators who press "pay again" at once order it once', async () => {
    await runSweeps(house.app);
    await sendBack('R16');
    const remittance = (await mine())[0]!.remittanceId;
    const codes = await Promise.all([1, 2, 3].map(() => codeOf(payAgain(house.app, anOperator(), { remittance }))));
    expect(codes.sort()).toEqual(['nothing was refused', 'remittance.order_out', 'remittance.order_out']);
    await house.app.runJobs();
    expect((await theOne()).payments.map(({ state }) => state)).toEqual(['returned', 'in_transit']);
  });

  it('says that something is wrong with the order, the agency is owed it again', async () => {
    const refusing = { ...house.app.bank, pay: () => Promise.resolve({ kind: 'refused' as const, reason: '400 invalid_name' }) };
    const app = Object.assign(Object.create(house.app) as typeof house.app, { bank: refusing });
    await makeRemittances(app);
    await startDuePayments(app);
    const { payments } = await theOne();
    await payRemittance(app, { payment: payments[0]!.paymentId });
    expect([(await mine())[0]!.state, await owed(), await bankHas(payments[0]!.paymentId)]).toEqual(['refused', 300n, 0]);
    expect(await codeOf(askBankNow(house.app, operator, { remittance: (await mine())[0]!.remittanceId }))).toBe(
      'remittance.nothing_to_ask',
    );
  });

  it('has another order under our key, nothing is booked and a person is called', async () => {
    await makeRemittances(house.app);
    await startDuePayments(house.app);
    const { payments } = await theOne();
    const other = { amountCents: 999n, routingNumber: '011000015', accountNumber: '440012345678', name: 'Elm', entries: 1 };
    await house.app.bank.pay({ ...other, reference: 'other', batch: '2026-11-23' }, payments[0]!.paymentId);
    await house.app.runJobs();
    house.app.clock.move(60_000);
    await runSweeps(house.app);
    expect((await mine())[0]!.state).toBe('mismatch');
    expect(alerts('transfers.remittance_mismatch').length).toBeGreaterThan(0);
    expect(await bankHas(payments[0]!.paymentId)).toBe(0);
  });

  it('counts as we do; an order it has and we don’t is told', async () => {
    // A day nothing else here falls on.
    house.app.clock.set(new Date('2026-12-09T22:30:00Z'));
    await runSweeps(house.app);
    expect(await checkTotals(house.app)).not.toContain('2026-12-09');
    expect((await listRemittanceTasks(house.app, operator)).checked.find(({ day }) => day === '2026-12-09')).toMatchObject({
      count: 1,
      cents: 300n,
      bankCount: 1,
      bankCents: 300n,
    });
    const stray = {
      amountCents: 5n,
      routingNumber: '011000015',
      accountNumber: '440012345678',
      name: 'Stray',
      reference: 'stray',
      entries: 1,
    };
    await house.app.bank.pay({ ...stray, batch: '2026-12-09' }, `stray-${at.facility.id}`);
    sender = await castPlace(house.app, sender);
    at = sender.at;
    await castBankDetails(house.app, at);
    await posted('2');
    await makeRemittanceNow(house.app, operator, { facility: at.facility.id });
    await runSweeps(house.app);
    expect(await checkTotals(house.app)).toContain('2026-12-09');
    expect((await listRemittanceTasks(house.app, operator)).differ.map(({ day }) => day)).toContain('2026-12-09');
  });
});

describe('who may not', () => {
  it('see or order what is paid', async () => {
    await castBankDetails(house.app, at);
    await posted('3');
    endOfDay();
    await runSweeps(house.app);
    const { remittanceId } = (await mine())[0]!;
    const clerk = clerkOf(at);
    const elsewhere = { ...clerk, facilities: ['fac_elsewhere'] };
    expect((await listRemittances(house.app, elsewhere)).remittances).toEqual([]);
    expect(await codeOf(readRemittance(house.app, elsewhere, remittanceId))).toBe('remittance.unknown_remittance');
    expect(await codeOf(readRemittance(house.app, clerkOf((await castPlace(house.app, sender)).at), remittanceId))).toBe(
      'remittance.unknown_remittance',
    );
    expect(await codeOf(readRemittance(house.app, { ...clerk, roles: ['mailroom'] }, remittanceId))).toBe('kernel.not_allowed');
    expect(await codeOf(listRemittances(house.app, sender!.scope))).toBe('kernel.not_allowed');
    for (const scope of [clerk, sender!.scope, { ...operator, roles: [] }]) {
      expect(await codeOf(payAgain(house.app, scope, { remittance: remittanceId }))).toBe('kernel.not_allowed');
      expect(await codeOf(askBankNow(house.app, scope, { remittance: remittanceId }))).toBe('kernel.not_allowed');
      expect(await codeOf(makeRemittanceNow(house.app, scope, { facility: at.facility.id }))).toBe('kernel.not_allowed');
      expect(await codeOf(listRemittanceTasks(house.app, scope))).toBe('kernel.not_allowed');
    }
  });

  it('change what was ordered, or add to a remittance, not even the system', async () => {
    await castBankDetails(house.app, at);
    const [transfer] = await posted('3');
    endOfDay();
    await runSweeps(house.app);
    const { remittanceId } = (await mine())[0]!;
    const late = await applied('2');
    const { paymentId } = (await theOne()).payments[0]!;
    const attempt = async (text: string): Promise<string> => {
      const client = await house.app.asApp.connect();
      try {
        await client.query(`begin; select set_config('kinline.realm', 'system', true)`);
        await client.query(text);
        await client.query('commit');
        return 'done';
      } catch (error) {
        await client.query('rollback');
        return String((error as { code?: string }).code);
      } finally {
        client.release();
      }
    };
    const item = (id: string) =>
      `insert into transfers.remittance_items values ('${id}', '${remittanceId}', '${at.agency.id}', '${at.facility.id}', 200, now())`;
    expect(await attempt(item(late.transferId))).toBe('23514');
    expect(await attempt(item(transfer!.transferId))).toBe('23505');
    expect(await attempt(`update transfers.remittances set amount_cents = 1`)).toBe('42501');
    expect(await attempt(`delete from transfers.remittance_facts`)).toBe('42501');
    const order = `insert into transfers.remittance_payments select 'rpy_second', remittance_id, agency_id, facility_id, 2, details_id, amount_cents, null, at
      from transfers.remittance_payments where payment_id = '${paymentId}'`;
    expect(await attempt(order)).toBe('23514');
  });
});
