import type { FieldError } from '#kernel/refusal.ts';
import { cleanText } from '#kernel/text.ts';
import { dayAfter, instantOf, isDay } from '#kernel/wall-clock.ts';
import { type Action, type Category, categories, actions, type Severity } from '../screening/hit.ts';
import { lettersIn } from '../screening/spelling.ts';

export const PHRASE_MOST = 80;
export const TERM_NOTE_MOST = 300;

/** What may be asked of people for a category: self-harm and abuse are for those who help, and nothing else is. */
export function actionsFor(category: Category): readonly Action[] {
  if (category === 'self_harm') return ['care'];
  if (category === 'abuse') return ['protect'];
  return actions.filter((one) => one !== 'care' && one !== 'protect');
}

/** As somebody typed it, in a form or in a file. */
export interface TermInput {
  phrase?: unknown;
  isPart?: unknown;
  lang?: unknown;
  category?: unknown;
  severity?: unknown;
  action?: unknown;
  note?: unknown;
  /** The last day it holds, "2027-02-28"; empty: until somebody ends it. */
  until?: unknown;
}

/** What is looked for. It never changes. */
export interface Phrase {
  phrase: string;
  /** In one form, so that the same is there once. */
  phraseKey: string;
  isPart: boolean;
  lang: 'en' | 'es' | null;
}

/** What it means, and for how long. */
export interface Meaning {
  category: Category;
  severity: Severity;
  action: Action;
  note: string;
  expiresAt: Date | null;
}

/** What is looked for, or what is wrong with it: review.term_phrase, term_short. */
export function readPhrase(input: TermInput, errors: FieldError[]): Phrase | null {
  const phrase = cleanText(input.phrase, { max: PHRASE_MOST });
  if (!phrase.ok) {
    errors.push({ field: 'phrase', code: 'review.term_phrase', params: { most: PHRASE_MOST } });
    return null;
  }
  const value = phrase.value.replace(/\s+/g, ' ');
  // One letter would be found everywhere.
  if (lettersIn(value) < 2) errors.push({ field: 'phrase', code: 'review.term_short' });
  const lang = input.lang === 'en' || input.lang === 'es' ? input.lang : null;
  return { phrase: value, phraseKey: value.normalize('NFKC').toLowerCase(), isPart: input.isPart === true, lang };
}

/** What it means, or what is wrong with it: review.term_category, term_severity, term_action, term_note, term_until. */
export function readMeaning(input: TermInput, zone: string, now: Date, errors: FieldError[]): Meaning | null {
  const category = categories.find((one) => one === input.category);
  const severity = ([1, 2, 3] as const).find((one) => String(one) === String(input.severity));
  // Where only one is allowed nobody need choose it.
  const allowed = category ? actionsFor(category) : actions;
  const action = allowed.length === 1 ? allowed[0] : allowed.find((one) => one === input.action);
  const note = cleanText(input.note, { max: TERM_NOTE_MOST, multiline: true });
  const before = errors.length;
  if (!category) errors.push({ field: 'category', code: 'review.term_category' });
  if (!severity) errors.push({ field: 'severity', code: 'review.term_severity' });
  if (!action) errors.push({ field: 'action', code: 'review.term_action' });
  if (!note.ok) errors.push({ field: 'note', code: 'review.term_note', params: { most: TERM_NOTE_MOST } });
  const expiresAt = readUntil(input.until, zone);
  if (expiresAt === undefined || (expiresAt !== null && expiresAt <= now)) errors.push({ field: 'until', code: 'review.term_until' });
  if (errors.length > before || !category || !severity || !action || !note.ok) return null;
  return { category, severity, action, note: note.value, expiresAt: expiresAt ?? null };
}

/** The end of the day that was named, null where none was, undefined where it is no day. */
function readUntil(typed: unknown, zone: string): Date | null | undefined {
  const day = typeof typed === 'string' ? typed.trim() : '';
  if (day === '') return null;
  return isDay(day) ? instantOf(dayAfter(day), '00:00', zone) : undefined;
}
