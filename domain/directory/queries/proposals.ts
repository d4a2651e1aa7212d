import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import { type PolicyBodies, policyFromJson, type PolicyKind, policyToJson, type ProposedKind } from '../policies/policy.ts';

export interface PolicyPlace {
  agencyId: string;
  /** Null: the agency's. */
  facilityId: string | null;
  kind: PolicyKind;
}

/** Until the transaction ends nobody else changes this kind of rule there. */
export async function takeTurnOfPolicy(tx: Tx, { agencyId, facilityId, kind }: PolicyPlace): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${agencyId}/${facilityId ?? ''}/${kind}`}, 45))`.execute(tx);
}

/** The newest decision of this kind, in force or announced; null where there is none. */
export async function newestPolicyId(tx: Tx, place: PolicyPlace): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select id from directory.policies
    where agency_id = ${place.agencyId} and kind = ${place.kind} and facility_id is not distinct from ${place.facilityId} order by seq desc limit 1`.execute(
    tx,
  );
  return rows[0]?.id ?? null;
}

export async function insertPolicyNote(
  tx: Tx,
  note: { policyId: string; agencyId: string; reason: string; byName: string },
): Promise<void> {
  await sql`insert into directory.policy_notes (policy_id, agency_id, reason, set_by_name)
    values (${note.policyId}, ${note.agencyId}, ${note.reason}, ${note.byName})`.execute(tx);
}

export interface PolicyHistoryRow<K extends PolicyKind> {
  id: string;
  effectiveFrom: Date;
  setAt: Date;
  body: PolicyBodies[K];
  /** Why and by whom; null for what the program itself set. */
  reason: string | null;
  byName: string | null;
  /** Who proposed it, where two were needed. */
  proposedByName: string | null;
}

/** Every decision of this kind, the newest first. */
export async function selectHistory<K extends PolicyKind>(tx: Tx, place: PolicyPlace & { kind: K }): Promise<PolicyHistoryRow<K>[]> {
  const { rows } = await sql<Omit<PolicyHistoryRow<K>, 'body'> & { body: unknown }>`
    select p.id, p.effective_from as "effectiveFrom", p.set_at as "setAt", p.body, coalesce(o.reason, n.reason) as reason,
           n.set_by_name as "byName", o.proposed_by_name as "proposedByName"
    from directory.policies p
    left join directory.policy_notes n on n.policy_id = p.id
    left join directory.proposals o on o.id = p.proposal_id
    where p.agency_id = ${place.agencyId} and p.kind = ${place.kind} and p.facility_id is not distinct from ${place.facilityId}
    order by p.seq desc limit 100`.execute(tx);
  return rows.map((row) => ({ ...row, body: policyFromJson<K>(row.body) }));
}

export type Outcome = 'approved' | 'declined' | 'withdrawn';

export interface Proposal<K extends ProposedKind = ProposedKind> {
  id: string;
  agencyId: string;
  /** Null: the agency's. */
  facilityId: string | null;
  kind: K;
  body: PolicyBodies[K];
  /** Null: as soon as it is approved. */
  effectiveFrom: Date | null;
  basePolicy: string | null;
  reason: string;
  proposedAt: Date;
  proposedBy: string;
  proposedByName: string;
  outcome: Outcome | null;
  decidedAt: Date | null;
  decidedByName: string | null;
  decisionReason: string | null;
}

export async function insertProposal(
  tx: Tx,
  proposal: Pick<
    Proposal,
    'id' | 'agencyId' | 'facilityId' | 'kind' | 'body' | 'effectiveFrom' | 'basePolicy' | 'reason' | 'proposedBy' | 'proposedByName'
  >,
  at: Date,
): Promise<void> {
  await sql`insert into directory.proposals (id, agency_id, facility_id, kind, body, effective_from, base_policy, reason, proposed_at, proposed_by, proposed_by_name)
    values (${proposal.id}, ${proposal.agencyId}, ${proposal.facilityId}, ${proposal.kind}, ${policyToJson(proposal.body)}::jsonb,
            ${proposal.effectiveFrom}, ${proposal.basePolicy}, ${proposal.reason}, ${at}, ${proposal.proposedBy}, ${proposal.proposedByName})`.execute(
    tx,
  );
}

const PROPOSAL = sql`select p.id, p.agency_id as "agencyId", p.facility_id as "facilityId", p.kind, p.body, p.effective_from as "effectiveFrom", p.base_policy as "basePolicy", p.reason,
    p.proposed_at as "proposedAt", p.proposed_by as "proposedBy", p.proposed_by_name as "proposedByName", d.outcome, d.decided_at as "decidedAt",
    d.decided_by_name as "decidedByName", d.reason as "decisionReason"
  from directory.proposals p left join directory.proposal_decisions d on d.proposal_id = p.id`;

type ProposalRow = Omit<Proposal, 'body'> & { body: unknown };
const withBody = (row: ProposalRow): Proposal => ({ ...row, body: policyFromJson<ProposedKind>(row.body) });

export async function selectProposal(tx: Tx, id: string): Promise<Proposal | undefined> {
  const { rows } = await sql<ProposalRow>`${PROPOSAL} where p.id = ${id}`.execute(tx);
  return rows[0] && withBody(rows[0]);
}

/** Those of an agency that nobody has decided, its facilities' too, the newest first. */
export async function selectOpenProposals(tx: Tx, agencyId: string): Promise<Proposal[]> {
  const { rows } = await sql<ProposalRow>`${PROPOSAL} where p.agency_id = ${agencyId} and d.proposal_id is null
    order by p.seq desc limit 100`.execute(tx);
  return rows.map(withBody);
}

/** Every one for this rule, the newest first. */
export async function selectProposals(tx: Tx, place: PolicyPlace): Promise<Proposal[]> {
  const { rows } = await sql<ProposalRow>`${PROPOSAL} where p.agency_id = ${place.agencyId} and p.kind = ${place.kind}
      and p.facility_id is not distinct from ${place.facilityId} order by p.seq desc limit 100`.execute(tx);
  return rows.map(withBody);
}

/** False when it has been decided already. */
export async function insertDecision(
  tx: Tx,
  proposal: Proposal,
  decision: { outcome: Outcome; reason: string; by: string; byName: string },
  at: Date,
): Promise<boolean> {
  const { rows } =
    await sql`insert into directory.proposal_decisions (proposal_id, agency_id, proposed_by, outcome, reason, decided_at, decided_by, decided_by_name)
    values (${proposal.id}, ${proposal.agencyId}, ${proposal.proposedBy}, ${decision.outcome}, ${decision.reason}, ${at}, ${decision.by}, ${decision.byName})
    on conflict (proposal_id) do nothing returning 1`.execute(tx);
  return rows.length > 0;
}
