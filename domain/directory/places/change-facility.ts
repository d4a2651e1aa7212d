import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { type FieldError, refuse, refuseFields } from '#kernel/refusal.ts';
import { requireRealm, type Scope } from '#kernel/scope.ts';
import { cleanText } from '#kernel/text.ts';
import type { Facility } from './agency.ts';
import { recordChange, refuseReadAsOne } from './place-change.ts';
import { selectFacility } from '../queries/agencies.ts';
import { countPeople, lockFacility, renameFacilityRow, setFacilityClosed } from '../queries/places.ts';

/** A new name or town for a facility. Operators and the system. Refuses: directory.bad_text, unknown_facility, facility_twice. */
export async function renameFacility(
  app: App,
  scope: Scope,
  input: { facilityId: string; name: string; city: string; reason: string },
): Promise<void> {
  requireRealm(scope, 'operator', 'system');
  const errors: FieldError[] = [];
  const name = cleanText(input.name, { max: 80 });
  if (!name.ok) errors.push({ field: 'name', code: 'directory.bad_text' });
  const city = cleanText(input.city, { max: 80 });
  if (!city.ok) errors.push({ field: 'city', code: 'directory.bad_text' });
  refuseFields(errors);
  if (!name.ok || !city.ok) throw new Error('unreachable');
  await withFacility(app, scope, input, async (tx, facility, reason, now) => {
    if (facility.name === name.value && facility.city === city.value) return;
    await refuseReadAsOne(tx, { ...facility, name: name.value });
    if (!(await renameFacilityRow(tx, { ...facility, name: name.value, city: city.value }))) refuse('directory.facility_twice', {}, 'name');
    await recordChange(tx, scope, { facility, unitId: null, change: 'renamed', before: facility.name, after: name.value, reason }, now);
  });
}

/**
 * Closes a facility: it offers nothing any more and families do not see it. Closing a closed one does nothing. Operators and
 * the system. Refuses: directory.reason_missing, unknown_facility, people_still_there.
 */
export async function closeFacility(app: App, scope: Scope, input: { facilityId: string; reason: string }): Promise<void> {
  requireRealm(scope, 'operator', 'system');
  await withFacility(app, scope, input, async (tx, facility, reason, now) => {
    if (facility.closedAt !== null) return;
    if (reason === '') refuse('directory.reason_missing', {}, 'reason');
    const count = await countPeople(tx, facility.id, null);
    if (count > 0) refuse('directory.people_still_there', { count }, 'reason');
    await setFacilityClosed(tx, facility.id, now);
    await recordChange(tx, scope, { facility, unitId: null, change: 'closed', before: null, after: facility.name, reason }, now);
  });
}

/** Opens a closed facility again, with the services it had. Operators and the system. Refuses: directory.unknown_facility. */
export async function reopenFacility(app: App, scope: Scope, input: { facilityId: string; reason: string }): Promise<void> {
  requireRealm(scope, 'operator', 'system');
  await withFacility(app, scope, input, async (tx, facility, reason, now) => {
    if (facility.closedAt === null) return;
    await setFacilityClosed(tx, facility.id, null);
    await recordChange(tx, scope, { facility, unitId: null, change: 'reopened', before: null, after: facility.name, reason }, now);
  });
}

async function withFacility(
  app: App,
  scope: Scope,
  input: { facilityId: string; reason: string },
  work: (tx: Tx, facility: Facility, reason: string, now: Date) => Promise<void>,
): Promise<void> {
  const reason = cleanReason(input.reason);
  await app.tx(scope, async (tx) => {
    await lockFacility(tx, input.facilityId);
    const facility = (await selectFacility(tx, input.facilityId)) ?? refuse('directory.unknown_facility');
    const now = app.clock.now();
    await work(tx, facility, reason, now);
    await audit(
      tx,
      scope,
      { action: 'directory.facility_changed', subject: facility.id, agency: facility.agencyId, details: { reason } },
      now,
    );
  });
}

/** Why, in a person's own words; '' where none were given. Refuses directory.bad_text. */
export function cleanReason(typed: string): string {
  const reason = cleanText(typed, { min: 0, max: 500, multiline: true });
  if (!reason.ok) refuse('directory.reason_bad', {}, 'reason');
  return reason.ok ? reason.value : '';
}
