import { listAgencyAccounts } from '#domain/ledger/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import type { Scope } from '#kernel/scope.ts';
import { bankPage } from './bank-lines.ts';
import type { TheirPage, TheirWindow } from './their-line.ts';

export type SourceName = 'processor' | 'bank' | 'agency';

/** Whose word is held against which account of ours, and how patiently. */
export interface Sides {
  readonly name: SourceName;
  /** With a colon at its end: all accounts that begin so. */
  readonly account: string;
  /** On which side our account grows. */
  readonly normalSide: 'debit' | 'credit';
  /** Two sides that note one thing may be this far apart over midnight; null: the days say nothing. */
  readonly slackMinutes: number | null;
  /** What only we have may still be on its way for so long. */
  readonly theirLagHours: number;
  /** The same for what only they have. */
  readonly ourLagHours: number;
}

export interface Source extends Sides {
  page(app: App, window: TheirWindow, after: string | null): Promise<TheirPage>;
}

const isMany = (account: string): boolean => account.endsWith(':');

/** The account that a line of theirs is held against unless it names one; null: it must. */
export const soleAccount = ({ account }: Sides): string | null => (isMany(account) ? null : account);

export async function accountsOf(tx: Tx, scope: Scope, { account }: Sides): Promise<readonly string[]> {
  return isMany(account) ? await listAgencyAccounts(tx, scope, account) : [account];
}

const lags = { theirLagHours: 24, ourLagHours: 24 };

export const PROCESSOR: Source = {
  name: 'processor',
  account: 'processor_clearing',
  normalSide: 'debit',
  slackMinutes: 60,
  ...lags,
  page: (app, window, after) => app.processor.listBalance(window, after),
};

/** We hear of our own payments within the hour, of payouts at once. */
export const BANK: Source = { name: 'bank', account: 'bank', normalSide: 'debit', slackMinutes: 12 * 60, ...lags, page: bankPage };

/** What agencies have put on people's accounts and were paid. Their word is kept by transfers, which brings the pages; a clerk has days for it. */
export const AGENCY: Sides = {
  name: 'agency',
  account: 'owed_trust:',
  normalSide: 'credit',
  slackMinutes: null,
  theirLagHours: 10 * 24,
  ourLagHours: 48,
};

export const SOURCES: readonly Sides[] = [PROCESSOR, BANK, AGENCY];
