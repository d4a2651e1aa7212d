import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, requireRole, type Scope } from '#kernel/scope.ts';
import { selectFacilities } from './queries/agencies.ts';

/**
 * Who may lay down rules: operators, and an agency's admins for their own agency. An admin of some facilities decides for those
 * alone (`facilityId`); one who has them all, or none by name, for the whole agency. Returns who.
 * Refuses: kernel.not_allowed, kernel.sign_in_first, directory.whole_agency_only, unknown_agency, unknown_facility.
 */
export async function requireMayChange(tx: Tx, scope: Scope, agencyId: string, facilityId: string | null): Promise<string> {
  const actor = requireAdminOf(scope, agencyId);
  if (facilityId === null && !(await isForWholeAgency(tx, scope, agencyId))) refuse('directory.whole_agency_only');
  const isOwn = scope.realm !== 'staff' || scope.facilities.length === 0 || facilityId === null || scope.facilities.includes(facilityId);
  return isOwn ? actor : refuse('directory.unknown_facility');
}

/** Whether somebody looks after every facility that is open. */
export async function isForWholeAgency(tx: Tx, scope: Scope, agencyId: string): Promise<boolean> {
  if (scope.realm !== 'staff' || scope.facilities.length === 0) return true;
  const open = (await selectFacilities(tx, agencyId)).filter(({ closedAt }) => closedAt === null);
  return open.length > 0 && open.every(({ id }) => scope.facilities.includes(id));
}

/** An operator, or an admin of this agency. Returns who. */
export function requireAdminOf(scope: Scope, agencyId: string): string {
  requireRealm(scope, 'operator', 'staff');
  if (scope.realm === 'staff') {
    requireRole(scope, 'agency_admin');
    if (scope.agency !== agencyId) refuse('directory.unknown_agency');
  }
  return requireActor(scope);
}
