import type { Tx } from '#kernel/db.ts';
import type { FieldError } from '#kernel/refusal.ts';
import { selectPolicies } from '../queries/agencies.ts';
import { policyFromJson } from './policy.ts';
import { isCount } from './stamps-policy.ts';

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
  /** False: who wrote a returned letter begins a new one, and can't change that one; left out: both. */
  resend?: boolean;
  /** False: people held don't write to the agency's ombuds here; left out: they do where it has one. */
  ombuds?: boolean;
}

/** What a facility may say otherwise than its agency. How a decision is appealed, and how long, is one thing for all who are held by an agency. */
export type ReviewHere = Partial<Pick<ReviewPolicy, 'mode' | 'deadlineHours' | 'warnHours' | 'againPercent' | 'secondFor' | 'resend'>>;

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
export const reviewNumbersHere = ['deadlineHours', 'warnHours'] as const satisfies ReviewNumber[];

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

/** How letters are read at an agency, or at one facility of it, at a moment; as `houseReview` where nobody has said. */
export async function readReviewPolicy(
  tx: Tx,
  { agencyId, facilityId }: { agencyId: string; facilityId: string | null },
  at: Date,
): Promise<ReviewPolicy> {
  const rows = await selectPolicies(tx, agencyId, at);
  const own = rows.find(({ kind }) => kind === 'review');
  const here = facilityId === null ? undefined : rows.find((row) => row.kind === 'review_here' && row.facilityId === facilityId);
  return {
    ...wholeReview(own ? policyFromJson<'review'>(own.body) : {}),
    ...(here && policyFromJson<'review_here'>(here.body)),
  };
}
