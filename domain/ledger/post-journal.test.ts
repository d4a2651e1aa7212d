import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { customerWallet, feesRevenue, owedTrust, processorClearing, stampsHeld, stampsSold } from './chart.ts';
import { credit, debit } from './journal.ts';
import { postJournal, postJournals, readAvailable, readBalance, readJournals, reverseJournal, verifyLedger } from './index.ts';

const at = new Date('2026-03-01T12:00:00Z');
const scope: Scope = { ...systemScope('test'), actor: 'opr_1' };
const wallet = customerWallet('one');
const clearing = processorClearing();

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.end());

const post = (key: string, entries: ReturnType<typeof debit>[], more: { reference?: string; at?: Date; kind?: string } = {}) =>
  app.tx(scope, (tx) => postJournal(tx, scope, { key, kind: 'deposit', entries, at, ...more }));
const balance = (account: Parameters<typeof readBalance>[2], when?: Date) => app.tx(scope, (tx) => readBalance(tx, scope, account, when));

describe('one journal', () => {
  it('opens the accounts it names, and books both sides', async () => {
    const posted = await post('deposit-1', [debit(clearing, 4000n), credit(wallet, 4000n)]);
    expect(posted).toMatchObject({ key: 'deposit-1', replayed: false });
    expect(await balance(clearing)).toBe(4000n);
    expect(await balance(wallet)).toBe(4000n);
  });

  it('answers the same for the same input in another order, at another time, by another actor', async () => {
    const first = await app.tx(scope, (tx) => readJournals(tx, scope, { key: 'deposit-1' }));
    const again = await app.tx(systemScope('retry'), (tx) =>
      postJournal(tx, systemScope('retry'), {
        key: 'deposit-1',
        kind: 'deposit',
        entries: [credit('wallet:one', 4000n), debit('processor_clearing', 4000n)],
        at: new Date('2026-04-01T00:00:00Z'),
      }),
    );
    expect(again).toEqual({ id: first[0]!.id, key: 'deposit-1', replayed: true });
    expect(await balance(wallet)).toBe(4000n);
  });

  it.each([
    ['another amount', [debit(clearing, 4001n), credit(wallet, 4001n)], {}],
    ['another account', [debit(clearing, 4000n), credit(feesRevenue('agy_1'), 4000n)], {}],
    ['another kind', [debit(clearing, 4000n), credit(wallet, 4000n)], { kind: 'gift' }],
    ['another reference', [debit(clearing, 4000n), credit(wallet, 4000n)], { reference: 'trf_2' }],
  ])('refuses the same key with %s', async (_what, entries, more) => {
    await expect(post('deposit-1', entries, more)).rejects.toMatchObject({ code: 'ledger.key_reused' });
  });

  it.each([
    ['ledger.unbalanced', [debit(clearing, 4000n), credit(wallet, 3999n)]],
    ['ledger.bad_entries', [debit(clearing, 4000n)]],
    ['ledger.bad_entries', []],
    ['ledger.bad_entries', [debit(clearing, 4000n), credit(wallet, 1000n), credit(wallet, 3000n)]],
    [
      'ledger.bad_entries',
      [
        { account: clearing, amountCents: 0n },
        { account: wallet, amountCents: 0n },
      ],
    ],
    ['ledger.unknown_account', [debit('nowhere', 4000n), credit(wallet, 4000n)]],
    ['ledger.overdraft', [debit(wallet, 4001n), credit(clearing, 4001n)]],
    ['ledger.wrong_asset', [{ ...debit(clearing, 5n), asset: 'STAMP:agy_1' }, credit(wallet, 5n)]],
    ['ledger.unbalanced', [debit(stampsSold('agy_1'), 5n), credit(wallet, 5n)]],
  ])('refuses %s and writes nothing', async (code, entries) => {
    const before = await app.owner.query('select count(*) from ledger.journals');
    await expect(post('refused', entries)).rejects.toMatchObject({ refusal: true, code });
    expect(await app.owner.query('select count(*) from ledger.journals')).toMatchObject({ rows: before.rows });
  });

  it('keeps each asset at zero on its own', async () => {
    await post('pack', [
      debit(clearing, 1000n),
      credit(feesRevenue('agy_1'), 1000n),
      debit(stampsSold('agy_1'), 20n),
      credit(stampsHeld('one', 'agy_1'), 20n),
    ]);
    expect(await balance(stampsHeld('one', 'agy_1'))).toBe(20n);
  });

  it('leaves the transaction whole after a refusal, and the key free', async () => {
    await app.tx(scope, async (tx) => {
      const spend = (cents: bigint) =>
        postJournal(tx, scope, { key: 'spend-1', kind: 'spend', entries: [debit(wallet, cents), credit(clearing, cents)], at });
      await expect(spend(9999n)).rejects.toMatchObject({ code: 'ledger.overdraft', params: { subject: 'wallet:one' } });
      await spend(1000n);
    });
    expect(await balance(wallet)).toBe(3000n);
  });

  it('refuses an account that is opened as something else', async () => {
    const other = { ...wallet, hasFloor: false };
    await expect(post('x', [debit(clearing, 1n), credit({ ...owedTrust('fac_1', 'agy_1') }, 1n)])).resolves.toBeTruthy();
    await expect(
      app.tx(scope, async (tx) => {
        const { openAccounts } = await import('./open-accounts.ts');
        await openAccounts(tx, scope, { accounts: [other], at });
      }),
    ).rejects.toMatchObject({ code: 'ledger.account_differs', params: { subject: 'wallet:one' } });
  });
});

describe('many journals in one call', () => {
  it('gives each its own verdict, sees earlier ones, and settles keys that stand twice', async () => {
    const to = customerWallet('two');
    const journal = (key: string, cents: bigint, from = wallet, into = to) => ({
      key,
      kind: 'move',
      entries: [debit(from, cents), credit(into, cents)],
      at,
    });
    const verdicts = await app.tx(scope, async (tx) => {
      await postJournal(tx, scope, { ...journal('open-two', 1n) });
      return await postJournals(tx, scope, [
        journal('m1', 5000n),
        journal('m2', 2999n),
        journal('m2', 2999n),
        journal('m3', 1n),
        journal('m2', 2998n),
        journal('m4', 3000n, to, wallet),
        journal('m1', 5000n),
      ]);
    });
    expect(verdicts.map((v) => (v.verdict === 'refused' ? v.refusal : v.verdict))).toEqual([
      'ledger.overdraft',
      'posted',
      'replayed',
      'ledger.overdraft',
      'ledger.key_reused',
      'posted',
      'ledger.overdraft',
    ]);
    expect([await balance(wallet), await balance(to)]).toEqual([3000n, 0n]);
  });

  it('holds a key of the book to the book, whatever stands before it in the group', async () => {
    const journal = (cents: bigint, back = cents) => ({
      key: 'in-the-book',
      kind: 'move',
      entries: [debit(clearing, cents), credit(wallet, back)],
      at,
    });
    const verdicts = await app.tx(scope, async (tx) => {
      await postJournal(tx, scope, journal(6n));
      return await postJournals(tx, scope, [journal(5n), journal(6n, 7n), journal(6n), journal(5n)]);
    });
    expect(verdicts.map((v) => (v.verdict === 'refused' ? v.refusal : v.verdict))).toEqual([
      'ledger.key_reused',
      'ledger.unbalanced',
      'replayed',
      'ledger.key_reused',
    ]);
  });

  it('opens accounts that the group names', async () => {
    const journals = ['a', 'b'].map((name) => ({
      key: `new-${name}`,
      kind: 'deposit',
      at,
      entries: [debit(clearing, 7n), credit(customerWallet(`new-${name}`), 7n)],
    }));
    const verdicts = await app.tx(scope, (tx) => postJournals(tx, scope, journals));
    expect(verdicts.map((v) => v.verdict)).toEqual(['posted', 'posted']);
    expect(await app.tx(scope, (tx) => readAvailable(tx, scope, 'wallet:new-b', at))).toBe(7n);
  });
});

describe('reversal', () => {
  const reverse = (reverses: string, key: string) =>
    app.tx(scope, (tx) => reverseJournal(tx, scope, { reverses, key, kind: 'entered_twice', at }));

  it('undoes a journal once, and a reversal can be undone itself', async () => {
    const before = await balance(clearing);
    await post('mistake', [debit(clearing, 500n), credit(wallet, 500n)]);
    await reverse('mistake', 'mistake-undone');
    expect(await balance(clearing)).toBe(before);
    expect(await reverse('mistake', 'mistake-undone')).toMatchObject({ replayed: true });
    await expect(reverse('mistake', 'once-more')).rejects.toMatchObject({ code: 'ledger.already_reversed' });
    await reverse('mistake-undone', 'in-force-again');
    expect(await balance(clearing)).toBe(before + 500n);
    await expect(reverse('nothing', 'x')).rejects.toMatchObject({ code: 'ledger.unknown_journal' });
    const [journal] = await app.tx(scope, (tx) => readJournals(tx, scope, { key: 'mistake' }));
    expect(journal).toMatchObject({
      reversedBy: 'mistake-undone',
      reverses: null,
      actor: 'opr_1',
      entries: [{ amountCents: 500n }, { amountCents: -500n }],
    });
  });

  it('can not take back what a wallet has spent', async () => {
    const spender = customerWallet('spender');
    await post('gift', [debit(clearing, 500n), credit(spender, 500n)]);
    await post('spent', [debit(spender, 1n), credit(clearing, 1n)]);
    await expect(reverse('gift', 'gift-undone')).rejects.toMatchObject({ code: 'ledger.overdraft' });
  });
});

it('leaves a clean book', async () => {
  expect(await verifyLedger(app)).toEqual([]);
});
