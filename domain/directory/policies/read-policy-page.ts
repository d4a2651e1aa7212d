import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { isId } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Agency, Facility } from '../places/agency.ts';
import type { ChangedKind } from './change-policy.ts';
import { requireAdminOf } from './may-change.ts';
import { isKindHere, laidOver, type PolicyBodies, policyFromJson, type PolicyKind } from './policy.ts';
import { selectAgency, selectFacility, selectPolicies } from '../queries/agencies.ts';
import {
  type PolicyHistoryRow,
  type Proposal,
  selectHistory,
  selectOpenProposals,
  selectProposal,
  selectProposals,
} from '../queries/proposals.ts';

export interface PolicyView<K extends ChangedKind> {
  agency: Agency;
  facility: Facility | null;
  /** What holds now; null before the first. */
  inForce: PolicyHistoryRow<K> | null;
  /** Decided, and its day has not come: the nearest first. */
  coming: PolicyHistoryRow<K>[];
  /** Every decision, the newest first. */
  history: PolicyHistoryRow<K>[];
  /** The newest decision: what a change builds on. */
  base: string | null;
  proposals: Proposal[];
  /** What the agency says for all, where this is laid over it. */
  under: AgencyRule | null;
}

export type AgencyRule = PolicyBodies[(typeof laidOver)[keyof typeof laidOver]];

async function ruleUnder(tx: Tx, agencyId: string, kind: PolicyKind, at: Date): Promise<AgencyRule | null> {
  if (!isKindHere(kind)) return null;
  const row = (await selectPolicies(tx, agencyId, at)).find((one) => one.kind === laidOver[kind]);
  return row ? policyFromJson<(typeof laidOver)[typeof kind]>(row.body) : null;
}

/** One kind of rule with its history and proposals. Agency admins of this agency and operators. Refuses: directory.unknown_agency, unknown_facility. */
export async function readPolicyPage<K extends ChangedKind>(
  app: App,
  scope: Scope,
  input: { agencyId: string; kind: K; facilityId: string | null },
): Promise<PolicyView<K>> {
  requireAdminOf(scope, input.agencyId);
  return await app.tx(scope, async (tx) => {
    const now = app.clock.now();
    const agency = (await selectAgency(tx, input.agencyId)) ?? refuse('directory.unknown_agency');
    const facility =
      input.facilityId === null ? null : ((await selectFacility(tx, input.facilityId)) ?? refuse('directory.unknown_facility'));
    if (facility && facility.agencyId !== agency.id) refuse('directory.unknown_facility');
    const place = { agencyId: agency.id, facilityId: input.facilityId, kind: input.kind };
    const history = await selectHistory(tx, place);
    return {
      agency,
      facility,
      history,
      ...standing(history, now),
      base: history[0]?.id ?? null,
      proposals: await selectProposals(tx, place),
      under: await ruleUnder(tx, agency.id, input.kind, now),
    };
  });
}

/** The row in force at a moment (of those of one day the later decision) and those to come. `rows`: the newest decision first. */
export function standing<K extends ChangedKind>(rows: readonly PolicyHistoryRow<K>[], now: Date) {
  const byDay = rows.toSorted((a, b) => b.effectiveFrom.getTime() - a.effectiveFrom.getTime());
  return {
    inForce: byDay.find((row) => row.effectiveFrom <= now) ?? null,
    coming: byDay.filter((row) => row.effectiveFrom > now).toReversed(),
  };
}

export interface ProposalView extends Pick<PolicyView<ChangedKind>, 'agency' | 'facility' | 'under'> {
  proposal: Proposal;
  /** What held when it was decided, or holds now: to compare with. */
  inForce: PolicyBodies[Proposal['kind']] | null;
  /** Another decision came since it was proposed. */
  isStale: boolean;
  /** Proposed by the reader. */
  isOwn: boolean;
}

/** One proposal beside what holds now. Agency admins of this agency and operators. Refuses: directory.unknown_proposal. */
export async function readProposal(app: App, scope: Scope, proposalId: string): Promise<ProposalView> {
  return await app.tx(scope, async (tx) => {
    const found = isId('prp', proposalId) ? await selectProposal(tx, proposalId) : undefined;
    if (!found || (scope.realm === 'staff' && scope.agency !== found.agencyId)) refuse('directory.unknown_proposal');
    const actor = requireAdminOf(scope, found.agencyId);
    const agency = (await selectAgency(tx, found.agencyId)) ?? refuse('directory.unknown_agency');
    const facility = found.facilityId === null ? null : ((await selectFacility(tx, found.facilityId)) ?? null);
    const history = await selectHistory(tx, found);
    return {
      agency,
      facility,
      under: await ruleUnder(tx, agency.id, found.kind, found.decidedAt ?? app.clock.now()),
      proposal: found,
      inForce: standing(heldBefore(found, history), found.decidedAt ?? app.clock.now()).inForce?.body ?? null,
      isStale: (history[0]?.id ?? null) !== found.basePolicy,
      isOwn: found.proposedBy === actor,
    };
  });
}

/** Without what was decided by it, and since. `history`: the newest decision first. */
function heldBefore<Row extends { id: string }>({ decidedAt, basePolicy }: Proposal, history: readonly Row[]): readonly Row[] {
  if (decidedAt === null) return history;
  return basePolicy === null ? [] : history.slice(history.findIndex(({ id }) => id === basePolicy));
}

/** What waits for a second person at an agency. Agency admins of this agency and operators. */
export async function listProposals(app: App, scope: Scope, agencyId: string): Promise<Proposal[]> {
  requireAdminOf(scope, agencyId);
  return await app.tx(scope, (tx) => selectOpenProposals(tx, agencyId));
}
