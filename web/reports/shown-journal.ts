import type { Lang } from '#words/index.ts';
import { type NameAccount, journalWords } from './account-names.ts';

interface Booked {
  id: bigint;
  kind: string;
  at: Date;
  entries: readonly { account: string; asset: string; amountCents: bigint }[];
}

export interface ShownJournal {
  id: string;
  what: string;
  at: Date;
  entries: {
    account: string;
    name: string;
    debitCents: bigint | null;
    creditCents: bigint | null;
    /** Of all shown until here, on this account: a debit above zero. */
    soFarCents: bigint;
  }[];
}

/** Journals as a page shows them, in the order they were recorded, with what they have left on each account so far. */
export function shownJournals(journals: readonly Booked[], nameOf: NameAccount, lang: Lang): ShownJournal[] {
  const left = new Map<string, bigint>();
  return journals.map(({ id, kind, at, entries }) => ({
    id: String(id),
    what: journalWords(lang, kind),
    at,
    entries: entries.map(({ account, amountCents }) => {
      const soFarCents = (left.get(account) ?? 0n) + amountCents;
      left.set(account, soFarCents);
      return {
        account,
        name: nameOf(account),
        debitCents: amountCents > 0n ? amountCents : null,
        creditCents: amountCents < 0n ? -amountCents : null,
        soFarCents,
      };
    }),
  }));
}

/** What all of them together have left on each account; nothing where it came to zero. A debit stands above zero. */
export function leftBy(journals: readonly Booked[], nameOf: NameAccount): { account: string; name: string; leftCents: bigint }[] {
  const entries = journals.flatMap((journal) => journal.entries);
  return [...Map.groupBy(entries, ({ account }) => account)]
    .map(([account, of]) => ({ account, name: nameOf(account), leftCents: of.reduce((sum, { amountCents }) => sum + amountCents, 0n) }))
    .filter(({ leftCents }) => leftCents !== 0n);
}

/** Whether debits and credits are the same in each journal and asset. */
export function isEven(journals: readonly Booked[]): boolean {
  return journals.every(({ entries }) =>
    [...Map.groupBy(entries, ({ asset }) => asset).values()].every(
      (of) => of.reduce((sum, { amountCents }) => sum + amountCents, 0n) === 0n,
    ),
  );
}
