// A facility's own rule for reading letters, laid over its agency's: by two people, from a day on, and for its letters alone.
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { adminOf, type CastAgency, type Pair } from '#domain/directory/cast.ts';
import {
  addResident,
  approveProposal,
  changePolicy,
  createFacility,
  houseReview,
  listProposals,
  noServices,
  type PolicyChange,
  readPolicyPage,
  readProposal,
  readReviewPolicy,
  readStampsPolicy,
  type ReviewHere,
  setReview,
  setServices,
} from '#domain/directory/index.ts';
import { readDeadlines } from '#domain/review/index.ts';
import { castMailAgency, sampleStamps } from '#domain/stamps/cast.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { codeOf } from '#test/refused.ts';
import { castDecision, castLetter, castMailroom, castReader, castWriter } from './cast.ts';
import { correctLetter, readDraft, readLetter } from './index.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const HOUR = 3_600_000;
const system = systemScope('test');
let app: TestApp;
let at: CastAgency;
let other: { id: string };
beforeAll(async () => {
  app = await testApp();
  at = await castMailAgency(app);
  const place = { agencyId: at.agency.id, name: 'Cedar Notch', city: 'Arcadia', timeZone: 'America/New_York' };
  other = await createFacility(app, system, place);
  const dated = { agencyId: at.agency.id, effectiveFrom: 'now' as const };
  await setServices(app, system, { ...dated, facilityId: other.id, body: { ...noServices, letters: true } });
});
afterAll(() => app.end());

const change = async (body: ReviewHere, facilityId = at.facility.id): Promise<PolicyChange<'review_here'>> => {
  const place = { agencyId: at.agency.id, kind: 'review_here' as const, facilityId };
  const { base } = await readPolicyPage(app, adminOf(at), place);
  return { ...place, body, from: '', reason: 'We are few', base };
};
async function propose(body: ReviewHere, by: Scope): Promise<string> {
  const made = await changePolicy(app, by, await change(body));
  return 'proposalId' in made ? made.proposalId : expect.fail('took force without a second person');
}
async function agreed(body: ReviewHere): Promise<void> {
  await approveProposal(app, adminOf(at), { proposalId: await propose(body, adminOf(at)) });
}
const ruleAt = (facilityId: string | null) =>
  app.tx(system, (tx) => readReviewPolicy(tx, { agencyId: at.agency.id, facilityId }, app.clock.now()));
async function moved(by: Pair, facilityId: string): Promise<void> {
  const { rows } = await app.owner.query<{ number: string }>('select number from directory.residents where id = $1', [by.residentId]);
  await addResident(app, system, {
    ...{ agencyId: at.agency.id, facilityId, number: rows[0]!.number, givenName: 'Ray', familyName: 'Moss', unit: 'A-1', status: 'here' },
  });
  await app.runJobs();
}
const hoursOf = ({ sentAt, dueAt }: { sentAt: Date; dueAt: Date }) => (dueAt.getTime() - sentAt.getTime()) / HOUR;

it('one proposes and another approves, for the facilities where they work; what it does not say follows the agency', async () => {
  const here = { ...adminOf(at), facilities: [at.facility.id] };
  const elsewhere = { ...adminOf(at), facilities: [other.id] };
  expect(await codeOf(changePolicy(app, elsewhere, await change({ deadlineHours: 24 })))).toBe('directory.unknown_facility');
  expect(await codeOf(changePolicy(app, here, { ...(await change({})), facilityId: null }))).toBe('directory.unknown_facility');
  expect(await codeOf(changePolicy(app, here, await change({ deadlineHours: 0 })))).toBe('directory.bad_count');
  const proposal = await propose({ deadlineHours: 24 }, here);
  expect(await listProposals(app, here, at.agency.id)).toMatchObject([{ id: proposal, facilityId: at.facility.id }]);
  expect(await codeOf(approveProposal(app, here, { proposalId: proposal }))).toBe('directory.own_proposal');
  expect(await codeOf(approveProposal(app, elsewhere, { proposalId: proposal }))).toBe('directory.unknown_facility');
  expect(await readProposal(app, here, proposal)).toMatchObject({ facility: { id: at.facility.id }, inForce: null, under: null });
  expect(await ruleAt(at.facility.id)).toEqual(houseReview);
  await approveProposal(app, { ...adminOf(at), facilities: [at.facility.id] }, { proposalId: proposal });
  await setReview(app, system, { agencyId: at.agency.id, effectiveFrom: 'now', body: { ...houseReview, deadlineHours: 60, looks: 2 } });
  expect(await ruleAt(at.facility.id)).toMatchObject({ deadlineHours: 24, looks: 2, mode: 'everything' });
  expect([(await ruleAt(other.id)).deadlineHours, (await ruleAt(null)).deadlineHours]).toEqual([60, 60]);
  const page = await readPolicyPage(app, here, { agencyId: at.agency.id, kind: 'review_here', facilityId: at.facility.id });
  expect(page).toMatchObject({ inForce: { body: { deadlineHours: 24 } }, under: { deadlineHours: 60 }, proposals: [{ id: proposal }] });
  expect((await readPolicyPage(app, here, { agencyId: at.agency.id, kind: 'review_here', facilityId: other.id })).proposals).toEqual([]);
});

it.each([
  ['stamps', null, { ...sampleStamps, giveBack: 'left' }],
  ['stamps_here', 'here', { costs: { photo: 3 }, letterLength: 500 }],
] as const)('%s too: nothing holds before another one agrees, and he who proposes can not', async (kind, where, body) => {
  const place = { agencyId: at.agency.id, kind, facilityId: where === null ? null : at.facility.id };
  const { base } = await readPolicyPage(app, adminOf(at), place);
  const by = adminOf(at);
  const made = await changePolicy(app, by, { ...place, body, from: '', reason: 'Costs rose', base });
  const proposalId = 'proposalId' in made ? made.proposalId : expect.fail('took force without a second person');
  const rule = () => app.tx(system, (tx) => readStampsPolicy(tx, { agencyId: at.agency.id, facilityId: at.facility.id }, app.clock.now()));
  const before = await rule();
  expect(await codeOf(approveProposal(app, by, { proposalId }))).toBe('directory.own_proposal');
  expect(await rule()).toEqual(before);
  await approveProposal(app, adminOf(at), { proposalId });
  expect(await rule()).toMatchObject(kind === 'stamps' ? { giveBack: 'left' } : { letterLength: 500, costs: { letter: 1, photo: 3 } });
});

it('the database takes no facility’s rule for another place, and none without a second person', async () => {
  const proposal = await propose({ deadlineHours: 30 }, adminOf(at));
  const row = (facility: string | null, from: string | null, kind = 'review_here') =>
    app.owner.query(
      `insert into directory.policies (id, agency_id, facility_id, kind, effective_from, body, set_at, set_by, proposal_id)
       values ('pol_' || $1::text, $2, $3, $4, now(), '{"deadlineHours": 30}', now(), 'lgn_x', $5)`,
      [`${facility}${from}${kind}`, at.agency.id, facility, kind, from],
    );
  await expect(row(at.facility.id, null)).rejects.toMatchObject({ code: '23514', constraint: 'policies_by_two' });
  await expect(row(null, null, 'review')).rejects.toMatchObject({ code: '23514', constraint: 'policies_by_two' });
  await expect(row(null, null, 'stamps')).rejects.toMatchObject({ code: '23514', constraint: 'policies_by_two' });
  await expect(row(at.facility.id, null, 'stamps_here')).rejects.toMatchObject({ code: '23514', constraint: 'policies_by_two' });
  await expect(row(null, null)).rejects.toMatchObject({ code: '23514' });
  await expect(row(at.facility.id, null, 'limits')).rejects.toMatchObject({ code: '23514' });
  await approveProposal(app, adminOf(at), { proposalId: proposal });
  await expect(row(other.id, proposal)).rejects.toMatchObject({ code: '42501' });
});

it('who writes there is promised its deadline and pressed for in its time; whom moves keeps what was promised', async () => {
  await agreed({ deadlineHours: 10, warnHours: 8 });
  const by = await castWriter(app, at);
  const letter = await castLetter(app, by);
  expect(hoursOf(await readLetter(app, by.customer, letter))).toBe(10);
  expect((await readDraft(app, by.customer, by.residentId)).deadlineHours).toBe(10);
  await moved(by, other.id);
  const later = await castLetter(app, by);
  const both = await Promise.all([letter, later].map((id) => readLetter(app, by.customer, id)));
  expect(both.map(hoursOf)).toEqual([10, 60]);
  app.clock.move(9 * HOUR);
  const soon = await readDeadlines(app, castMailroom(at, { facilities: 'all' }));
  expect(soon.waiting).toMatchObject([{ facilityId: at.facility.id, near: 1, late: 0 }]);
  expect([soon.warnHours.get(at.facility.id), soon.warnHours.get(other.id)]).toEqual([8, 48]);
  await castDecision(app, await castReader(app, at, letter), 'release');
  expect(await readLetter(app, by.customer, letter)).toMatchObject({ state: 'released', isLate: false });
});

it('only there clean letters go on by themselves, and only there a returned one can’t be changed', async () => {
  await agreed({ mode: 'flagged', resend: false });
  const [by, far] = [await castWriter(app, at), await castWriter(app, at)];
  await moved(far, other.id);
  const [here, there] = [await castLetter(app, by, { body: 'We love you' }), await castLetter(app, far, { body: 'We love you' })];
  expect((await readLetter(app, by.customer, here)).state).toBe('released');
  expect((await readLetter(app, far.customer, there)).state).toBe('in_line');
  const found = await castLetter(app, by, { body: 'Bring a shank' });
  await castDecision(app, await castReader(app, at, found), 'return');
  await castDecision(app, await castReader(app, at, there, { facilities: 'all' }), 'return');
  expect((await readLetter(app, by.customer, found)).correcting).toEqual({ by: null, may: null });
  expect(await codeOf(correctLetter(app, by.customer, { letter: found }))).toBe('mail.no_resend');
  expect((await readLetter(app, far.customer, there)).correcting.may).toBe('begin');
});
