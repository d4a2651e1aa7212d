import type { Account } from './chart.ts';
import { accountCode, type Journal } from './journal.ts';
import type { LedgerRefusal } from './refusals.ts';

/**
 * The ledger in a page of memory, for the tests to hold the real one against. It is written from the rules, not from the SQL:
 * no locks, no closings, no working sets; every answer is worked out from the whole history each time.
 */
export interface ModelJournal extends Journal {
  readonly hold?: string;
  readonly reverses?: string;
}

interface ModelHold {
  key: string;
  account: string;
  amountCents: bigint;
  expiresAt: Date | null;
  ended: 'settled' | 'voided' | 'expired' | null;
}

export type Answer = 'posted' | 'replayed' | 'open' | 'voided' | LedgerRefusal;

export class ModelLedger {
  accounts: ReadonlyMap<string, Account>;
  journals: ModelJournal[] = [];
  holds: ModelHold[] = [];

  constructor(accounts: readonly Account[]) {
    this.accounts = new Map(accounts.map((account) => [account.code, account]));
  }

  copy(): ModelLedger {
    const made = new ModelLedger([...this.accounts.values()]);
    made.journals = [...this.journals];
    made.holds = this.holds.map((hold) => ({ ...hold }));
    return made;
  }

  changes(account: string): { journal: ModelJournal; change: bigint }[] {
    const side = this.accounts.get(account)!.normalSide === 'debit' ? 1n : -1n;
    return this.journals.flatMap((journal) =>
      journal.entries
        .filter((entry) => accountCode(entry.account) === account)
        .map((entry) => ({ journal, change: side * entry.amountCents })),
    );
  }

  balance(account: string, at?: Date): bigint {
    return this.changes(account).reduce((sum, { journal, change }) => (at === undefined || journal.at <= at ? sum + change : sum), 0n);
  }

  available(account: string, at: Date, except?: string): bigint {
    const kept = this.holds.filter(
      (hold) => hold.account === account && hold.key !== except && hold.ended === null && (hold.expiresAt === null || hold.expiresAt > at),
    );
    return this.balance(account) - kept.reduce((sum, hold) => sum + hold.amountCents, 0n);
  }

  post(journal: ModelJournal): Answer {
    const wrong = this.malformed(journal);
    if (wrong !== null) return wrong;
    const known = this.journals.find((one) => one.key === journal.key);
    if (known !== undefined) return input(known) === input(journal) ? 'replayed' : 'ledger.key_reused';
    if (journal.reverses !== undefined && this.journals.some((one) => one.reverses === journal.reverses)) return 'ledger.already_reversed';
    const hold = journal.hold === undefined ? null : this.usable(journal);
    if (typeof hold === 'string') return hold;
    for (const { account, change } of this.moves(journal)) {
      const spends = this.accounts.get(account)!.hasFloor && change < 0n;
      if (spends && this.available(account, journal.at, journal.hold) + change < 0n) return 'ledger.overdraft';
    }
    this.journals.push(journal);
    if (hold !== null) hold.ended = 'settled';
    return 'posted';
  }

  /** A new key that stands twice in a group belongs to its first place, posted or not. */
  postGroup(journals: readonly ModelJournal[]): Answer[] {
    const first = new Map<string, { journal: ModelJournal; answer: Answer }>();
    const inBook = new Set(this.journals.map((journal) => journal.key));
    return journals.map((journal) => {
      const earlier = first.get(journal.key);
      const wrong = this.malformed(journal);
      const settled = wrong ?? (earlier && (input(earlier.journal) === input(journal) ? earlier.answer : 'ledger.key_reused'));
      const answer = settled === 'posted' ? 'replayed' : (settled ?? this.post(journal));
      if (!earlier && !inBook.has(journal.key)) first.set(journal.key, { journal, answer });
      return answer;
    });
  }

  openHold(hold: Omit<ModelHold, 'ended'>, at: Date): Answer {
    const known = this.holds.find((one) => one.key === hold.key);
    if (known) return known.account === hold.account && known.amountCents === hold.amountCents ? 'replayed' : 'ledger.key_reused';
    if (this.available(hold.account, at) < hold.amountCents) return 'ledger.overdraft';
    this.holds.push({ ...hold, ended: null });
    return 'open';
  }

  voidHold(key: string): Answer {
    const hold = this.holds.find((one) => one.key === key);
    if (!hold) return 'ledger.unknown_hold';
    if (hold.ended === 'settled') return 'ledger.hold_closed';
    if (hold.ended !== null) return 'replayed';
    hold.ended = 'voided';
    return 'voided';
  }

  reverse(reverses: string, key: string, at: Date): Answer {
    const original = this.journals.find((one) => one.key === reverses);
    if (!original) return 'ledger.unknown_journal';
    const entries = original.entries.map((entry) => ({ ...entry, amountCents: -entry.amountCents }));
    return this.post({ key, kind: 'undo', entries, at, reverses });
  }

  expire(at: Date): void {
    for (const hold of this.holds) if (hold.ended === null && hold.expiresAt !== null && hold.expiresAt <= at) hold.ended = 'expired';
  }

  private moves(journal: ModelJournal): { account: string; change: bigint }[] {
    return journal.entries.map((entry) => {
      const account = accountCode(entry.account);
      return { account, change: this.accounts.get(account)!.normalSide === 'debit' ? entry.amountCents : -entry.amountCents };
    });
  }

  private malformed(journal: ModelJournal): LedgerRefusal | null {
    const codes = journal.entries.map((entry) => accountCode(entry.account));
    if (codes.length < 2 || new Set(codes).size < codes.length || journal.entries.some((entry) => entry.amountCents === 0n))
      return 'ledger.bad_entries';
    const totals = new Map<string, bigint>();
    for (const entry of journal.entries) {
      const { asset } = this.accounts.get(accountCode(entry.account))!;
      totals.set(asset, (totals.get(asset) ?? 0n) + entry.amountCents);
    }
    return [...totals.values()].some((total) => total !== 0n) ? 'ledger.unbalanced' : null;
  }

  private usable(journal: ModelJournal): ModelHold | LedgerRefusal {
    const hold = this.holds.find((one) => one.key === journal.hold);
    if (!hold) return 'ledger.unknown_hold';
    if (hold.ended === 'expired' || (hold.ended === null && hold.expiresAt !== null && hold.expiresAt <= journal.at))
      return 'ledger.hold_expired';
    if (hold.ended !== null) return 'ledger.hold_closed';
    const taken = this.moves(journal).find((move) => move.account === hold.account)?.change ?? 0n;
    return taken < 0n && -taken <= hold.amountCents ? hold : 'ledger.hold_mismatch';
  }
}

function input({ kind, reference, hold, reverses, entries }: ModelJournal): string {
  const lines = entries.map((entry) => `${accountCode(entry.account)} ${entry.amountCents}`).sort();
  return JSON.stringify([kind, reference ?? null, hold ?? null, reverses ?? null, lines]);
}
