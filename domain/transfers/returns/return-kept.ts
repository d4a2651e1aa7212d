import type { App } from '#kernel/app.ts';
import { systemScope } from '#kernel/scope.ts';
import { keptTransfers, takeTurnOfTransfer } from '../queries/transfers.ts';
import { statesOf } from '../queries/transfers.ts';
import { reasonFrom } from './reasons.ts';
import { startReturn } from './start-return.ts';

const AT_ONCE = 100;

/** Sends back what was kept when money could not yet go back by itself. Returns how many. */
export async function returnKept(app: App): Promise<number> {
  return await app.tx(systemScope('sweep-kept'), async (tx) => {
    const scope = systemScope('sweep-kept');
    const kept = await keptTransfers(tx, AT_ONCE);
    for (const transfer of kept) {
      await takeTurnOfTransfer(tx, transfer.transferId);
      const state = (await statesOf(tx, transfer.transferId)).find((one) => one.kind === 'kept');
      await startReturn(app, tx, scope, transfer, reasonFrom(state?.details['why']));
    }
    return kept.length;
  });
}
