import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { newId } from '#kernel/ids.ts';
import { type FieldError, refuse, refuseFields } from '#kernel/refusal.ts';
import { requireRealm, type Scope } from '#kernel/scope.ts';
import { cleanText } from '#kernel/text.ts';
import { type Facility, isTimeZone } from './agency.ts';
import { recordChange, refuseReadAsOne } from './place-change.ts';
import { insertFacility, selectAgency } from '../queries/agencies.ts';

/**
 * Adds a prison or jail to an agency; what it offers is set by setServices. Operators and the system.
 * Refuses: directory.bad_text, bad_time_zone, unknown_agency, facility_twice.
 */
export async function createFacility(app: App, scope: Scope, input: Omit<Facility, 'id' | 'closedAt'>): Promise<Facility> {
  requireRealm(scope, 'operator', 'system');
  const errors: FieldError[] = [];
  for (const field of ['name', 'city'] as const) {
    if (!cleanText(input[field], { max: 80 }).ok) errors.push({ field, code: 'directory.bad_text' });
  }
  if (!isTimeZone(input.timeZone)) errors.push({ field: 'timeZone', code: 'directory.bad_time_zone' });
  refuseFields(errors);
  const facility: Facility = { ...input, id: newId('fac'), closedAt: null };
  return await app.tx(scope, async (tx) => {
    const now = app.clock.now();
    if (!(await selectAgency(tx, input.agencyId))) refuse('directory.unknown_agency', {}, 'agencyId');
    await refuseReadAsOne(tx, facility);
    if (!(await insertFacility(tx, facility, scope.actor, now))) refuse('directory.facility_twice', {}, 'name');
    await recordChange(tx, scope, { facility, unitId: null, change: 'added', before: null, after: facility.name, reason: '' }, now);
    await audit(
      tx,
      scope,
      { action: 'directory.facility_created', subject: facility.id, agency: facility.agencyId, details: { name: facility.name } },
      now,
    );
    return facility;
  });
}
