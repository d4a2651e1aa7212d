import { afterAll, beforeAll, expect, it } from 'vitest';
import { readBalance, verifyLedger } from '#domain/ledger/index.ts';
import { anOperator, castSender, castTransfer, clerkOf, type Sender } from '#domain/transfers/cast.ts';
import { askRefund, cancelTransfer, decideIncoming, markPosted, payTransfer, readTransfer } from '#domain/transfers/index.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { systemScope } from '#kernel/scope.ts';
import { type MoneyHouse, moneyHouse } from './webhooks-house.ts';

// $43.95 were paid, $40 of them for the person. Then two of four things befall them: an operator gives money back ("refund"), the sender cancels, the
// facility returns it, the payer's bank takes it ("dispute", won or lost by us in the end). All twelve orders, side by side; and both at the same moment.
type Act = 'refund' | 'cancel' | 'return' | 'dispute';
type Outcome = 'won' | 'lost' | '–';
/** Went out to the card, the sender owes us, the facility is owed; how the transfer stands. */
type End = [back: bigint, owes: bigint, trust: bigint, state: string];
const ALL_BACK: End = [4395n, 0n, 0n, 'returned'];
/** By his bank, which so has paid our debt. */
const BACK_BY_BANK: End = [0n, 0n, 0n, 'return_settled'];
/** By us and by his bank: that once is his debt, and nobody else's. */
const BACK_TWICE: End = [4395n, 4395n, 0n, 'returned'];
const KEPT: End = [0n, 0n, 4000n, 'applied'];
/** The facility has its money, whoever pays for it. */
const OWED_TO_US: End = [0n, 4395n, 4000n, 'applied'];

const NOT_POSTED: [Act, Act, Outcome, string, End][] = [
  ['refund', 'cancel', '–', 'transfers.cancel_ended', ALL_BACK],
  ['cancel', 'refund', '–', 'transfers.not_refundable', ALL_BACK],
  ['refund', 'return', '–', 'transfers.going_back', ALL_BACK],
  ['return', 'refund', '–', 'transfers.not_refundable', ALL_BACK],
  ['cancel', 'return', '–', 'transfers.going_back', ALL_BACK],
  ['return', 'cancel', '–', 'transfers.cancel_ended', ALL_BACK],
  ['cancel', 'dispute', 'won', 'done', ALL_BACK],
  ['dispute', 'cancel', 'won', 'done', ALL_BACK],
  ['cancel', 'dispute', 'lost', 'done', BACK_TWICE],
  ['dispute', 'cancel', 'lost', 'done', BACK_BY_BANK],
  ['return', 'dispute', 'won', 'done', ALL_BACK],
  ['dispute', 'return', 'won', 'done', ALL_BACK],
  ['return', 'dispute', 'lost', 'done', BACK_TWICE],
  ['dispute', 'return', 'lost', 'done', BACK_BY_BANK],
  ['refund', 'dispute', 'won', 'done', ALL_BACK],
  ['dispute', 'refund', 'won', 'transfers.disputed', KEPT],
  ['refund', 'dispute', 'lost', 'done', BACK_TWICE],
  ['dispute', 'refund', 'lost', 'transfers.disputed', OWED_TO_US],
];
// On the account already, only a part is given back, $10, and out of our own pocket.
const POSTED: typeof NOT_POSTED = [
  ['refund', 'dispute', 'won', 'done', [1000n, 0n, 4000n, 'posted']],
  ['dispute', 'refund', 'won', 'transfers.disputed', [0n, 0n, 4000n, 'posted']],
  ['refund', 'dispute', 'lost', 'done', [1000n, 4395n, 4000n, 'posted']],
  ['dispute', 'refund', 'lost', 'transfers.disputed', [0n, 4395n, 4000n, 'posted']],
  ['cancel', 'refund', '–', 'done', [1000n, 0n, 4000n, 'posted']],
  ['return', 'refund', '–', 'done', [1000n, 0n, 4000n, 'posted']],
];

let house: MoneyHouse;
beforeAll(async () => {
  house = await moneyHouse();
});
afterAll(() => house.end());

const system = systemScope('test');
const balance = (name: string) => house.app.tx(system, (tx) => readBalance(tx, system, name)).catch(() => 0n);

interface Paid {
  sender: Sender;
  transfer: string;
  charge: string;
}

async function paid(): Promise<Paid> {
  const sender = await castSender(house.app);
  const { transferId: transfer } = await castTransfer(house.app, sender, '40');
  await payTransfer(house.app, sender.scope, { transfer, isFresh: true });
  const [session] = await house.sessionsOf(transfer);
  await house.pay(session!.id);
  return { sender, transfer, charge: (await house.chargesOf(transfer))[0]!.id };
}

const ACTS: Record<Act, (one: Paid) => Promise<unknown>> = {
  refund: ({ transfer }) => askRefund(house.app, anOperator(), { transfer, amount: '10', note: 'in any order' }),
  cancel: ({ transfer, sender }) => cancelTransfer(house.app, sender.scope, { transfer }),
  return: ({ transfer, sender }) =>
    decideIncoming(house.app, clerkOf(sender.at), { transfer, step: 'return', reason: 'released', note: '' }),
  dispute: ({ charge }) => house.control('POST', `charges/${charge}/dispute`, { reason: 'fraudulent' }),
};
const act = (what: Act, one: Paid): Promise<string> =>
  ACTS[what](one).then(
    () => 'done',
    (error: unknown) => {
      if (isRefusal(error)) return error.code;
      throw error;
    },
  );

async function decide(all: readonly (readonly [Paid, Outcome])[]): Promise<void> {
  for (const [{ charge }, outcome] of all) {
    if (outcome === '–') continue;
    const { rows } = await house.app.owner.query<{ id: string }>(
      `select id from processor.objects where kind = 'dispute' and body ->> 'charge' = $1`,
      [charge],
    );
    await house.control('POST', `disputes/${rows[0]!.id}/close`, { outcome });
  }
  await house.settle();
}

async function endOf({ sender, transfer, charge }: Paid): Promise<End> {
  const { rows } = await house.app.owner.query<{ cents: bigint }>(
    `select coalesce(sum((body ->> 'amount')::bigint), 0)::bigint as cents from processor.objects
     where kind = 'refund' and body ->> 'status' = 'succeeded' and body ->> 'charge' = $1`,
    [charge],
  );
  const { state } = await readTransfer(house.app, sender.scope, transfer);
  const [owes, trust] = [
    await balance(`chargeback_receivable:${sender.scope.actor}`),
    await balance(`owed_trust:${sender.at.facility.id}`),
  ];
  return [rows[0]!.cents, owes, trust, state];
}

it('each order of two ends in its book, and both at the same moment in that of one of their orders', { timeout: 300_000 }, async () => {
  const inOrder: { row: (typeof POSTED)[number]; one: Paid }[] = [];
  for (const row of [...NOT_POSTED, ...POSTED]) inOrder.push({ row, one: await paid() });
  const atOnce: typeof inOrder = [];
  for (const row of NOT_POSTED.filter(([first, second, outcome]) => first < second && outcome !== 'won'))
    atOnce.push({ row, one: await paid() });
  await house.settle();
  for (const { row, one } of inOrder)
    if (POSTED.includes(row)) await markPosted(house.app, clerkOf(one.sender.at), { transfers: [one.transfer] });
  await house.settle();

  await Promise.all(inOrder.map(({ row, one }) => act(row[0], one)));
  await Promise.all(atOnce.map(({ row, one }) => Promise.all([act(row[0], one), act(row[1], one)])));
  await house.settle();
  const answers = await Promise.all(inOrder.map(({ row, one }) => act(row[1], one)));
  await house.settle();
  await decide([...inOrder, ...atOnce].map(({ row, one }) => [one, row[2]]));

  for (const [n, { row, one }] of inOrder.entries()) {
    const [first, second, outcome] = row;
    expect([first, second, outcome, answers[n], await endOf(one)]).toEqual(row);
  }
  for (const { row, one } of atOnce) {
    const [first, second, outcome] = row;
    const either = NOT_POSTED.filter((row) => row[2] === outcome && row.includes(first) && row.includes(second)).map((row) => row[4]);
    // Asked here before his bank had it, and by the processor after it.
    if (outcome === 'lost') either.push(BACK_BY_BANK);
    expect(either).toContainEqual(await endOf(one));
  }
  for (const name of ['payments_received', 'refunds_payable', 'suspense']) expect([name, await balance(name)]).toEqual([name, 0n]);
  expect(await balance('refund_losses')).toBe(1000n * BigInt(POSTED.filter(([, , , , [back]]) => back > 0n).length));
  expect(await verifyLedger(house.app)).toEqual([]);
});
