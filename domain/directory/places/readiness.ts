import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/refusal.ts';
import type { Scope } from '#kernel/scope.ts';
import type { AgencyPolicies } from './agency.ts';
import type { Channel } from '../policies/fee-schedule.ts';
import { limitsFor } from '../policies/limits.ts';
import { isForWholeAgency, requireAdminOf } from '../policies/may-change.ts';
import { isOpen, selectAgency, selectFacilities } from '../queries/agencies.ts';
import { policiesAt } from '../policies/read-policies.ts';

/** One thing without which families can't be served. */
export type Missing =
  | { what: keyof AgencyPolicies | 'facility' }
  | { what: 'services'; facilityId: string; facility: string }
  | { what: 'limits_for' | 'posting_for'; channel: Channel };

/** What an agency still lacks at a moment: rules, a facility with its services, and for every way of sending its limits and posting days. */
export async function missingAt(tx: Tx, agencyId: string, at: Date): Promise<Missing[]> {
  const { policies, services, missing } = await policiesAt(tx, agencyId, at);
  const facilities = (await selectFacilities(tx, agencyId)).filter((facility) => facility.closedAt === null);
  const found: Missing[] = missing.map((what) => ({ what: what as keyof AgencyPolicies }));
  if (facilities.length === 0) found.push({ what: 'facility' });
  for (const { id, name } of facilities) if (!services.has(id)) found.push({ what: 'services', facilityId: id, facility: name });
  if (policies.feeSchedule && policies.limits && policies.posting) found.push(...waysWithoutRules(policies as AgencyPolicies));
  return found;
}

/** What is missing before an agency can open, whether it is open, and whether the reader decides for all of it. Operators, and the agency's admins. */
export async function readReadiness(
  app: App,
  scope: Scope,
  agencyId: string,
): Promise<{ open: boolean; missing: Missing[]; mayWhole: boolean }> {
  requireAdminOf(scope, agencyId);
  return await app.tx(scope, async (tx) => {
    if (!(await selectAgency(tx, agencyId))) refuse('directory.unknown_agency');
    const mayWhole = isForWholeAgency(scope);
    return { open: await isOpen(tx, agencyId), missing: await missingAt(tx, agencyId, app.clock.now()), mayWhole };
  });
}

/** For the refusal and the log, in the program's own words. */
export function inWords(missing: Missing): string {
  if (missing.what === 'services') return `services of ${missing.facility}`;
  if (missing.what === 'limits_for') return `limits for ${missing.channel}`;
  if (missing.what === 'posting_for') return `posting days for ${missing.channel}`;
  return missing.what;
}

function waysWithoutRules(policies: AgencyPolicies): Missing[] {
  const channels = [...new Set(policies.feeSchedule.body.lines.map((line) => line.channel))];
  return channels.flatMap((channel): Missing[] => [
    ...(limitsFor(policies.limits.body, channel) ? [] : [{ what: 'limits_for' as const, channel }]),
    ...(policies.posting.body.delayDays[channel] === undefined ? [{ what: 'posting_for' as const, channel }] : []),
  ]);
}
