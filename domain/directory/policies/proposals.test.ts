import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { publicScope, type Scope, systemScope } from '#kernel/scope.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { codeOf } from '#test/refused.ts';
import { noServices } from '../places/agency.ts';
import { type CastAgency, castAgency, castCustomer, sampleFees } from '../cast.ts';
import { changePolicy, type ChangedKind, type PolicyChange } from './change-policy.ts';
import { createFacility } from '../places/create-facility.ts';
import type { NameSearchPolicy } from './choice-policies.ts';
import { approveProposal, declineProposal, withdrawProposal } from './decide-proposal.ts';
import type { DeductionRules } from './deductions.ts';
import { feeFor, type FeeSchedule } from './fee-schedule.ts';
import { readAgency } from '../places/read-agency.ts';
import { listProposals, readPolicyPage, readProposal } from './read-policy-page.ts';

let app: TestApp;
let at: CastAgency;
let other: CastAgency;
const NOW = '2026-11-21T12:00:00Z';

beforeAll(async () => {
  app = await testApp();
  app.clock.set(new Date(NOW));
  [at, other] = [await castAgency(app), await castAgency(app)];
});
afterAll(() => app.end());

const admin = (agencyId: string, over: Partial<Scope> = {}): Scope => ({
  ...systemScope('test', agencyId),
  realm: 'staff',
  actor: newId('lgn'),
  roles: ['agency_admin'],
  facilities: 'all',
  ...over,
});
const operator = (): Scope => ({ ...systemScope('test'), realm: 'operator', actor: newId('lgn'), roles: ['operator'] });
const flat = (feeCents: bigint): FeeSchedule => ({
  lines: sampleFees.lines.map((line) =>
    line.channel === 'web' ? { ...line, tiers: [{ minCents: 2000n, maxCents: 50000n, feeCents }] } : line,
  ),
});

async function baseOf(agency: CastAgency, kind: ChangedKind, facilityId: string | null = null): Promise<string | null> {
  return (await readPolicyPage(app, operator(), { agencyId: agency.agency.id, kind, facilityId })).base;
}

async function feeChange(
  agency: CastAgency,
  fee: bigint,
  over: Partial<PolicyChange<'fee_schedule'>> = {},
): Promise<PolicyChange<'fee_schedule'>> {
  const base = await baseOf(agency, 'fee_schedule');
  return {
    agencyId: agency.agency.id,
    kind: 'fee_schedule',
    facilityId: null,
    body: flat(fee),
    from: '',
    reason: 'New contract',
    base,
    ...over,
  };
}

async function propose(agency: CastAgency, fee: bigint, by: Scope, over: Partial<PolicyChange<'fee_schedule'>> = {}): Promise<string> {
  const made = await changePolicy(app, by, await feeChange(agency, fee, over));
  return 'proposalId' in made ? made.proposalId : expect.fail('took force without a second person');
}

async function feeNow(agency: CastAgency): Promise<bigint> {
  const { policies } = await readAgency(app, publicScope('test', 'en'), agency.agency.id);
  const answer = feeFor(policies.feeSchedule!.body, { channel: 'web', method: 'card', category: 'spendable', amountCents: 4000n });
  return answer.ok ? answer.feeCents : expect.fail('no fee');
}

describe('prices', () => {
  test('hold only when somebody else has approved them, and the history says who and why', async () => {
    const [maker, checker] = [admin(at.agency.id), admin(at.agency.id)];
    const proposal = await propose(at, 100n, maker);
    expect(await feeNow(at)).toBe(395n);
    expect((await listProposals(app, checker, at.agency.id)).map(({ id }) => id)).toEqual([proposal]);
    expect(await codeOf(approveProposal(app, maker, { proposalId: proposal }))).toBe('directory.own_proposal');
    expect(await codeOf(declineProposal(app, maker, { proposalId: proposal, reason: 'no' }))).toBe('directory.own_proposal');
    expect(await feeNow(at)).toBe(395n);
    const asProposed = await readProposal(app, checker, proposal);
    const { policyId } = await approveProposal(app, checker, { proposalId: proposal });
    expect(await feeNow(at)).toBe(100n);
    // Read later, it still says what it changed.
    expect((await readProposal(app, checker, proposal)).inForce).toEqual(asProposed.inForce);
    const page = await readPolicyPage(app, maker, { agencyId: at.agency.id, kind: 'fee_schedule', facilityId: null });
    expect(page.inForce).toMatchObject({ id: policyId, reason: 'New contract', proposedByName: 'Kinline' });
    expect(page.proposals[0]).toMatchObject({ id: proposal, outcome: 'approved' });
    expect(await listProposals(app, checker, at.agency.id)).toEqual([]);
    const { rows } = await app.owner.query<{ action: string; actor: string }>(
      `select action, actor from kernel.audit_rows where agency_id = $1 and actor is not null order by id`,
      [at.agency.id],
    );
    expect(rows).toEqual([
      { action: 'directory.fee_schedule_proposed', actor: maker.actor },
      { action: 'directory.proposal_approved', actor: checker.actor },
      { action: 'directory.fee_schedule_set', actor: checker.actor },
    ]);
  });

  test('from a day on: the day asked for, or the approval where that came later', async () => {
    const agency = await castAgency(app);
    const [maker, checker] = [admin(agency.agency.id), operator()];
    const early = await propose(agency, 100n, maker, { from: '2026-12-01' });
    await approveProposal(app, checker, { proposalId: early });
    expect(await feeNow(agency)).toBe(395n);
    const page = await readPolicyPage(app, maker, { agencyId: agency.agency.id, kind: 'fee_schedule', facilityId: null });
    expect(page.coming.map(({ effectiveFrom }) => effectiveFrom.toISOString())).toEqual(['2026-12-01T05:00:00.000Z']);
    const late = await propose(agency, 200n, maker, { from: '2026-11-25' });
    app.clock.set(new Date('2026-11-28T12:00:00Z'));
    try {
      await approveProposal(app, checker, { proposalId: late });
      expect(await feeNow(agency)).toBe(200n);
      const { history } = await readPolicyPage(app, maker, { agencyId: agency.agency.id, kind: 'fee_schedule', facilityId: null });
      expect(history[0]!.effectiveFrom.toISOString()).toMatch(/^2026-11-28T12:00/);
    } finally {
      app.clock.set(new Date(NOW));
    }
  });

  test('that rest on older ones can only be declined', async () => {
    const agency = await castAgency(app);
    const [one, two, three] = [admin(agency.agency.id), admin(agency.agency.id), admin(agency.agency.id)];
    const [first, second] = [await propose(agency, 100n, one), await propose(agency, 200n, two)];
    await approveProposal(app, three, { proposalId: first });
    expect(await codeOf(approveProposal(app, three, { proposalId: second }))).toBe('directory.proposal_stale');
    expect((await readProposal(app, three, second)).isStale).toBe(true);
    expect(await feeNow(agency)).toBe(100n);
    expect(await codeOf(declineProposal(app, three, { proposalId: second, reason: ' ' }))).toBe('directory.reason_missing');
    await declineProposal(app, three, { proposalId: second, reason: 'Overtaken' });
    expect((await readProposal(app, two, second)).proposal).toMatchObject({ outcome: 'declined', decisionReason: 'Overtaken' });
  });

  test('are approved once, also when two press at once', async () => {
    const agency = await castAgency(app);
    const proposal = await propose(agency, 100n, admin(agency.agency.id));
    const both = await Promise.allSettled([1, 2].map(() => approveProposal(app, admin(agency.agency.id), { proposalId: proposal })));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await codeOf(approveProposal(app, operator(), { proposalId: proposal }))).toBe('directory.proposal_decided');
    const { rows } = await app.owner.query('select 1 from directory.policies where proposal_id = $1', [proposal]);
    expect(rows).toHaveLength(1);
  });

  test('of two proposals approved at once, one holds and the other is stale', async () => {
    const agency = await castAgency(app);
    const both = [await propose(agency, 100n, admin(agency.agency.id)), await propose(agency, 200n, admin(agency.agency.id))];
    const done = await Promise.allSettled(both.map((proposalId) => approveProposal(app, operator(), { proposalId })));
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const lost = done.find((one) => one.status === 'rejected')!;
    expect(isRefusal(lost.reason) && lost.reason.code).toBe('directory.proposal_stale');
  });

  test('are taken back by whoever proposed them, and by nobody else', async () => {
    const agency = await castAgency(app);
    const maker = admin(agency.agency.id);
    const proposal = await propose(agency, 100n, maker);
    expect(await codeOf(withdrawProposal(app, admin(agency.agency.id), { proposalId: proposal }))).toBe('directory.not_own_proposal');
    await withdrawProposal(app, maker, { proposalId: proposal });
    expect(await codeOf(approveProposal(app, operator(), { proposalId: proposal }))).toBe('directory.proposal_decided');
  });

  test('go back to an old list by a new proposal', async () => {
    const agency = await castAgency(app);
    const [maker, checker] = [admin(agency.agency.id), admin(agency.agency.id)];
    await approveProposal(app, checker, { proposalId: await propose(agency, 100n, maker) });
    const { history } = await readPolicyPage(app, maker, { agencyId: agency.agency.id, kind: 'fee_schedule', facilityId: null });
    const back = await propose(agency, 0n, maker, { body: history[1]!.body, reason: 'Back to the old prices' });
    await approveProposal(app, checker, { proposalId: back });
    expect(await feeNow(agency)).toBe(395n);
  });
});

describe('what the agency takes', () => {
  const change = async (agency: CastAgency, body: DeductionRules, by: Scope, from = '') => {
    const base = await baseOf(agency, 'deductions');
    const what = { agencyId: agency.agency.id, kind: 'deductions' as const, facilityId: null, body };
    const made = await changePolicy(app, by, { ...what, from, reason: 'New law', base });
    return 'proposalId' in made ? made.proposalId : expect.fail('took force without a second person');
  };

  test('changes by two, and after the days of notice that the rules before promise', async () => {
    const agency = await castAgency(app);
    const [maker, checker] = [admin(agency.agency.id), admin(agency.agency.id)];
    const [rule] = (await readAgency(app, maker, agency.agency.id)).policies.deductions!.body.rules;
    const told = { rules: [{ ...rule!, percentBasisPoints: 2500 }], noticeDays: 30 };
    const first = await change(agency, told, maker);
    expect(await codeOf(approveProposal(app, maker, { proposalId: first }))).toBe('directory.own_proposal');
    await approveProposal(app, checker, { proposalId: first });
    const higher = { ...told, rules: [{ ...rule!, percentBasisPoints: 5000 }] };
    expect(await codeOf(change(agency, higher, maker, '2026-12-20'))).toBe('directory.notice_too_short');
    const soon = await change(agency, higher, maker, '2026-12-21');
    app.clock.set(new Date('2026-11-26T12:00:00Z'));
    try {
      // Approved five days later, families have their thirty days all the same.
      await approveProposal(app, checker, { proposalId: soon });
      const page = await readAgency(app, publicScope('test', 'en'), agency.agency.id);
      expect(page.policies.deductions?.body).toMatchObject({ rules: [{ percentBasisPoints: 2500 }] });
      expect(page.comingDeductions).toMatchObject({ effectiveFrom: new Date('2026-12-26T05:00:00Z'), body: higher });
    } finally {
      app.clock.set(new Date(NOW));
    }
  });
});

describe('the database itself', () => {
  test('lets nobody approve his own, whatever the program does', async () => {
    const maker = admin(at.agency.id);
    const proposal = await propose(at, 300n, maker);
    const decide = (by: string, outcome: string, reason = 'x') =>
      app.owner.query(
        `insert into directory.proposal_decisions (proposal_id, agency_id, proposed_by, outcome, reason, decided_at, decided_by, decided_by_name)
         values ($1, $2, $3, $4, $5, now(), $6, 'x')`,
        [proposal, at.agency.id, maker.actor, outcome, reason, by],
      );
    await expect(decide(maker.actor!, 'approved')).rejects.toMatchObject({ constraint: 'maker_is_not_checker' });
    await expect(decide(maker.actor!, 'declined')).rejects.toMatchObject({ constraint: 'maker_is_not_checker' });
    await expect(decide('lgn_x', 'withdrawn')).rejects.toMatchObject({ constraint: 'maker_is_not_checker' });
    await expect(decide('lgn_x', 'declined', '')).rejects.toMatchObject({ constraint: 'declined_with_a_reason' });
    // A lie about who proposed it breaks the key.
    await expect(
      app.owner.query(
        `insert into directory.proposal_decisions (proposal_id, agency_id, proposed_by, outcome, reason, decided_at, decided_by, decided_by_name)
         values ($1, $2, 'lgn_liar', 'approved', '', now(), $3, 'x')`,
        [proposal, at.agency.id, maker.actor],
      ),
    ).rejects.toMatchObject({ code: '23503' });
  });

  test('takes prices from people only with an approved proposal, and exactly as proposed', async () => {
    const proposal = await propose(at, 400n, admin(at.agency.id));
    const write = (proposalId: string | null, body: string, from: string) =>
      app.owner.query(
        `insert into directory.policies (id, agency_id, kind, effective_from, body, set_at, set_by, proposal_id) values ($1, $2, 'fee_schedule', $3, $4, now(), 'lgn_x', $5)`,
        [newId('pol'), at.agency.id, from, body, proposalId],
      );
    const { rows } = await app.owner.query<{ body: string }>('select body::text as body from directory.proposals where id = $1', [
      proposal,
    ]);
    const [{ body }] = rows as [{ body: string }];
    await expect(write(null, body, '2027-01-01')).rejects.toMatchObject({ constraint: 'policies_by_two' });
    await expect(write(proposal, body, '2027-01-01')).rejects.toMatchObject({ code: '42501' });
    await app.owner.query(
      `insert into directory.proposal_decisions (proposal_id, agency_id, proposed_by, outcome, reason, decided_at, decided_by, decided_by_name)
       select id, agency_id, proposed_by, 'approved', '', '2026-12-24', 'lgn_x', 'x' from directory.proposals where id = $1`,
      [proposal],
    );
    await expect(write(proposal, '{"lines": []}', '2027-01-01')).rejects.toMatchObject({ code: '42501' });
    await expect(write(proposal, body, '2026-12-23')).rejects.toMatchObject({ code: '42501' });
    await write(proposal, body, '2027-01-01');
    await expect(write(proposal, body, '2027-01-01')).rejects.toMatchObject({ code: '23505' });
  });

  test.each(['proposals', 'proposal_decisions', 'policy_notes', 'place_changes'])('keeps %s as they are', async (table) => {
    for (const text of [`update directory.${table} set reason = 'x'`, `delete from directory.${table}`])
      await expect(app.owner.query(text)).rejects.toMatchObject({ code: '42501' });
  });
});

describe('every other rule', () => {
  const searchChange = (agency: CastAgency, who: NameSearchPolicy['who'], base: string | null): PolicyChange<'name_search'> => ({
    agencyId: agency.agency.id,
    kind: 'name_search',
    facilityId: null,
    body: { who },
    from: '',
    reason: 'More hands',
    base,
  });

  test('holds at once, with the reason', async () => {
    const agency = await castAgency(app);
    await changePolicy(app, admin(agency.agency.id), searchChange(agency, 'public', null));
    const page = await readPolicyPage(app, admin(agency.agency.id), { agencyId: agency.agency.id, kind: 'name_search', facilityId: null });
    expect(page.inForce).toMatchObject({ body: { who: 'public' }, reason: 'More hands', proposedByName: null });
  });

  test('two admins at once: one is told to look again', async () => {
    const agency = await castAgency(app);
    const both = await Promise.allSettled(
      (['public', 'signed_in'] as const).map((who) => changePolicy(app, admin(agency.agency.id), searchChange(agency, who, null))),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = both.find((one) => one.status === 'rejected')!;
    expect(isRefusal(lost.reason) && lost.reason.code).toBe('directory.changed_meanwhile');
  });

  test.each([
    ['yesterday', { from: '2026-11-20' }, 'directory.backdated'],
    ['no day', { from: '2026-02-30' }, 'directory.bad_day'],
    ['no day either', { from: 'soon' }, 'directory.bad_day'],
    ['no reason', { reason: '  ' }, 'directory.reason_missing'],
    ['a reason that reads backwards', { reason: 'a\u202eb' }, 'directory.reason_bad'],
    ['a body that makes no sense', { body: { who: 'nobody' as 'public' } }, 'directory.choose_one'],
    ['services without a facility', { kind: 'services' as 'name_search' }, 'directory.unknown_facility'],
  ])('with %s is refused', async (_what, over, code) => {
    const change = { ...searchChange(at, 'public', await baseOf(at, 'name_search')), ...over };
    expect(await codeOf(changePolicy(app, admin(at.agency.id), change))).toBe(code);
  });

  test('today counts as at once, in the agency’s own day', async () => {
    const agency = await castAgency(app);
    // Still the 20th in New York.
    app.clock.set(new Date('2026-11-21T03:00:00Z'));
    try {
      await changePolicy(app, admin(agency.agency.id), { ...searchChange(agency, 'public', null), from: '2026-11-20' });
      const page = await readPolicyPage(app, operator(), { agencyId: agency.agency.id, kind: 'name_search', facilityId: null });
      expect(page.inForce?.effectiveFrom.toISOString()).toMatch(/^2026-11-21T03:00/);
    } finally {
      app.clock.set(new Date(NOW));
    }
  });
});

describe('who may', () => {
  test('nobody but admins of the agency and operators', async () => {
    const change = await feeChange(at, 1n);
    const proposal = await propose(at, 500n, admin(at.agency.id));
    const clerk = admin(at.agency.id, { roles: ['trust_clerk'], facilities: [at.facility.id] });
    for (const scope of [clerk, publicScope('test', 'en'), castCustomer('lgn_a')]) {
      expect(await codeOf(changePolicy(app, scope, change))).toBe('kernel.not_allowed');
      expect(await codeOf(readPolicyPage(app, scope, { agencyId: at.agency.id, kind: 'limits', facilityId: null }))).toBe(
        'kernel.not_allowed',
      );
      expect(await codeOf(listProposals(app, scope, at.agency.id))).toBe('kernel.not_allowed');
      expect(['kernel.not_allowed', 'directory.unknown_proposal']).toContain(
        await codeOf(approveProposal(app, scope, { proposalId: proposal })),
      );
    }
  });

  test('another agency’s admin does not even learn of it', async () => {
    const stranger = admin(other.agency.id);
    const proposal = await propose(at, 600n, admin(at.agency.id));
    expect(await codeOf(changePolicy(app, stranger, await feeChange(at, 1n)))).toBe('directory.unknown_agency');
    for (const work of [approveProposal, withdrawProposal] as const)
      expect(await codeOf(work(app, stranger, { proposalId: proposal }))).toBe('directory.unknown_proposal');
    expect(await codeOf(readProposal(app, stranger, proposal))).toBe('directory.unknown_proposal');
    expect(await codeOf(readProposal(app, stranger, 'prp_nonsense'))).toBe('directory.unknown_proposal');
  });

  test('an admin of some facilities decides for those alone', async () => {
    const agency = await castAgency(app);
    const second = await createFacility(app, systemScope('test'), {
      agencyId: agency.agency.id,
      name: 'Cedar Creek',
      city: 'Ocala',
      timeZone: 'America/New_York',
    });
    const partly = admin(agency.agency.id, { facilities: [second.id] });
    expect(await codeOf(changePolicy(app, partly, await feeChange(agency, 1n)))).toBe('directory.whole_agency_only');
    const waiting = await propose(agency, 2n, admin(agency.agency.id));
    expect(await codeOf(approveProposal(app, partly, { proposalId: waiting }))).toBe('directory.whole_agency_only');
    // Every facility of today by name is not the agency: tomorrow there is one more.
    const byName = admin(agency.agency.id, { facilities: [agency.facility.id, second.id] });
    expect(await codeOf(changePolicy(app, byName, await feeChange(agency, 3n)))).toBe('directory.whole_agency_only');
    expect(await codeOf(changePolicy(app, { ...byName, facilities: [] }, await feeChange(agency, 3n)))).toBe('directory.whole_agency_only');
    const services = { kind: 'services' as const, body: { ...noServices, visits: true }, from: '', reason: 'Rooms are ready' };
    const change = (facilityId: string, base: string | null) => ({ ...services, agencyId: agency.agency.id, facilityId, base });
    await changePolicy(app, partly, change(second.id, null));
    const first = await baseOf(agency, 'services', agency.facility.id);
    expect(await codeOf(changePolicy(app, partly, change(agency.facility.id, first)))).toBe('directory.unknown_facility');
    expect(await codeOf(changePolicy(app, admin(agency.agency.id), change(other.facility.id, null)))).toBe('directory.unknown_facility');
  });

  test('the licence is the operators’ to set', async () => {
    const body = { licensee: 'A', nmlsId: '1', address: 'B', phone: 'C', sample: true };
    const change = {
      agencyId: at.agency.id,
      kind: 'licence' as const,
      facilityId: null,
      body,
      from: '',
      reason: 'New',
      base: await baseOf(at, 'licence'),
    };
    expect(await codeOf(changePolicy(app, admin(at.agency.id), change))).toBe('kernel.not_allowed');
    expect(await changePolicy(app, operator(), change)).toHaveProperty('policyId');
  });
});
