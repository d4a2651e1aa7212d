import type { Tx } from '#kernel/db.ts';
import type { FieldError } from '#kernel/refusal.ts';
import type { Lang } from '#kernel/scope.ts';
import { policyFromJson } from './policy.ts';
import { selectPolicies } from '../queries/agencies.ts';

/** What an agency can ask approval for. `mail` covers letters, photos and VideoGrams. */
export const approvalServices = ['money', 'mail', 'visits'] as const;
export type ApprovalService = (typeof approvalServices)[number];

/** Whose yes is needed: nobody's, a clerk's, the resident's, or both. */
export const approvalBy = ['nobody', 'clerk', 'resident', 'both'] as const;
export type ApprovalBy = (typeof approvalBy)[number];

export interface ServiceRule {
  by: ApprovalBy;
  /** So many days after somebody came to the agency anybody may use this service with him. 0 = no such time. */
  graceDays: number;
  /** How long an approval holds; null = until it is taken back. A clerk may choose an earlier end. */
  validDays: number | null;
}

/** Why a clerk says no, as the agency words it to families. */
export interface DenyReason extends Record<Lang, string> {
  code: string;
}

/** The body of the policy kind `approvals`. What is left out of a stored one is as in `openRule`. */
export interface ApprovalRule extends Record<ApprovalService, ServiceRule> {
  /** One sender, one resident: whoever sent money to one person here needs a clerk's yes for every other. */
  onePerson: { on: boolean };
  /** Money only from approved visitors, besides so many people per resident who are approved for money alone. */
  moneyOnly: { visitorsOnly: boolean; names: number };
  /** How long somebody waits after a no before asking again. */
  askAgainDays: number;
  /** Whether approvals hold when the person moves to another facility, or leaves and comes back. */
  moved: 'keep' | 'ask_again';
  released: 'keep' | 'end';
  reasons: readonly DenyReason[];
}

/** Reasons most agencies use. An agency may word its own. */
const standardReasons: readonly DenyReason[] = [
  {
    code: 'details_differ',
    en: 'Your name or date of birth does not match our list.',
    es: 'Su nombre o su fecha de nacimiento no es igual a la de nuestra lista.',
  },
  { code: 'not_on_list', en: 'You are not on the person’s list.', es: 'Usted no está en la lista de la persona.' },
  { code: 'person_said_no', en: 'The person did not agree.', es: 'La persona no dio su permiso.' },
  { code: 'no_proof', en: 'We need proof of who you are.', es: 'Necesitamos una prueba de quién es usted.' },
  { code: 'rule', en: 'A rule of the agency does not allow it.', es: 'Una regla de la agencia no lo permite.' },
];

/** What holds where an agency has laid down nothing: everything open. */
export const openRule: ApprovalRule = {
  money: { by: 'nobody', graceDays: 0, validDays: null },
  mail: { by: 'nobody', graceDays: 0, validDays: null },
  visits: { by: 'nobody', graceDays: 0, validDays: null },
  onePerson: { on: false },
  moneyOnly: { visitorsOnly: false, names: 0 },
  askAgainDays: 30,
  moved: 'keep',
  released: 'end',
  reasons: standardReasons,
};

export const GRACE_DAYS_MAX = 365;
export const VALID_DAYS_MAX = 3650;

/** What is wrong with a rule; empty when it makes sense. Fields are named `money.by`, `onePerson.on`, `reasons.0`. */
export function approvalRuleErrors(rule: ApprovalRule): FieldError[] {
  const errors: FieldError[] = [];
  const days = (field: string, value: unknown, least: number, most: number) => {
    if (!Number.isInteger(value) || (value as number) < least || (value as number) > most)
      errors.push({ field, code: 'directory.bad_number_of_days', params: { least, most } });
  };
  const choice = (field: string, value: unknown, known: readonly unknown[]) => {
    if (!known.includes(value)) errors.push({ field, code: 'directory.choose_one' });
  };
  for (const service of approvalServices) {
    const one = rule[service];
    choice(`${service}.by`, one.by, approvalBy);
    days(`${service}.graceDays`, one.graceDays, 0, GRACE_DAYS_MAX);
    if (one.validDays !== null) days(`${service}.validDays`, one.validDays, 1, VALID_DAYS_MAX);
  }
  choice('onePerson.on', rule.onePerson.on, [true, false]);
  choice('moneyOnly.visitorsOnly', rule.moneyOnly.visitorsOnly, [true, false]);
  days('moneyOnly.names', rule.moneyOnly.names, 0, 100);
  days('askAgainDays', rule.askAgainDays, 0, GRACE_DAYS_MAX);
  choice('moved', rule.moved, ['keep', 'ask_again']);
  choice('released', rule.released, ['keep', 'end']);
  return [...errors, ...reasonErrors(rule), ...contradictions(rule)];
}

function reasonErrors(rule: ApprovalRule): FieldError[] {
  const seen = new Set<string>();
  const errors: FieldError[] = rule.reasons.length === 0 ? [{ field: 'reasons', code: 'directory.no_reasons' }] : [];
  rule.reasons.forEach((reason, i) => {
    const field = `reasons.${i}`;
    if (reason.en.trim() === '' || reason.es.trim() === '') errors.push({ field, code: 'directory.words_missing' });
    if (!/^[a-z][a-z0-9_]{0,39}$/.test(reason.code) || seen.has(reason.code)) errors.push({ field, code: 'directory.bad_reason_code' });
    seen.add(reason.code);
  });
  return errors;
}

/** "Money from approved visitors only" says nothing where nobody approves visitors or money. */
function contradictions(rule: ApprovalRule): FieldError[] {
  if (!rule.moneyOnly.visitorsOnly || (rule.visits.by !== 'nobody' && rule.money.by !== 'nobody')) return [];
  return [{ field: 'moneyOnly.visitorsOnly', code: 'directory.visitors_need_approval' }];
}

/** What an agency has laid down at a moment, inside the caller's transaction; `openRule` where it has laid down nothing. */
export async function readApprovalRule(tx: Tx, agencyId: string, at: Date): Promise<ApprovalRule> {
  const row = (await selectPolicies(tx, agencyId, at)).find(({ kind }) => kind === 'approvals');
  return row ? { ...openRule, ...policyFromJson<'approvals'>(row.body) } : openRule;
}
