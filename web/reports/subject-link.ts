/** The page of what a journal is about; null where there is none. */
export function subjectLink(reference: string | null): string | null {
  if (reference === null) return null;
  if (reference.startsWith('trf_')) return `/transfers/${reference}`;
  return reference.startsWith('rem_') ? `/remittances/${reference}` : null;
}
