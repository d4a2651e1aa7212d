import { readPayment, readWalletPart } from '#domain/payments/index.ts';
import type { App } from '#kernel/app.ts';
import { systemScope } from '#kernel/scope.ts';
import { addState } from '../add-state.ts';
import { PURPOSE } from '../pay-transfer.ts';
import { statesOf, takeTurnOfTransfer, transferById } from '../queries/transfers.ts';
import { leftUnpaid } from './queries.ts';

const AT_ONCE = 100;
/** A payment is begun and its page opened in seconds; what has no payment after this time was cut off between the two. */
const CUT_OFF_MS = 2 * 3_600_000;

/**
 * Ends transfers that nobody began to pay while their price held, and those that were cut off before a payment was made of them: they take no
 * room under the limits any more, and their pages say so. Returns how many.
 */
export async function endUnpaid(app: App): Promise<number> {
  const scope = systemScope('sweep-unpaid');
  const startedBefore = new Date(app.clock.now().getTime() - CUT_OFF_MS);
  const found = await app.tx(scope, (tx) => leftUnpaid(tx, app.clock.now(), startedBefore, AT_ONCE));
  let ended = 0;
  for (const { transferId, started } of found) {
    ended += await app.tx(scope, async (tx) => {
      await takeTurnOfTransfer(tx, transferId);
      const transfer = await transferById(tx, transferId);
      const kinds = (await statesOf(tx, transferId)).map(({ kind }) => kind);
      const isAsFound =
        kinds.every((kind) => kind === 'created' || kind === 'payment_started') && kinds.includes('payment_started') === started;
      if (transfer === undefined || !isAsFound) return 0;
      // What a payment or a wallet's part was begun for ends with them.
      const isBegun = (await readPayment(tx, PURPOSE, transferId, app.clock.now())) ?? (await readWalletPart(tx, PURPOSE, transferId));
      if (started && isBegun) return 0;
      return (await addState(app, tx, scope, transfer, 'expired', { why: started ? 'cut_off' : 'not_started' })) ? 1 : 0;
    });
  }
  return ended;
}
