import { customerWallet, readAvailable, readBalance, unlessNew } from '#domain/ledger/index.ts';
import type { Tx } from '#kernel/db.ts';
import type { Money } from '#kernel/money.ts';
import type { Scope } from '#kernel/scope.ts';

/** Balance and what can be spent of a wallet. The system. */
export async function balancesOf(
  tx: Tx,
  scope: Scope,
  customer: string,
  now: Date,
): Promise<{ balanceCents: Money; availableCents: Money }> {
  const wallet = customerWallet(customer);
  return {
    balanceCents: await unlessNew(readBalance(tx, scope, wallet), 0n),
    availableCents: await unlessNew(readAvailable(tx, scope, wallet, now), 0n),
  };
}
