import type { RawBuilder } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Account } from './chart.ts';
import { openAccounts } from './open-accounts.ts';
import { callTopUp } from './queries/write.ts';

/** A floor account that is to be raised, and the journal that does it. */
export interface TopUpLine {
  key: string;
  reference: string | null;
  /** Its code; opened when it is not there, as the other side of the source. */
  account: string;
}

/**
 * Raises every account that a query finds to `upTo` of what may be spent, out of a house account: a journal for each that has less, none for the others. `lines`
 * selects `key, reference, account`, some thousands of them; none goes over the wire. A key that is in the book is left alone. In the caller's transaction.
 */
export async function topUp(
  tx: Tx,
  scope: Scope,
  lines: RawBuilder<TopUpLine>,
  input: { kind: string; source: Account; upTo: bigint; at: Date },
): Promise<{ journals: bigint; given: bigint }> {
  await openAccounts(tx, scope, { accounts: [input.source], at: input.at });
  return await callTopUp(tx, lines, { ...input, source: input.source.code, actor: scope.actor });
}
