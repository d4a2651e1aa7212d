import { type FieldError, refuse, refuseFields } from '#kernel/refusal.ts';
import { type Reach, type Scope, requireRealm, requireRole, worksAt, worksEverywhere } from '#kernel/scope.ts';

/** What an agency's people may be. Each holds where the same person works. */
export const staffRoles = ['mailroom', 'visits', 'trust_clerk', 'care', 'prea', 'investigator', 'ombuds', 'agency_admin'] as const;
export type StaffRole = (typeof staffRoles)[number];

/** What the people who run Kinline may be: everybody is `operator` and supports; money and the house itself are given besides. */
export const operatorRoles = ['operator', 'finance', 'operations'] as const;

/** What somebody is given: roles, and where they hold. Nothing chosen is nothing given. */
export interface ChosenGrants {
  roles: readonly string[];
  /** "all" for the whole agency, "named" for `facilities`; anything else is no choice. */
  reach: unknown;
  facilities: readonly string[];
  /** Every facility of the agency, from directory; without it no facility is taken. */
  agencyFacilities?: readonly string[] | undefined;
}

export interface Grants {
  roles: readonly string[];
  facilities: Reach;
}

/** Operations, and an agency's admins in their own agency, decide who works there; null is the house, which operations decide alone. Refuses kernel.not_allowed. */
export function requireLeader(scope: Scope, agencyId: string | null): void {
  requireRealm(scope, 'operator', 'staff', 'system');
  if (scope.realm === 'operator') requireRole(scope, 'operations');
  if (scope.realm !== 'staff') return;
  requireRole(scope, 'agency_admin');
  if (scope.agency === null || scope.agency !== agencyId) refuse('kernel.not_allowed');
}

/** An admin of some facilities leads those who work nowhere else. Refuses identity.beyond_reach. */
export function requireWithinReach(scope: Scope, theirs: Reach): void {
  if (!isWithinReach(scope, theirs)) refuse('identity.beyond_reach');
}

/**
 * Roles and reach out of what was chosen; `others` are the form's other mistakes, told at once with those of here. Nobody gives more than he has.
 * Refuses the fields roles (role_unknown), reach (reach_missing, reach_both, reach_too_wide) and facilities (facility_missing, facility_unknown).
 */
export function readGrants(scope: Scope, chosen: ChosenGrants, others: readonly FieldError[] = []): Grants {
  const errors: FieldError[] = [...others];
  const known: readonly string[] = staffRoles;
  if (chosen.roles.length === 0 || chosen.roles.some((role) => !known.includes(role)))
    errors.push({ field: 'roles', code: 'identity.role_unknown' });
  const facilities = [...new Set(chosen.facilities)];
  const mayName = (facility: string) =>
    (chosen.agencyFacilities ?? []).includes(facility) && (scope.realm !== 'staff' || worksAt(scope, facility));
  if (chosen.reach === 'all') {
    // Which of the two was meant? The narrower guess takes work away, the wider one gives it.
    if (facilities.length > 0) errors.push({ field: 'reach', code: 'identity.reach_both' });
    else if (scope.realm === 'staff' && !worksEverywhere(scope)) errors.push({ field: 'reach', code: 'identity.reach_too_wide' });
  } else if (chosen.reach !== 'named') errors.push({ field: 'reach', code: 'identity.reach_missing' });
  else if (facilities.length === 0) errors.push({ field: 'facilities', code: 'identity.facility_missing' });
  if (!facilities.every(mayName)) errors.push({ field: 'facilities', code: 'identity.facility_unknown' });
  refuseFields(errors);
  return { roles: [...new Set(chosen.roles)], facilities: chosen.reach === 'all' ? 'all' : facilities };
}

/** Whether somebody works nowhere but where the scope does. */
export function isWithinReach(scope: Scope, theirs: Reach): boolean {
  if (scope.realm !== 'staff') return true;
  return theirs === 'all' ? worksEverywhere(scope) : theirs.every((facility) => worksAt(scope, facility));
}

/** An operator's roles out of what was chosen; support is everybody's. Refuses the field roles (role_unknown), with the form's other mistakes. */
export function readOperatorRoles(chosen: readonly string[], others: readonly FieldError[] = []): readonly string[] {
  const isKnown = chosen.every((role) => (operatorRoles as readonly string[]).includes(role));
  refuseFields([...others, ...(isKnown ? [] : [{ field: 'roles', code: 'identity.role_unknown' }])]);
  return [...new Set(['operator', ...chosen])];
}
