import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { publish } from '#kernel/outbox.ts';
import type { Scope } from '#kernel/scope.ts';
import { addState } from '../add-state.ts';
import { TRANSFER_RETURNING } from '../events.ts';
import type { TransferRow } from '../queries/transfers.ts';
import type { ReturnReason } from './reasons.ts';

/**
 * Decides that a transfer goes back, amount and fee; its money follows after this transaction. The caller holds the transfer's turn and has seen
 * that it is not posted. False when that was decided before.
 */
export async function startReturn(
  app: App,
  tx: Tx,
  scope: Scope,
  transfer: TransferRow,
  why: ReturnReason,
  note: string | null = null,
): Promise<boolean> {
  if (!(await addState(app, tx, scope, transfer, 'returning', { why, note }))) return false;
  await publish(tx, scope, TRANSFER_RETURNING, { transfer: transfer.transferId, agency: transfer.agencyId, why });
  return true;
}
