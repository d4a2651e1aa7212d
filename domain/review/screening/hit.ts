import type { Words } from '#words/keys.ts';

/** What a passage may be about, in the order of lists on pages. */
export const categories = [
  'threat',
  'escape',
  'weapons',
  'drugs',
  'contraband',
  'gang',
  'fraud',
  'third_party',
  'staff',
  'sexual',
  'gambling',
  'coded',
  'contact',
  'profanity',
  'self_harm',
  'abuse',
] as const;
export type Category = (typeof categories)[number];

/**
 * What is asked of people, never of the program. `flag`: a reviewer sees it. `hold`: nothing goes out before a person has decided.
 * `alert`: held, and the investigator is told at once. `finance`: trust accounting looks too. `care`: mental health is told, the letter is
 * not held for it. `protect`: a report of abuse goes to the PREA coordinator, never to staff whom it may name.
 */
export const actions = ['flag', 'hold', 'alert', 'finance', 'care', 'protect'] as const;
export type Action = (typeof actions)[number];

export type Severity = 1 | 2 | 3;

/** A passage that a person should look at, in place. */
export interface Hit {
  readonly category: Category;
  readonly severity: Severity;
  readonly action: Action;
  /** The term of a list (`trm_…`, or `house:…`), or the rule (`rule:link`). */
  readonly term: string;
  /** The passage in the text as it was written: `text.slice(from, to)`. */
  readonly from: number;
  readonly to: number;
  /** Why, in words. */
  readonly why: keyof Words & `screening.why.${string}`;
}
