import {
  type AgencyPage,
  addResident,
  byHand,
  createAgency,
  createFacility,
  createUnit,
  listAgencies,
  noServices,
  openAgency,
  openRule,
  readApprovalRule,
  readHandoff,
  readAgency,
  readStampsPolicy,
  setApprovalRule,
  setDeductionRules,
  setFeeSchedule,
  setHandoff,
  setHoldRules,
  setLicence,
  setLimits,
  setPostingCalendar,
  setServices,
  setStamps,
} from '#domain/directory/index.ts';
import type { App } from '#kernel/app.ts';
import { isRefusal } from '#kernel/refusal.ts';
import type { Scope } from '#kernel/scope.ts';
import { type SampleAgency, SAMPLE_SINCE } from './agencies.ts';
import type { SampleResident } from './people.ts';

export interface MadeAgency {
  id: string;
  slug: string;
  facilities: ReadonlyMap<string, string>;
}

/** Makes what is still missing of an agency: after an interruption it goes on where it was, on a finished one it does nothing. */
export async function makeAgency(app: App, scope: Scope, sample: SampleAgency, note: (line: string) => void): Promise<MadeAgency> {
  const known = (await listAgencies(app, scope)).find(({ slug }) => slug === sample.agency.slug);
  if (!known) note(`making ${sample.agency.name}`);
  const agency = known ?? (await createAgency(app, scope, sample.agency));
  const before = await readAgency(app, scope, agency.id);
  const dated = { agencyId: agency.id, effectiveFrom: SAMPLE_SINCE };
  const facilities = new Map(before.facilities.map(({ name, id }) => [name, id]));
  for (const facility of sample.facilities) {
    if (!facilities.has(facility.name))
      facilities.set(facility.name, (await createFacility(app, scope, { ...facility, agencyId: agency.id })).id);
    for (const name of facility.units ?? [])
      await createUnit(app, scope, { facilityId: facilities.get(facility.name)!, name }).catch(unlessThere);
    const offers = before.facilities.find(({ name }) => name === facility.name)?.services;
    if (!offers?.money)
      await setServices(app, scope, {
        ...dated,
        facilityId: facilities.get(facility.name)!,
        body: { ...noServices, money: true, letters: sample.stamps !== undefined },
      });
  }
  await setPolicies(app, scope, sample, before);
  await openAgency(app, scope, agency.id);
  return { id: agency.id, slug: agency.slug, facilities };
}

/** Those it has already stay as they are. */
async function setPolicies(app: App, scope: Scope, sample: SampleAgency, { agency, policies, holds }: AgencyPage): Promise<void> {
  const dated = { agencyId: agency.id, effectiveFrom: SAMPLE_SINCE };
  const { feeSchedule, limits, deductions, posting, licence } = sample.policies;
  if (!policies.feeSchedule) await setFeeSchedule(app, scope, { ...dated, body: feeSchedule });
  if (!policies.limits) await setLimits(app, scope, { ...dated, body: limits });
  if (!policies.deductions) await setDeductionRules(app, scope, { ...dated, body: deductions });
  if (!policies.posting) await setPostingCalendar(app, scope, { ...dated, body: posting });
  if (!policies.licence) await setLicence(app, scope, { ...dated, body: licence });
  if (sample.holds && !holds) await setHoldRules(app, scope, { ...dated, body: sample.holds });
  const { approvals, handoff, stamps } = sample;
  const sells = await app.tx(scope, (tx) => readStampsPolicy(tx, { agencyId: agency.id, facilityId: null }, app.clock.now()));
  if (stamps && sells === null) await setStamps(app, scope, { ...dated, body: stamps });
  const asks = await app.tx(scope, (tx) => readApprovalRule(tx, agency.id, app.clock.now()));
  if (approvals && asks === openRule) await setApprovalRule(app, scope, { ...dated, body: approvals });
  const hands = await app.tx(scope, (tx) => readHandoff(tx, agency.id, app.clock.now()));
  if (handoff && hands === byHand) await setHandoff(app, scope, { ...dated, body: handoff });
}

function unlessThere(error: unknown): void {
  if (!isRefusal(error) || error.code !== 'directory.unit_twice') throw error;
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
