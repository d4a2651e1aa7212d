import type { FieldError } from '#kernel/refusal.ts';
import { type Licence, licenceErrors, type Services, services } from '../places/agency.ts';
import { type ApprovalRule, approvalRuleErrors } from './approval-rule.ts';
import { type ChargebackPolicy, chargebackErrors, type NameSearchPolicy, nameSearchErrors } from './choice-policies.ts';
import { type DeductionRules, deductionRulesErrors } from './deductions.ts';
import { type FeeSchedule, feeScheduleErrors } from './fee-schedule.ts';
import { type HandoffPolicy, handoffErrors } from './handoff-policy.ts';
import { type HoldRules, holdRulesErrors } from './holds.ts';
import { type Limits, limitsErrors } from './limits.ts';
import type { PolicyBodies, PolicyKind } from './policy.ts';
import { type PostingCalendar, postingCalendarErrors } from './posting-calendar.ts';
import { type ReviewHere, type ReviewPolicy, reviewErrors, wholeReview } from './review-policy.ts';
import { type StampsHere, stampsHereErrors, type StampsPolicy, stampsPolicyErrors } from './stamps-policy.ts';

type Mode = 'sandbox' | 'live';
const checks: { [K in PolicyKind]: (body: PolicyBodies[K], mode: Mode) => FieldError[] } = {
  fee_schedule: (body: FeeSchedule) => feeScheduleErrors(body),
  limits: (body: Limits) => limitsErrors(body),
  deductions: (body: DeductionRules) => deductionRulesErrors(body),
  posting: (body: PostingCalendar) => postingCalendarErrors(body),
  licence: (body: Licence) => licenceErrors(body),
  services: (body: Services) => servicesErrors(body),
  approvals: (body: ApprovalRule) => approvalRuleErrors(body),
  stamps: (body: StampsPolicy) => stampsPolicyErrors(body),
  stamps_here: (body: StampsHere) => stampsHereErrors(body),
  name_search: (body: NameSearchPolicy) => nameSearchErrors(body),
  review: (body: ReviewPolicy) => reviewErrors(body),
  review_here: (body: ReviewHere) => reviewErrors(wholeReview(body)),
  chargeback: (body: ChargebackPolicy) => chargebackErrors(body),
  holds: (body: HoldRules) => holdRulesErrors(body),
  handoff: (body: HandoffPolicy, mode: Mode) => handoffErrors(body, mode),
};

/** What is wrong with what a policy says; empty when it can be laid down. Commands say the mode: live takes addresses of the open internet alone. */
export function policyErrors<K extends PolicyKind>(kind: K, body: PolicyBodies[K], mode: Mode = 'sandbox'): FieldError[] {
  return checks[kind](body, mode);
}

function servicesErrors(body: Services): FieldError[] {
  const whole = services.every((service) => typeof body[service] === 'boolean');
  return whole ? [] : [{ field: 'body', code: 'directory.words_missing' }];
}
