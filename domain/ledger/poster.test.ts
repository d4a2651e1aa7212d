import type pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Db, openDb } from '#kernel/db.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { systemScope } from '#kernel/scope.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { type Account, customerWallet, owedTrust, processorClearing } from './chart.ts';
import { credit, debit, type Journal, openAccounts, type Poster, postGrouped, postJournal, readBalance, verifyLedger } from './index.ts';
import { posterOn } from './poster.ts';

const scope = systemScope('test');
const at = new Date('2026-03-01T12:00:00Z');
const [clearing, trust] = [processorClearing(), owedTrust('fac', 'agy')];
const numbers = (count: number) => Array.from({ length: count }, (_, n) => n);

let app: TestApp;
const posters: Poster[] = [];
beforeAll(async () => {
  app = await testApp();
  await app.tx(scope, (tx) => openAccounts(tx, scope, { accounts: [clearing, trust], at }));
});
afterEach(async () => {
  await Promise.all(posters.splice(0).map((poster) => poster.end()));
});
afterAll(() => app.end());

type Options = Parameters<typeof posterOn>[1];
/** A poster as the server makes it, with everything between it and the database open to the test. */
function open(options: Options = {}, around: (tx: Db['tx']) => Db['tx'] = (tx) => tx) {
  const db = openDb(app.urls.app, 4, { tries: 1, lockTimeoutMs: 50 });
  const poster = posterOn({ tx: around(db.tx), end: db.end }, options);
  posters.push(poster);
  return { poster };
}

const journal = (key: string, from: Account, to: Account, cents: bigint): Journal => ({
  key,
  kind: 'move',
  entries: [debit(from, cents), credit(to, cents)],
  at,
});
const balance = (account: Account) => app.tx(scope, (tx) => readBalance(tx, scope, account));
const booked = async (key: string) =>
  (await app.owner.query<{ id: bigint }>('select id from ledger.journals where key = $1', [key])).rows.map((row) => row.id);

async function codeOf(work: Promise<unknown>): Promise<unknown> {
  try {
    return await work;
  } catch (error) {
    if (isRefusal(error)) return error.code;
    throw error;
  }
}

/** Another session that keeps its transaction open until the test is done with it. */
async function holding<T>(statement: string, values: unknown[], work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await app.owner.connect();
  try {
    await client.query('begin');
    await client.query(statement, values);
    return await work(client);
  } finally {
    await client.query('rollback').catch(() => undefined);
    client.release();
  }
}

describe('many at once', () => {
  it('share few commits, and each is answered with its own journal', async () => {
    let commits = 0;
    const counted =
      (tx: Db['tx']): Db['tx'] =>
      (who, work) => (commits++, tx(who, work));
    const wallets = numbers(20).map((n) => customerWallet(`many_${n}`));
    await app.tx(scope, (tx) => openAccounts(tx, scope, { accounts: wallets, at }));
    const parts = open({}, counted);
    const answers = await Promise.all(
      numbers(400).map((n) => postGrouped(parts, scope, journal(`many-${n}`, clearing, wallets[n % 20]!, 1n))),
    );
    expect(commits).toBeLessThan(20);
    expect(new Set(answers.map((one) => one.id)).size).toBe(400);
    for (const n of [0, 199, 399]) expect(await booked(`many-${n}`)).toEqual([answers[n]!.id]);
    expect(await balance(wallets[7]!)).toBe(20n);
  });

  it('have each their own verdict: who is short, wrong or breaks the statement is told so, the others are posted', async () => {
    const rich = customerWallet('rich');
    const parts = open();
    const cases: [Journal, unknown][] = [
      [journal('short', customerWallet('poor'), trust, 1n), 'ledger.overdraft'],
      [{ ...journal('uneven', clearing, rich, 1n), entries: [debit(clearing, 2n), credit(rich, 1n)] }, 'ledger.unbalanced'],
      [{ ...journal('no-account', clearing, rich, 1n), entries: [debit('nowhere', 1n), credit(rich, 1n)] }, 'ledger.unknown_account'],
      [journal('other-account', { ...clearing, hasFloor: true, code: trust.code }, rich, 1n), 'posted'],
      [
        {
          ...journal('ill-opened', clearing, rich, 1n),
          entries: [debit({ ...customerWallet('ill'), asset: 'no asset' }, 1n), credit(rich, 1n)],
        },
        'thrown',
      ],
      [journal('nul-\u0000', clearing, rich, 1n), 'thrown'],
      [journal('too-much', clearing, rich, 2n ** 70n), 'thrown'],
    ];
    const said = async ([one]: [Journal, unknown]) => {
      try {
        return (await postGrouped(parts, scope, one)).replayed ? 'replayed' : 'posted';
      } catch (error) {
        return isRefusal(error) ? error.code : 'thrown';
      }
    };
    const good = numbers(100).map((n) => postGrouped(parts, scope, journal(`good-${n}`, clearing, rich, 1n)));
    const answers = await Promise.all(cases.map(said));
    expect(answers).toEqual(cases.map(([, wanted]) => wanted));
    expect((await Promise.all(good)).every((one) => !one.replayed)).toBe(true);
    expect(await balance(rich)).toBe(101n);
  });

  it('with one key have one effect; with another input they are refused; later they are told the same', async () => {
    const wallet = customerWallet('one-key');
    const [here, there] = [open(), open()];
    const ask = (n: number) =>
      codeOf(postGrouped(n % 2 === 0 ? here : there, scope, journal('one-key', clearing, wallet, BigInt(n % 10 === 9 ? 6 : 5))));
    await postGrouped(here, scope, journal('one-key-opens', clearing, wallet, 1n));
    const answers = await Promise.all(numbers(100).map(ask));
    const [id] = await booked('one-key');
    const told = answers.filter((one) => one !== 'ledger.key_reused');
    expect([10, 90]).toContain(told.length); // whichever input came first
    expect(new Set(told.map((one) => (one as { id: bigint }).id))).toEqual(new Set([id]));
    expect(told.filter((one) => !(one as { replayed: boolean }).replayed)).toHaveLength(1);
    expect(await balance(wallet)).toBe(told.length === 90 ? 6n : 7n);
    await expect(postGrouped(open(), scope, journal('one-key', clearing, wallet, told.length === 90 ? 5n : 6n))).resolves.toEqual({
      id,
      key: 'one-key',
      replayed: true,
    });
  });

  it('over two posters spend the last dollar once', async () => {
    const wallet = customerWallet('last-dollar');
    const parts = [open(), open()];
    await postGrouped(parts[0]!, scope, journal('last-dollar-in', clearing, wallet, 100n));
    const answers = await Promise.all(
      numbers(200).map((n) => codeOf(postGrouped(parts[n % 2]!, scope, journal(`last-dollar-${n}`, wallet, trust, 100n)))),
    );
    expect(answers.filter((one) => one === 'ledger.overdraft')).toHaveLength(199);
    expect(await balance(wallet)).toBe(0n);
  });
});

describe('a neighbour', () => {
  const others = (parts: { poster: Poster }, name: string) =>
    Promise.all(numbers(150).map((n) => postGrouped(parts, scope, journal(`${name}-${n}`, clearing, trust, 1n))));

  it('on an account that another transaction holds waits, and stalls nobody', async () => {
    const wallet = customerWallet('held');
    const parts = open();
    await postGrouped(parts, scope, journal('held-in', clearing, wallet, 1n));
    let done = false;
    const held = 'select 1 from ledger.balances where account_id = (select id from ledger.accounts where code = $1) for update';
    const waits = await holding(held, [wallet.code], async () => {
      const posting = postGrouped(parts, scope, journal('held-1', clearing, wallet, 1n)).finally(() => (done = true));
      await others(parts, 'beside-held');
      expect(done).toBe(false);
      return { posting };
    });
    expect((await waits.posting).replayed).toBe(false);
    expect(await balance(wallet)).toBe(2n);
  });

  it('whose key another transaction is posting waits for its end, and stalls nobody', async () => {
    const parts = open();
    let done = false;
    await holding(
      `select ledger.post_journal('same-key', 'move', null, $1, '{processor_clearing,owed_trust:fac}', '{5,-5}')`,
      [at],
      async (client) => {
        const posting = postGrouped(parts, scope, journal('same-key', clearing, trust, 5n)).finally(() => (done = true));
        await others(parts, 'beside-key');
        expect(done).toBe(false);
        await client.query('commit');
        expect((await posting).replayed).toBe(true);
      },
    );
    expect(await booked('same-key')).toHaveLength(1);
  });

  it('whose time is over is told so, and nothing of it is written', async () => {
    const wallet = customerWallet('late');
    const parts = open({ patienceMs: 200 });
    await postGrouped(parts, scope, journal('late-in', clearing, wallet, 1n));
    await holding(
      `select 1 from ledger.balances where account_id = (select id from ledger.accounts where code = $1) for update`,
      [wallet.code],
      async () => {
        expect(await codeOf(postGrouped(parts, scope, journal('late-1', clearing, wallet, 1n)))).toBe('ledger.account_busy');
      },
    );
    expect(await booked('late-1')).toEqual([]);
    expect(await codeOf(postGrouped(parts, scope, journal('late-1', clearing, wallet, 1n)))).toMatchObject({ replayed: false });
  });
});

describe('a poster', () => {
  it('tells the news of what it posts with it, and of nothing else', async () => {
    const parts = open();
    const tell = (key: string, cents: bigint, from: Account = clearing) =>
      codeOf(
        postGrouped(
          parts,
          { ...scope, request: 'req-news' },
          { ...journal(key, from, trust, cents), news: { name: 'test.posted', payload: { key } } },
        ),
      );
    await Promise.all([tell('news-1', 1n), tell('news-1', 1n), tell('news-2', 1n), tell('news-3', 1n, customerWallet('no-news'))]);
    await tell('news-2', 1n);
    const { rows } = await app.owner.query<{ key: string; request: string }>(
      `select payload ->> 'key' as key, request from kernel.outbox where name = 'test.posted' order by 1`,
    );
    expect(rows).toEqual([
      { key: 'news-1', request: 'req-news' },
      { key: 'news-2', request: 'req-news' },
    ]);
  });

  it('writes down who asked', async () => {
    await postGrouped(open(), { ...scope, actor: 'opr_7' }, journal('who', clearing, trust, 1n));
    expect((await app.owner.query(`select actor from ledger.journals where key = 'who'`)).rows).toEqual([{ actor: 'opr_7' }]);
  });

  it('refuses when too many wait, and when it ends; what it took it answers', async () => {
    const parts = open({ waiting: 10 });
    const all = numbers(12).map((n) => codeOf(postGrouped(parts, scope, journal(`full-${n}`, clearing, trust, 1n))));
    const ended = parts.poster.end();
    expect(await codeOf(postGrouped(parts, scope, journal('full-late', clearing, trust, 1n)))).toBe('ledger.too_many_waiting');
    await ended;
    const answers = await Promise.all(all);
    expect(answers.slice(10)).toEqual(['ledger.too_many_waiting', 'ledger.too_many_waiting']);
    expect(answers.slice(0, 10).every((one) => typeof one === 'object')).toBe(true);
    posters.splice(posters.indexOf(parts.poster), 1);
  });

  it('does nothing of what is called back before its turn', async () => {
    let go = () => {};
    const gate = new Promise<void>((done) => (go = done));
    const parts = open({ lanes: 1 }, (tx) => async (who, work) => (await gate, await tx(who, work)));
    const first = postGrouped(parts, scope, journal('turn-1', clearing, trust, 1n));
    await new Promise(setImmediate);
    const back = new AbortController();
    const second = postGrouped(parts, scope, { ...journal('turn-2', clearing, trust, 1n), signal: back.signal });
    back.abort(new Error('called back'));
    await expect(second).rejects.toThrow('called back');
    go();
    await first;
    expect([await booked('turn-1'), await booked('turn-2')].map((ids) => ids.length)).toEqual([1, 0]);
  });
});

/** A database whose transactions fail before they begin, in the middle, or after the commit so that nobody is told. */
function failing(chance: () => number): (tx: Db['tx']) => Db['tx'] {
  const failure = (code: string) => Object.assign(new Error(`fault ${code}`), { code });
  const any = (codes: string[]) => failure(codes[Math.floor(chance() * codes.length)]!);
  return (tx) => async (who, work) => {
    const fault = chance();
    if (fault < 0.1) throw any(['ECONNRESET', '53300']);
    const done = await tx(who, async (inner) => {
      const worked = await work(inner);
      if (fault < 0.25) throw any(['40001', '40P01', '55P03', '57P01', 'ECONNRESET']);
      return worked;
    });
    if (fault < 0.4) throw any(['08006', 'ECONNRESET']);
    return done;
  };
}

it('is right through faults before, in and after its transactions, 100 seeds', { timeout: 120_000 }, async () => {
  const wallets = numbers(3).map((n) => customerWallet(`fault_${n}`));
  await app.tx(scope, (tx) => openAccounts(tx, scope, { accounts: wallets, at }));
  const db = openDb(app.urls.app, 12, { tries: 1, lockTimeoutMs: 50 });
  const run = async (seed: number) => {
    let state = seed;
    const chance = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
    const parts = numbers(2).map(() => ({ poster: posterOn({ tx: failing(chance)(db.tx), end: async () => {} }, { most: 5 }) }));
    const asked = numbers(16).map((n) => journal(`fault-${seed}-${n}`, clearing, wallets[n % 3]!, BigInt(n + 1)));
    const twice = [...asked, ...asked.slice(0, 8)];
    const answers = await Promise.all(twice.map((one, n) => postGrouped(parts[n % 2]!, scope, one)));
    for (const [n, answer] of answers.entries())
      expect([seed, twice[n]!.key, await booked(twice[n]!.key)]).toEqual([seed, answer.key, [answer.id]]);
    await Promise.all(parts.map(({ poster }) => poster.end()));
  };
  const first = Math.floor(Math.random() * 2 ** 30);
  for (const from of numbers(10)) await Promise.all(numbers(10).map((n) => run(first + 10 * from + n)));
  await db.end();
  const sums = await Promise.all(wallets.map((wallet) => balance(wallet)));
  expect(sums[0]! + sums[1]! + sums[2]!).toBe(100n * ((16n * 17n) / 2n));
});

it('what joins a caller’s transaction goes on beside it', async () => {
  const wallet = customerWallet('beside');
  const parts = open();
  await postGrouped(parts, scope, journal('beside-in', clearing, wallet, 50n));
  const both = numbers(50).map((n) =>
    n % 2 === 0
      ? postGrouped(parts, scope, journal(`beside-${n}`, wallet, trust, 1n))
      : app.tx(scope, (tx) => postJournal(tx, scope, journal(`beside-${n}`, wallet, trust, 1n))),
  );
  await Promise.all(both);
  expect(await balance(wallet)).toBe(0n);
});

it('leaves a clean book', async () => {
  expect(await verifyLedger(app)).toEqual([]);
});
