export { createTransfer, type CreateInput } from './create-transfer.ts';
export {
  TRANSFER_APPLIED,
  TRANSFER_KEPT,
  TRANSFER_POSTED,
  type TransferApplied,
  type TransferKept,
  type TransferPosted,
} from './events.ts';
export { findTransfers, MOST_FOUND } from './find-transfers.ts';
export { type Incoming, listIncoming } from './list-incoming.ts';
export { type ListedTransfer, listTransfers } from './list-transfers.ts';
export { makeQuote } from './make-quote.ts';
export { markPosted } from './mark-posted.ts';
export { type Paying, payTransfer } from './pay-transfer.ts';
export { type Home, readHome } from './read-home.ts';
export { prepareSend, type SendPage } from './prepare-send.ts';
export { type IncomingView, readIncoming } from './read-incoming.ts';
export { type QuoteView, readQuote } from './read-quote.ts';
export { readTransfer, type TransferView } from './read-transfer.ts';
export { readTransferFile, type TransferFile } from './read-transfer-file.ts';
export { type Receipt, receiptLanguages, receiptOf } from './receipt.ts';
export { ownData } from './own-data.ts';
export { refusals } from './refusals.ts';
export { resendReceipt } from './send-receipt.ts';
export { subscribers } from './subscribers.ts';
export { brandName, postsByText, timeline, type TimelineStep } from './timeline.ts';
export { isOpen, isPaid, type StateKind } from './transfer.ts';
export { workSource } from './work-source.ts';
