import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemScope } from '#kernel/scope.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { customerWallet, feesRevenue, processorClearing } from './chart.ts';
import { closeAccounts, credit, debit, openHold, postJournal, reverseJournal, settleHold, verifyLedger, voidHold } from './index.ts';

const scope = systemScope('test');
const minute = (n: number) => new Date(Date.UTC(2026, 2, 1, 12, n));
const [clearing, wallet, fees] = [processorClearing(), customerWallet('one'), feesRevenue('agy_1')];

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  await app.tx(scope, async (tx) => {
    const post = (key: string, at: Date, ...entries: ReturnType<typeof debit>[]) => postJournal(tx, scope, { key, kind: 'k', entries, at });
    await post('deposit', minute(0), debit(clearing, 1000n), credit(wallet, 1000n));
    await post('spend', minute(1), debit(wallet, 300n), credit(fees, 300n));
    await openHold(tx, scope, { key: 'settled', account: wallet, amountCents: 200n, at: minute(2), expiresAt: minute(20) });
    await openHold(tx, scope, { key: 'voided', account: wallet, amountCents: 100n, at: minute(2) });
    await openHold(tx, scope, { key: 'open', account: wallet, amountCents: 50n, at: minute(2) });
    await settleHold(tx, scope, {
      key: 'sale',
      hold: 'settled',
      kind: 'k',
      entries: [debit(wallet, 150n), credit(fees, 150n)],
      at: minute(3),
    });
    await voidHold(tx, scope, { hold: 'voided', at: minute(3) });
    await reverseJournal(tx, scope, { reverses: 'spend', key: 'undo', kind: 'k', at: minute(4) });
    await closeAccounts(tx, scope, { upTo: minute(5), at: minute(5) });
    await post('after', minute(6), debit(clearing, 10n), credit(wallet, 10n));
  });
});
afterAll(() => app.end());

/** Plants a corruption with every guard switched off, looks, and takes it away again. */
async function plant(statement: string): Promise<string[]> {
  const tables = (
    await app.owner.query<{ t: string }>(
      `select 'ledger.' || relname as t from pg_class where relnamespace = 'ledger'::regnamespace and relkind = 'r'`,
    )
  ).rows.map((row) => row.t);
  const client = await app.owner.connect();
  try {
    await client.query(`set session_replication_role = replica`);
    for (const table of tables) await client.query(`create table if not exists public.${table.slice(7)}_kept as table ${table}`);
    const { rowCount } = await client.query(statement);
    expect(rowCount).toBeGreaterThan(0);
    const found = await verifyLedger(app);
    for (const table of tables) await client.query(`delete from ${table}`);
    for (const table of tables)
      await client.query(
        `insert into ${table} ${table === 'ledger.accounts' ? 'overriding system value' : ''} table public.${table.slice(7)}_kept`,
      );
    return found.map((finding) => `${finding.check} ${finding.subject}`);
  } finally {
    await client.query(`set session_replication_role = origin`);
    client.release();
  }
}

const journal = (key: string) => `(select id from ledger.journals where key = '${key}')`;
const account = (code: string) => `(select id from ledger.accounts where code = '${code}')`;

describe('verify', () => {
  it('finds nothing in a clean book', async () => {
    expect(await verifyLedger(app)).toEqual([]);
  });

  it.each([
    [
      'an amount that was changed',
      `update ledger.entries set amount = 999 where journal_id = ${journal('deposit')} and amount = 1000`,
      'journal_unbalanced deposit',
    ],
    [
      'both sides of a journal changed alike',
      `update ledger.entries set amount = amount * 2 where journal_id = ${journal('after')}`,
      'input_changed after',
    ],
    [
      'an entry that was deleted',
      `delete from ledger.entries where journal_id = ${journal('after')} and account_id = ${account('wallet:one')}`,
      'journal_too_small after',
    ],
    ['an entry without a journal', `delete from ledger.journals where key = 'after'`, 'entry_orphan journal 9'],
    ['an entry without an account', `delete from ledger.accounts where code = 'fees_revenue:agy_1'`, 'entry_orphan journal 2'],
    [
      'an entry added to a journal',
      `insert into ledger.entries (journal_id, account_id, amount) values (${journal('deposit')}, ${account('fees_revenue:agy_1')}, 1)`,
      'entry_orphan journal 1',
    ],
    ['a balance that was topped up', `update ledger.balances set balance = balance + 1`, 'balance_wrong wallet:one'],
    ['a balance that is missing', `delete from ledger.balances`, 'balance_wrong wallet:one'],
    [
      'a broken chain of balances',
      `update ledger.entries set balance_after = balance_after + 5 where journal_id = ${journal('spend')} and balance_after is not null`,
      'chain_broken wallet:one',
    ],
    [
      'a floor that was broken on the way',
      `update ledger.entries set amount = amount * 4 where journal_id in (${journal('spend')}, ${journal('undo')})`,
      'floor_broken wallet:one',
    ],
    ['money spent that a hold kept', `update ledger.holds set amount = 651 where key = 'open'`, 'floor_broken wallet:one'],
    ['more settled than held', `update ledger.hold_outcomes set settled_amount = 201 where outcome = 'settled'`, 'hold_wrong settled'],
    [
      'a hold settled after its end',
      `update ledger.holds set expires_at = opened_at + interval '30 seconds' where key = 'settled'`,
      'hold_wrong settled',
    ],
    ['an outcome that was deleted', `delete from ledger.hold_outcomes where outcome = 'voided'`, 'held_wrong wallet:one'],
    ['an open hold taken out of the working set', `delete from ledger.open_holds`, 'held_wrong open'],
    ['a hold that was made smaller', `update ledger.holds set amount = 40 where key = 'open'`, 'input_changed open'],
    [
      'a closing that was changed',
      `update ledger.closing_balances set balance = balance + 1 where account_id = ${account('fees_revenue:agy_1')}`,
      'closing_wrong fees_revenue:agy_1',
    ],
    [
      'a closing that lost an account',
      `delete from ledger.closing_balances where account_id = ${account('processor_clearing')}`,
      'closing_wrong processor_clearing',
    ],
    [
      'a closing that says it is younger',
      `update ledger.closings set newest_at = newest_at - interval '1 minute'`,
      'closing_wrong closing 8',
    ],
    [
      'a reversal that is not one',
      `update ledger.entries set amount = amount - sign(amount)::int where journal_id = ${journal('undo')}`,
      'reversal_wrong undo',
    ],
    ['a reversal turned to another journal', `update ledger.reversals set reversed_id = ${journal('deposit')}`, 'reversal_wrong undo'],
    ['a kind that was changed', `update ledger.journals set kind = 'gift' where key = 'deposit'`, 'input_changed deposit'],
    ['a hash that was changed', `update ledger.journals set input_hash = '\\x00' where key = 'sale'`, 'input_changed sale'],
  ])('names %s', async (_what, statement, finding) => {
    expect(await plant(statement)).toContain(finding);
  });

  it('finds nothing once all of it is put back', async () => {
    expect(await verifyLedger(app)).toEqual([]);
  });
});
