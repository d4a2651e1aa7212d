export type CleanedText = { ok: true; value: string } | { ok: false; reason: 'empty' | 'too_long' | 'control_characters' | 'wrong_type' };

// Bidirectional overrides and the private-use and non-character ranges can make a name read as another one.
const FORBIDDEN = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/** Brings what a person typed to one form (NFC, one kind of space at the ends) or says what is wrong with it. Never changes its words. */
export function cleanText(raw: unknown, limits: { min?: number; max: number; multiline?: boolean }): CleanedText {
  if (typeof raw !== 'string') return { ok: false, reason: raw === undefined || raw === null ? 'empty' : 'wrong_type' };
  const value = raw.replace(/\r\n?/g, '\n').normalize('NFC').trim();
  if ([...value].length < (limits.min ?? 1)) return { ok: false, reason: 'empty' };
  if ([...value].length > limits.max) return { ok: false, reason: 'too_long' };
  const tested = limits.multiline ? value.replace(/[\n\t]/g, '') : value;
  return FORBIDDEN.test(tested) ? { ok: false, reason: 'control_characters' } : { ok: true, value };
}
