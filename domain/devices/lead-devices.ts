import { readAgency } from '#domain/directory/index.ts';
import type { App } from '#kernel/app.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, requireRole, type Scope, worksAt } from '#kernel/scope.ts';

/** Who joins devices and prints slips: an agency's admins and its mailroom, where they work. */
export const deviceRoles = ['agency_admin', 'mailroom'] as const;

export function requireDeviceRight(scope: Scope): { agencyId: string; actor: string } {
  requireRealm(scope, 'staff');
  requireRole(scope, ...deviceRoles);
  return { agencyId: scope.agency ?? refuse('kernel.not_allowed'), actor: requireActor(scope) };
}

export interface Place {
  id: string;
  name: string;
  timeZone: string;
}

/** The open facilities where the scope works. */
export async function placesOf(app: App, scope: Scope): Promise<Place[]> {
  const { agencyId } = requireDeviceRight(scope);
  const { facilities } = await readAgency(app, scope, agencyId);
  return facilities
    .filter(({ id, closedAt }) => closedAt === null && worksAt(scope, id))
    .map(({ id, name, timeZone }) => ({ id, name, timeZone }));
}
