import type { RawBuilder } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { Scope } from '#kernel/scope.ts';
import { type Verdict, verdictOf } from './post-journal.ts';
import { callPostSetOf } from './queries/write.ts';

/** One entry of a journal, as a row: rows of one key, kind, reference and time are one journal. */
export interface SetLine {
  key: string;
  kind: string;
  reference: string | null;
  at: Date;
  /** The code of an open account: nothing is opened here. */
  account: string;
  /** Above zero a debit, below zero a credit. */
  amount_cents: bigint;
}

/**
 * Posts what a query finds, some thousands of journals at most, in the caller's transaction and without a row going over the wire:
 * for jobs that book many at once. `lines` selects `key, kind, reference, at, account, amount_cents`. The earliest is posted first; of one time,
 * in order of key. Each journal has its own verdict, as from postJournals.
 */
export async function postSet(tx: Tx, scope: Scope, lines: RawBuilder<SetLine>): Promise<Verdict[]> {
  const answers = await callPostSetOf(tx, lines, scope.actor);
  return answers.map((answer) => verdictOf(answer, answer.key));
}
