/** Every "no" of this module. Words: `payments.refusal.<code>`. */
export const refusals = ['payments.lines_do_not_add_up', 'payments.other_amount'] as const;
