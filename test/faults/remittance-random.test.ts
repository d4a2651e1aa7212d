import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { owedTrust, readBalance, remittancesInTransit, verifyLedger } from '#domain/ledger/index.ts';
import { anOperator, castBankDetails, castPlace, castTransfer, clerkOf, type Sender } from '#domain/transfers/cast.ts';
import {
  askBankNow,
  listRemittances,
  makeRemittanceNow,
  markPosted,
  payAgain,
  payTransfer,
  readRemittance,
  remittanceJobs,
  remittanceSweeps,
} from '#domain/transfers/index.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { systemScope } from '#kernel/scope.ts';
import { type MoneyHouse, moneyHouse } from './webhooks-house.ts';

// Whatever the bank answers or does not, sends back early or late, wherever the house dies: an agency is paid what was posted, once, and then nothing is owed.
let house: MoneyHouse;
let sender: Sender | undefined;
const system = systemScope('test');
const operator = anOperator();
const DAY = 86_400_000;
const FAULTS = ['timeout_after', 'disconnect_after', 'timeout_before', 'disconnect_before', '500', '429'];

beforeAll(async () => {
  house = await moneyHouse({ timeoutMs: 800 });
  house.app.clock.set(new Date('2027-03-01T15:00:00Z'));
});
afterAll(() => house.end());

/** The same seed gives the same numbers (mulberry32). */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % sides;
  };
}

const quietly = (work: Promise<unknown>): Promise<void> =>
  work.then(
    () => undefined,
    (error: unknown) => {
      if (!isRefusal(error) && !String(error).includes('control ')) throw error;
    },
  );
const owed = (at: Sender['at']) => house.app.tx(system, (tx) => readBalance(tx, system, owedTrust(at.facility.id, at.agency.id)));
const inTransit = () => house.app.tx(system, (tx) => readBalance(tx, system, remittancesInTransit())).catch(() => 0n);
const list = async () => (await listRemittances(house.app, clerkOf(sender!.at))).remittances;
const ordersOf = async (remittance: string) => (await readRemittance(house.app, clerkOf(sender!.at), remittance)).payments;

async function sweep(): Promise<void> {
  for (const one of remittanceSweeps) await one.run(house.app).catch(() => undefined); // the bank may not answer; the next run goes on
  await house.app.runJobs();
}

async function applied(cents: bigint): Promise<string> {
  const { transferId } = await castTransfer(house.app, sender!, `${cents / 100n}.${(cents % 100n).toString().padStart(2, '0')}`);
  await payTransfer(house.app, sender!.scope, { transfer: transferId, isFresh: true });
  await house.payFor(transferId);
  return transferId;
}

interface BankRow {
  id: string;
  reference: string;
  status: string;
  amount_cents: bigint;
}
async function bankRows(): Promise<BankRow[]> {
  const { rows } = await house.app.owner.query<BankRow>(
    `select b.id, b.reference, b.status, b.amount_cents from bank.transfers b
     join transfers.remittance_payments p on p.payment_id = b.reference where p.facility_id = $1 order by b.seq`,
    [sender!.at.facility.id],
  );
  return rows;
}

async function step(roll: (sides: number) => number, waiting: string[]): Promise<void> {
  const { app } = house;
  const some = async () => (await list())[0]?.remittanceId ?? 'rem_none';
  switch (roll(8)) {
    case 0:
      if (waiting.length > 0) await markPosted(app, clerkOf(sender!.at), { transfers: [waiting.pop()!] });
      return;
    case 1:
      return app.clock.move(DAY * (1 + roll(2)));
    case 2:
      return await quietly(makeRemittanceNow(app, operator, { facility: sender!.at.facility.id }));
    case 3:
      return void (await house.control('POST', 'bank/faults', { kind: FAULTS[roll(FAULTS.length)]!, times: 1 + roll(2) }));
    case 4: {
      const [open] = (await bankRows()).filter(({ status }) => status !== 'returned');
      return open && (await quietly(house.control('POST', `bank/transfers/${open.id}/return`, { code: 'R03' })));
    }
    case 5:
      return await quietly(payAgain(app, operator, { remittance: await some() }));
    case 6:
      return await quietly(askBankNow(app, operator, { remittance: await some() }));
    default:
      return await sweep();
  }
}

async function finish(waiting: string[]): Promise<void> {
  const { app } = house;
  await house.control('DELETE', 'bank/faults');
  if (waiting.length > 0) await markPosted(app, clerkOf(sender!.at), { transfers: waiting });
  for (let round = 0; round < 10; round++) {
    app.clock.move(DAY);
    await sweep();
    await house.control('POST', 'bank/due', {});
    app.clock.move(7 * 3_600_000);
    await sweep();
    for (const { remittanceId, state } of await list())
      if (state === 'returned') await quietly(payAgain(app, operator, { remittance: remittanceId }));
    if ((await owed(sender!.at)) === 0n && (await list()).every(({ state }) => state === 'paid')) return;
  }
}

it.each([5, 17, 41])('seed %i: all is paid once, and nothing is owed or on its way', { timeout: 240_000 }, async (seed) => {
  const roll = dice(seed);
  sender = await castPlace(house.app);
  await castBankDetails(house.app, sender.at);
  const waiting: string[] = [];
  let total = 0n;
  for (let i = 0; i < 3; i++) {
    const cents = BigInt(100 + roll(900));
    total += cents;
    waiting.push(await applied(cents));
  }
  for (let i = 0; i < 22; i++) await step(roll, waiting);
  await finish(waiting);

  expect([await owed(sender.at), await inTransit()]).toEqual([0n, 0n]);
  const made = await list();
  expect(made.reduce((sum, { amountCents }) => sum + amountCents, 0n)).toBe(total);
  const rows = await bankRows();
  const arrived = rows.filter(({ status }) => status === 'settled');
  expect(arrived.reduce((sum, row) => sum + BigInt(row.amount_cents), 0n)).toBe(total);
  expect(arrived).toHaveLength(made.length);
  expect(new Set(rows.map(({ reference }) => reference)).size).toBe(rows.length);
  expect(await verifyLedger(house.app)).toEqual([]);
});

describe('killed', () => {
  const never = (): Promise<never> => new Promise(() => undefined);
  /** The house with another bank, dying when it is asked: nothing after that runs. */
  const withBank = (bank: object) => Object.assign(Object.create(house.app) as typeof house.app, { bank: { ...house.app.bank, ...bank } });
  /** By the real clock the dead one's claim runs out in a minute. */
  const endClaims = () => house.app.owner.query('update transfers.remittance_calls set claimed_until = null');

  it.each<[string, (order: never, key: string) => Promise<unknown>]>([
    ['between the intent and the call', never],
    [
      'between the call and the note',
      async (order, key) => {
        await house.app.bank.pay(order, key);
        return await never();
      },
    ],
  ])('%s, the bank pays once all the same', async (_when, pay) => {
    sender = await castPlace(house.app);
    await castBankDetails(house.app, sender.at);
    await markPosted(house.app, clerkOf(sender.at), { transfers: [await applied(700n)] });
    const { remittance } = await makeRemittanceNow(house.app, operator, { facility: sender.at.facility.id });
    await remittanceSweeps.find(({ name }) => name === 'transfers.start_remittances')!.run(house.app);
    const payment = (await ordersOf(remittance))[0]!.paymentId;
    let asked = false;
    const dying = withBank({
      pay: async (order: never, key: string) => {
        const answer = pay(order, key);
        void answer.catch(() => undefined);
        await new Promise((later) => setTimeout(later, 300)); // the call, if there is one, has got through
        asked = true;
        return await answer;
      },
    });
    void remittanceJobs['transfers.pay_remittance']!(dying, { payment });
    await expect.poll(() => asked, { timeout: 20_000 }).toBe(true);
    expect((await ordersOf(remittance))[0]!.state).toBe('sending');
    await remittanceJobs['transfers.pay_remittance']!(house.app, { payment }); // the dead one's claim holds it
    expect((await ordersOf(remittance))[0]!.state).toBe('sending');
    await endClaims();
    await remittanceJobs['transfers.pay_remittance']!(house.app, { payment });
    expect((await ordersOf(remittance))[0]!.state).toBe('in_transit');
    expect((await bankRows()).map(({ reference }) => reference)).toEqual([payment]);
    expect(await owed(sender.at)).toBe(0n);
  });
});
