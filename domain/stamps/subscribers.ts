import {
  PAYMENT_CAPTURED,
  PAYMENT_DISPUTED,
  PAYMENT_EXPIRED,
  PAYMENT_FAILED,
  PAYMENT_MISMATCH,
  PAYMENT_REFUND_SETTLED,
  PAYMENT_REFUND_STUCK,
  PAYMENT_REFUNDED,
  PAYMENT_REFUNDED_OUTSIDE,
  type PaymentCaptured,
  type PaymentDisputed,
  type PaymentEnded,
  type PaymentRefunded,
  type PaymentRefundedOutside,
} from '#domain/payments/index.ts';
import type { Subscriber } from '#kernel/outbox.ts';
import { hearDispute } from './disputed.ts';
import { endPayment, fillOrder } from './fill-order.ts';
import { noteRefund } from './give-back.ts';
import { refundedOutside } from './refunded-outside.ts';

export const subscribers: Subscriber[] = [
  { event: PAYMENT_CAPTURED, name: 'stamps.fill', run: (app, tx, scope, payload: PaymentCaptured) => fillOrder(app, tx, scope, payload) },
  {
    event: PAYMENT_EXPIRED,
    name: 'stamps.expire',
    run: (app, tx, scope, payload: PaymentEnded) => endPayment(app, tx, scope, payload, 'expired'),
  },
  {
    event: PAYMENT_FAILED,
    name: 'stamps.fail',
    run: (app, tx, scope, payload: PaymentEnded) => endPayment(app, tx, scope, payload, 'failed'),
  },
  {
    event: PAYMENT_MISMATCH,
    name: 'stamps.question',
    run: (app, tx, scope, payload: PaymentEnded) => endPayment(app, tx, scope, payload, 'in_question'),
  },
  {
    event: PAYMENT_DISPUTED,
    name: 'stamps.dispute',
    run: (app, tx, scope, payload: PaymentDisputed) => hearDispute(app, tx, scope, payload),
  },
  {
    event: PAYMENT_REFUNDED,
    name: 'stamps.note_refunded',
    run: (app, tx, scope, payload: PaymentRefunded) => noteRefund(app, tx, scope, payload, 'returned'),
  },
  {
    event: PAYMENT_REFUND_STUCK,
    name: 'stamps.note_stuck',
    run: (app, tx, scope, payload: PaymentRefunded) => noteRefund(app, tx, scope, payload, 'return_stuck'),
  },
  {
    event: PAYMENT_REFUND_SETTLED,
    name: 'stamps.note_settled',
    run: (app, tx, scope, payload: PaymentRefunded) => noteRefund(app, tx, scope, payload, 'return_settled'),
  },
  {
    event: PAYMENT_REFUNDED_OUTSIDE,
    name: 'stamps.refunded_outside',
    run: (app, tx, scope, payload: PaymentRefundedOutside) => refundedOutside(app, tx, scope, payload),
  },
];
