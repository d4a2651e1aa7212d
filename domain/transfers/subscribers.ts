import {
  PAYMENT_CAPTURED,
  PAYMENT_EXPIRED,
  PAYMENT_FAILED,
  PAYMENT_MISMATCH,
  type PaymentCaptured,
  type PaymentEnded,
} from '#domain/payments/index.ts';
import type { Subscriber } from '#kernel/outbox.ts';
import { applyPayment, endPayment } from './apply-payment.ts';
import { TRANSFER_POSTED, type TransferPosted } from './events.ts';
import { sendPosted } from './send-receipt.ts';

export const subscribers: Subscriber[] = [
  {
    event: PAYMENT_CAPTURED,
    name: 'transfers.apply_payment',
    run: (app, tx, scope, payload: PaymentCaptured) => applyPayment(app, tx, scope, payload),
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
];
