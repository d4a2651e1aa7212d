import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/refusal.ts';
import type { AgencyPolicies, Dated, Services } from '../places/agency.ts';
import { noServices } from '../places/agency.ts';
import { type PolicyBodies, policyFromJson, type PolicyKind } from './policy.ts';
import { type HoldRules, nothingHeld } from './holds.ts';
import { type BusinessCalendar, weekdaysOnly } from './posting-calendar.ts';
import { selectPolicies } from '../queries/agencies.ts';

/**
 * Everything an agency lays down about money, as in force at a moment (pass `app.clock.now()`), inside the caller's
 * transaction. Refuses directory.agency_not_ready when a part is missing, which never happens to an open agency.
 */
export async function readPolicies(tx: Tx, agencyId: string, at: Date): Promise<AgencyPolicies> {
  const found = await policiesAt(tx, agencyId, at);
  if (found.missing.length > 0) refuse('directory.agency_not_ready', { missing: found.missing.join(', ') });
  return found.policies as AgencyPolicies;
}

/** What a facility offers at a moment; nothing where nobody said so. */
export async function readServices(tx: Tx, facility: { id: string; agencyId: string }, at: Date): Promise<Services> {
  const { services } = await policiesAt(tx, facility.agencyId, at);
  return services.get(facility.id) ?? noServices;
}

/** An agency's business days at a moment; Monday to Friday where it has not said. */
export async function readBusinessDays(tx: Tx, agencyId: string, at: Date): Promise<BusinessCalendar> {
  return (await policiesAt(tx, agencyId, at)).policies.posting?.body ?? weekdaysOnly;
}

/** What an agency holds at a moment; nothing where it has not said. */
export async function readHoldRules(tx: Tx, agencyId: string, at: Date): Promise<HoldRules> {
  return (await policiesAt(tx, agencyId, at)).holds?.body ?? nothingHeld;
}

/** The policies there are, the services by facility, and the names of what is missing. */
export async function policiesAt(
  tx: Tx,
  agencyId: string,
  at: Date,
): Promise<{
  policies: Partial<AgencyPolicies>;
  services: Map<string, Services>;
  missing: string[];
  chargeback: PolicyBodies['chargeback']['policy'] | null;
  holds: Dated<HoldRules> | null;
}> {
  const rows = await selectPolicies(tx, agencyId, at);
  const dated = <K extends PolicyKind>(kind: K): Dated<PolicyBodies[K]> | undefined => {
    const row = rows.find((r) => r.kind === kind);
    return row && { id: row.id, effectiveFrom: row.effectiveFrom, body: policyFromJson<K>(row.body) };
  };
  const policies = {
    feeSchedule: dated('fee_schedule'),
    limits: dated('limits'),
    deductions: dated('deductions'),
    posting: dated('posting'),
    licence: dated('licence'),
  };
  const services = new Map(rows.filter((r) => r.kind === 'services').map((r) => [r.facilityId!, policyFromJson<'services'>(r.body)]));
  const missing = Object.entries(policies)
    .filter(([, policy]) => policy === undefined)
    .map(([name]) => name);
  return { policies, services, missing, chargeback: dated('chargeback')?.body.policy ?? null, holds: dated('holds') ?? null };
}
