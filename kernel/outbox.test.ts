import { afterAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { deliverJob, type Heard, publish, publishAll, type Subscriber } from '#kernel/outbox.ts';
import { publicScope } from '#kernel/scope.ts';
import { testApp } from '#test/database.ts';

const app = await testApp();
afterAll(() => app.end());
const anyone = publicScope('req-1', 'en');

async function lastEvent(): Promise<string> {
  const { rows } = await app.owner.query<{ id: bigint }>('select max(id) as id from kernel.outbox');
  return String(rows[0]!.id);
}

describe('outbox', () => {
  it('keeps news and job only when the transaction commits', async () => {
    await expect(
      app.tx(anyone, async (tx) => {
        await publish(tx, anyone, 'thing.happened', { n: 1 });
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    expect((await app.owner.query('select 1 from kernel.outbox')).rowCount).toBe(0);
    await app.tx(anyone, (tx) => publish(tx, anyone, 'thing.happened', { n: 2 }));
    expect(await app.runJobs()).toBe(0);
    const { rows } = await app.owner.query('select name, delivered_at from kernel.outbox');
    expect(rows).toEqual([{ name: 'thing.happened', delivered_at: expect.any(Date) }]);
  });

  it('reaches each subscriber once, however often it is delivered, and keeps the others when one fails', async () => {
    await app.tx(anyone, (tx) => publish(tx, anyone, 'thing.happened', { n: 3 }));
    const event = await lastEvent();
    const heard: string[] = [];
    let broken = true;
    const subscribers: Subscriber[] = [
      { event: 'thing.happened', name: 'a', run: async () => void heard.push('a') },
      {
        event: 'thing.happened',
        name: 'b',
        run: async () => {
          if (broken) throw new Error('b is down');
          heard.push('b');
        },
      },
      { event: 'other', name: 'c', run: async () => void heard.push('c') },
    ];
    const deliver = deliverJob(subscribers);
    await expect(deliver(app, { event })).rejects.toThrow('b is down');
    broken = false;
    await Promise.all([deliver(app, { event }), deliver(app, { event }), deliver(app, { event })]);
    expect(heard.sort()).toEqual(['a', 'b']);
  });

  it('brings what was told together in one go; bad news, and news that has to wait for others, falls out alone', async () => {
    const news = Array.from({ length: 20 }, (_, n) => ({ name: 'thing.counted', payload: { n }, request: `req-${n}` }));
    await app.tx(anyone, (tx) => publishAll(tx, news));
    const { rows } = await app.owner.query<{ id: bigint }>(`select id from kernel.outbox where name = 'thing.counted' order by id`);
    const events = rows.map(({ id }) => String(id));
    const heard: { n: number; request: string; of: number }[] = [];
    let isBad = true;
    const count: Subscriber = {
      event: 'thing.counted',
      name: 'count',
      async runAll(_app, tx, all: readonly Heard<{ n: number }>[]) {
        if (isBad && all.some(({ news }) => news.n === 7)) throw new Error('seven');
        if (all.some(({ news }) => news.n === 12)) await sql`select pg_advisory_xact_lock(12)`.execute(tx);
        heard.push(...all.map(({ news, scope }) => ({ n: news.n, request: scope.request, of: all.length })));
      },
    };
    const deliver = deliverJob([count]);
    const other = await app.owner.connect();
    await other.query('select pg_advisory_lock(12)');
    const first = deliver(app, { events });
    await expect.poll(() => heard.length, { timeout: 10_000 }).toBe(18); // all but the bad one and the one that waits
    await other.query('select pg_advisory_unlock(12)');
    other.release();
    await expect(first).rejects.toThrow('seven');
    expect(heard.filter(({ of }) => of === 1).map(({ n }) => n)).toContain(12);
    expect(heard.some(({ of }) => of >= 5)).toBe(true);
    isBad = false;
    await Promise.all([deliver(app, { events }), deliver(app, { events })]);
    expect(heard.map(({ n, request }) => [n, request]).sort()).toEqual(news.map(({ payload, request }) => [payload.n, request]).sort());
    const waiting = await app.owner.query(`select 1 from kernel.outbox where name = 'thing.counted' and delivered_at is null`);
    expect(waiting.rowCount).toBe(0);
  });

  it('shows nothing to a transaction without a scope, and only the system reads it', async () => {
    expect((await app.asApp.query('select * from kernel.outbox')).rowCount).toBe(0);
    await expect(app.asApp.query(`select kernel.publish('{x}', array['{}'::jsonb], '{r}')`)).rejects.toMatchObject({ code: '42501' });
    const seen = await app.tx(anyone, async (tx) => (await sql`select * from kernel.outbox`.execute(tx)).rows.length);
    expect(seen).toBe(0);
  });
});
