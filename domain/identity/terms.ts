/** The terms a sign-up agrees to. A new text gets a new version; what was agreed to before stays on record. */
export const paymentTerms = { kind: 'payment', version: '2026-11-01' } as const;
