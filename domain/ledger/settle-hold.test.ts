import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemScope } from '#kernel/scope.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { type Account, customerWallet, feesRevenue, processorClearing } from './chart.ts';
import {
  credit,
  debit,
  expireHolds,
  openHold,
  postJournal,
  readAvailable,
  readBalance,
  settleHold,
  verifyLedger,
  voidHold,
} from './index.ts';

const scope = systemScope('test');
const noon = new Date('2026-03-01T12:00:00Z');
const later = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);
const fees = feesRevenue('agy_1');

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.end());

let made = 0;
async function funded(cents: bigint): Promise<Account> {
  const wallet = customerWallet(`w${++made}`);
  const entries = [debit(processorClearing(), cents), credit(wallet, cents)];
  await app.tx(scope, (tx) => postJournal(tx, scope, { key: `fund-${made}`, kind: 'deposit', entries, at: noon }));
  return wallet;
}

const hold = (
  key: string,
  account: Account | string,
  amountCents: bigint,
  more: { at?: Date; expiresAt?: Date; reference?: string } = {},
) => app.tx(scope, (tx) => openHold(tx, scope, { key, account, amountCents, at: noon, ...more }));
const spend = (key: string, from: Account, cents: bigint, at = noon) =>
  app.tx(scope, (tx) => postJournal(tx, scope, { key, kind: 'spend', entries: [debit(from, cents), credit(fees, cents)], at }));
const settle = (key: string, held: string, from: Account, cents: bigint, at = noon) =>
  app.tx(scope, (tx) => settleHold(tx, scope, { key, hold: held, kind: 'sold', entries: [debit(from, cents), credit(fees, cents)], at }));
const voided = (key: string, at = noon) => app.tx(scope, (tx) => voidHold(tx, scope, { hold: key, at }));
const available = (account: Account, at = noon) => app.tx(scope, (tx) => readAvailable(tx, scope, account, at));
const balance = (account: Account) => app.tx(scope, (tx) => readBalance(tx, scope, account));

describe('a hold', () => {
  it('keeps money from being spent, and frees what the settlement leaves', async () => {
    const wallet = await funded(1000n);
    expect(await hold('h-1', wallet, 700n)).toEqual({ key: 'h-1', replayed: false });
    expect([await balance(wallet), await available(wallet)]).toEqual([1000n, 300n]);
    await expect(spend('s-1', wallet, 301n)).rejects.toMatchObject({ code: 'ledger.overdraft' });
    await spend('s-2', wallet, 300n);
    await settle('t-1', 'h-1', wallet, 500n);
    expect([await balance(wallet), await available(wallet)]).toEqual([200n, 200n]);
  });

  it('is settled once; a retry of the settlement answers the same', async () => {
    const wallet = await funded(1000n);
    await hold('h-2', wallet, 700n);
    const first = await settle('t-2', 'h-2', wallet, 700n);
    expect(await settle('t-2', 'h-2', wallet, 700n, later(60))).toEqual({ ...first, replayed: true });
    await expect(settle('t-2b', 'h-2', wallet, 1n)).rejects.toMatchObject({ code: 'ledger.hold_closed' });
    await expect(voided('h-2')).rejects.toMatchObject({ code: 'ledger.hold_closed' });
    expect(await balance(wallet)).toBe(300n);
  });

  it('is not settled for more than it held, nor from another account', async () => {
    const [wallet, other] = [await funded(1000n), await funded(1000n)];
    await hold('h-3', wallet, 700n);
    await expect(settle('t-3', 'h-3', wallet, 701n)).rejects.toMatchObject({ code: 'ledger.hold_mismatch' });
    await expect(settle('t-3', 'h-3', other, 700n)).rejects.toMatchObject({ code: 'ledger.hold_mismatch' });
    await expect(settle('t-3', 'no-such', wallet, 1n)).rejects.toMatchObject({ code: 'ledger.unknown_hold' });
  });

  it('is voided, and voiding again is a good answer', async () => {
    const wallet = await funded(1000n);
    await hold('h-4', wallet, 1000n);
    expect(await voided('h-4')).toEqual({ replayed: false });
    expect(await voided('h-4')).toEqual({ replayed: true });
    expect(await available(wallet)).toBe(1000n);
    await expect(settle('t-4', 'h-4', wallet, 1n)).rejects.toMatchObject({ code: 'ledger.hold_closed' });
    await expect(voided('no-such')).rejects.toMatchObject({ code: 'ledger.unknown_hold' });
  });

  it('counts for nothing from its expiry on, before any sweep', async () => {
    const wallet = await funded(1000n);
    await hold('h-5', wallet, 1000n, { expiresAt: later(15) });
    expect([await available(wallet, later(14)), await available(wallet, later(15))]).toEqual([0n, 1000n]);
    await expect(spend('s-5', wallet, 1n, later(14))).rejects.toMatchObject({ code: 'ledger.overdraft' });
    await expect(settle('t-5', 'h-5', wallet, 1000n, later(15))).rejects.toMatchObject({ code: 'ledger.hold_expired' });
    await spend('s-5', wallet, 1000n, later(15));
    expect(await app.tx(scope, (tx) => expireHolds(tx, scope, { at: later(14), most: 100 }))).toBe(0);
    expect(await app.tx(scope, (tx) => expireHolds(tx, scope, { at: later(15), most: 100 }))).toBe(1);
    expect(await app.tx(scope, (tx) => expireHolds(tx, scope, { at: later(15), most: 100 }))).toBe(0);
    await expect(settle('t-5', 'h-5', wallet, 1000n, later(16))).rejects.toMatchObject({ code: 'ledger.hold_expired' });
    expect(await voided('h-5')).toEqual({ replayed: true });
  });

  it('lets money come in while an older hold says it should not be there', async () => {
    const wallet = await funded(100n);
    await hold('h-6', wallet, 100n, { expiresAt: later(10) });
    await spend('s-6', wallet, 100n, later(11));
    const entries = [debit(processorClearing(), 40n), credit(wallet, 40n)];
    await app.tx(scope, (tx) => postJournal(tx, scope, { key: 'late-line', kind: 'deposit', entries, at: later(9) }));
    expect(await balance(wallet)).toBe(40n);
  });

  it('answers the same key the same way, and refuses it for something else', async () => {
    const wallet = await funded(1000n);
    await hold('h-7', wallet, 700n, { reference: 'cart_1' });
    expect(await hold('h-7', wallet, 700n, { reference: 'cart_1', at: later(5) })).toEqual({ key: 'h-7', replayed: true });
    await expect(hold('h-7', wallet, 701n, { reference: 'cart_1' })).rejects.toMatchObject({ code: 'ledger.key_reused' });
    await expect(hold('h-7', await funded(1000n), 700n, { reference: 'cart_1' })).rejects.toMatchObject({ code: 'ledger.key_reused' });
    expect(await available(wallet)).toBe(300n);
  });

  it.each([
    ['ledger.overdraft', async () => hold('x', await funded(100n), 101n)],
    ['ledger.bad_amount', async () => hold('x', await funded(100n), 0n)],
    ['ledger.bad_amount', async () => hold('x', await funded(100n), -5n)],
    ['ledger.bad_expiry', async () => hold('x', await funded(100n), 1n, { expiresAt: noon })],
    ['ledger.no_floor', () => hold('x', processorClearing(), 1n)],
    ['ledger.overdraft', () => hold('x', customerWallet('nobody'), 1n)], // never opened: nothing is on it
    ['ledger.unknown_account', () => hold('x', 'nowhere', 1n)],
  ])('is refused: %s', async (code, act) => {
    await expect(act()).rejects.toMatchObject({ code });
  });
});

it('leaves a clean book', async () => {
  expect(await verifyLedger(app)).toEqual([]);
});
