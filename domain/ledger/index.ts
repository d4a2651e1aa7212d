export {
  type Account,
  type AccountKind,
  type Side,
  bank,
  bankCosts,
  cashNetworkReceivable,
  cashOverShort,
  chargebackReceivable,
  customerWallet,
  feesRevenue,
  lockboxClearing,
  mediaSales,
  owedSupervision,
  owedTrust,
  paymentsReceived,
  payoutsInTransit,
  processorClearing,
  processorCosts,
  promotionCosts,
  refundLosses,
  refundsPayable,
  releaseBalance,
  remittancesInTransit,
  residentMedia,
  stampSales,
  stampsFree,
  stampsHeld,
  stampsMonthly,
  stampsSold,
  stampsSpent,
  suspense,
  taxPayable,
  unclaimed,
  unusedStamps,
} from './chart.ts';
export { closeAccounts } from './close-accounts.ts';
export { expireHolds } from './expire-holds.ts';
export { credit, debit, type Entry, type Journal, type Posted } from './journal.ts';
export { type HoldInput, openHold } from './open-hold.ts';
export { listAgencyAccounts } from './list-accounts.ts';
export { openAccounts } from './open-accounts.ts';
export { askMonth, decideMonth } from './months/close-month.ts';
export { endOfMonth, isMonth, monthAfter, monthOf, monthsUntil } from './months/month.ts';
export { type MonthAsk, takeTurnOfMonths, whenLocked } from './months/queries.ts';
export { type MonthBook, monthsSoFar, readMonthAsks, readMonthBook } from './months/read-months.ts';
export { closeDays, closePeriod } from './periods/close-period.ts';
export { readPeriods } from './periods/read-periods.ts';
export { postGrouped } from './post-grouped.ts';
export { makePoster, type News, type Poster } from './poster.ts';
export { postJournal, postJournals, postTogether, type Verdict } from './post-journal.ts';
export { postSet, type SetLine } from './post-set.ts';
export { readAvailable, readBalance, unlessNew } from './read-balance.ts';
export { readJournals, type ReadJournal } from './read-journal.ts';
export { readStatement, type Statement } from './read-statement.ts';
export { type AccountFile, exportStatement, listAccounts, readAccount, readJournal, STATEMENT_SHEET_MOST } from './reports/read-account.ts';
export { AGES, type Ageing, readAgeing } from './reports/read-ageing.ts';
export { type Earned, readEarned } from './reports/read-earned.ts';
export { creditOf, debitOf, owedOf, readLiabilities, readStanding, type Standing, standingAt } from './reports/read-standing.ts';
export { type Reversal, reverseJournal } from './reverse-journal.ts';
export { settleHold } from './settle-hold.ts';
export { sweeps } from './jobs.ts';
export { topUp, type TopUpLine } from './top-up.ts';
export { type Finding, verifyLedger } from './verify.ts';
export { voidHold } from './void-hold.ts';
