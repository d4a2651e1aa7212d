import type { Tx } from '#kernel/db.ts';
import { isId } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireRealm, requireRole, type Scope, worksEverywhere } from '#kernel/scope.ts';
import { lockImport, type RosterImport, selectImport } from '../queries/rosters.ts';

/**
 * Who may tell who is held by this agency: its admins who work at all of it, its keys for the roster, operators, the system.
 * Refuses: kernel.not_allowed, directory.whole_agency_only.
 */
export function requireRosterRight(scope: Scope, agencyId: string | null): void {
  requireRealm(scope, 'staff', 'machine', 'operator', 'system');
  if (scope.realm !== 'staff' && scope.realm !== 'machine') return;
  requireRole(scope, scope.realm === 'staff' ? 'agency_admin' : 'roster:write');
  if (scope.agency === null || (agencyId !== null && agencyId !== scope.agency)) refuse('kernel.not_allowed');
  if (!worksEverywhere(scope)) refuse('directory.whole_agency_only');
}

/** The file, if the scope may see it. Refuses: directory.unknown_roster. */
export async function importOf(tx: Tx, scope: Scope, id: string, lock: 'lock' | 'look'): Promise<RosterImport> {
  requireRosterRight(scope, null);
  const found = isId('ros', id) ? await (lock === 'lock' ? lockImport : selectImport)(tx, id) : undefined;
  const isAgency = scope.realm === 'staff' || scope.realm === 'machine';
  if (!found || (isAgency && found.agencyId !== scope.agency)) refuse('directory.unknown_roster');
  return found;
}
