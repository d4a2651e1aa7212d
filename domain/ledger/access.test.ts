import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PoolClient } from 'pg';
import { publicScope, type Scope, systemScope } from '#kernel/scope.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { customerWallet, owedTrust, processorClearing, suspense } from './chart.ts';
import {
  askMonth,
  closeAccounts,
  closePeriod,
  credit,
  debit,
  decideMonth,
  openHold,
  postJournal,
  readBalance,
  readJournals,
  reverseJournal,
  settleHold,
} from './index.ts';

const system = systemScope('test');
const staff = (agency: string): Scope => ({ ...system, realm: 'staff', actor: 'stf_1', agency });
const at = new Date('2026-03-01T12:00:00Z');
const wallet = customerWallet('one');

let app: TestApp;
let tables: string[];
let views: string[];

beforeAll(async () => {
  app = await testApp();
  await app.tx(system, async (tx) => {
    const post = (key: string, ...entries: ReturnType<typeof debit>[]) => postJournal(tx, system, { key, kind: 'deposit', entries, at });
    const dayBefore = new Date('2026-02-28T12:00:00Z');
    await postJournal(tx, system, {
      key: 'old',
      kind: 'deposit',
      entries: [debit(processorClearing(), 7n), credit(suspense(), 7n)],
      at: dayBefore,
    });
    await post('fund', debit(processorClearing(), 5000n), credit(wallet, 5000n));
    await post('trust-a', debit(processorClearing(), 40n), credit(owedTrust('fac_a', 'agy_a'), 40n));
    await post('trust-b', debit(processorClearing(), 30n), credit(owedTrust('fac_b', 'agy_b'), 30n));
    await openHold(tx, system, { key: 'kept', account: wallet, amountCents: 10n, at });
    await openHold(tx, system, { key: 'sold', account: wallet, amountCents: 10n, at });
    await settleHold(tx, system, {
      key: 'sale',
      hold: 'sold',
      kind: 'sale',
      entries: [debit(wallet, 10n), credit(processorClearing(), 10n)],
      at,
    });
    await reverseJournal(tx, system, { reverses: 'sale', key: 'unsold', kind: 'undo', at });
    await closeAccounts(tx, system, { upTo: at, at });
  });
  await closePeriod(app, system, { endsAt: new Date('2026-03-01T05:00:00Z') });
  const by = (actor: string): Scope => ({ ...system, realm: 'operator', actor });
  const askId = await app.tx(by('one'), (tx) => askMonth(tx, by('one'), { month: '2026-02', note: '', at }));
  await app.tx(by('two'), (tx) => decideMonth(tx, by('two'), { askId, isClosed: true, note: '', at }));
  const { rows } = await app.owner.query<{ name: string; kind: string }>(
    `select relname as name, relkind as kind from pg_class where relnamespace = 'ledger'::regnamespace and relkind in ('r', 'v') order by 1`,
  );
  tables = rows.filter((row) => row.kind === 'r').map((row) => `ledger.${row.name}`);
  views = rows.filter((row) => row.kind === 'v').map((row) => `ledger.${row.name}`);
});
afterAll(() => app.end());

/** In one transaction as a database login, under the scope's realm and agency when one is given; always rolled back. */
async function as<T>(login: 'app' | 'owner', scope: Scope | null, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await (login === 'app' ? app.asApp : app.owner).connect();
  try {
    await client.query('begin');
    if (scope)
      await client.query(`select set_config('kinline.realm', $1, true), set_config('kinline.agency', $2, true)`, [
        scope.realm,
        scope.agency ?? '',
      ]);
    return await work(client);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

async function refusedWith(login: 'app' | 'owner', statement: string): Promise<string> {
  return await as(login, system, async (client) => {
    try {
      await client.query(statement);
      return 'done';
    } catch (error) {
      return (error as { code: string }).code;
    }
  });
}

const rowsOf = (scope: Scope | null, relation: string) =>
  as('app', scope, async (client) => (await client.query<{ n: bigint }>(`select count(*) as n from ${relation}`)).rows[0]!.n);

describe('the app login', () => {
  it('writes no table by hand, in any way', async () => {
    expect(tables).toHaveLength(18);
    for (const table of tables) {
      const { rows } = await app.owner.query<{ name: string }>(
        `select attname as name from pg_attribute where attrelid = '${table}'::regclass and attnum = 2`,
      );
      const column = rows[0]!.name;
      for (const statement of [
        `insert into ${table} default values`,
        `update ${table} set ${column} = ${column}`,
        `delete from ${table}`,
        `truncate ${table}`,
        `lock table ${table} in exclusive mode`,
        `alter table ${table} disable trigger all`,
      ]) {
        expect([statement, await refusedWith('app', statement)]).toEqual([statement, '42501']);
      }
    }
  });

  it('can not draw or set the record order', async () => {
    expect(await refusedWith('app', `select nextval('ledger.record_order')`)).toBe('42501');
    expect(await refusedWith('app', `select setval('ledger.record_order', 1)`)).toBe('42501');
  });

  it('may execute the writers and no inner function', async () => {
    const { rows } = await app.owner.query<{ name: string }>(
      `select proname as name from pg_proc where pronamespace = 'ledger'::regnamespace and has_function_privilege('kinline_app', oid, 'execute') order by 1`,
    );
    expect(rows.map((row) => row.name)).toEqual(
      'ask_month close_accounts close_period decide_month expire_holds input_hash lines_of locked_at mark_period open_accounts open_hold post_journal post_set settled_through top_up void_hold'.split(
        ' ',
      ),
    );
    const open = await app.owner.query(
      `select proname from pg_proc where pronamespace = 'ledger'::regnamespace and (proacl is null or proacl::text ~ '[{,]=')`,
    );
    expect(open.rows).toEqual([]);
  });

  it('sees no row without a scope, nor as the public, a customer or a resident', async () => {
    const nobody = [
      null,
      publicScope('r', 'en'),
      { ...system, realm: 'customer', actor: 'one' },
      { ...system, realm: 'resident', actor: 'one' },
    ];
    for (const scope of nobody as (Scope | null)[]) {
      for (const relation of [...tables, ...views]) expect([relation, await rowsOf(scope, relation)]).toEqual([relation, 0n]);
    }
    for (const relation of [...tables, ...views]) expect([relation, (await rowsOf(system, relation)) > 0n]).toEqual([relation, true]);
  });
});

describe('staff', () => {
  it('see the accounts of their own agency and nothing of another', async () => {
    const codes = await as('app', staff('agy_a'), async (client) => {
      const seen = async (query: string) => (await client.query<{ x: string }>(query)).rows.map((row) => row.x);
      return {
        accounts: await seen('select code as x from ledger.accounts'),
        entries: await seen('select account as x from ledger.v_entries'),
        journals: await seen('select key as x from ledger.v_journals'),
        closings: await seen('select account as x from ledger.v_closings'),
        holds: await seen('select key as x from ledger.v_holds'),
        balances: await seen('select account_id::text as x from ledger.balances'),
      };
    });
    expect(codes).toEqual({
      accounts: ['owed_trust:fac_a'],
      entries: ['owed_trust:fac_a'],
      journals: ['trust-a'],
      closings: ['owed_trust:fac_a'],
      holds: [],
      balances: [],
    });
  });

  it('read their balance and are told of no other account', async () => {
    const mine = staff('agy_a');
    expect(await app.tx(mine, (tx) => readBalance(tx, mine, 'owed_trust:fac_a'))).toBe(40n);
    await expect(app.tx(mine, (tx) => readBalance(tx, mine, 'owed_trust:fac_b'))).rejects.toMatchObject({ code: 'ledger.unknown_account' });
    const [journal] = await app.tx(mine, (tx) => readJournals(tx, mine, { key: 'trust-a' }));
    expect(journal!.entries).toEqual([{ account: 'owed_trust:fac_a', asset: 'USD', amountCents: -40n }]);
    expect(await app.tx(mine, (tx) => readJournals(tx, mine, { key: 'trust-b' }))).toEqual([]);
  });
});

describe('nobody at all', () => {
  it.each([
    'accounts',
    'journals',
    'reversals',
    'entries',
    'holds',
    'hold_outcomes',
    'closings',
    'closing_balances',
    'closing_floors',
    'period_sums',
    'month_asks',
    'month_decisions',
    'month_sums',
  ])('changes or empties %s, the owner neither', async (name) => {
    const { rows } = await app.owner.query<{ name: string }>(
      `select attname as name from pg_attribute where attrelid = 'ledger.${name}'::regclass and attnum = 2`,
    );
    for (const statement of [
      `update ledger.${name} set ${rows[0]!.name} = ${rows[0]!.name}`,
      `delete from ledger.${name}`,
      `truncate ledger.${name} cascade`,
    ]) {
      expect([statement, await refusedWith('owner', statement)]).toEqual([statement, 'LG012']);
    }
  });

  it('adds an entry to a journal that is in the book', async () => {
    const statement = `insert into ledger.entries (journal_id, account_id, amount)
      select j.id, a.id, 5 from ledger.journals j, ledger.accounts a where j.key = 'fund' and a.code = 'owed_trust:fac_a'`;
    expect(await refusedWith('owner', statement)).toBe('LG012');
  });

  it('commits a journal that is not zero, or has lost an entry', async () => {
    const journal = `insert into ledger.journals (id, at, account_ids, input_hash, key, kind) values (nextval('ledger.record_order'), now(), '{1,3}', '', 'forged', 'x')`;
    const entry = (account: number, amount: number) =>
      `insert into ledger.entries (journal_id, account_id, amount) values (currval('ledger.record_order'), ${account}, ${amount})`;
    for (const statements of [[journal, entry(1, 5)], [journal, entry(1, 5), entry(3, -4)], [journal]]) {
      expect(await refusedWith('owner', [...statements, 'set constraints all immediate'].join(';'))).toBe('LG002');
    }
  });
});

it('a refusal in SQL carries its own SQLSTATE', async () => {
  const call = (key: string, accounts: string, amounts: string) =>
    refusedWith('app', `select ledger.post_journal('${key}', 'x', null, now(), '${accounts}', '${amounts}')`);
  expect(await call('k', '{processor_clearing,wallet:one}', '{-6000,6000}')).toBe('LG001');
  expect(await call('k', '{processor_clearing,wallet:one}', '{5,-4}')).toBe('LG002');
  expect(await call('fund', '{processor_clearing,wallet:one}', '{5,-5}')).toBe('LG003');
  expect(await call('k', '{processor_clearing,nowhere}', '{5,-5}')).toBe('LG004');
  expect(await call('k', '{processor_clearing}', '{5}')).toBe('LG010');
  expect(await call('', '{processor_clearing,wallet:one}', '{5,-5}')).toBe('LG010');
  expect(await call('k', '{processor_clearing,wallet:one}', '{5,-5}')).toBe('done');
});
