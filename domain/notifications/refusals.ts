/** A mail is never refused to who orders it; what the mail server says is an outcome, not a refusal. */
export const refusals = [] as const;
