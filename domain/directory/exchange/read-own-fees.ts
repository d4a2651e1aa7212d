import type { App } from '#kernel/app.ts';
import { requireRealm, requireRole, type Scope } from '#kernel/scope.ts';
import type { Dated } from '../places/agency.ts';
import { readAgency } from '../places/read-agency.ts';
import type { FeeSchedule } from '../policies/fee-schedule.ts';
import { agencyAsked } from './agency-asked.ts';

/**
 * An agency's price list that holds now, and one that is announced. Public, and here for programs. Scope `places:read`.
 * Refuses directory.agency_not_named, unknown_agency (`agency`).
 */
export async function readOwnFees(
  app: App,
  scope: Scope,
  asked: { agency?: string | undefined },
): Promise<{ agencyId: string; now: Dated<FeeSchedule> | null; coming: Dated<FeeSchedule> | null }> {
  requireRealm(scope, 'machine');
  requireRole(scope, 'places:read');
  const agencyId = agencyAsked(scope, asked.agency);
  const { policies, comingFees } = await readAgency(app, scope, agencyId);
  return { agencyId, now: policies.feeSchedule ?? null, coming: comingFees };
}
