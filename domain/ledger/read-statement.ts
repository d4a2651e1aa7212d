import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/refusal.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Account } from './chart.ts';
import { accountCode } from './journal.ts';
import { accountByCode, settledThrough, type StatementRow, statementRows } from './queries/read.ts';

export interface Statement {
  readonly lines: readonly StatementRow[];
  /** Give it as `before` for the page of older lines; null on the last page. */
  readonly next: bigint | null;
}

const MOST = 200;
const NEWEST = 2n ** 63n - 1n;

/**
 * A page of an account's lines in recorded order, newest first, each with the balance after it. Journals of writers that
 * have not committed hold a house account's page back, so that no line ever slips in between two that were shown.
 * Refuses ledger.unknown_account.
 */
export async function readStatement(
  tx: Tx,
  _scope: Scope,
  input: { account: string | Account; before?: bigint | null; limit?: number },
): Promise<Statement> {
  const code = accountCode(input.account);
  const limit = Math.min(Math.max(input.limit ?? 50, 1), MOST);
  const found = await accountByCode(tx, code);
  if (found === undefined) refuse('ledger.unknown_account', { subject: code });
  // First what is settled, then the rows: the other way round, a journal committed in between would be missed for ever.
  // On a floor account writers take turns, so whatever is committed is settled.
  const last = input.before == null ? (found.hasFloor ? NEWEST : await settledThrough(tx)) : input.before - 1n;
  const rows = await statementRows(tx, code, last, limit + 1);
  const lines = rows.slice(0, limit);
  return { lines, next: rows.length > limit ? lines.at(-1)!.journalId : null };
}
