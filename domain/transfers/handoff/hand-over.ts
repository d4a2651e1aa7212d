import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import type { Scope } from '#kernel/scope.ts';
import { addState } from '../add-state.ts';
import { tellHandedOver } from '../programs/tell-transfer.ts';
import { statesOf, takeTurnOfTransfer, transferById, type TransferRow } from '../queries/transfers.ts';
import { DECIDED } from '../transfer.ts';

/** From here on the agency's answer decides about a transfer. Null when it is handed over already, held, on its way back or in the account. */
export async function handOver(
  app: App,
  tx: Tx,
  scope: Scope,
  transferId: string,
  details: Record<string, string>,
): Promise<TransferRow | null> {
  await takeTurnOfTransfer(tx, transferId);
  const kinds = new Set((await statesOf(tx, transferId)).map(({ kind }) => kind));
  if (DECIDED.some((kind) => kinds.has(kind))) return null;
  const transfer = (await transferById(tx, transferId))!;
  await addState(app, tx, scope, transfer, 'handed_over', details);
  await tellHandedOver(app, tx, transfer);
  return transfer;
}
