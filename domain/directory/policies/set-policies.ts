import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { newId } from '#kernel/ids.ts';
import { refuse, refuseFields } from '#kernel/refusal.ts';
import { requireRealm, type Scope } from '#kernel/scope.ts';
import type { Licence, Services } from '../places/agency.ts';
import type { ApprovalRule } from './approval-rule.ts';
import type { DeductionRules } from './deductions.ts';
import type { FeeSchedule } from './fee-schedule.ts';
import type { HandoffPolicy } from './handoff-policy.ts';
import type { HoldRules } from './holds.ts';
import type { Limits } from './limits.ts';
import { needsSecondPerson, type PolicyBodies, type PolicyKind } from './policy.ts';
import { policyErrors } from './policy-errors.ts';
import type { PostingCalendar } from './posting-calendar.ts';
import type { ReviewHere, ReviewPolicy } from './review-policy.ts';
import type { StampsHere, StampsPolicy } from './stamps-policy.ts';
import { insertPolicy, selectAgency, selectFacility, selectPolicies } from '../queries/agencies.ts';
import { takeTurnOfPolicy } from '../queries/proposals.ts';

interface NewPolicyInput<T> {
  agencyId: string;
  /** From when it holds. Never in the past once the agency has such a policy: nobody's price changes backwards. */
  effectiveFrom: Date | 'now';
  body: T;
}

/** Prices: a new dated row, never a change of the old one. Refuses: tier and line errors, directory.backdated, unknown_agency. Only the system: people propose, see changePolicy. */
export async function setFeeSchedule(app: App, scope: Scope, input: NewPolicyInput<FeeSchedule>): Promise<string> {
  return await setPolicy(app, scope, 'fee_schedule', input);
}

/** How much one customer may send one person. Same rules as setFeeSchedule. */
export async function setLimits(app: App, scope: Scope, input: NewPolicyInput<Limits>): Promise<string> {
  return await setPolicy(app, scope, 'limits', input);
}

/** What the agency takes from money that arrives, as it publishes it. Same rules as setFeeSchedule. */
export async function setDeductionRules(app: App, scope: Scope, input: NewPolicyInput<DeductionRules>): Promise<string> {
  return await setPolicy(app, scope, 'deductions', input);
}

/** How long the agency holds what is put on an account. Same rules as setFeeSchedule. */
export async function setHoldRules(app: App, scope: Scope, input: NewPolicyInput<HoldRules>): Promise<string> {
  return await setPolicy(app, scope, 'holds', input);
}

/** Business days, cut-off and holidays. Same rules as setFeeSchedule. */
export async function setPostingCalendar(app: App, scope: Scope, input: NewPolicyInput<PostingCalendar>): Promise<string> {
  return await setPolicy(app, scope, 'posting', input);
}

/** The licence under which money for this agency is moved. Same rules as setFeeSchedule. */
export async function setLicence(app: App, scope: Scope, input: NewPolicyInput<Licence>): Promise<string> {
  return await setPolicy(app, scope, 'licence', input);
}

/** Whose yes families need, per service. Same rules as setFeeSchedule. */
export async function setApprovalRule(app: App, scope: Scope, input: NewPolicyInput<ApprovalRule>): Promise<string> {
  return await setPolicy(app, scope, 'approvals', input);
}

/** How money is handed over to the agency's trust office. Same rules as setFeeSchedule. */
export async function setHandoff(app: App, scope: Scope, input: NewPolicyInput<HandoffPolicy>): Promise<string> {
  return await setPolicy(app, scope, 'handoff', input);
}

/** What stamps cost and pay for. Same rules as setFeeSchedule. */
export async function setStamps(app: App, scope: Scope, input: NewPolicyInput<StampsPolicy>): Promise<string> {
  return await setPolicy(app, scope, 'stamps', input);
}

/** What one facility does otherwise. Same rules as setFeeSchedule. */
export async function setStampsHere(app: App, scope: Scope, input: NewPolicyInput<StampsHere> & { facilityId: string }): Promise<string> {
  return await setPolicy(app, scope, 'stamps_here', input);
}

/** How letters are read. Same rules as setFeeSchedule. */
export async function setReview(app: App, scope: Scope, input: NewPolicyInput<ReviewPolicy>): Promise<string> {
  return await setPolicy(app, scope, 'review', input);
}

/** What one facility does otherwise. Same rules as setFeeSchedule. */
export async function setReviewHere(app: App, scope: Scope, input: NewPolicyInput<ReviewHere> & { facilityId: string }): Promise<string> {
  return await setPolicy(app, scope, 'review_here', input);
}

/** What one facility offers. Same rules as setFeeSchedule. */
export async function setServices(app: App, scope: Scope, input: NewPolicyInput<Services> & { facilityId: string }): Promise<string> {
  return await setPolicy(app, scope, 'services', input);
}

async function setPolicy<K extends PolicyKind>(
  app: App,
  scope: Scope,
  kind: K,
  input: NewPolicyInput<PolicyBodies[K]> & { facilityId?: string },
): Promise<string> {
  requireRealm(scope, 'operator', 'system');
  if (needsSecondPerson(kind)) requireRealm(scope, 'system');
  refuseFields(policyErrors(kind, input.body, app.mode));
  const facilityId = input.facilityId ?? null;
  return await app.tx(scope, async (tx) => {
    const now = app.clock.now();
    if (!(await selectAgency(tx, input.agencyId))) refuse('directory.unknown_agency', {}, 'agencyId');
    if (facilityId !== null && (await selectFacility(tx, facilityId))?.agencyId !== input.agencyId)
      refuse('directory.unknown_facility', {}, 'facilityId');
    await takeTurnOfPolicy(tx, { agencyId: input.agencyId, facilityId, kind });
    const inForce = (await selectPolicies(tx, input.agencyId, now)).some(
      (policy) => policy.kind === kind && policy.facilityId === facilityId,
    );
    const effectiveFrom = input.effectiveFrom === 'now' ? now : input.effectiveFrom;
    if (inForce && effectiveFrom < now) refuse('directory.backdated', {}, 'effectiveFrom');
    const id = newId('pol');
    await insertPolicy(tx, { id, agencyId: input.agencyId, facilityId, kind, effectiveFrom, body: input.body }, scope.actor, now);
    await audit(
      tx,
      scope,
      {
        action: `directory.${kind}_set`,
        subject: facilityId ?? input.agencyId,
        agency: input.agencyId,
        details: { policy: id, effectiveFrom },
      },
      now,
    );
    return id;
  });
}
