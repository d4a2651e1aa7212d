import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { newId } from '#kernel/ids.ts';
import { type FieldError, refuse, refuseFields } from '#kernel/refusal.ts';
import { requireRealm, type Scope } from '#kernel/scope.ts';
import { cleanText } from '#kernel/text.ts';
import { selectAgency, selectFacility } from './queries/agencies.ts';
import { ensureResident, insertRecord, lockResident, type ResidentRow, type ResidentStatus, selectResident } from './queries/residents.ts';
import { normaliseNumber } from './resident-number.ts';

export interface ResidentInput {
  agencyId: string;
  number: string;
  givenName: string;
  familyName: string;
  facilityId: string;
  unit: string;
  /** 'here' unless told otherwise; who was released or is hidden can't be looked up. */
  status?: ResidentStatus;
}

/**
 * What an agency tells of a person: adds him, or, where it already has this number, records what changed (name, place,
 * unit, status) as a new row. The same news twice records nothing. Operators and the system.
 * Refuses: directory.bad_text, number_looks_wrong, unknown_status, unknown_agency, unknown_facility.
 */
export async function addResident(
  app: App,
  scope: Scope,
  input: ResidentInput,
): Promise<{ residentId: string; recorded: 'added' | 'changed' | 'nothing' }> {
  requireRealm(scope, 'operator', 'system');
  const { fields, errors } = cleaned(input);
  return await app.tx(scope, async (tx) => {
    const now = app.clock.now();
    const agency = (await selectAgency(tx, input.agencyId)) ?? refuse('directory.unknown_agency', {}, 'agencyId');
    const number = normaliseNumber(agency.number, input.number);
    if (number === null) errors.push({ field: 'number', code: 'directory.number_looks_wrong', params: { example: agency.number.example } });
    if ((await selectFacility(tx, input.facilityId))?.agencyId !== agency.id)
      errors.push({ field: 'facilityId', code: 'directory.unknown_facility' });
    refuseFields(errors);
    const { id, added } = await ensureResident(tx, { id: newId('res'), agencyId: agency.id, number: number! }, scope.actor, now);
    await lockResident(tx, id);
    const record = { id, agencyId: agency.id, facilityId: input.facilityId, status: input.status ?? 'here', ...fields };
    if (isSame(await selectResident(tx, id), record)) return { residentId: id, recorded: 'nothing' };
    await insertRecord(tx, record, scope.actor, now);
    await audit(
      tx,
      scope,
      { action: added ? 'directory.resident_added' : 'directory.resident_changed', subject: id, agency: agency.id },
      now,
    );
    return { residentId: id, recorded: added ? 'added' : 'changed' };
  });
}

function cleaned(input: ResidentInput): { fields: { givenName: string; familyName: string; unit: string }; errors: FieldError[] } {
  const errors: FieldError[] = [];
  const clean = (field: 'givenName' | 'familyName' | 'unit', max: number, min = 1): string => {
    const text = cleanText(input[field], { min, max });
    if (!text.ok) errors.push({ field, code: 'directory.bad_text' });
    return text.ok ? text.value : '';
  };
  const fields = { givenName: clean('givenName', 80), familyName: clean('familyName', 80), unit: clean('unit', 40, 0) };
  if (!['here', 'released', 'hidden'].includes(input.status ?? 'here')) errors.push({ field: 'status', code: 'directory.unknown_status' });
  return { fields, errors };
}

function isSame(now: ResidentRow | undefined, told: Omit<ResidentRow, 'number'>): boolean {
  if (now === undefined) return false;
  return (['facilityId', 'givenName', 'familyName', 'unit', 'status'] as const).every((field) => now[field] === told[field]);
}
