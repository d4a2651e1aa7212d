import { credit, customerWallet } from '#domain/ledger/index.ts';
import { type Disputed, takeBackMadeGood } from '#domain/payments/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import type { Scope } from '#kernel/scope.ts';
import { putBackEntries } from './book.ts';
import { drawBack } from './draw.ts';
import { insertDraws, lotsOf, type OrderRow, statesOf, takenOutBy } from './queries.ts';

/**
 * A bank that had kept what a pack cost has given it back, or a part of it: what had paid for that is its buyer's again. Stamps are in the pack again, all that
 * were taken out at once: what is still lost is taken out anew. What the rest of a gift had paid is money in her wallet, and so is what was taken out of a pack
 * that went back since. Nothing to do: nothing is done.
 */
export async function putBackGood(app: App, tx: Tx, scope: Scope, order: OrderRow, stand: Disputed): Promise<void> {
  let over = stand.overCents;
  if (over === 0n) return;
  const isGone = (await statesOf(tx, order.orderId)).some(({ kind }) => kind === 'returning');
  for (const of of stand.madeGood) {
    if (over <= 0n) return;
    const about = { paymentId: stand.payment, of };
    const stamps = isGone ? null : await takenOutBy(tx, order.orderId, of.key);
    if (stamps !== null) {
      over -= of.amountCents;
      const lot = (await lotsOf(tx, order)).find((one) => one.order === order.orderId);
      // None is left of it: then it is not among those of its owner.
      const drawn = drawBack(order, lot ?? { ...order, order: order.orderId, drawn: order.stamps }, stamps);
      const to = putBackEntries(order, drawn, of.amountCents);
      await takeBackMadeGood(app, tx, scope, { ...about, amountCents: of.amountCents, to });
      const undone = { ...drawn, stamps: -stamps, priceCents: -drawn.priceCents };
      await insertDraws(tx, order, `${of.key}:back`, [undone], app.clock.now());
    } else {
      const amountCents = of.amountCents < over ? of.amountCents : over;
      over -= amountCents;
      await takeBackMadeGood(app, tx, scope, { ...about, amountCents, to: [credit(customerWallet(order.customer), amountCents)] });
    }
  }
}
