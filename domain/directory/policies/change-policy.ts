import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import { type FieldError, refuse, refuseFields } from '#kernel/refusal.ts';
import type { Scope } from '#kernel/scope.ts';
import { cleanText } from '#kernel/text.ts';
import { actingName } from '../acting-name.ts';
import { requireAdminOf, requireMayChange } from './may-change.ts';
import { noticeEnds } from './notice-time.ts';
import { isOfFacility, needsSecondPerson, type PolicyBodies, type PolicyKind, type ProposedKind } from './policy.ts';
import { policyErrors } from './policy-errors.ts';
import { instantOf, localTime } from './posting-calendar.ts';
import { insertPolicy, selectAgency, selectFacility } from '../queries/agencies.ts';
import { insertPolicyNote, insertProposal, newestPolicyId, takeTurnOfPolicy } from '../queries/proposals.ts';

/** Kinds that are changed by changePolicy. The chargeback policy is chosen when the agency is made. */
export type ChangedKind = Exclude<PolicyKind, 'chargeback'>;

export interface PolicyChange<K extends ChangedKind> {
  agencyId: string;
  kind: K;
  /** Only for a facility's own rules. */
  facilityId: string | null;
  body: PolicyBodies[K];
  /** The first day, "2026-12-01", in the agency's time zone; '' = at once. */
  from: string;
  reason: string;
  /** The newest rule of this kind that the person has seen; null where there was none. */
  base: string | null;
}

export type PolicyChanged = { policyId: string } | { proposalId: string };

/**
 * Lays down a rule from a day on, with the reason: prices, of stamps too, limits, deductions and who reads letters become a proposal that somebody else must
 * approve, everything else holds. Agency admins for their own agency (a facility's own rules: for their facilities) and operators.
 * Refuses: what is wrong with the body, directory.reason_missing, bad_day, backdated, notice_too_short, nothing_new, changed_meanwhile, unknown_agency, unknown_facility.
 */
export async function changePolicy<K extends ChangedKind>(app: App, scope: Scope, input: PolicyChange<K>): Promise<PolicyChanged> {
  requireAdminOf(scope, input.agencyId);
  if (scope.realm === 'staff' && input.kind === 'licence') refuse('kernel.not_allowed');
  if (isOfFacility(input.kind) !== (input.facilityId !== null)) refuse('directory.unknown_facility');
  return await app.tx(scope, async (tx) => {
    const now = app.clock.now();
    const actor = requireMayChange(scope, input.agencyId, input.facilityId);
    const agency = (await selectAgency(tx, input.agencyId)) ?? refuse('directory.unknown_agency');
    if (input.facilityId !== null && (await selectFacility(tx, input.facilityId))?.agencyId !== agency.id)
      refuse('directory.unknown_facility');
    const { reason, from, errors } = readWhenAndWhy(input, agency.timeZone, now);
    refuseFields([...policyErrors(input.kind, input.body, app.mode), ...errors]);
    const place = { agencyId: agency.id, facilityId: input.facilityId, kind: input.kind };
    await takeTurnOfPolicy(tx, place);
    if ((await newestPolicyId(tx, place)) !== input.base) refuse('directory.changed_meanwhile');
    const notice = await noticeEnds(tx, place, input.body, { now, timeZone: agency.timeZone });
    if (from && notice && from < notice.at) refuse('directory.notice_too_short', { days: notice.days }, 'from');
    const change = { ...input, agencyId: agency.id, reason, from, actor };
    return needsSecondPerson(input.kind) ? await propose(tx, scope, change, now) : await layDown(tx, scope, change, now);
  });
}

type Checked<K extends ChangedKind> = Omit<PolicyChange<K>, 'from'> & { from: Date | null; actor: string };

async function propose<K extends ChangedKind>(tx: Tx, scope: Scope, change: Checked<K>, now: Date): Promise<PolicyChanged> {
  const id = newId('prp');
  const kind = change.kind as ProposedKind;
  const body = change.body as PolicyBodies[ProposedKind];
  const by = { proposedBy: change.actor, proposedByName: await actingName(tx, scope) };
  const { agencyId, facilityId, from, reason } = change;
  await insertProposal(tx, { id, agencyId, facilityId, kind, body, effectiveFrom: from, basePolicy: change.base, reason, ...by }, now);
  const details = { proposal: id, from, reason };
  await audit(tx, scope, { action: `directory.${kind}_proposed`, subject: facilityId ?? agencyId, agency: agencyId, details }, now);
  return { proposalId: id };
}

async function layDown<K extends ChangedKind>(tx: Tx, scope: Scope, change: Checked<K>, now: Date): Promise<PolicyChanged> {
  const id = newId('pol');
  const { agencyId, facilityId, kind, body, reason } = change;
  const effectiveFrom = change.from ?? now;
  await insertPolicy(tx, { id, agencyId, facilityId, kind, effectiveFrom, body }, change.actor, now);
  await insertPolicyNote(tx, { policyId: id, agencyId, reason, byName: await actingName(tx, scope) });
  const details = { policy: id, effectiveFrom, reason };
  await audit(tx, scope, { action: `directory.${kind}_set`, subject: facilityId ?? agencyId, agency: agencyId, details }, now);
  return { policyId: id };
}

function readWhenAndWhy(
  input: { from: string; reason: string },
  timeZone: string,
  now: Date,
): { reason: string; from: Date | null; errors: FieldError[] } {
  const errors: FieldError[] = [];
  const reason = cleanText(input.reason, { min: 0, max: 500, multiline: true });
  if (!reason.ok) errors.push({ field: 'reason', code: 'directory.reason_bad' });
  else if (reason.value === '') errors.push({ field: 'reason', code: 'directory.reason_missing' });
  let from: Date | null = null;
  if (input.from !== '') {
    const midnight = new Date(`${input.from}T00:00:00Z`);
    const real =
      /^20\d\d-\d\d-\d\d$/.test(input.from) && !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(input.from);
    const today = localTime(now, timeZone).day;
    if (!real) errors.push({ field: 'from', code: 'directory.bad_day' });
    else if (input.from < today) errors.push({ field: 'from', code: 'directory.backdated' });
    else if (input.from > today) from = instantOf(input.from, '00:00', timeZone);
  }
  return { reason: reason.ok ? reason.value : '', from, errors };
}
