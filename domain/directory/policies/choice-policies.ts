import type { Tx } from '#kernel/db.ts';
import type { FieldError } from '#kernel/refusal.ts';
import { selectPolicies } from '../queries/agencies.ts';
import { policyFromJson } from './policy.ts';
import { isCount } from './stamps-policy.ts';

/** Who may look a person up by name; by number everybody may. */
export const nameSearchChoices = ['signed_in', 'public'] as const;
export interface NameSearchPolicy {
  who: (typeof nameSearchChoices)[number];
}

/** Which letters a person of the mailroom reads before they go in. Pictures and videos are always looked at. */
export const reviewModes = ['everything', 'flagged'] as const;
export interface ReviewPolicy {
  mode: (typeof reviewModes)[number];
  /** From sending to the decision, at the latest. */
  deadlineHours: number;
  /** From sending: what is not decided by then is pressed for. */
  warnHours: number;
  /** After a letter was returned, so long its customer may ask for another look, and so long who is held may. */
  customerDays: number;
  residentDays: number;
  /** Business days in which somebody else answers that. */
  answerDays: number;
  /** How often another look may be asked for. */
  looks: number;
  /** Of a hundred letters that went on so many are read again by somebody else; left out: none. */
  againPercent?: number;
  /** What screening found of this goes on only when two say so, by review's names; left out: one is enough. */
  secondFor?: readonly string[];
  /** False: people held don't write to the agency's ombuds here; left out: they do where it has one. */
  ombuds?: boolean;
}

/** Where an agency has not said otherwise: the numbers of Washington State, and of most. */
export const houseReview: ReviewPolicy = {
  mode: 'everything',
  deadlineHours: 72,
  warnHours: 48,
  customerDays: 20,
  residentDays: 10,
  answerDays: 10,
  looks: 1,
};

/** `classic`: an unsettled chargeback closes card payments for more than who filed it. `innocent_party`: only for the filer's own card. */
export const chargebackChoices = ['classic', 'innocent_party'] as const;
export interface ChargebackPolicy {
  policy: (typeof chargebackChoices)[number];
}

export function nameSearchErrors({ who }: NameSearchPolicy): FieldError[] {
  return nameSearchChoices.includes(who) ? [] : [{ field: 'who', code: 'directory.choose_one' }];
}

/** The least and the most of each number. */
export const reviewBounds = {
  deadlineHours: [1, 240],
  warnHours: [1, 240],
  customerDays: [1, 90],
  residentDays: [1, 90],
  answerDays: [1, 60],
  looks: [1, 2],
} as const satisfies Record<string, readonly [number, number]>;
export type ReviewNumber = keyof typeof reviewBounds;
export const reviewNumbers = Object.keys(reviewBounds) as ReviewNumber[];

export function reviewErrors(policy: ReviewPolicy): FieldError[] {
  const errors: FieldError[] = reviewModes.includes(policy.mode) ? [] : [{ field: 'mode', code: 'directory.choose_one' }];
  for (const field of reviewNumbers) {
    const [least, most] = reviewBounds[field];
    if (!isCount(policy[field], least, most)) errors.push({ field, code: 'directory.bad_count', params: { least, most } });
  }
  const { againPercent = 0, secondFor = [] } = policy;
  if (!isCount(againPercent, 0, 100)) errors.push({ field: 'againPercent', code: 'directory.bad_count', params: { least: 0, most: 100 } });
  if (!secondFor.every((category) => /^[a-z_]+$/.test(category))) errors.push({ field: 'secondFor', code: 'directory.choose_one' });
  return errors;
}

/** A rule from before a part of it was added, made whole: what it did not say was as `houseReview` has it. */
export function wholeReview(stored: Partial<ReviewPolicy>): ReviewPolicy {
  return { ...houseReview, ...stored };
}

export function chargebackErrors({ policy }: ChargebackPolicy): FieldError[] {
  return chargebackChoices.includes(policy) ? [] : [{ field: 'chargeback', code: 'directory.choose_one' }];
}

/** How an agency has letters read at a moment; as `houseReview` where it has not said. */
export async function readReviewPolicy(tx: Tx, agencyId: string, at: Date): Promise<ReviewPolicy> {
  const row = (await selectPolicies(tx, agencyId, at)).find(({ kind }) => kind === 'review');
  return row ? wholeReview(policyFromJson<'review'>(row.body)) : houseReview;
}
