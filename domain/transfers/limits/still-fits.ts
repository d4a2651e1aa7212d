import { readPolicies, type Resident } from '#domain/directory/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import type { TransferRow } from '../queries/transfers.ts';
import { takeTurnOfResident, takeTurnOfSender } from './queries.ts';
import { roomsFor } from './rooms.ts';

/**
 * Whether there is still room for a transfer that had ended unpaid and was paid all the same: its room may be somebody else's by now. One that
 * never ended kept its room, also under limits that were lowered since.
 */
export async function stillFits(app: App, tx: Tx, transfer: TransferRow, resident: Resident): Promise<boolean> {
  const { customer, residentId, transferId, amountCents } = transfer;
  await takeTurnOfSender(tx, customer);
  await takeTurnOfResident(tx, residentId);
  const now = app.clock.now();
  const policies = await readPolicies(tx, transfer.agencyId, now);
  const { rooms } = await roomsFor(tx, { customer, resident, policies, at: transfer.createdAt, now, except: transferId });
  return rooms.every(({ leftCents }) => leftCents >= amountCents);
}
