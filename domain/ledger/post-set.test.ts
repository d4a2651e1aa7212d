import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemScope } from '#kernel/scope.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { customerWallet, owedTrust, processorClearing } from './chart.ts';
import {
  credit,
  debit,
  type Journal,
  openAccounts,
  openHold,
  postJournals,
  postSet,
  readBalance,
  type SetLine,
  verifyLedger,
} from './index.ts';

const scope = systemScope('test');
const at = new Date('2026-03-01T12:00:00Z');
const [clearing, trust] = [processorClearing(), owedTrust('fac', 'agy')];
const wallet = (n: number) => customerWallet(`set_${n}`);

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  await app.tx(scope, (tx) =>
    openAccounts(tx, scope, { accounts: [clearing, trust, ...Array.from({ length: 40 }, (_, n) => wallet(n))], at }),
  );
});
afterAll(() => app.end());

const journal = (key: string, from: { code: string }, to: { code: string }, cents: bigint): Journal => ({
  key,
  kind: 'move',
  entries: [debit(from.code, cents), credit(to.code, cents)],
  at,
});
const post = async (journals: readonly Journal[]) => {
  const verdicts = await app.tx(scope, (tx) => postJournals(tx, scope, journals));
  return verdicts.map((one) => (one.verdict === 'refused' ? one.refusal : one.verdict));
};
const balance = (n: number) => app.tx(scope, (tx) => readBalance(tx, scope, wallet(n)));

describe('a set', () => {
  it('takes the order of the set where an account is short, and no notice of it elsewhere', async () => {
    expect(
      await post([
        journal('short-1', wallet(0), trust, 10n), // nothing there yet
        journal('short-2', clearing, wallet(0), 10n),
        journal('short-3', wallet(0), wallet(1), 10n), // what came just before
        journal('short-4', wallet(0), trust, 1n),
        journal('short-5', wallet(1), trust, 4n), // of what was passed on
        journal('short-6', clearing, wallet(2), 7n),
      ]),
    ).toEqual(['ledger.overdraft', 'posted', 'posted', 'ledger.overdraft', 'posted', 'posted']);
    expect([await balance(0), await balance(1), await balance(2)]).toEqual([0n, 6n, 7n]);
  });

  it('says what each entry left behind, in order', async () => {
    await post([1, 2, 3].flatMap((n) => [journal(`left-${n}`, clearing, wallet(3), 10n), journal(`left-${n}b`, wallet(3), trust, 1n)]));
    const { rows } = await app.owner.query<{ after: bigint }>(
      `select balance_after as after from ledger.entries e join ledger.accounts a on a.id = e.account_id where a.code = $1 order by journal_id`,
      [wallet(3).code],
    );
    expect(rows.map((row) => row.after)).toEqual([10n, 9n, 19n, 18n, 28n, 27n]);
  });

  it('of a thousand, with every hundredth short and some twice, has each as if it had come alone', async () => {
    const journals = Array.from({ length: 1000 }, (_, n) =>
      n % 100 === 99 ? journal(`many-${n}`, wallet(4), trust, 10n ** 9n) : journal(`many-${n}`, clearing, wallet(10 + (n % 20)), 1n),
    );
    const answers = await post([...journals, ...journals.slice(0, 50)]);
    expect(answers.filter((one) => one === 'posted')).toHaveLength(990);
    expect(answers.filter((one) => one === 'ledger.overdraft')).toHaveLength(10);
    expect(answers.slice(1000)).toEqual(Array(50).fill('replayed'));
    expect(await post(journals)).toEqual(journals.map((_, n) => (n % 100 === 99 ? 'ledger.overdraft' : 'replayed')));
  });

  it('that comes again in part, late, and with one key changed, posts only what is new', async () => {
    const first = [1, 2, 3].map((n) => journal(`late-${n}`, clearing, wallet(5), BigInt(n)));
    expect(await post(first)).toEqual(['posted', 'posted', 'posted']);
    expect(
      await post([first[2]!, journal('late-4', clearing, wallet(5), 4n), journal('late-2', clearing, wallet(5), 9n), first[0]!]),
    ).toEqual(['replayed', 'posted', 'ledger.key_reused', 'replayed']);
    expect(await balance(5)).toBe(10n);
  });

  it('keeps what holds keep, also when only one account of many has one', async () => {
    await post([journal('held-in', clearing, wallet(6), 10n), journal('held-in-7', clearing, wallet(7), 10n)]);
    await app.tx(scope, (tx) => openHold(tx, scope, { key: 'held', account: wallet(6), amountCents: 6n, at }));
    expect(
      await post([
        journal('held-1', wallet(6), trust, 5n),
        journal('held-2', wallet(7), trust, 10n),
        journal('held-3', wallet(6), trust, 4n),
      ]),
    ).toEqual(['ledger.overdraft', 'posted', 'posted']);
  });

  it('with a journal that has no entries, or a broken one, posts the others', async () => {
    expect(
      await post([
        { key: 'none', kind: 'move', entries: [], at },
        journal('beside-none', clearing, wallet(8), 1n),
        { key: 'one', kind: 'move', entries: [debit(clearing.code, 1n)], at },
        journal('', clearing, wallet(8), 1n),
        journal('x'.repeat(201), clearing, wallet(8), 1n),
        journal('nowhere', clearing, { code: 'no_such' }, 1n),
        { ...journal('mixed', clearing, wallet(8), 1n), entries: [debit(clearing.code, 2n), credit(wallet(8).code, 1n)] },
      ]),
    ).toEqual([
      'ledger.bad_entries',
      'posted',
      'ledger.bad_entries',
      'ledger.bad_entries',
      'ledger.bad_entries',
      'ledger.unknown_account',
      'ledger.unbalanced',
    ]);
    expect(await balance(8)).toBe(1n);
  });
});

describe('a set from a query', () => {
  const lines = (from: number, to: number) => sql<SetLine>`
    select 'query-' || n as key, 'move' as kind, null::text as reference, ${at}::timestamptz - n * interval '1 second' as at,
      side.account, side.amount_cents
    from generate_series(${from}::integer, ${to}::integer) n
    cross join lateral (values (${clearing.code}::text, n::bigint), (${wallet(9).code}::text, -n::bigint)) side(account, amount_cents)`;

  it('posts what it finds, the earliest first, and again only what is new', async () => {
    const first = await app.tx(scope, (tx) => postSet(tx, scope, lines(1, 50)));
    expect(first.map((one) => one.verdict)).toEqual(Array(50).fill('posted'));
    expect(first.map((one) => one.key)).toEqual(Array.from({ length: 50 }, (_, n) => `query-${50 - n}`));
    const again = await app.tx(scope, (tx) => postSet(tx, scope, lines(31, 60)));
    expect(again.map((one) => one.verdict)).toEqual([...Array<string>(10).fill('posted'), ...Array<string>(20).fill('replayed')]);
    expect(await balance(9)).toBe((60n * 61n) / 2n);
  });

  it('of nothing posts nothing', async () => {
    expect(await app.tx(scope, (tx) => postSet(tx, scope, lines(1, 0)))).toEqual([]);
  });
});

describe('the guard', () => {
  const refused = async (statement: string): Promise<string> => {
    const client = await app.owner.connect();
    try {
      await client.query('begin');
      await client.query(statement);
      return 'done';
    } catch (error) {
      return (error as { code: string }).code;
    } finally {
      await client.query('rollback');
      client.release();
    }
  };
  const forged = (entries: string, accounts = '{1,3}') => `with j as (
      insert into ledger.journals (id, at, account_ids, input_hash, key, kind) values (99999999, now(), '${accounts}', '', 'forged', 'x'))
    insert into ledger.entries (journal_id, account_id, amount) values ${entries}`;

  it.each([
    ['a sum that is not zero', forged('(99999999, 1, 5), (99999999, 3, -4)'), 'LG002'],
    ['an entry too few', forged('(99999999, 1, 5)'), 'LG002'],
    ['an account that the journal does not name', forged('(99999999, 1, 5), (99999999, 2, -5)'), 'LG002'],
    ['an entry on an account that is none', forged('(99999999, 1, 5), (99999999, 9999, -5)', '{1,9999}'), 'LG002'],
    ['entries of another journal', forged('(99999998, 1, 5), (99999998, 3, -5)'), 'LG002'],
    ['a whole one', forged('(99999999, 1, 5), (99999999, 3, -5)'), 'done'],
  ])('holds for the owner too, within one statement: %s', async (_what, statement, code) => {
    expect(await refused(statement)).toBe(code);
  });

  it('holds for an asset each: as much of one as lacks of the other is not zero', async () => {
    await app.owner.query(`select ledger.open_accounts('{stamps_x}', '{STAMP:x}', '{counter}', '{1}', '{f}', '{null}', now())`);
    const { rows } = await app.owner.query<{ id: number }>(`select id from ledger.accounts where code = 'stamps_x'`);
    const id = rows[0]!.id;
    expect(await refused(forged(`(99999999, 1, 5), (99999999, ${id}, -5)`, `{1,${id}}`))).toBe('LG002');
  });
});

it('leaves a clean book', async () => {
  expect(await verifyLedger(app)).toEqual([]);
});
