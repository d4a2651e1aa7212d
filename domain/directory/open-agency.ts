import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireRealm, type Scope } from '#kernel/scope.ts';
import type { AgencyPolicies } from './agency.ts';
import { limitsFor } from './limits.ts';
import { insertOpening, selectAgency, selectFacilities } from './queries/agencies.ts';
import { policiesAt } from './read-policies.ts';

/**
 * Shows an agency to families, for good. Only when nothing is missing: prices, limits, deductions, posting days, licence,
 * a facility with its services, and for every way of sending in the price list its limits and posting time.
 * Opening twice does nothing. Operators and the system. Refuses: directory.unknown_agency, agency_not_ready {missing}.
 */
export async function openAgency(app: App, scope: Scope, agencyId: string): Promise<void> {
  requireRealm(scope, 'operator', 'system');
  await app.tx(scope, async (tx) => {
    const now = app.clock.now();
    if (!(await selectAgency(tx, agencyId))) refuse('directory.unknown_agency');
    const { policies, services, missing } = await policiesAt(tx, agencyId, now);
    const facilities = await selectFacilities(tx, agencyId);
    if (facilities.length === 0) missing.push('facility');
    for (const facility of facilities) if (!services.has(facility.id)) missing.push(`services of ${facility.name}`);
    if (policies.feeSchedule && policies.limits && policies.posting) missing.push(...waysWithoutRules(policies as AgencyPolicies));
    if (missing.length > 0) refuse('directory.agency_not_ready', { missing: missing.join(', ') });
    if (await insertOpening(tx, agencyId, scope.actor, now)) {
      await audit(tx, scope, { action: 'directory.agency_opened', subject: agencyId, agency: agencyId }, now);
    }
  });
}

function waysWithoutRules(policies: AgencyPolicies): string[] {
  const channels = [...new Set(policies.feeSchedule.body.lines.map((line) => line.channel))];
  return channels.flatMap((channel) => [
    ...(limitsFor(policies.limits.body, channel) ? [] : [`limits for ${channel}`]),
    ...(policies.posting.body.delayDays[channel] === undefined ? [`posting days for ${channel}`] : []),
  ]);
}
