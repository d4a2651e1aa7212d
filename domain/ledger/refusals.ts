/** Every expected "no" of the ledger. Words: `ledger.refusal.<code>`. */
export const refusals = [
  'ledger.overdraft',
  'ledger.unbalanced',
  'ledger.key_reused',
  'ledger.unknown_account',
  'ledger.unknown_hold',
  'ledger.hold_closed',
  'ledger.hold_expired',
  'ledger.hold_mismatch',
  'ledger.wrong_asset',
  'ledger.bad_entries',
  'ledger.already_reversed',
  'ledger.account_differs',
  'ledger.unknown_journal',
  'ledger.no_floor',
  'ledger.not_a_reversal',
  'ledger.bad_amount',
  'ledger.bad_expiry',
  'ledger.account_busy',
  'ledger.too_many_waiting',
  'ledger.period_closed',
  'ledger.unknown_report',
] as const;

export type LedgerRefusal = (typeof refusals)[number];

/** The SQLSTATE the database says each "no" with. LG012 (append-only), LG017 (closing at another isolation) and LG020 (a period closed too early) are bugs, not answers. */
export const SQL_CODES: Readonly<Record<string, LedgerRefusal>> = {
  LG001: 'ledger.overdraft',
  LG002: 'ledger.unbalanced',
  LG003: 'ledger.key_reused',
  LG004: 'ledger.unknown_account',
  LG005: 'ledger.unknown_hold',
  LG006: 'ledger.hold_closed',
  LG007: 'ledger.hold_expired',
  LG008: 'ledger.hold_mismatch',
  LG009: 'ledger.wrong_asset',
  LG010: 'ledger.bad_entries',
  LG011: 'ledger.already_reversed',
  LG013: 'ledger.account_differs',
  LG014: 'ledger.unknown_journal',
  LG015: 'ledger.no_floor',
  LG016: 'ledger.not_a_reversal',
  LG018: 'ledger.account_busy',
  LG019: 'ledger.period_closed',
};
