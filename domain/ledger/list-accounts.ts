import type { Tx } from '#kernel/db.ts';
import type { Scope } from '#kernel/scope.ts';
import { agencyAccounts } from './queries/read.ts';

/** The codes of all agencies' accounts that begin with this, such as `owed_trust:`, in order. */
export async function listAgencyAccounts(tx: Tx, _scope: Scope, beginning: string): Promise<string[]> {
  return await agencyAccounts(tx, beginning);
}
