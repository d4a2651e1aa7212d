import { customerWallet, readAvailable, readBalance } from '#domain/ledger/index.ts';
import type { Tx } from '#kernel/db.ts';
import type { Money } from '#kernel/money.ts';
import { isRefusal } from '#kernel/refusal.ts';
import type { Scope } from '#kernel/scope.ts';

const NEVER_USED = { balanceCents: 0n, availableCents: 0n };

/** Balance and what can be spent of a wallet. The system. */
export async function balancesOf(
  tx: Tx,
  scope: Scope,
  customer: string,
  now: Date,
): Promise<{ balanceCents: Money; availableCents: Money }> {
  const wallet = customerWallet(customer).code;
  try {
    return { balanceCents: await readBalance(tx, scope, wallet), availableCents: await readAvailable(tx, scope, wallet, now) };
  } catch (error) {
    if (isRefusal(error) && error.code === 'ledger.unknown_account') return NEVER_USED;
    throw error;
  }
}
