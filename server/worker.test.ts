import { afterAll, beforeAll, expect, it } from 'vitest';
import { callJob } from '#kernel/jobs.ts';
import { publish } from '#kernel/outbox.ts';
import { systemScope } from '#kernel/scope.ts';
import { proveAlive } from '#server/queries.ts';
import { startWorker, type Worker } from '#server/worker.ts';
import { type TestApp, testApp } from '#test/database.ts';

let app: TestApp;
let worker: Worker | undefined;
beforeAll(async () => {
  app = await testApp();
});
afterAll(async () => {
  await worker?.stop();
  await app.end();
});

/** News that a worker of this name had in its hands when it was last seen. */
async function heldBy(name: string): Promise<() => Promise<boolean>> {
  const scope = systemScope('test');
  await app.tx(scope, (tx) => publish(tx, scope, `test.${name}`, {}));
  await app.owner.query(
    `update graphile_worker._private_jobs set locked_by = $1, locked_at = now() - interval '6 seconds', attempts = 1 where locked_at is null`,
    [name],
  );
  return async () => {
    const { rows } = await app.owner.query<{ told: boolean }>(
      `select delivered_at is not null as told from kernel.outbox where name = $1`,
      [`test.${name}`],
    );
    return rows[0]!.told;
  };
}

it('goes on with what a killed process had in its hands, and leaves the living alone', async () => {
  const life = await proveAlive(app.urls.worker, 'pool-living');
  const [ofTheDead, ofTheLiving] = [await heldBy('pool-dead'), await heldBy('pool-living')];
  worker = await startWorker(app, app.urls.worker, 200);
  await expect.poll(ofTheDead, { timeout: 15_000 }).toBe(true);
  expect(await ofTheLiving()).toBe(false);
  await life.end();
  await expect.poll(ofTheLiving, { timeout: 25_000 }).toBe(true);
});

it('goes on with a line of jobs that runs one at a time, when the one at its head was killed', async () => {
  await worker?.stop();
  const called = async () => {
    const { rows } = await app.owner.query<{ n: number }>(
      `select count(*)::int as n from graphile_worker._private_jobs where key = 'mail.put_in_line'`,
    );
    return rows[0]!.n;
  };
  await callJob(app, 'mail.put_in_line');
  await callJob(app, 'mail.put_in_line');
  expect(await called()).toBe(1);
  await app.owner.query(
    `update graphile_worker._private_job_queues set locked_by = 'pool-killed', locked_at = now() where queue_name = 'mail.put_in_line'`,
  );
  await app.owner.query(
    `update graphile_worker._private_jobs set locked_by = 'pool-killed', locked_at = now() - interval '6 seconds' where key = 'mail.put_in_line'`,
  );
  await callJob(app, 'mail.put_in_line');
  worker = await startWorker(app, app.urls.worker, 200);
  await expect.poll(called, { timeout: 15_000 }).toBe(0);
});

it('tries a sweep that failed again in half a minute, and not when its hour is over', async () => {
  await worker?.stop();
  app.logged.length = 0;
  worker = await startWorker(app, app.urls.worker, 200);
  // There is no processor here to ask.
  const failed = () => app.logged.filter(({ fields }) => 'sweep' in fields && fields.sweep === 'payments.look_for_payouts').length;
  await expect.poll(failed, { timeout: 15_000 }).toBe(1);
  app.clock.move(31_000);
  await expect.poll(failed, { timeout: 15_000 }).toBe(2);
});
