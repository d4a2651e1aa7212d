import type { App } from '#kernel/app.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireRealm, requireRole, type Scope, systemScope, worksAt } from '#kernel/scope.ts';
import { addResident } from './add-resident.ts';
import { requireAdminOf } from '../policies/may-change.ts';
import { selectFacility } from '../queries/agencies.ts';
import { selectUnits } from '../queries/places.ts';

export interface Newcomer {
  number: string;
  givenName: string;
  familyName: string;
  facilityId: string;
  /** One of the facility's open units; '' where it isn't known. Any words where the facility has no units. */
  unit: string;
  /** ISO day of intake; null where it isn't known. The grace days of approvals count from it. */
  arrivedOn?: string | null;
}

/**
 * Adds one person by hand. A number that is known already is refused, so that nobody is overwritten by a slip. Agency admins, for
 * their own facilities. Refuses: what addResident refuses, directory.number_taken, facility_closed, unknown_unit.
 */
export async function admitResident(app: App, scope: Scope, input: Newcomer): Promise<{ residentId: string }> {
  requireRealm(scope, 'staff');
  requireRole(scope, 'agency_admin');
  const agencyId = scope.agency ?? refuse('kernel.not_allowed');
  const actor = requireAdminOf(scope, agencyId);
  await app.tx(scope, async (tx) => {
    const facility = await selectFacility(tx, input.facilityId);
    const isOwn = worksAt(scope, input.facilityId);
    if (facility?.agencyId !== agencyId || !isOwn) refuse('directory.unknown_facility', {}, 'facilityId');
    if (facility.closedAt !== null) refuse('directory.facility_closed', {}, 'facilityId');
    const units = (await selectUnits(tx, agencyId)).filter((unit) => unit.facilityId === facility.id && unit.closedAt === null);
    if (input.unit !== '' && units.length > 0 && !units.some((unit) => unit.name === input.unit))
      refuse('directory.unknown_unit', {}, 'unit');
  });
  // People are written by the house alone; it keeps who told it.
  const house: Scope = { ...systemScope(scope.request, agencyId), actor, lang: scope.lang };
  const { residentId } = await addResident(app, house, { ...input, agencyId, onlyNew: true });
  return { residentId };
}
