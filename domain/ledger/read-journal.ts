import type { Tx } from '#kernel/db.ts';
import type { Scope } from '#kernel/scope.ts';
import { entryRows, type EntryRow, type JournalRow, journalRows, type JournalsBy } from './queries/read.ts';

export type ReadJournal = JournalRow & { readonly entries: readonly Omit<EntryRow, 'journalId'>[] };

/** Journals by key or number, or by what they are about, in recorded order, with the entries that the scope may see. */
export async function readJournals(tx: Tx, _scope: Scope, by: JournalsBy): Promise<ReadJournal[]> {
  const journals = await journalRows(tx, by);
  const entries = Map.groupBy(
    await entryRows(
      tx,
      journals.map((journal) => journal.id),
    ),
    (entry) => entry.journalId,
  );
  return journals.map((journal) => ({
    ...journal,
    entries: (entries.get(journal.id) ?? []).map(({ account, asset, amountCents }) => ({ account, asset, amountCents })),
  }));
}
