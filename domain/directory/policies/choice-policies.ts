import type { FieldError } from '#kernel/refusal.ts';

/** Who may look a person up by name; by number everybody may. */
export const nameSearchChoices = ['signed_in', 'public'] as const;
export interface NameSearchPolicy {
  who: (typeof nameSearchChoices)[number];
}

/** `classic`: an unsettled chargeback closes card payments for more than who filed it. `innocent_party`: only for the filer's own card. */
export const chargebackChoices = ['classic', 'innocent_party'] as const;
export interface ChargebackPolicy {
  policy: (typeof chargebackChoices)[number];
}

export function nameSearchErrors({ who }: NameSearchPolicy): FieldError[] {
  return nameSearchChoices.includes(who) ? [] : [{ field: 'who', code: 'directory.choose_one' }];
}

export function chargebackErrors({ policy }: ChargebackPolicy): FieldError[] {
  return chargebackChoices.includes(policy) ? [] : [{ field: 'chargeback', code: 'directory.choose_one' }];
}
