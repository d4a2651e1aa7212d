import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Db, openDb, type Tx } from '#kernel/db.ts';
import { KeptPlans } from '#kernel/kept-plans.ts';
import { publicScope, type Scope } from '#kernel/scope.ts';
import { type TestApp, testApp } from '#test/database.ts';

const scope: Scope = { ...publicScope('req', 'en'), realm: 'customer', actor: `o'brien \\ "x"`, agency: 'agy_1' };

let app: TestApp;
let db: Db; // one connection: whatever a transaction leaves behind, the next one meets
beforeAll(async () => {
  app = await testApp();
  db = openDb(app.urls.app, 1);
  await app.owner.query('create table public.notes (text text primary key)');
  await app.owner.query('grant select, insert on public.notes to kinline_app');
});
afterAll(async () => {
  await db.end();
  await app.end();
});

const actor = async (tx: Tx) => (await sql<{ actor: string | null }>`select kernel.actor() as actor`.execute(tx)).rows[0]!.actor;
const write = (tx: Tx, text: string) => sql`insert into public.notes values (${text})`.execute(tx);
const notes = async () => (await app.owner.query<{ text: string }>('select text from public.notes order by 1')).rows.map((row) => row.text);
const outside = async () => (await db.pool.query<{ actor: string | null }>('select kernel.actor() as actor')).rows[0]!.actor;

describe('a transaction of one statement', () => {
  const single = { isSingle: true };

  it('is committed with it, under its scope, and leaves nothing behind', async () => {
    await db.tx(scope, (tx) => write(tx, 'single'), single);
    expect(await db.tx(scope, actor, single)).toBe(scope.actor);
    expect([await notes(), await outside()]).toEqual([['single'], null]);
    await app.owner.query('delete from public.notes');
  });

  it('is undone when that fails, and refused another', async () => {
    await expect(db.tx(scope, (tx) => sql`select 1 / 0`.execute(tx), single)).rejects.toMatchObject({ code: '22012' });
    const two = db.tx(scope, async (tx) => [await actor(tx), await actor(tx)], single);
    await expect(two).rejects.toThrow('has another');
    expect([await db.tx(scope, actor), await outside()]).toEqual([scope.actor, null]);
  });
});

describe('what is asked together', () => {
  it('is run in the order in which it was asked, and undone together', async () => {
    const count = async (tx: Tx) => (await sql<{ n: number }>`select count(*)::int as n from public.notes`.execute(tx)).rows[0]!.n;
    const work = db.tx(scope, async (tx) => {
      const [, one, , two] = await Promise.all([write(tx, 'one'), count(tx), write(tx, 'two'), count(tx)]);
      expect([one, two]).toEqual([1, 2]);
      await Promise.all([write(tx, 'three'), write(tx, 'one'), write(tx, 'four')]);
    });
    await expect(work).rejects.toMatchObject({ code: '23505' });
    expect(await notes()).toEqual([]);
  });

  it('is not sent any more once the work has ended: it would be outside of the transaction', async () => {
    let left: Promise<unknown> | undefined;
    const work = db.tx(scope, async (tx) => {
      await actor(tx);
      left = new Promise((done) => setImmediate(done)).then(() => write(tx, 'late'));
      left.catch(() => undefined);
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    await expect(left).rejects.toThrow(/has ended|rolled back/);
    expect(await notes()).toEqual([]);
  });
});

describe('the opening that travels with the first statement', () => {
  it('is in force for that statement, and gone after the transaction', async () => {
    expect(await db.tx(scope, actor)).toBe(scope.actor);
    expect(await outside()).toBeNull();
  });

  it('makes the first statement part of the transaction: what fails later undoes it', async () => {
    const work = db.tx(scope, async (tx) => {
      await write(tx, 'undone');
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    expect(await notes()).toEqual([]);
  });

  it('leaves nothing behind when the first statement fails', async () => {
    await expect(db.tx(scope, (tx) => sql`select 1 / 0`.execute(tx))).rejects.toMatchObject({ code: '22012' });
    expect(await outside()).toBeNull();
    expect(await db.tx(scope, actor)).toBe(scope.actor);
  });

  it('is never sent when there is nothing to do', async () => {
    expect(await db.tx(scope, async () => 'done')).toBe('done');
    await expect(
      db.tx(scope, async () => {
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await outside()).toBeNull();
  });
});

it('does not say "done" when an error inside was swallowed', async () => {
  const work = db.tx(scope, async (tx) => {
    await write(tx, 'lost');
    await sql`select 1 / 0`.execute(tx).catch(() => undefined);
  });
  await expect(work).rejects.toThrow('broken');
  expect(await notes()).toEqual([]);
});

it('survives a connection that is lost between two statements', async () => {
  const work = db.tx(scope, async (tx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
    await app.owner.query('select pg_terminate_backend($1)', [rows[0]!.pid]);
    await new Promise((done) => setTimeout(done, 100));
    await write(tx, 'into the void');
  });
  await expect(work).rejects.toThrow();
  await db.tx(scope, (tx) => write(tx, 'after'));
  expect(await notes()).toEqual(['after']);
});

it('runs statements that are sent at once in their order, and each hears of its own error', async () => {
  await db.tx(scope, async (tx) => {
    const [one, two] = await Promise.all([write(tx, 'first'), sql<{ n: bigint }>`select count(*) as n from public.notes`.execute(tx)]);
    expect([one.numAffectedRows, two.rows[0]!.n]).toEqual([1n, 2n]);
  });
});

describe('a statement that comes often', () => {
  const kept = async () =>
    (await db.pool.query<{ text: string }>('select statement as text from pg_prepared_statements')).rows.map(({ text }) => text);
  const often = async <T>(work: () => Promise<T>): Promise<T> => {
    for (let i = 0; i < 5; i++) await work();
    return await work();
  };

  it('is kept planned, and obeys the scope of each transaction', async () => {
    const other = { ...scope, actor: 'lgn_other' };
    expect(await often(() => db.tx(scope, actor))).toBe(scope.actor);
    expect(await kept()).toContain('select kernel.actor() as actor');
    expect(await db.tx(other, actor)).toBe('lgn_other');
    expect(await outside()).toBeNull();
  });

  it('is planned anew when its table has changed meanwhile', async () => {
    const all = (tx: Tx) => sql<object>`select * from public.notes where text = 'first'`.execute(tx);
    await often(() => db.tx(scope, all));
    await app.owner.query(`alter table public.notes add column lang text default 'es'`);
    expect((await db.tx(scope, all)).rows).toEqual([{ text: 'first', lang: 'es' }]);
  });

  it('does not crowd out memory: of many texts only the first few hundred that come often are kept', () => {
    const plans = new KeptPlans();
    const named = Array.from({ length: 1000 }, (_, n) => Array.from({ length: 3 }, () => plans.nameOf(`select ${n}`)).at(-1));
    expect(named.filter((name) => name !== undefined)).toHaveLength(500);
    expect(new Set(named).size).toBe(501);
    expect(plans.nameOf('select 0')).toBe(named[0]);
    plans.forget();
    expect([plans.nameOf('select 0'), plans.nameOf('select 0'), plans.nameOf('select 0')].at(-1)).not.toBe(named[0]);
  });
});
