/** The terms a sign-up agrees to. A new text gets a new version; what was agreed to before stays on record. */
export const paymentTerms = { kind: 'payment', version: '2026-11-01' } as const;

/** Those of the app on a phone, beside the others. Who opens the app with an older yes, or none, is asked once. */
export const mobileTerms = { kind: 'mobile', version: '2026-11-21' } as const;
