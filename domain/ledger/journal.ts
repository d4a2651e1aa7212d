import { refuse } from '#kernel/refusal.ts';
import type { Account } from './chart.ts';

/** One line of a journal. Above zero is a debit, below zero a credit; in the account's asset: cents of USD, or whole stamps. */
export interface Entry {
  /** The code of an open account, or the account itself: then it is opened when it is not there yet. */
  readonly account: string | Account;
  readonly amountCents: bigint;
  /** When given, the account must be of this asset. */
  readonly asset?: string;
}

export interface Journal {
  /** Names this journal for ever: posting it again changes nothing and answers the same. */
  readonly key: string;
  /** What happened, for people who read the book: `payment_captured`. */
  readonly kind: string;
  readonly entries: readonly Entry[];
  /** When it happened (`app.clock.now()`, or the date of a bank's line). A retry may bring another time. */
  readonly at: Date;
  /** What it is about, to find it again: a transfer's id. */
  readonly reference?: string | null;
}

export interface Posted {
  readonly id: bigint;
  readonly key: string;
  /** It was in the book already. */
  readonly replayed: boolean;
}

/** A debit: more of what we have or spent, less of what we owe. Refuses (ledger.bad_amount) anything not above zero. */
export function debit(account: string | Account, amountCents: bigint): Entry {
  return { account, amountCents: positive(amountCents) };
}

/** A credit: more of what we owe or earned, less of what we have. Refuses (ledger.bad_amount) anything not above zero. */
export function credit(account: string | Account, amountCents: bigint): Entry {
  return { account, amountCents: -positive(amountCents) };
}

/** The lines that undo these. */
export function reversed(entries: readonly Entry[]): Entry[] {
  return entries.map((entry) => ({ ...entry, amountCents: -entry.amountCents }));
}

export function accountCode(account: string | Account): string {
  return typeof account === 'string' ? account : account.code;
}

/** The accounts that are given whole, each once. */
export function accountsOf(journals: readonly Journal[]): Account[] {
  const found = new Map<string, Account>();
  for (const { account } of journals.flatMap((journal) => journal.entries)) {
    if (typeof account !== 'string') found.set(account.code, account);
  }
  return [...found.values()];
}

export function positive(amountCents: bigint): bigint {
  return amountCents > 0n ? amountCents : refuse('ledger.bad_amount', { amount: amountCents.toString() });
}
