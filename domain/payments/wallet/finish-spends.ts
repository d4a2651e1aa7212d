import type { App } from '#kernel/app.ts';
import { publish } from '#kernel/outbox.ts';
import { systemScope } from '#kernel/scope.ts';
import { PAYMENT_EXPIRED } from '../events.ts';
import { hasEnded, PAGE_OPEN_MS, stateOf } from '../payment.ts';
import { factsOf, paymentFor } from '../queries.ts';
import { openSpends, spendById, type SpendRow } from './queries.ts';
import { freeWallet, payFromWallet } from './spend.ts';

const AT_ONCE = 200;
const MINUTE = 60_000;
/** By then a card page for the rest is open, or whoever was to open it has died. */
const FORGOTTEN_MS = PAGE_OPEN_MS + 15 * MINUTE;

/**
 * Goes on with what died between two steps: pays what is set aside whole, and frees what was set aside for a card payment that never began or has
 * ended without money. Returns how many it looked at.
 */
export async function finishSpends(app: App): Promise<number> {
  const now = app.clock.now().getTime();
  const open = await app.tx(systemScope('sweep-wallets'), (tx) => openSpends(tx, new Date(now - MINUTE), AT_ONCE));
  for (const spend of open) {
    if (spend.walletCents === spend.totalCents) await payFromWallet(app, `sweep-${spend.spendId}`, spend.spendId);
    else if (spend.createdAt.getTime() < now - FORGOTTEN_MS) await freeForgotten(app, spend);
  }
  return open.length;
}

async function freeForgotten(app: App, { spendId, purpose, subject }: SpendRow): Promise<void> {
  const scope = systemScope(`sweep-${spendId}`);
  await app.tx(scope, async (tx) => {
    if (!(await spendById(tx, spendId))) return;
    const payment = await paymentFor(tx, purpose, subject);
    const state = payment && stateOf((await factsOf(tx, payment.paymentId)).map((fact) => fact.kind));
    if (state !== undefined && (!hasEnded(state) || state === 'paid')) return; // its own end settles or frees it
    if (await freeWallet(app, tx, scope, purpose, subject))
      await publish(tx, scope, PAYMENT_EXPIRED, { payment: payment?.paymentId ?? spendId, purpose, subject });
  });
}
