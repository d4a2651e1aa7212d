import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { moneyToJson } from '#kernel/money.ts';
import type { Scope } from '#kernel/scope.ts';
import { bookPayoutArrived, bookPayoutBack, bookPayoutSent } from '../book.ts';
import { takeTurn } from '../queries.ts';
import { newFacts, type Payout } from './payout.ts';
import { insertPayout, insertPayoutFact, payoutFactsOf } from './queries.ts';

/** Writes down what the processor says of a payout, once, and books it, in the caller's transaction: however often and in whatever order it is told. */
export async function applyPayout(app: App, tx: Tx, scope: Scope, payout: Payout): Promise<'done' | 'known' | 'mismatch'> {
  if (payout.currency !== 'usd') {
    const { id, currency } = payout;
    app.log.error({ alert: 'payments.payout_currency', payout: id, currency }, 'the processor pays out another currency than dollars');
    return 'mismatch';
  }
  await takeTurn(tx, payout.id);
  const known = await payoutFactsOf(tx, payout.id);
  const facts = newFacts(payout.status, known);
  const at = app.clock.now();
  await insertPayout(tx, payout, at);
  for (const kind of facts) {
    await insertPayoutFact(tx, { payoutId: payout.id, kind, why: kind === 'came_back' ? payout.why : null, at });
    if (kind === 'sent') await bookPayoutSent(app, tx, scope, payout);
    if (kind === 'arrived') await bookPayoutArrived(app, tx, scope, payout);
    if (kind === 'came_back') {
      await bookPayoutBack(app, tx, scope, { ...payout, hadArrived: known.includes('arrived') });
      const { id, amountCents, why } = payout;
      app.log.error(
        { alert: 'payments.payout_failed', payout: id, amount: moneyToJson(amountCents), why },
        'our bank did not take a payout',
      );
    }
  }
  return facts.length > 0 ? 'done' : 'known';
}
