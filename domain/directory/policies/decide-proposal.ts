import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { isId, newId } from '#kernel/ids.ts';
import { refuse, refuseFields } from '#kernel/refusal.ts';
import type { Scope } from '#kernel/scope.ts';
import { actingName } from '../acting-name.ts';
import { cleanReason } from '../places/change-facility.ts';
import { requireAdminOf, requireMayChange } from './may-change.ts';
import { noticeEnds } from './notice-time.ts';
import { policyErrors } from './policy-errors.ts';
import { insertPolicy, selectAgency } from '../queries/agencies.ts';
import {
  insertDecision,
  insertPolicyNote,
  newestPolicyId,
  type Outcome,
  type Proposal,
  selectProposal,
  takeTurnOfPolicy,
} from '../queries/proposals.ts';

/**
 * Approves what somebody else proposed. It holds from the day asked for, or from now when that day has come; what an agency takes otherwise, only after
 * its notice, which begins now. Once.
 * Another admin of the agency, or an operator. Refuses: directory.own_proposal, proposal_decided, proposal_stale, unknown_proposal.
 */
export async function approveProposal(app: App, scope: Scope, input: { proposalId: string }): Promise<{ policyId: string }> {
  return await decide(app, scope, input.proposalId, 'approved', '', async (tx, proposal, actor, now) => {
    if ((await newestPolicyId(tx, placeOf(proposal))) !== proposal.basePolicy) refuse('directory.proposal_stale');
    refuseFields(policyErrors(proposal.kind, proposal.body));
    const { timeZone } = (await selectAgency(tx, proposal.agencyId)) ?? refuse('directory.unknown_agency');
    const notice = await noticeEnds(tx, placeOf(proposal), proposal.body, { now, timeZone });
    const effectiveFrom = [proposal.effectiveFrom, notice?.at].reduce<Date>((latest, at) => (at && at > latest ? at : latest), now);
    const policy = { ...placeOf(proposal), id: newId('pol'), effectiveFrom, body: proposal.body, proposalId: proposal.id };
    await insertPolicy(tx, policy, actor, now);
    await insertPolicyNote(tx, {
      policyId: policy.id,
      agencyId: proposal.agencyId,
      reason: proposal.reason,
      byName: await actingName(tx, scope),
    });
    const details = { policy: policy.id, effectiveFrom, proposal: proposal.id };
    const subject = proposal.facilityId ?? proposal.agencyId;
    await audit(tx, scope, { action: `directory.${proposal.kind}_set`, subject, agency: proposal.agencyId, details }, now);
    return { policyId: policy.id };
  });
}

/** Says no to what somebody else proposed, with the reason. Refuses as approveProposal, and directory.reason_missing. */
export async function declineProposal(app: App, scope: Scope, input: { proposalId: string; reason: string }): Promise<void> {
  const reason = cleanReason(input.reason);
  await decide(app, scope, input.proposalId, 'declined', reason, async () => undefined);
}

/** Takes one's own proposal back. Refuses: directory.not_own_proposal, proposal_decided, unknown_proposal. */
export async function withdrawProposal(app: App, scope: Scope, input: { proposalId: string }): Promise<void> {
  await decide(app, scope, input.proposalId, 'withdrawn', '', async () => undefined);
}

async function decide<R>(
  app: App,
  scope: Scope,
  proposalId: string,
  outcome: Outcome,
  reason: string,
  work: (tx: Tx, proposal: Proposal, actor: string, now: Date) => Promise<R>,
): Promise<R> {
  return await app.tx(scope, async (tx) => {
    const found = isId('prp', proposalId) ? await selectProposal(tx, proposalId) : undefined;
    // An agency's proposals are not even known to others.
    if (!found || (scope.realm === 'staff' && scope.agency !== found.agencyId)) refuse('directory.unknown_proposal');
    const actor = requireAdminOf(scope, found.agencyId);
    if (outcome !== 'withdrawn') requireMayChange(scope, found.agencyId, found.facilityId);
    const own = found.proposedBy === actor;
    if (own && outcome !== 'withdrawn') refuse('directory.own_proposal');
    if (!own && outcome === 'withdrawn') refuse('directory.not_own_proposal');
    await takeTurnOfPolicy(tx, placeOf(found));
    const now = app.clock.now();
    const decision = { outcome, reason, by: actor, byName: await actingName(tx, scope) };
    if (outcome === 'declined' && reason === '') refuse('directory.reason_missing', {}, 'reason');
    if (!(await insertDecision(tx, found, decision, now))) refuse('directory.proposal_decided');
    const details = { proposal: found.id, reason };
    await audit(tx, scope, { action: `directory.proposal_${outcome}`, subject: found.agencyId, agency: found.agencyId, details }, now);
    return await work(tx, found, actor, now);
  });
}

const placeOf = ({ agencyId, facilityId, kind }: Proposal) => ({ agencyId, facilityId, kind });
