import type { BreakState, Cause } from '#domain/payments/index.ts';
import { type Lang, tr } from '#words/index.ts';

const WHAT = [
  'charge',
  'refund',
  'dispute_withdrawn',
  'dispute_reinstated',
  'payout',
  'journal',
  'order',
  'paid',
  'bank',
  'transfer',
  'remitted',
  'unremitted',
  'answer',
];

/** What a difference is about, in words: the kind of thing its key begins with. */
export function whatWords(lang: Lang, matchKey: string): string {
  const kind = matchKey.split(':')[0]!;
  return tr(lang, `books.rec.what_${WHAT.includes(kind) ? kind : 'other'}`);
}

/** Why it is a difference, and what to do first. */
export function whyWords(lang: Lang, one: { matchKey: string; cause: Cause }): string {
  return tr(lang, `books.rec.why_${one.matchKey.startsWith('unremitted:') && one.cause === 'not_paid' ? 'unremitted' : one.cause}`);
}

export const lookOfBreak = (state: BreakState, cause: Cause): 'wait' | 'next' | 'done' | 'stop' => {
  if (state === 'settled') return 'done';
  if (cause === 'under_way') return 'next';
  return state === 'explained' ? 'wait' : 'stop';
};
