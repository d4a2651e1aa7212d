import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allowMinutes, sqlState, type Tx } from '#kernel/db.ts';
import { publicScope, type Scope, worksAt, worksEverywhere } from '#kernel/scope.ts';
import { testApp } from '#test/database.ts';

const app = await testApp();
const scope = publicScope('req-1', 'en');

beforeAll(async () => {
  await app.owner.query('create table public.counters (name text primary key, n int not null)');
  await app.owner.query('grant select, insert, update on public.counters to kinline_app');
  await app.owner.query(`insert into public.counters values ('a', 0), ('b', 0)`);
});
afterAll(() => app.end());

async function add(tx: Tx, name: string): Promise<void> {
  await sql`update public.counters set n = n + 1 where name = ${name}`.execute(tx);
}

async function read(name: string): Promise<number> {
  const { rows } = await app.owner.query<{ n: number }>('select n from public.counters where name = $1', [name]);
  return rows[0]!.n;
}

describe('app.tx', () => {
  it('tells the database who asks, for this transaction only', async () => {
    const who: Scope = { ...scope, realm: 'staff', actor: 'stf_1', agency: 'agy_1', facilities: ['fac_1', 'fac_2'] };
    const seen = await app.tx(
      who,
      async (tx) => (await sql`select kernel.realm() r, kernel.actor() a, kernel.agency() g, kernel.facilities() f`.execute(tx)).rows[0],
    );
    expect(seen).toEqual({ r: 'staff', a: 'stf_1', g: 'agy_1', f: ['fac_1', 'fac_2'] });
    const after = await app.asApp.query('select kernel.realm() r, kernel.actor() a, kernel.agency() g, kernel.facilities() f');
    expect(after.rows[0]).toEqual({ r: null, a: null, g: null, f: null });
  });

  it.each([
    ['nowhere', [], { one: false, other: false, whole: false }],
    ['at one facility', ['fac_1'], { one: true, other: false, whole: false }],
    ['at two', ['fac_1', 'fac_2'], { one: true, other: true, whole: false }],
    ['at the whole agency', 'all', { one: true, other: true, whole: true }],
  ] as const)('staff who work %s', async (_where, facilities, works) => {
    const who: Scope = { ...scope, realm: 'staff', actor: 'stf_1', agency: 'agy_1', facilities };
    const asked = sql`select kernel.works_at('fac_1', kernel.facilities()) one, kernel.works_at('fac_2', kernel.facilities()) other,
      kernel.works_at(null, kernel.facilities()) whole`;
    expect((await app.tx(who, async (tx) => await asked.execute(tx))).rows[0]).toEqual(works);
    expect({ one: worksAt(who, 'fac_1'), other: worksAt(who, 'fac_2'), whole: worksEverywhere(who) }).toEqual(works);
  });

  it('lets a statement run for minutes where that is asked for, in this transaction only', async () => {
    const limit = async (tx: Tx) => (await sql`show statement_timeout`.execute(tx)).rows[0];
    const given = { statement_timeout: '15s' };
    expect(await app.tx(scope, limit)).toEqual(given);
    expect(await app.tx(scope, async (tx) => [await allowMinutes(tx, 60), await limit(tx)])).toEqual([
      undefined,
      { statement_timeout: '1h' },
    ]);
    expect(await app.tx(scope, limit)).toEqual(given);
  });

  it.each(['*', 'fac_1,*', 'fac_1,fac_2'])('takes no facility whose name means more: %s', async (name) => {
    await expect(app.tx({ ...scope, facilities: [name] }, () => Promise.resolve())).rejects.toThrow('not the name of a place');
  });

  it('rolls back on any error', async () => {
    await expect(
      app.tx(scope, async (tx) => {
        await add(tx, 'a');
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await read('a')).toBe(0);
  });

  it('tries again after a deadlock, and both come through', async () => {
    let runs = 0;
    const met = Promise.withResolvers<void>();
    const both = ([first, second]: [string, string]) =>
      app.tx(scope, async (tx) => {
        runs++;
        await add(tx, first);
        // Neither goes on before both hold what the other wants.
        if (runs === 2) met.resolve();
        await met.promise;
        await add(tx, second);
      });
    await Promise.all([both(['a', 'b']), both(['b', 'a'])]);
    expect([await read('a'), await read('b')]).toEqual([2, 2]);
    expect(runs).toBeGreaterThan(2);
  });

  it('gives up after five tries and passes the error on', async () => {
    let runs = 0;
    const error = await app
      .tx(scope, async (tx) => {
        runs++;
        await sql`do $$ begin raise exception 'again' using errcode = '40001'; end $$`.execute(tx);
      })
      .catch((cause: unknown) => cause);
    expect([runs, sqlState(error)]).toEqual([5, '40001']);
  });

  it('does not try other errors again', async () => {
    let runs = 0;
    await expect(
      app.tx(scope, async (tx) => {
        runs++;
        await sql`select 1 / 0`.execute(tx);
      }),
    ).rejects.toMatchObject({ code: '22012' });
    expect(runs).toBe(1);
  });
});
