import { makePassphrase } from '#domain/identity/index.ts';
import type { Lang } from '#words/index.ts';

/** The form again as it was typed, with a new passphrase to read. */
export function offerPhrase(lang: Lang, typed: Record<string, string> = {}): { values: Record<string, string> } {
  return { values: { ...typed, shown: makePassphrase(lang) } };
}

/** What may be shown as an offered passphrase: only four plain words, whatever came back with the form. */
export function isPhrase(text: string | undefined): text is string {
  return text !== undefined && /^[a-z]{3,8}( [a-z]{3,8}){3}$/.test(text);
}
