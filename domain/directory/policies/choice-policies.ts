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
}

/** `classic`: an unsettled chargeback closes card payments for more than who filed it. `innocent_party`: only for the filer's own card. */
export const chargebackChoices = ['classic', 'innocent_party'] as const;
export interface ChargebackPolicy {
  policy: (typeof chargebackChoices)[number];
}

export function nameSearchErrors({ who }: NameSearchPolicy): FieldError[] {
  return nameSearchChoices.includes(who) ? [] : [{ field: 'who', code: 'directory.choose_one' }];
}

export function reviewErrors({ mode, deadlineHours }: ReviewPolicy): FieldError[] {
  const errors: FieldError[] = reviewModes.includes(mode) ? [] : [{ field: 'mode', code: 'directory.choose_one' }];
  if (!isCount(deadlineHours, 1, 240))
    errors.push({ field: 'deadlineHours', code: 'directory.bad_count', params: { least: 1, most: 240 } });
  return errors;
}

export function chargebackErrors({ policy }: ChargebackPolicy): FieldError[] {
  return chargebackChoices.includes(policy) ? [] : [{ field: 'chargeback', code: 'directory.choose_one' }];
}

/** How an agency has letters read at a moment; null where it has not said. */
export async function readReviewPolicy(tx: Tx, agencyId: string, at: Date): Promise<ReviewPolicy | null> {
  const row = (await selectPolicies(tx, agencyId, at)).find(({ kind }) => kind === 'review');
  return row ? policyFromJson<'review'>(row.body) : null;
}
