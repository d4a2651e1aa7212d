import type { Findings } from '#domain/transfers/index.ts';

/** Where words lead that fit exactly one thing; null when there is something to choose from, or nothing. */
export function onlyHit(found: Findings): string | null {
  const hits = [
    ...found.transfers.map(({ transferId }) => `/transfers/${transferId}`),
    ...found.payments.map(({ payer }) => `/find/${payer}`),
    ...found.customers.map(({ id }) => `/find/${id}`),
    ...found.people.map(({ residentId }) => `/find/${residentId}`),
    ...found.files.map(({ fileId }) => `/find/${fileId}`),
    ...found.remittances.map(({ remittanceId }) => `/remittances/${remittanceId}`),
    ...found.journals.map(({ id }) => `/reports/journals/${id}`),
  ];
  return hits.length === 1 ? hits[0]! : null;
}
