import type { App } from '#kernel/app.ts';
import { systemScope } from '#kernel/scope.ts';
import { applyPayout } from './apply-payout.ts';

/** A bank may say no for five banking days after it had said yes. */
const LOOK_BACK_MS = 10 * 86_400_000;

/** Asks the processor for its payouts of the last days, so that news that got lost are made up for. Answers how many told something new. */
export async function lookForPayouts(app: App): Promise<number> {
  const scope = systemScope('sweep-payouts');
  let fresh = 0;
  for (const payout of await app.processor.listPayouts(new Date(app.clock.now().getTime() - LOOK_BACK_MS))) {
    const outcome = await app.tx(scope, (tx) => applyPayout(app, tx, scope, payout));
    if (outcome === 'done') fresh++;
  }
  return fresh;
}
