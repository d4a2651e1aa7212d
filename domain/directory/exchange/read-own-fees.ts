import type { App } from '#kernel/app.ts';
import { requireRealm, requireRole, type Scope } from '#kernel/scope.ts';
import type { Dated } from '../places/agency.ts';
import { readAgency } from '../places/read-agency.ts';
import type { FeeSchedule } from '../policies/fee-schedule.ts';

/** The agency's price list that holds now, and one that is announced. Public, and here for its programs. Scope `places:read`. */
export async function readOwnFees(app: App, scope: Scope): Promise<{ now: Dated<FeeSchedule> | null; coming: Dated<FeeSchedule> | null }> {
  requireRealm(scope, 'machine');
  requireRole(scope, 'places:read');
  const { policies, comingFees } = await readAgency(app, scope, scope.agency!);
  return { now: policies.feeSchedule ?? null, coming: comingFees };
}
