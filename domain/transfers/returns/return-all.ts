import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import type { Scope } from '#kernel/scope.ts';
import { kindsOf, takeTurnsOfTransfers, type TransferRow, transfersById } from '../queries/transfers.ts';
import type { StateKind } from '../transfer.ts';
import type { ReturnReason } from './reasons.ts';
import { startReturn } from './start-return.ts';

const AT_ONCE = 100;

interface Wanted {
  /** What goes back; without what stands in a state of `unless`. */
  find(tx: Tx, limit: number): Promise<string[]>;
  /** Looked at again under each one's turn: it may have come to that meanwhile. */
  unless: readonly StateKind[];
  why: ReturnReason;
  told?(tx: Tx, transfer: TransferRow): Promise<void>;
}

/** Starts all that a rule finds on its way back, a hundred in a transaction. Any number of processes may do so at once. Returns how many. */
export async function returnAll(app: App, scope: Scope, { find, unless, why, told }: Wanted): Promise<number> {
  for (let all = 0; ;) {
    const { found, started } = await app.tx(scope, async (tx) => {
      const ids = await find(tx, AT_ONCE);
      await takeTurnsOfTransfers(tx, ids);
      const [kinds, transfers] = [await kindsOf(tx, ids), await transfersById(tx, ids)];
      let count = 0;
      for (const id of ids) {
        const transfer = transfers.get(id)!;
        if (unless.some((kind) => kinds.get(id)?.has(kind)) || !(await startReturn(app, tx, scope, transfer, why))) continue;
        await told?.(tx, transfer);
        count++;
      }
      return { found: ids.length, started: count };
    });
    all += started;
    if (found < AT_ONCE) return all;
  }
}
