import type { Tx } from '#kernel/db.ts';
import { isRefusal, refuse } from '#kernel/refusal.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Account } from './chart.ts';
import { accountCode } from './journal.ts';
import { availableAt, balanceAt, balanceNow } from './queries/read.ts';

/** What is read of accounts that may be new: nobody has booked on them, and there is nothing in them. */
export async function unlessNew<T>(reading: Promise<T>, nothing: T): Promise<T> {
  return await reading.catch((error: unknown) => {
    if (isRefusal(error) && error.code === 'ledger.unknown_account') return nothing;
    throw error;
  });
}

/**
 * The balance seen from the account's normal side (a wallet with $40 says 4000n), in cents or whole stamps.
 * Without `at`: everything recorded. With `at`: what had happened at that time (the journals' own time, so a line that was
 * recorded late counts on its day). Refuses ledger.unknown_account, also when the scope may not see it.
 */
export async function readBalance(tx: Tx, _scope: Scope, account: string | Account, at?: Date): Promise<bigint> {
  const code = accountCode(account);
  const balance = at === undefined ? await balanceNow(tx, code) : await balanceAt(tx, code, at);
  return balance ?? refuse('ledger.unknown_account', { subject: code });
}

/**
 * What may be spent of a floor account at a time: the balance less what open holds keep then.
 * Refuses ledger.unknown_account for a house account too: it keeps neither.
 */
export async function readAvailable(tx: Tx, _scope: Scope, account: string | Account, at: Date): Promise<bigint> {
  const found = await availableAt(tx, accountCode(account), at);
  if (found === undefined) refuse('ledger.unknown_account', { subject: accountCode(account) });
  return found.balance - found.held;
}
