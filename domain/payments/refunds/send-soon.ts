import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { addJob } from '#kernel/jobs.ts';
import { queueCall } from './queries.ts';

/** Has a refund brought to the processor: at once by a job, and by the sweep should that get lost. */
export async function sendSoon(app: App, tx: Tx, refundId: string): Promise<void> {
  await queueCall(tx, refundId, app.clock.now());
  await addJob(tx, 'payments.send_refund', { refund: refundId }, { key: `payments.send_refund:${refundId}`, maxAttempts: 1 });
}
