export { asCategory } from './category.ts';
export { createTransfer, type CreateInput } from './create-transfer.ts';
export { findAnything, type Findings, MOST_FOUND } from './desk/find-anything.ts';
export { listSent } from './desk/list-sent.ts';
export { type HistoryInput, HISTORY_GROUPS, type HistoryGroup } from './history/filter.ts';
export { exportHistory, type History, type HistoryLine, listHistory } from './history/list-history.ts';
export { readYear, type YearFigures, type YearStatement } from './history/read-year.ts';
export { historySheet } from './papers/history-sheet.ts';
export { receiptPaper, receiptsOf } from './papers/receipt-paper.ts';
export { yearPaper, yearSheet } from './papers/year-paper.ts';
export { exportIncoming, type Incoming, listIncoming, programStateOf, statusOf, sumIncoming } from './incoming/list-incoming.ts';
export { MOST_DAYS } from './incoming/read-filter.ts';
export { INCOMING_STATUSES, type IncomingDay, type IncomingRow, type IncomingStatus, PROGRAM_STATES } from './incoming/queries.ts';
export { type DaySheet, readDaySheet } from './day-sheet/read-day-sheet.ts';
export { daySheetPaper } from './papers/day-sheet-paper.ts';
export { incomingSheet } from './papers/incoming-sheet.ts';
export { type ListedTransfer, listTransfers } from './list-transfers.ts';
export { type Arrival, makeQuote } from './make-quote.ts';
export { markPosted } from './mark-posted.ts';
export { type Paying, payTransfer } from './pay-transfer.ts';
export { type Home, readHome } from './read-home.ts';
export { prepareSend, type SendPage } from './prepare-send.ts';
export { type IncomingDecision, type IncomingView, readIncoming } from './read-incoming.ts';
export { type QuoteView, readQuote } from './read-quote.ts';
export { paidWith, readTransfer, type TransferView } from './read-transfer.ts';
export { readTransferFile, type TransferFile } from './read-transfer-file.ts';
export { givenBack, type Receipt, receiptOf } from './receipt.ts';
export { ownData } from './own-data.ts';
export { queues, referencesOf } from './queries/queues.ts';
export { refusals } from './refusals.ts';
export { changePlan, skipNext } from './recurring/change-plan.ts';
export { EVERY, type Every } from './recurring/calendar.ts';
export { listPlans, type PlanView, readPlan } from './recurring/read-plans.ts';
export { runPlans } from './recurring/run-plans.ts';
export { offerPlan, type PlanInput, type PlanOffer, startPlan } from './recurring/start-plan.ts';
export { whyInShort } from './recurring/tell-plan.ts';
export { resendReceipt } from './send-receipt.ts';
export { subscribers } from './subscribers.ts';
export { brandName, timeline, type TimelineStep } from './timeline.ts';
export { askRefund, decideRefundAsk, type Refundable } from './returns/ask-refund.ts';
export { cancelTransfer } from './returns/cancel-transfer.ts';
export { decideIncoming, INCOMING_STEPS, NOTE_MAX } from './returns/decide-incoming.ts';
export { listRefundTasks, type RefundTask } from './returns/list-refund-tasks.ts';
export type { RefundAsk } from './returns/queries.ts';
export { CLERK_REASONS, reasonFrom, type ReturnReason } from './returns/reasons.ts';
export { refundAloneCents } from './returns/refund-limits.ts';
export { sweeps } from './sweeps.ts';
export { acknowledgeTransfers, ANSWERS_MOST, type Verdict } from './handoff/acknowledge.ts';
export { ANSWER_LINES_SHOWN, ANSWER_MAX, type AnswerView, bringAnswer, jobs, readAnswerView } from './handoff/bring-answer.ts';
export type { Answer } from './handoff/judge-answer.ts';
export { makeCallSecret } from './handoff/call-secret.ts';
export { type CallsPage, listCalls } from './handoff/read-calls.ts';
export { makeFileNow } from './handoff/make-file.ts';
export type { ConflictView } from './handoff/queries/answers.ts';
export { type HandoffDesk, readHandoffDesk, settleConflict } from './handoff/operator-desk.ts';
export { fetchFile, type FileState, type FileView, type HandoffPage, listFiles, putFileAgain, readFile } from './handoff/read-files.ts';
export { decideDetails, type DetailsPage, type DetailsView, proposeDetails, readDetails, stopDetails } from './remittance/details.ts';
export { listRemittanceTasks, type PlaceToPay, type RemittanceTasks } from './remittance/list-tasks.ts';
export { makeRemittanceNow } from './remittance/make-remittances.ts';
export {
  listRemittances,
  type ListedRemittance,
  readRemittance,
  readRemittanceState,
  type RemittanceView,
} from './remittance/read-remittances.ts';
export { DETAILS_DELAY_HOURS, hasFailed, type PaymentState, type RemittanceState } from './remittance/remittance.ts';
export { askBankNow, payAgain } from './remittance/start-payment.ts';
export { remittanceJobs, remittanceSweeps } from './remittance/sweeps.ts';
export { askToCloseMonth, decideOnMonth } from './months/close-month.ts';
export type { InTheWay } from './months/in-the-way.ts';
export { listMonths, type MonthFile, type MonthLine, type MonthState, readMonth } from './months/read-months.ts';
export { listReceived, type Received, type ReceivedState } from './inside/list-received.ts';
export { isGoingBack, isOpen, isPaid, type StateKind } from './transfer.ts';
export {
  listForProgram,
  readForProgram,
  TRANSFERS_PER_PAGE,
  type TransfersPage,
  type TransfersQuestion,
} from './programs/list-for-program.ts';
export { answerForProgram } from './programs/answer-for-program.ts';
export { priceForProgram, type PriceQuestion, type ProgramPrice } from './programs/price-for-program.ts';
export type { ProgramTransfer } from './programs/queries.ts';
export { workSource } from './work-source.ts';
