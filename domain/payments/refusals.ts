/** Every "no" of this module. Words: `payments.refusal.<code>`. */
export const refusals = [
  'payments.lines_do_not_add_up',
  'payments.other_amount',
  'payments.unknown_payment',
  'payments.unknown_refund',
  'payments.nothing_left_to_refund',
  'payments.refund_not_stuck',
  'payments.disputed',
  'payments.choose_way',
  'payments.number_missing',
] as const;
