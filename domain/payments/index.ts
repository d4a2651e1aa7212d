export {
  type Bank,
  type BankAnswer,
  type BankOrder,
  type BankSettings,
  type BankTransfer,
  makeBank,
  type StatementLine,
} from './bank/bank.ts';
export { type CardCharge, chargeCard } from './cards/charge-card.ts';
export { changeCard, listCards, readCard, type SavedCard } from './cards/my-cards.ts';
export { tellExpiring } from './cards/tell-expiring.ts';
export { closePageSoon } from './close-page.ts';
export {
  OTHER_SUM_BACK,
  PAYMENT_CAPTURED,
  PAYMENT_DISPUTED,
  PAYMENT_EXPIRED,
  PAYMENT_FAILED,
  PAYMENT_GOES_BACK,
  PAYMENT_MISMATCH,
  PAYMENT_REFUND_SETTLED,
  PAYMENT_REFUND_STUCK,
  PAYMENT_REFUNDED,
  PAYMENT_REFUNDED_OUTSIDE,
  type PaymentCaptured,
  type PaymentDisputed,
  type PaymentEnded,
  type PaymentGoesBack,
  type PaymentRefunded,
  type PaymentRefundedOutside,
} from './events.ts';
export { jobs, sweeps } from './jobs.ts';
export { findPayments, type PaymentClue } from './find/find-payments.ts';
export type { FoundPayment } from './find/queries.ts';
export { lookUpPayment } from './look-up-payment.ts';
export { hasEnded, type PaymentLine, type PaymentState } from './payment.ts';
export { checkGift, GIVE_LEAST_CENTS, GIVE_MOST_CENTS, giveMoney, type Giving, readGivingMoney, sellsInside } from './media/give-money.ts';
export { returnMoney, takeBackMoney } from './media/give-back-money.ts';
export { type MediaBalance, readMedia } from './media/read-media.ts';
export { payFromMedia, putBackInMedia } from './media/spend-media.ts';
export { makeProcessor, type Processor } from './processor.ts';
export { listEvents, type PaymentView, readPayment } from './read-payment.ts';
export { type Intake, makeIntake, type Received } from './receive-webhook.ts';
export { ownData } from './own-data.ts';
export { BREAK_STATES, type BreakState, type Cause, CAUSES } from './reconciliation/break.ts';
export { type SidesInTheWay, sidesInTheWay } from './reconciliation/in-the-way.ts';
export { type BreakFile, listBreaks, readBreak, readReconciliation, type Reconciliation } from './reconciliation/read-reconciliation.ts';
export { reconcileDue } from './reconciliation/run-reconciliation.ts';
export { AGENCY, PROCESSOR, type Source, type SourceName, SOURCES } from './reconciliation/sources.ts';
export type { TheirLine, TheirPage, TheirWindow } from './reconciliation/their-line.ts';
export {
  askCorrection,
  askRun,
  CORRECTION_ACCOUNTS,
  type CorrectionAccount,
  decideCorrection,
  explainBreak,
} from './reconciliation/work-on-break.ts';
export { askHeld, decideHeld, type HeldFile, readHeld } from './held/decide-held.ts';
export { isGivenBack } from './held/held-part.ts';
export { askMismatch, decideMismatch, type MismatchFile, readMismatch } from './mismatch/decide-mismatch.ts';
export { queues } from './queues/queries.ts';
export { refusals } from './refusals.ts';
export { type Disputed, makeGood, readDisputed, takeBackMadeGood } from './refunds/make-good.ts';
export { type DisputedPayment, listMoneyTasks, type StuckRefund } from './refunds/list-money-tasks.ts';
export { promisedBackFor } from './refunds/queries.ts';
export { type RefundView, wayBackOf } from './refunds/read-refunds.ts';
export { type Dispute, isOver, type Standing, standingOf, type RefundState } from './refunds/refund.ts';
export { refundPayment, type RefundInput } from './refunds/refund-payment.ts';
export { retryRefund } from './refunds/retry-refund.ts';
export { resolveRefunds } from './refunds/send-refund.ts';
export { resolveUnknown } from './resolve-unknown.ts';
export { addFunds } from './wallet/add-funds.ts';
export { CARD_LEAST_CENTS, FILL_DAY_CENTS, FILL_LEAST_CENTS, FILL_MOST_CENTS, splitPrice } from './wallet/limits.ts';
export { balancesOf } from './wallet/balances.ts';
export { emptyIfClosed } from './wallet/empty-wallet.ts';
export { readWallet, readWalletStatement, type Wallet, type WalletLine } from './wallet/read-wallet.ts';
export { planWalletRefund, type RefundPlan, refundWallet } from './wallet/refund-balance.ts';
export { finishSpends } from './wallet/finish-spends.ts';
export { walletLineWords } from './wallet/line-words.ts';
export { freeWallet, holdFromWallet, payFromWallet, returnToWallet, takeFromWallet } from './wallet/spend.ts';
export { paidFromWallet, readTender, readWalletPart, type Tender, type WalletPart } from './wallet/tender.ts';
export { subscribers } from './subscribers.ts';
export { askWayOut, decideWayOut, readWayOut, type WayOutFile } from './way-out/decide-way-out.ts';
export { listSent } from './way-out/list-sent.ts';
export { listUnclaimed } from './way-out/list-unclaimed.ts';
export type { Way } from './way-out/ways.ts';
export { type Checkout, type CheckoutInput, startCheckout } from './start-checkout.ts';
