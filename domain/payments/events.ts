import type { MismatchChoice } from './mismatch/choices.ts';
import type { Standing } from './refunds/refund.ts';

/** The money was taken and is booked to "received, not yet applied". `subject` is the payer's own id of what was paid for. */
export interface PaymentCaptured {
  payment: string;
  purpose: string;
  subject: string;
  amount: string;
}

/** payment.expired: nobody paid in time. payment.failed: no page could be opened. payment.mismatch: the processor took something else than asked. */
export interface PaymentEnded {
  payment: string;
  purpose: string;
  subject: string;
}

/** Two people have decided what to do with money that is not what was asked for. */
export interface PaymentMismatchDecided {
  payment: string;
  purpose: string;
  subject: string;
  mismatch: string;
  choice: MismatchChoice;
}

/** What was received is another sum than asked, and all of it goes back to its payer: what it was for is not paid. */
export interface PaymentGoesBack {
  payment: string;
  purpose: string;
  subject: string;
}

export const PAYMENT_CAPTURED = 'payment.captured';
export const PAYMENT_EXPIRED = 'payment.expired';
export const PAYMENT_FAILED = 'payment.failed';
export const PAYMENT_MISMATCH = 'payment.mismatch';

/** payment.refunded: the payer has it back by card. payment.refund_stuck: it did not get there; a person must find another way. payment.refund_settled: paid another way. */
export interface PaymentRefunded {
  payment: string;
  purpose: string;
  subject: string;
  refund: string;
  amount: string;
  reason: string;
  /** Its owner was told already where it is. */
  isTold?: boolean;
}

/** A refund was begun at the processor's own desk and nobody here had asked for it: it stands in suspense until the hearer has booked what it is. */
export interface PaymentRefundedOutside {
  payment: string;
  purpose: string;
  subject: string;
  refund: string;
  amount: string;
  /** The card did not take it: it is back with the processor. */
  cameBack: boolean;
}

/** Something became known of a dispute. News overtakes news: who hears of it asks `readDisputed` how things stand. */
export interface PaymentDisputed {
  payment: string;
  purpose: string;
  subject: string;
  dispute: string;
  standing: Standing;
}

export const PAYMENT_DISPUTED = 'payment.disputed';
export const PAYMENT_REFUNDED = 'payment.refunded';
export const PAYMENT_REFUND_STUCK = 'payment.refund_stuck';
export const PAYMENT_REFUND_SETTLED = 'payment.refund_settled';
export const PAYMENT_REFUNDED_OUTSIDE = 'payment.refunded_outside';
export const PAYMENT_MISMATCH_DECIDED = 'payment.mismatch_decided';
export const PAYMENT_GOES_BACK = 'payment.goes_back';
/** The reason of such a refund. */
export const OTHER_SUM_BACK = 'returned_other_sum';

/** What every event of a payment begins with. */
export function aboutPayment(payment: { paymentId: string; purpose: string; subject: string }): PaymentEnded {
  return { payment: payment.paymentId, purpose: payment.purpose, subject: payment.subject };
}
