import {
  PAYMENT_CAPTURED,
  PAYMENT_EXPIRED,
  PAYMENT_FAILED,
  PAYMENT_GOES_BACK,
  PAYMENT_MISMATCH,
  PAYMENT_REFUND_SETTLED,
  PAYMENT_REFUND_STUCK,
  PAYMENT_REFUNDED,
  PAYMENT_REFUNDED_OUTSIDE,
  type PaymentCaptured,
  type PaymentEnded,
  type PaymentGoesBack,
  type PaymentRefunded,
  type PaymentRefundedOutside,
} from '#domain/payments/index.ts';
import type { Heard, Subscriber } from '#kernel/outbox.ts';
import { applyPayments, endPayment } from './apply-payment.ts';
import {
  BANK_DETAILS_CONFIRMED,
  type BankDetailsConfirmed,
  TRANSFER_POSTED,
  TRANSFER_REFUND_APPROVED,
  TRANSFER_RETURNING,
  TRANSFER_WITHHELD,
  type TransferPosted,
  type TransferRefundApproved,
  type TransferReturning,
  type TransferWithheld,
} from './events.ts';
import { programSubscribers } from './programs/tell-transfer.ts';
import { tellDetails } from './remittance/tell-details.ts';
import { closeAsks } from './returns/close-asks.ts';
import { giveBack } from './returns/give-back.ts';
import { noteRefund } from './returns/note-refund.ts';
import { refundedOutside } from './returns/refunded-outside.ts';
import { otherSumBack } from './returns/other-sum-back.ts';
import { sendBack } from './returns/send-back.ts';
import { tellWithheld } from './returns/tell-return.ts';
import { sendPosted } from './send-receipt.ts';

export const subscribers: Subscriber[] = [
  ...programSubscribers,
  {
    event: PAYMENT_CAPTURED,
    name: 'transfers.apply_payment',
    runAll: (app, tx, heard: readonly Heard<PaymentCaptured>[]) => applyPayments(app, tx, heard),
  },
  {
    event: PAYMENT_EXPIRED,
    name: 'transfers.expire',
    run: (app, tx, scope, payload: PaymentEnded) => endPayment(app, tx, scope, payload, 'expired'),
  },
  {
    event: PAYMENT_FAILED,
    name: 'transfers.fail',
    run: (app, tx, scope, payload: PaymentEnded) => endPayment(app, tx, scope, payload, 'failed'),
  },
  {
    event: PAYMENT_MISMATCH,
    name: 'transfers.question',
    run: (app, tx, scope, payload: PaymentEnded) => endPayment(app, tx, scope, payload, 'in_question'),
  },
  {
    event: TRANSFER_POSTED,
    name: 'transfers.tell_posted',
    run: (app, tx, scope, payload: TransferPosted) => sendPosted(app, tx, scope, payload.transfer),
  },
  {
    event: TRANSFER_WITHHELD,
    name: 'transfers.tell_withheld',
    run: (app, tx, scope, payload: TransferWithheld) => tellWithheld(app, tx, scope, payload.transfer),
  },
  {
    event: TRANSFER_RETURNING,
    name: 'transfers.send_back',
    run: (app, tx, scope, payload: TransferReturning) => sendBack(app, tx, scope, payload),
  },
  {
    event: TRANSFER_RETURNING,
    name: 'transfers.close_asks',
    run: (app, tx, scope, payload: TransferReturning) => closeAsks(app, tx, scope, payload.transfer),
  },
  {
    event: TRANSFER_REFUND_APPROVED,
    name: 'transfers.give_back',
    run: (app, tx, scope, payload: TransferRefundApproved) => giveBack(app, tx, scope, payload),
  },
  {
    event: PAYMENT_REFUNDED,
    name: 'transfers.note_refunded',
    run: (app, tx, scope, payload: PaymentRefunded) => noteRefund(app, tx, scope, payload, 'returned'),
  },
  {
    event: PAYMENT_REFUND_STUCK,
    name: 'transfers.note_stuck',
    run: (app, tx, scope, payload: PaymentRefunded) => noteRefund(app, tx, scope, payload, 'return_stuck'),
  },
  {
    event: PAYMENT_REFUND_SETTLED,
    name: 'transfers.note_settled',
    run: (app, tx, scope, payload: PaymentRefunded) => noteRefund(app, tx, scope, payload, 'return_settled'),
  },
  {
    event: PAYMENT_REFUNDED_OUTSIDE,
    name: 'transfers.refunded_outside',
    run: (app, tx, scope, payload: PaymentRefundedOutside) => refundedOutside(app, tx, scope, payload),
  },
  {
    event: PAYMENT_GOES_BACK,
    name: 'transfers.other_sum_back',
    run: (app, tx, scope, payload: PaymentGoesBack) => otherSumBack(app, tx, scope, payload),
  },
  {
    event: BANK_DETAILS_CONFIRMED,
    name: 'transfers.tell_bank_details',
    run: (app, tx, scope, payload: BankDetailsConfirmed) => tellDetails(app, tx, scope, payload),
  },
];
