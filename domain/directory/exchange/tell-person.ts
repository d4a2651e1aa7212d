import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { type FieldError, refuse, refuseFields } from '#kernel/refusal.ts';
import { requireRealm, requireRole, type Scope } from '#kernel/scope.ts';
import { addResident } from '../people/add-resident.ts';
import { selectAgency, selectFacilities } from '../queries/agencies.ts';
import { selectPersonByNumber, type ToldPerson } from '../queries/exchange.ts';
import { selectSettings } from '../queries/rosters.ts';
import { normaliseNumber } from '../places/resident-number.ts';
import { plain, toldStatuses } from '../roster/columns.ts';

/** What a program tells of one person. What is left out stays as it is; '' or null empties it. */
export interface PersonNews {
  givenName: string;
  familyName: string;
  otherNames?: string | null | undefined;
  birthDate?: string | null | undefined;
  /** The facility's id, its name, or the agency's code for it. Somebody known who left may be told without one. */
  facility?: string | undefined;
  unit?: string | null | undefined;
  status?: string | undefined;
  arrivedOn?: string | null | undefined;
}

/**
 * One person as his agency tells him, by number: added, or changed where something is new. Who is hidden stays hidden. Scope `roster:write`.
 * Refuses beside the fields what addResident refuses, and directory.facility_missing, unknown_facility, unknown_status.
 */
export async function tellPerson(
  app: App,
  scope: Scope,
  number: string,
  news: PersonNews,
): Promise<{ person: ToldPerson; recorded: 'added' | 'changed' | 'nothing' }> {
  requireRealm(scope, 'machine');
  requireRole(scope, 'roster:write');
  const agencyId = scope.agency!;
  const { before, facilityId, errors } = await app.tx(scope, async (tx) => {
    const agency = (await selectAgency(tx, agencyId)) ?? refuse('directory.unknown_agency');
    const normal = normaliseNumber(agency.number, number);
    const known = normal === null ? undefined : await selectPersonByNumber(tx, agencyId, normal);
    return { before: known, ...(await placeOf(tx, agencyId, news, known)) };
  });
  const status = toldStatuses.find((one) => one === (news.status ?? 'here'));
  if (status === undefined) errors.push({ field: 'status', code: 'directory.unknown_status' });
  refuseFields(errors);
  const { recorded } = await addResident(app, scope, {
    agencyId,
    number,
    givenName: news.givenName,
    familyName: news.familyName,
    otherNames: (news.otherNames === undefined ? before?.otherNames : news.otherNames) ?? '',
    birthDate: (news.birthDate === undefined ? before?.birthDate : news.birthDate) || null,
    unit: (news.unit === undefined ? before?.unit : news.unit) ?? '',
    arrivedOn: news.arrivedOn === undefined ? undefined : news.arrivedOn || null,
    facilityId: facilityId!,
    status: status!,
  });
  const person = await app.tx(scope, async (tx) => {
    const agency = (await selectAgency(tx, agencyId))!;
    return (await selectPersonByNumber(tx, agencyId, normaliseNumber(agency.number, number)!))!;
  });
  return { person, recorded };
}

async function placeOf(
  tx: Tx,
  agencyId: string,
  news: PersonNews,
  known: ToldPerson | undefined,
): Promise<{ facilityId: string | undefined; errors: FieldError[] }> {
  const said = (news.facility ?? '').trim();
  if (said === '') {
    const mayStay = known !== undefined && news.status !== undefined && news.status !== 'here';
    return { facilityId: known?.facilityId, errors: mayStay ? [] : [{ field: 'facility', code: 'directory.facility_missing' }] };
  }
  const codes = (await selectSettings(tx, agencyId))?.facilityCodes ?? {};
  const facilities = await selectFacilities(tx, agencyId);
  const coded = Object.entries(codes).find(([code]) => plain(code) === plain(said))?.[1];
  const found = facilities.find(({ id, name }) => id === said || id === coded || plain(name) === plain(said));
  return { facilityId: found?.id, errors: found ? [] : [{ field: 'facility', code: 'directory.unknown_facility' }] };
}
