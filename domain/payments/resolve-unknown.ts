import type { App } from '#kernel/app.ts';
import { addJob } from '#kernel/jobs.ts';
import { systemScope } from '#kernel/scope.ts';
import { dueLookups } from './queries.ts';

const AT_ONCE = 200;

/**
 * Queues a look at every payment whose time for it has come: those that died between two steps, those without an answer,
 * those whose webhook got lost. Returns how many. The looks are jobs, since they call the processor and a sweep holds a transaction.
 */
export async function resolveUnknown(app: App): Promise<number> {
  return await app.tx(systemScope('sweep-payments'), async (tx) => {
    const due = await dueLookups(tx, app.clock.now(), AT_ONCE);
    for (const payment of due) await addJob(tx, 'payments.look_up', { payment }, { key: `payments.look_up:${payment}`, maxAttempts: 1 });
    return due.length;
  });
}
