import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, requireRole, type Scope } from '#kernel/scope.ts';

/**
 * Who may lay down rules: operators, and an agency's admins for their own agency. An admin of some facilities decides for those
 * alone (`facilityId`), not for the whole agency. Refuses: kernel.not_allowed, kernel.sign_in_first, directory.whole_agency_only.
 */
export function requireMayChange(scope: Scope, agencyId: string, facilityId: string | null): string {
  const actor = requireAdminOf(scope, agencyId);
  if (scope.realm === 'staff' && scope.facilities.length > 0) {
    if (facilityId === null) refuse('directory.whole_agency_only');
    if (!scope.facilities.includes(facilityId)) refuse('directory.unknown_facility');
  }
  return actor;
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
