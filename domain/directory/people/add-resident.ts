import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { newId } from '#kernel/ids.ts';
import { type FieldError, refuse, refuseFields } from '#kernel/refusal.ts';
import { requireRealm, requireRole, type Scope, worksAt } from '#kernel/scope.ts';
import { cleanText } from '#kernel/text.ts';
import { isBirthDate } from './birth-date.ts';
import { selectAgency, selectFacility } from '../queries/agencies.ts';
import { type ResidentStatus, residentStatuses, tellResident } from '../queries/residents.ts';
import { normaliseNumber } from '../places/resident-number.ts';

export const NAME_MAX = 80;
export const OTHER_NAMES_MAX = 200;
export const UNIT_MAX = 40;
const DAY_MS = 86_400_000;

export interface ResidentInput {
  agencyId: string;
  number: string;
  givenName: string;
  familyName: string;
  /** Other names he goes by; '' when not given. */
  otherNames?: string;
  /** ISO day, or null when the agency doesn't tell. */
  birthDate?: string | null;
  facilityId: string;
  unit: string;
  /** ISO day of intake; null when there is none; left out, what is known stays. */
  arrivedOn?: string | null | undefined;
  /** 'here' unless told otherwise; who was released, has died or is hidden can't be looked up. */
  status?: ResidentStatus;
  /** Refuses a number that is known already (directory.number_taken) instead of recording a change. */
  onlyNew?: boolean;
}

/**
 * What an agency tells of a person, his whole state: adds him, or, where it already has this number, records what changed
 * (names, birth date, place, unit, status) as a new row. The same news twice records nothing. Operators, the system, admins of the agency
 * for where they work, its keys for the roster (who is hidden stays hidden for both).
 * Refuses: directory.bad_text, bad_birth_date, bad_arrival, number_looks_wrong, unknown_status, unknown_agency, unknown_facility.
 */
export async function addResident(
  app: App,
  scope: Scope,
  input: ResidentInput,
): Promise<{ residentId: string; recorded: 'added' | 'changed' | 'nothing' }> {
  requireRealm(scope, 'operator', 'system', 'staff', 'machine');
  const isAgency = scope.realm === 'staff' || scope.realm === 'machine';
  if (isAgency) requireRole(scope, scope.realm === 'staff' ? 'agency_admin' : 'roster:write');
  if (isAgency && scope.agency !== input.agencyId) refuse('kernel.not_allowed');
  const { fields, errors } = cleaned(input, app.clock.now());
  return await app.tx(scope, async (tx) => {
    const now = app.clock.now();
    const agency = (await selectAgency(tx, input.agencyId)) ?? refuse('directory.unknown_agency', {}, 'agencyId');
    const number = normaliseNumber(agency.number, input.number);
    if (number === null) errors.push({ field: 'number', code: 'directory.number_looks_wrong', params: { example: agency.number.example } });
    const isOwn = scope.realm !== 'staff' || worksAt(scope, input.facilityId);
    if ((await selectFacility(tx, input.facilityId))?.agencyId !== agency.id || !isOwn)
      errors.push({ field: 'facilityId', code: 'directory.unknown_facility' });
    refuseFields(errors);
    const told = {
      id: newId('res'),
      agencyId: agency.id,
      number: number!,
      facilityId: input.facilityId,
      status: input.status ?? 'here',
      arrivedOn: input.arrivedOn,
      ...fields,
    };
    const { residentId, recorded } = await tellResident(tx, told, now);
    if (input.onlyNew === true && recorded !== 'added') refuse('directory.number_taken', {}, 'number');
    if (recorded !== 'nothing')
      await audit(tx, scope, { action: `directory.resident_${recorded}`, subject: residentId, agency: agency.id }, now);
    return { residentId, recorded };
  });
}

type Told = Required<Pick<ResidentInput, 'givenName' | 'familyName' | 'otherNames' | 'birthDate' | 'unit'>>;

function cleaned(input: ResidentInput, now: Date): { fields: Told; errors: FieldError[] } {
  const errors: FieldError[] = [];
  const clean = (field: 'givenName' | 'familyName' | 'otherNames' | 'unit', max: number, min = 1): string => {
    const text = cleanText(input[field] ?? '', { min, max });
    if (!text.ok) errors.push({ field, code: 'directory.bad_text' });
    return text.ok ? text.value : '';
  };
  const birthDate = input.birthDate ?? null;
  const fields = {
    givenName: clean('givenName', NAME_MAX),
    familyName: clean('familyName', NAME_MAX),
    otherNames: clean('otherNames', OTHER_NAMES_MAX, 0),
    birthDate,
    unit: clean('unit', UNIT_MAX, 0),
  };
  if (birthDate !== null && !isBirthDate(birthDate, now)) errors.push({ field: 'birthDate', code: 'directory.bad_birth_date' });
  if (input.arrivedOn && !isBirthDate(input.arrivedOn, new Date(now.getTime() + DAY_MS)))
    errors.push({ field: 'arrivedOn', code: 'directory.bad_arrival' });
  if (!residentStatuses.includes(input.status ?? 'here')) errors.push({ field: 'status', code: 'directory.unknown_status' });
  return { fields, errors };
}
