import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/refusal.ts';
import type { Scope } from '#kernel/scope.ts';
import { type Posted, reversed } from './journal.ts';
import { postOne } from './post-journal.ts';
import { readJournals } from './read-journal.ts';

export interface Reversal {
  /** The key of the journal to undo. */
  readonly reverses: string;
  readonly key: string;
  /** Why: `entered_twice`. */
  readonly kind: string;
  readonly at: Date;
  readonly reference?: string | null;
}

/**
 * Undoes a journal with one that is its exact negative. Each journal is reversed at most once. A reversal is a journal too and
 * may be reversed itself (the first one is then in force again). What settled a hold can be reversed; the hold stays settled.
 *
 * Refuses: ledger.unknown_journal, ledger.already_reversed, ledger.overdraft (a wallet has spent it), ledger.key_reused.
 */
export async function reverseJournal(tx: Tx, scope: Scope, input: Reversal): Promise<Posted> {
  const [original] = await readJournals(tx, scope, { key: input.reverses });
  if (original === undefined) refuse('ledger.unknown_journal', { subject: input.reverses });
  return await postOne(tx, scope, { ...input, entries: reversed(original.entries), actor: scope.actor });
}
