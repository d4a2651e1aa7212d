import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { isId } from '#kernel/ids.ts';
import { publish } from '#kernel/outbox.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, requireRole, type Scope, worksAt } from '#kernel/scope.ts';
import { addState } from './add-state.ts';
import { TRANSFER_POSTED } from './events.ts';
import { statesOf, takeTurnOfTransfer, transferById, type TransferRow } from './queries/transfers.ts';

export const MOST_AT_ONCE = 200;

/**
 * The clerk says that these amounts are on the people's accounts. Cannot be taken back. All or none; what is marked already stays as it was.
 * Trust clerks, for transfers of their facilities. Refuses: transfers.none_chosen, unknown_transfer, not_waiting, and going_back for what
 * its sender has cancelled or a colleague has returned. Returns how many were marked now.
 */
export async function markPosted(app: App, scope: Scope, input: { transfers: readonly string[] }): Promise<{ marked: number }> {
  requireRealm(scope, 'staff');
  requireRole(scope, 'trust_clerk');
  requireActor(scope);
  const wanted = [...new Set(input.transfers)].sort();
  if (wanted.length === 0 || wanted.length > MOST_AT_ONCE) refuse('transfers.none_chosen');
  return await app.tx(scope, async (tx) => {
    let marked = 0;
    for (const id of wanted) {
      const transfer = (isId('trf', id) ? await transferById(tx, id) : undefined) ?? refuse('transfers.unknown_transfer');
      if (!worksAt(scope, transfer.facilityId)) refuse('transfers.unknown_transfer');
      await takeTurnOfTransfer(tx, id);
      const kinds = new Set((await statesOf(tx, id)).map((state) => state.kind));
      if (!kinds.has('applied')) refuse('transfers.not_waiting');
      if (kinds.has('returning')) refuse('transfers.going_back', { reference: transfer.reference });
      if (await postNow(app, tx, scope, transfer)) marked++;
    }
    return { marked };
  });
}

/** The money is on the account, as a clerk or the agency's own system says. The caller holds the transfer's turn and has looked. False when it was so before. */
export async function postNow(app: App, tx: Tx, scope: Scope, transfer: TransferRow): Promise<boolean> {
  if (!(await addState(app, tx, scope, transfer, 'posted'))) return false;
  const { transferId, agencyId: agency, facilityId: facility } = transfer;
  await audit(tx, scope, { action: 'transfers.posted', subject: transferId, agency }, app.clock.now());
  await publish(tx, scope, TRANSFER_POSTED, { transfer: transferId, agency, facility });
  return true;
}
