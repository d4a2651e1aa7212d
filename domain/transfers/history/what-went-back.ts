import { promisedBackFor } from '#domain/payments/index.ts';
import type { Tx } from '#kernel/db.ts';
import type { Money } from '#kernel/money.ts';
import { PURPOSE } from '../pay-transfer.ts';
import { paidAs } from '../returns/onward.ts';
import { givenBack } from '../receipt.ts';
import type { StateKind } from '../transfer.ts';

/** What of each transfer went or goes back to who paid: the receipt's own rule, for many at once. */
export async function whatWentBack(
  tx: Tx,
  transfers: readonly { transferId: string; onwardOf: string | null; state: StateKind; amountCents: Money; feeCents: Money }[],
): Promise<Map<string, Money>> {
  const promised = await promisedBackFor(tx, PURPOSE, transfers.map(paidAs));
  return new Map(
    transfers.map((one) => {
      const { transferId, state, amountCents, feeCents } = one;
      const refunds = [{ amountCents: promised.get(paidAs(one)) ?? 0n }];
      return [transferId, givenBack({ state, totalCents: amountCents + feeCents, payment: { refunds }, wallet: null }).cents];
    }),
  );
}
