import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, requireRole, type Scope, worksAt, worksEverywhere } from '#kernel/scope.ts';

/**
 * Who may lay down rules: operators, and an agency's admins for their own agency. An admin of some facilities decides for those
 * alone (`facilityId`), even where he has every one of today by name. Returns who.
 * Refuses: kernel.not_allowed, kernel.sign_in_first, directory.whole_agency_only, unknown_agency, unknown_facility.
 */
export function requireMayChange(scope: Scope, agencyId: string, facilityId: string | null): string {
  const actor = requireAdminOf(scope, agencyId);
  if (facilityId === null) return isForWholeAgency(scope) ? actor : refuse('directory.whole_agency_only');
  return scope.realm !== 'staff' || worksAt(scope, facilityId) ? actor : refuse('directory.unknown_facility');
}

/** Operators, and who works at all of the agency. */
export function isForWholeAgency(scope: Scope): boolean {
  return scope.realm !== 'staff' || worksEverywhere(scope);
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
