import type { Tx } from '#kernel/db.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Journal, Posted } from './journal.ts';
import { postOne } from './post-journal.ts';

/**
 * Posts a journal that takes what a hold kept: one of its entries lowers the held account by the held amount or less, and what
 * is not taken is free again. Once per hold; the journal's key makes a retry harmless.
 *
 * Refuses like postJournal, and: ledger.unknown_hold, ledger.hold_closed (settled or voided before), ledger.hold_expired
 * (at or after its expiry), ledger.hold_mismatch (another account, or more than was held).
 */
export async function settleHold(tx: Tx, scope: Scope, input: Journal & { hold: string }): Promise<Posted> {
  return await postOne(tx, scope, { ...input, actor: scope.actor });
}
