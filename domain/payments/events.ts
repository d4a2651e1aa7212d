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

export const PAYMENT_CAPTURED = 'payment.captured';
export const PAYMENT_EXPIRED = 'payment.expired';
export const PAYMENT_FAILED = 'payment.failed';
export const PAYMENT_MISMATCH = 'payment.mismatch';
