import type { Heard, Subscriber } from '#kernel/outbox.ts';
import {
  PAYMENT_CAPTURED,
  PAYMENT_MISMATCH_DECIDED,
  PAYMENT_REFUNDED_OUTSIDE,
  type PaymentCaptured,
  type PaymentMismatchDecided,
  type PaymentRefundedOutside,
} from './events.ts';
import { settleMismatch } from './mismatch/settle-mismatch.ts';
import { fillRefundedOutside, fillWallets } from './wallet/fill-wallet.ts';

export const subscribers: Subscriber[] = [
  {
    event: PAYMENT_CAPTURED,
    name: 'payments.fill_wallet',
    runAll: (app, tx, heard: readonly Heard<PaymentCaptured>[]) => fillWallets(app, tx, heard),
  },
  {
    event: PAYMENT_REFUNDED_OUTSIDE,
    name: 'payments.fill_refunded_outside',
    run: (app, tx, scope, payload: PaymentRefundedOutside) => fillRefundedOutside(app, tx, scope, payload),
  },
  {
    event: PAYMENT_MISMATCH_DECIDED,
    name: 'payments.settle_mismatch',
    run: (app, tx, scope, payload: PaymentMismatchDecided) => settleMismatch(app, tx, scope, payload),
  },
];
