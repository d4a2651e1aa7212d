import { closePageSoon } from '#domain/payments/index.ts';
import type { App } from '#kernel/app.ts';
import { isId } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, type Scope } from '#kernel/scope.ts';
import { addState } from '../add-state.ts';
import { PURPOSE } from '../pay-transfer.ts';
import { statesOf, takeTurnOfTransfer, transferById } from '../queries/transfers.ts';
import { mayCancel } from './cancel-window.ts';
import { startReturn } from './start-return.ts';

/**
 * The sender takes a transfer back: unpaid, it ends and its card page closes (what is paid there all the same goes back by itself); paid, amount and fee
 * go back to the same card, as long after paying as was promised with the price and until the facility has put it in the account or on a list. Of this and the clerk's mark exactly one wins.
 * Cancelling twice is cancelling once. Customers. Refuses: transfers.unknown_transfer, cancel_never, cancel_too_late, cancel_posted, cancel_handed, cancel_held, cancel_ended.
 */
export async function cancelTransfer(app: App, scope: Scope, input: { transfer: string }): Promise<{ as: 'unpaid' | 'back' }> {
  requireRealm(scope, 'customer');
  requireActor(scope);
  return await app.tx(scope, async (tx) => {
    const transfer =
      (isId('trf', input.transfer) ? await transferById(tx, input.transfer) : undefined) ?? refuse('transfers.unknown_transfer');
    await takeTurnOfTransfer(tx, transfer.transferId);
    const states = await statesOf(tx, transfer.transferId);
    const before = states.find(({ kind, details }) => kind === 'cancelled' || (kind === 'returning' && details['why'] === 'cancelled'));
    if (before) return { as: before.kind === 'cancelled' ? 'unpaid' : 'back' };
    const paidAt = states.find((state) => state.kind === 'paid')?.at;
    const answer = mayCancel(new Set(states.map((state) => state.kind)), paidAt, transfer.cancelMinutes, app.clock.now());
    if (!answer.may) return refuse(`transfers.cancel_${answer.why}`, { facility: transfer.facilityName });
    if (answer.as === 'unpaid') {
      await addState(app, tx, scope, transfer, 'cancelled');
      await closePageSoon(tx, PURPOSE, transfer.transferId);
    } else {
      await startReturn(app, tx, scope, transfer, 'cancelled');
    }
    return { as: answer.as };
  });
}
