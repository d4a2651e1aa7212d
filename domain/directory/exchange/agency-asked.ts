import { refuse } from '#kernel/refusal.ts';
import type { Scope } from '#kernel/scope.ts';

/**
 * The agency that a program's call is about: the one it names, or the only one that its key reaches.
 * Refuses directory.agency_not_named, unknown_agency (`agency`).
 */
export function agencyAsked(scope: Scope, asked?: string): string {
  const reach = scope.agency === null ? (scope.agencies ?? []) : [scope.agency];
  const agencyId = asked ?? (reach.length === 1 ? reach[0] : undefined) ?? refuse('directory.agency_not_named', {}, 'agency');
  return reach.includes(agencyId) ? agencyId : refuse('directory.unknown_agency', {}, 'agency');
}
