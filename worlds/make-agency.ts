import {
  addResident,
  createAgency,
  createFacility,
  listAgencies,
  noServices,
  openAgency,
  openRule,
  readApprovalRule,
  readAgency,
  setApprovalRule,
  setDeductionRules,
  setFeeSchedule,
  setLicence,
  setLimits,
  setPostingCalendar,
  setServices,
} from '#domain/directory/index.ts';
import type { App } from '#kernel/app.ts';
import type { Scope } from '#kernel/scope.ts';
import { type SampleAgency, SAMPLE_SINCE } from './agencies.ts';
import type { SampleResident } from './people.ts';

export interface MadeAgency {
  id: string;
  slug: string;
  facilities: ReadonlyMap<string, string>;
}

/** Makes what is still missing of an agency: after an interruption it goes on where it was, on a finished one it does nothing. */
export async function makeAgency(app: App, scope: Scope, sample: SampleAgency): Promise<MadeAgency> {
  const known = (await listAgencies(app, scope)).find(({ slug }) => slug === sample.agency.slug);
  const agency = known ?? (await createAgency(app, scope, sample.agency));
  const before = await readAgency(app, scope, agency.id);
  const dated = { agencyId: agency.id, effectiveFrom: SAMPLE_SINCE };
  const facilities = new Map(before.facilities.map(({ name, id }) => [name, id]));
  for (const facility of sample.facilities) {
    if (!facilities.has(facility.name))
      facilities.set(facility.name, (await createFacility(app, scope, { ...facility, agencyId: agency.id })).id);
    const offers = before.facilities.find(({ name }) => name === facility.name)?.services;
    if (!offers?.money)
      await setServices(app, scope, { ...dated, facilityId: facilities.get(facility.name)!, body: { ...noServices, money: true } });
  }
  const { feeSchedule, limits, deductions, posting, licence } = sample.policies;
  if (!before.policies.feeSchedule) await setFeeSchedule(app, scope, { ...dated, body: feeSchedule });
  if (!before.policies.limits) await setLimits(app, scope, { ...dated, body: limits });
  if (!before.policies.deductions) await setDeductionRules(app, scope, { ...dated, body: deductions });
  if (!before.policies.posting) await setPostingCalendar(app, scope, { ...dated, body: posting });
  if (!before.policies.licence) await setLicence(app, scope, { ...dated, body: licence });
  const { approvals } = sample;
  const asks = await app.tx(scope, (tx) => readApprovalRule(tx, agency.id, app.clock.now()));
  if (approvals && asks === openRule) await setApprovalRule(app, scope, { ...dated, body: approvals });
  await openAgency(app, scope, agency.id);
  return { id: agency.id, slug: agency.slug, facilities };
}

/** Adds the people held in an agency; those already there stay as they are. */
export async function makeResidents(app: App, scope: Scope, agency: MadeAgency, people: readonly SampleResident[]): Promise<void> {
  for (const { facility, number, givenName, familyName, unit } of people) {
    await addResident(app, scope, {
      agencyId: agency.id,
      facilityId: agency.facilities.get(facility)!,
      number,
      givenName,
      familyName,
      unit,
    });
  }
}
