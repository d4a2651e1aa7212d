import type { Tx } from '#kernel/db.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Account } from './chart.ts';
import { callOpenAccounts } from './queries/write.ts';
import { refuseVerdict } from './verdict.ts';

/**
 * Opens these accounts, or finds them open. An open account never changes: opening it with another asset, kind, side, floor
 * or agency is refused (ledger.account_differs). `at`: when, by the business clock.
 */
export async function openAccounts(tx: Tx, _scope: Scope, input: { accounts: readonly Account[]; at: Date }): Promise<void> {
  if (input.accounts.length === 0) return;
  const verdicts = await callOpenAccounts(tx, input.accounts, input.at);
  const refused = verdicts.find((verdict) => verdict.code !== null);
  if (refused) refuseVerdict({ code: refused.code, detail: input.accounts[refused.n - 1]!.code });
}
