import { type FieldError, refuse } from '#kernel/refusal.ts';
import { type Scope, requireRealm, requireRole } from '#kernel/scope.ts';

/** What an agency's people may be. Each holds at the facilities of the same person, or at all when none is named. */
export const staffRoles = ['mailroom', 'visits', 'trust_clerk', 'investigator', 'ombuds', 'agency_admin'] as const;
export type StaffRole = (typeof staffRoles)[number];

/** Operators, and an agency's admins in their own agency, decide who works there. Refuses kernel.not_allowed. */
export function requireLeader(scope: Scope, agencyId: string | null): void {
  requireRealm(scope, 'operator', 'staff', 'system');
  if (scope.realm !== 'staff') return;
  requireRole(scope, 'agency_admin');
  if (scope.agency === null || scope.agency !== agencyId) refuse('kernel.not_allowed');
}

/** What is wrong with chosen roles and facilities. `agencyFacilities` are all the agency has; without it no facility is taken. */
export function grantErrors(input: {
  roles: readonly string[];
  facilities: readonly string[];
  agencyFacilities?: readonly string[] | undefined;
}): FieldError[] {
  const errors: FieldError[] = [];
  const known: readonly string[] = staffRoles;
  if (input.roles.length === 0 || input.roles.some((role) => !known.includes(role)))
    errors.push({ field: 'roles', code: 'identity.role_unknown' });
  if (input.facilities.some((facility) => !(input.agencyFacilities ?? []).includes(facility)))
    errors.push({ field: 'facilities', code: 'identity.facility_unknown' });
  return errors;
}
