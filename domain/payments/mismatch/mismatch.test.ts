import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBalance, verifyLedger } from '#domain/ledger/index.ts';
import { newId } from '#kernel/ids.ts';
import { pageOfQueue } from '#kernel/queues.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { type MoneyHouse, moneyHouse } from '#test/faults/webhooks-house.ts';
import { codeOf } from '#test/refused.ts';
import { askMismatch, decideMismatch, queues, readMismatch, readPayment, startCheckout } from '../index.ts';
import { choicesFor } from './choices.ts';

const system = systemScope('test');
const ASKED = 4395n;

let house: MoneyHouse;
beforeAll(async () => {
  house = await moneyHouse();
});
afterAll(async () => {
  expect(await verifyLedger(house.app)).toEqual([]);
  await house.end();
});

const finance = (): Scope => ({ ...system, realm: 'operator', actor: newId('lgn'), roles: ['operator', 'finance'], session: 'ses' });

/** A payment of which the card company takes another sum than we asked for. */
async function takenInstead(cents: bigint): Promise<{ subject: string; payer: Scope; mismatch: string }> {
  const payer: Scope = { ...system, realm: 'customer', actor: newId('lgn'), session: 'ses' };
  const subject = newId('fil');
  await startCheckout(house.app, payer, {
    purpose: 'wallet',
    subject,
    agency: null,
    amountCents: ASKED,
    lines: [{ name: 'You add', amountCents: ASKED }],
    successUrl: 'http://localhost:3000/done',
    cancelUrl: 'http://localhost:3000/back',
    email: 'dana@example.com',
    lang: 'en',
  });
  const [session] = await house.sessionsOf(subject);
  await house.app.owner.query(
    `update processor.objects set body = jsonb_set(body, '{amount_total}', to_jsonb($2::int)) where body ->> 'id' = $1`,
    [session!.id, Number(cents)],
  );
  await house.pay(session!.id);
  await house.settle();
  const waiting = await house.app.owner.query<{ id: string }>(
    `select f.fact_id as id from payments.facts f join payments.payments p using (payment_id) where p.subject = $1 and f.kind = 'mismatch'`,
    [subject],
  );
  return { subject, payer, mismatch: waiting.rows[0]!.id };
}

const names = ['processor_clearing', 'payments_received', 'cash_over_short', 'refunds_payable'] as const;
async function book(...more: string[]): Promise<Record<string, bigint>> {
  const of = async (name: string) => house.app.tx(system, (tx) => readBalance(tx, system, name)).catch(() => 0n);
  return Object.fromEntries(await Promise.all([...names, ...more].map(async (name) => [name, await of(name)] as const)));
}
async function moved(work: () => Promise<unknown>, wallet: string): Promise<Record<string, bigint>> {
  const before = await book(wallet);
  await work();
  await house.settle();
  const after = await book(wallet);
  return Object.fromEntries(
    Object.entries(after).flatMap(([name, cents]) => (cents === before[name] ? [] : [[name, cents - before[name]!]])),
  );
}
const decide = async (mismatch: string, choice: string) => {
  await askMismatch(house.app, finance(), { mismatch, choice, note: 'The page showed another sum' });
  await decideMismatch(house.app, finance(), { mismatch, approve: true });
};
const stateOf = async (subject: string) =>
  (await house.app.tx(system, (tx) => readPayment(tx, 'wallet', subject, house.app.clock.now())))!.state;
describe('what can be done', () => {
  it.each([
    ['other amount', 4000n, ['take', 'give_back', 'by_hand']],
    ['other page', 4395n, ['take', 'give_back', 'by_hand']],
    ['other amount', null, ['by_hand']],
    ['charged twice', 4395n, ['by_hand']],
    ['other currency', 4395n, ['by_hand']],
  ])('%s, %s', (why, taken, choices) => {
    expect(choicesFor(why, taken)).toEqual(choices);
  });
});

describe('another sum than asked', () => {
  it('less, and taken: it goes on as asked, and what is missing is ours', { timeout: 60_000 }, async () => {
    const { subject, payer, mismatch } = await takenInstead(4000n);
    const wallet = `wallet:${payer.actor}`;
    // The processor's own cost comes off what it owes us.
    expect(await moved(() => decide(mismatch, 'take'), wallet)).toMatchObject({ cash_over_short: 395n, [wallet]: ASKED });
    expect([await stateOf(subject), (await book())['payments_received']]).toEqual(['paid', 0n]);
  });

  it('more, and taken: what is too much goes back to the card', { timeout: 60_000 }, async () => {
    const { subject, payer, mismatch } = await takenInstead(5000n);
    const wallet = `wallet:${payer.actor}`;
    const change = await moved(() => decide(mismatch, 'take'), wallet);
    expect(change).toMatchObject({ [wallet]: ASKED });
    expect(Object.keys(change).sort()).toEqual(['processor_clearing', wallet]);
    expect(await stateOf(subject)).toBe('paid');
    const refunds = await house.app.owner.query<{ cents: bigint }>(
      `select r.amount_cents as cents from payments.refunds r join payments.payments p using (payment_id) where p.subject = $1`,
      [subject],
    );
    expect(refunds.rows).toEqual([{ cents: 605n }]);
  });

  it('given back: all of it, once, by however many who decide at once', { timeout: 60_000 }, async () => {
    const { payer, mismatch } = await takenInstead(4000n);
    const [one, two, three] = [finance(), finance(), finance()];
    expect(await codeOf(askMismatch(house.app, one, { mismatch, choice: 'keep', note: 'x' }))).toBe('payments.choose_what');
    expect(await codeOf(askMismatch(house.app, one, { mismatch, choice: 'give_back', note: ' ' }))).toBe('payments.note_missing');
    const asked = await Promise.all(
      [one, two].map((by) => codeOf(askMismatch(house.app, by, { mismatch, choice: 'give_back', note: 'Wrong' }))),
    );
    expect(asked.sort()).toEqual(['nothing was refused', 'payments.mismatch_waits']);
    const maker = (await readMismatch(house.app, three, mismatch)).open!.askedBy === one.actor ? one : two;
    expect(await codeOf(decideMismatch(house.app, maker, { mismatch, approve: true }))).toBe('payments.own_mismatch');
    let codes: string[] = [];
    const change = await moved(async () => {
      codes = await Promise.all([three, finance()].map((by) => codeOf(decideMismatch(house.app, by, { mismatch, approve: true }))));
    }, `wallet:${payer.actor}`);
    expect(codes.sort()).toEqual(['nothing was refused', 'payments.mismatch_over']);
    expect(Object.keys(change)).toEqual(['processor_clearing']);
    expect(await codeOf(askMismatch(house.app, one, { mismatch, choice: 'by_hand', note: 'x' }))).toBe('payments.mismatch_over');
  });

  it('waits in its queue until somebody else has said yes; a no lets somebody ask again', { timeout: 60_000 }, async () => {
    const { mismatch } = await takenInstead(4000n);
    const page = { now: house.app.clock.now(), after: null, limit: 50 };
    const waiting = async () => (await house.app.tx(system, (tx) => pageOfQueue(tx, queues.mismatch, page))).map(({ id }) => id);
    await askMismatch(house.app, finance(), { mismatch, choice: 'take', note: 'x' });
    await decideMismatch(house.app, finance(), { mismatch, approve: false });
    expect(await waiting()).toEqual([mismatch]);
    await decide(mismatch, 'by_hand');
    await house.settle();
    expect(await waiting()).toEqual([]);
    expect((await readMismatch(house.app, finance(), mismatch)).asks.map(({ isApproved }) => isApproved)).toEqual([false, true]);
    const support: Scope = { ...finance(), roles: ['operator'] };
    expect(await codeOf(readMismatch(house.app, support, mismatch))).toBe('kernel.not_allowed');
    expect(await codeOf(readMismatch(house.app, finance(), 'pfa_nonsense'))).toBe('payments.unknown_mismatch');
  });
});
