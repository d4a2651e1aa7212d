import type { App } from '#kernel/app.ts';
import { refuse } from '#kernel/refusal.ts';
import type { Scope } from '#kernel/scope.ts';
import { type Agency, type AgencyPolicies, type Dated, type Facility, noServices, type Services } from './agency.ts';
import type { ChargebackPolicy } from '../policies/choice-policies.ts';
import type { DeductionRules } from '../policies/deductions.ts';
import type { FeeSchedule } from '../policies/fee-schedule.ts';
import type { HoldRules } from '../policies/holds.ts';
import type { PolicyKind } from '../policies/policy.ts';
import { selectAgency, selectFacilities, selectPolicyHistory } from '../queries/agencies.ts';
import { policiesAt } from '../policies/read-policies.ts';

export interface AgencyPage {
  agency: Agency;
  facilities: (Facility & { services: Services })[];
  /** What holds now; a part is missing only before the agency opens. */
  policies: Partial<AgencyPolicies>;
  /** A price list already announced for a later day, the nearest one. */
  comingFees: Dated<FeeSchedule> | null;
  /** The same of what the agency takes. */
  comingDeductions: Dated<DeductionRules> | null;
  /** What the agency holds, and a rule announced for a later day; null where it holds nothing. */
  holds: Dated<HoldRules> | null;
  comingHolds: Dated<HoldRules> | null;
  /** What an unsettled chargeback does there; null at agencies older than the choice. */
  chargeback: ChargebackPolicy['policy'] | null;
}

/** An agency by id or slug, with its facilities (for families only the open ones) and what holds there now. Refuses: directory.unknown_agency. */
export async function readAgency(app: App, scope: Scope, idOrSlug: string): Promise<AgencyPage> {
  // What comes from an address may be anything, also what the database can't even compare.
  if (!/^[\w-]{1,64}$/.test(idOrSlug)) refuse('directory.unknown_agency');
  return await app.tx(scope, async (tx) => {
    const now = app.clock.now();
    const agency = (await selectAgency(tx, idOrSlug)) ?? refuse('directory.unknown_agency');
    const { policies, services, chargeback, holds } = await policiesAt(tx, agency.id, now);
    const forFamilies = scope.realm === 'public' || scope.realm === 'customer';
    const places = (await selectFacilities(tx, agency.id)).filter((facility) => !forFamilies || facility.closedAt === null);
    const facilities = places.map((facility) => ({
      ...facility,
      services: services.get(facility.id) ?? noServices,
    }));
    const coming = async <K extends PolicyKind>(kind: K) =>
      (await selectPolicyHistory(tx, agency.id, kind)).findLast((policy) => policy.effectiveFrom > now) ?? null;
    const [comingFees, comingDeductions, comingHolds] = [await coming('fee_schedule'), await coming('deductions'), await coming('holds')];
    return { agency, facilities, policies, comingFees, comingDeductions, holds, comingHolds, chargeback };
  });
}
