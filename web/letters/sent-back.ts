import type { listSentBack } from '#domain/mail/index.ts';

export type SentBackRow = ReturnType<typeof sentBackRows>[number];

/** What a page says of letters that were sent back. */
export function sentBackRows(letters: Awaited<ReturnType<typeof listSentBack>>['letters']) {
  return letters.map(({ letterId, name, at, timeZone, details: { reason, rule } }) => ({
    letterId,
    name,
    at,
    timeZone,
    reason,
    rule: rule ?? '',
  }));
}
