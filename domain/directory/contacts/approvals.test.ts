import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import type { Refusal } from '#kernel/refusal.ts';
import { publicScope, type Scope, systemScope } from '#kernel/scope.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { codeOf, refusalOf } from '#test/refused.ts';
import { formatPlainDate } from '#words/format.ts';
import { addResident } from '../people/add-resident.ts';
import { type ApprovalRule, openRule } from '../policies/approval-rule.ts';
import { askApproval, ASKS_PER_DAY, withdrawAsk } from './ask-approval.ts';
import { type CastAgency, castAgency, castPair as castPairAt, type Pair } from '../cast.ts';
import { createFacility } from '../places/create-facility.ts';
import { decideAsks } from './decide-asks.ts';
import { listAsks, readAsks } from './list-asks.ts';
import { DAY_MS } from './may-use.ts';
import { readContact } from './read-contact.ts';
import { setApprovalRule } from '../policies/set-policies.ts';
import { expireApprovals } from './tell-approval.ts';

const system = systemScope('test');
const byClerk: ApprovalRule = {
  ...openRule,
  money: { by: 'clerk', graceDays: 0, validDays: null },
  visits: { by: 'both', graceDays: 0, validDays: 365 },
};
let app: TestApp;
let at: CastAgency;

beforeAll(async () => {
  app = await testApp();
  app.clock.set(new Date('2026-11-23T15:00:00Z')); // Monday, 10 AM in New York
  at = await castAgency(app);
  await setApprovalRule(app, system, { agencyId: at.agency.id, effectiveFrom: 'now', body: byClerk });
}, 60_000);
afterAll(() => app.end());

const fieldsOf = async (work: Promise<unknown>) =>
  Object.fromEntries((await refusalOf(work)).fields.map(({ field, code }) => [field, code]));

const castPair = (over: Parameters<typeof castPairAt>[2] = {}) => castPairAt(app, at, over);

const staff = (over: Partial<Scope> = {}): Scope => ({
  ...system,
  realm: 'staff',
  actor: newId('lgn'),
  agency: at.agency.id,
  roles: ['trust_clerk'],
  facilities: [at.facility.id],
  ...over,
});
const ask = (pair: Pair, over: object = {}) =>
  askApproval(app, pair.customer, { resident: pair.residentId, service: 'money', relationship: 'parent', message: '', ...over });
const money = async (pair: Pair) => (await readContact(app, pair.customer, pair.residentId)).standing.services.money;
const mailsTo = async (email: string) =>
  (
    await app.owner.query<{ template: string; lang: string; content: object }>(
      `select n.template, n.lang, n.content from notifications.notices n join identity.logins l on l.id = n.login_id
       where l.email = $1 and n.template like 'approval%' order by n.id`,
      [email],
    )
  ).rows;

describe('asking', () => {
  test('stands in the work list with what a clerk compares, and nothing is open before the answer', async () => {
    const pair = await castPair();
    expect((await money(pair)).use).toMatchObject({ ok: false, because: 'not_asked' });
    const { askId } = await ask(pair, { message: ' I am his mother.\r\nThank you ' });
    expect(await money(pair)).toMatchObject({ use: { ok: false, because: 'waiting' }, ask: 'waiting' });
    const [view] = await readAsks(app, staff(), [askId]);
    expect(view!.ask).toMatchObject({
      customerName: 'Dana Peñalosa',
      birthDate: '1980-02-03',
      place: 'Albany, NY',
      relationship: 'parent',
      message: 'I am his mother.\nThank you',
      residentNumber: pair.number,
      state: 'waiting',
    });
    expect(view!.steps.map(({ kind }) => kind)).toEqual(['asked']);
  });

  test('twice at once is once', async () => {
    const pair = await castPair();
    const answers = await Promise.allSettled(Array.from({ length: 6 }, () => ask(pair)));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const answer of answers) if (answer.status === 'rejected') expect((answer.reason as Refusal).code).toBe('directory.asked_already');
  });

  test('is refused where it makes no sense', async () => {
    const pair = await castPair();
    expect(await codeOf(ask(pair, { service: 'mail' }))).toBe('directory.ask_not_needed');
    expect(await codeOf(ask(pair, { service: 'pizza' }))).toBe('directory.unknown_service');
    expect(await codeOf(ask(pair, { resident: newId('res') }))).toBe('directory.unknown_contact');
    expect(await codeOf(ask(pair, { resident: "x' or 1=1" }))).toBe('directory.unknown_contact');
    expect(await fieldsOf(ask(pair, { relationship: 'boss', message: 'x'.repeat(501) }))).toEqual({
      relationship: 'directory.choose_relationship',
      message: 'directory.message_too_long',
    });
    expect(await fieldsOf(ask(pair, { message: 'a\u202eb' }))).toEqual({ message: 'directory.message_unreadable' });
    expect(await codeOf(ask(await castPair({ details: false })))).toBe('directory.details_needed');
    const other = await castPair();
    expect(await codeOf(ask({ ...pair, residentId: other.residentId }))).toBe('directory.unknown_contact');
    const gone = await castPair();
    const place = { agencyId: at.agency.id, facilityId: at.facility.id };
    await addResident(app, system, {
      ...place,
      number: gone.number,
      givenName: 'Mateo',
      familyName: 'Delgado',
      unit: '',
      status: 'released',
    });
    expect(await codeOf(ask(gone))).toBe('directory.person_left');
  });

  test.each(['public', 'staff', 'operator', 'resident', 'system'] as const)('is not for the %s realm', async (realm) => {
    const scope: Scope = { ...publicScope('t', 'en'), realm, actor: newId('lgn') };
    expect(await codeOf(askApproval(app, scope, { resident: newId('res'), service: 'money', relationship: 'friend', message: '' }))).toBe(
      'kernel.not_allowed',
    );
  });

  test('so often a day and no oftener', async () => {
    const pair = await castPair();
    for (let i = 0; i < ASKS_PER_DAY; i++) await withdrawAsk(app, pair.customer, (await ask(pair)).askId);
    expect(await codeOf(ask(pair))).toBe('directory.too_many_asks');
  });
});

describe('the answer', () => {
  test('yes opens the service, until its last day, and both sides are told', async () => {
    const pair = await castPair();
    const { askId } = await ask(pair);
    const clerk = staff();
    const last = new Date(app.clock.now().getTime() + 10 * DAY_MS).toISOString().slice(0, 10);
    expect(await decideAsks(app, clerk, { asks: [askId], decision: 'approve', until: last })).toEqual({ decided: 1, skipped: 0 });
    const open = await money(pair);
    expect(open.use).toMatchObject({ ok: true, because: 'approved' });
    expect(open.use.until!.toISOString()).toContain('T05:00'); // the end of a day in New York
    await app.runJobs();
    const mails = await mailsTo(pair.email);
    expect(mails).toMatchObject([{ template: 'approval_approved', lang: 'en' }]);
    expect(JSON.stringify(mails[0]!.content), 'a day a year away is told with its year').toContain(formatPlainDate(last, 'en'));
    const notices = await app.owner.query('select kind, about from directory.resident_notices where resident_id = $1', [pair.residentId]);
    expect(notices.rows).toEqual([{ kind: 'approved', about: 'Dana Peñalosa' }]);
    const audited = await app.owner.query(`select actor from kernel.audit_rows where action = 'directory.ask_approved' and subject = $1`, [
      askId,
    ]);
    expect(audited.rows).toEqual([{ actor: clerk.actor }]);
  });

  test('an approval counts for nothing past its end, and the sweep writes that down once', async () => {
    const pair = await castPair();
    const { askId } = await ask(pair);
    const last = new Date(app.clock.now().getTime() + 2 * DAY_MS).toISOString().slice(0, 10);
    await decideAsks(app, staff(), { asks: [askId], decision: 'approve', until: last });
    app.clock.move(4 * DAY_MS);
    expect((await money(pair)).use).toMatchObject({ ok: false, because: 'ended' });
    await Promise.all([expireApprovals.run(app), expireApprovals.run(app)]);
    await app.runJobs();
    const [view] = await readAsks(app, staff(), [askId]);
    expect(view!.steps.map(({ kind }) => kind)).toEqual(['asked', 'approved', 'expired']);
    expect((await mailsTo(pair.email)).map(({ template }) => template).sort()).toEqual(['approval_approved', 'approval_expired']);
    expect((await money(pair)).ask).toBe('yes');
  });

  test('no comes with the agency’s reason in the reader’s language, and asking again waits', async () => {
    const pair = await castPair();
    await app.owner.query(`update identity.logins set lang = 'es' where id = $1`, [pair.customer.actor]);
    const { askId } = await ask(pair);
    expect(
      await fieldsOf(decideAsks(app, staff(), { asks: [askId], decision: 'deny', reason: 'because', words: 'x'.repeat(301) })),
    ).toEqual({
      reason: 'directory.choose_reason',
      words: 'directory.message_too_long',
    });
    await decideAsks(app, staff(), { asks: [askId], decision: 'deny', reason: 'details_differ', words: 'Send us a copy of your ID.' });
    await app.runJobs();
    const [mail] = await mailsTo(pair.email);
    expect(mail).toMatchObject({ template: 'approval_denied', lang: 'es' });
    expect(JSON.stringify(mail)).toContain('fecha de nacimiento');
    expect(JSON.stringify(mail)).toContain('Send us a copy of your ID.');
    expect(await money(pair)).toMatchObject({ use: { because: 'denied' }, ask: 'later' });
    expect(await codeOf(ask(pair))).toBe('directory.ask_later');
    app.clock.move(30 * DAY_MS + 1000);
    await expect(ask(pair)).resolves.toBeDefined();
  });

  test('two clerks at once: one decides, the other finds it decided', async () => {
    const pair = await castPair();
    const { askId } = await ask(pair);
    const both = await Promise.all([
      decideAsks(app, staff(), { asks: [askId], decision: 'approve' }),
      decideAsks(app, staff(), { asks: [askId], decision: 'deny', reason: 'rule' }),
    ]);
    expect(both.map(({ decided }) => decided).sort()).toEqual([0, 1]);
    const steps = (await readAsks(app, staff(), [askId]))[0]!.steps;
    expect(steps).toHaveLength(2);
  });

  test('the customer takes it back while a clerk approves: both hold together', async () => {
    const pair = await castPair();
    const { askId } = await ask(pair);
    await Promise.allSettled([withdrawAsk(app, pair.customer, askId), decideAsks(app, staff(), { asks: [askId], decision: 'approve' })]);
    const kinds = (await readAsks(app, staff(), [askId]))[0]!.steps.map(({ kind }) => kind).join(' ');
    expect(['asked withdrawn', 'asked approved withdrawn']).toContain(kinds);
    expect((await money(pair)).use.ok).toBe(false);
  });

  test('many at once, all or none', async () => {
    const pairs = [await castPair(), await castPair(), await castPair()];
    const ids = await Promise.all(pairs.map(async (pair) => (await ask(pair)).askId));
    expect(await codeOf(decideAsks(app, staff(), { asks: [...ids, newId('ask')], decision: 'approve' }))).toBe('directory.unknown_ask');
    expect((await money(pairs[0]!)).use.ok).toBe(false);
    await withdrawAsk(app, pairs[1]!.customer, ids[1]!);
    expect(await decideAsks(app, staff(), { asks: ids, decision: 'approve' })).toEqual({ decided: 2, skipped: 1 });
    expect(await codeOf(decideAsks(app, staff(), { asks: [], decision: 'approve' }))).toBe('directory.none_chosen');
  });

  test('a yes can be taken back, with a reason', async () => {
    const pair = await castPair();
    const { askId } = await ask(pair);
    await decideAsks(app, staff(), { asks: [askId], decision: 'approve' });
    expect(await fieldsOf(decideAsks(app, staff(), { asks: [askId], decision: 'revoke' }))).toEqual({ reason: 'directory.choose_reason' });
    await decideAsks(app, staff(), { asks: [askId], decision: 'revoke', reason: 'rule' });
    expect((await money(pair)).use).toMatchObject({ ok: false, because: 'ended' });
    expect(await decideAsks(app, staff(), { asks: [askId], decision: 'revoke', reason: 'rule' })).toEqual({ decided: 0, skipped: 1 });
  });

  test('the person’s own yes is needed where the rule asks for it', async () => {
    const pair = await castPair();
    const { askId } = await ask(pair, { service: 'visits' });
    const visits = staff({ roles: ['visits'] });
    expect(await fieldsOf(decideAsks(app, visits, { asks: [askId], decision: 'approve' }))).toEqual({
      consent: 'directory.consent_needed',
    });
    await decideAsks(app, visits, { asks: [askId], decision: 'approve', consent: true });
    const [view] = await readAsks(app, visits, [askId]);
    expect(view!.steps.map(({ kind }) => kind)).toEqual(['asked', 'resident_agreed', 'approved']);
    expect(Math.round((view!.ask.validUntil!.getTime() - app.clock.now().getTime()) / DAY_MS)).toBe(365);
  });

  test.each([
    ['2020-01-01', 'directory.day_is_over'],
    ['2027-02-30', 'directory.not_a_day'],
    ['soon', 'directory.not_a_day'],
    ['9999-99-99', 'directory.not_a_day'],
  ])('the last day %s is refused', async (until, code) => {
    const pair = await castPair();
    const { askId } = await ask(pair);
    expect(await fieldsOf(decideAsks(app, staff(), { asks: [askId], decision: 'approve', until }))).toEqual({ until: code });
  });

  test('places for money alone are so many, also when two are given at once', async () => {
    const place = await castAgency(app);
    const rule: ApprovalRule = { ...byClerk, moneyOnly: { visitorsOnly: true, names: 1 } };
    await setApprovalRule(app, system, { agencyId: place.agency.id, effectiveFrom: 'now', body: rule });
    const clerk = staff({ agency: place.agency.id, facilities: [place.facility.id], roles: ['agency_admin'] });
    const first = await castPair({ at: place });
    const second = await castPair({ at: place, person: first });
    const ids = [(await ask(first)).askId, (await ask(second)).askId];
    const answers = await Promise.allSettled(ids.map((id) => decideAsks(app, clerk, { asks: [id], decision: 'approve' })));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const loser = answers.findIndex(({ status }) => status === 'rejected');
    expect((answers[loser] as PromiseRejectedResult).reason).toMatchObject({ code: 'directory.money_only_full' });
    // A visitor needs no such place.
    const visitor = [first, second][loser]!;
    const visit = await ask(visitor, { service: 'visits' });
    await decideAsks(app, clerk, { asks: [visit.askId], decision: 'approve', consent: true });
    expect((await money(visitor)).use).toMatchObject({ ok: true, because: 'visitor' });
  });
});

describe('who may not', () => {
  test('clerks of another service, facility or agency see and decide nothing', async () => {
    const pair = await castPair();
    const { askId } = await ask(pair);
    const elsewhere = await castAgency(app);
    const annex = await createFacility(app, system, { agencyId: at.agency.id, name: 'Annex', city: 'Ocala', timeZone: 'America/New_York' });
    const strangers: [string, Scope, string][] = [
      ['the mailroom', staff({ roles: ['mailroom'] }), 'directory.unknown_ask'],
      ['an investigator', staff({ roles: ['investigator'] }), 'kernel.not_allowed'],
      ['a clerk without a role', staff({ roles: [] }), 'kernel.not_allowed'],
      ['a clerk of another facility', staff({ facilities: [annex.id] }), 'directory.unknown_ask'],
      ['a clerk of another agency', staff({ agency: elsewhere.agency.id, facilities: [elsewhere.facility.id] }), 'directory.unknown_ask'],
      [
        'an admin of another agency',
        staff({ agency: elsewhere.agency.id, facilities: 'all', roles: ['agency_admin'] }),
        'directory.unknown_ask',
      ],
      ['an operator', { ...staff(), realm: 'operator', roles: ['operator'] }, 'kernel.not_allowed'],
      ['the customer', pair.customer, 'kernel.not_allowed'],
    ];
    for (const [who, scope, code] of strangers) {
      expect([who, await codeOf(readAsks(app, scope, [askId]))]).toEqual([who, code]);
      expect([who, await codeOf(decideAsks(app, scope, { asks: [askId], decision: 'approve', consent: true }))]).toEqual([who, code]);
      const seen = await listAsks(app, scope, { name: pair.number }).then(
        ({ asks }) => asks.length,
        () => 0,
      );
      expect([who, seen]).toEqual([who, 0]);
    }
    expect((await listAsks(app, staff({ facilities: 'all', roles: ['agency_admin'] }), { name: pair.number })).asks).toHaveLength(1);
  });

  test('nobody takes back what is another customer’s', async () => {
    const [mine, other] = [await castPair(), await castPair()];
    const { askId } = await ask(mine);
    expect(await codeOf(withdrawAsk(app, other.customer, askId))).toBe('directory.unknown_ask');
    await withdrawAsk(app, mine.customer, askId);
    expect(await codeOf(withdrawAsk(app, mine.customer, askId))).toBe('directory.ask_is_over');
  });

  test('the database lets no customer approve herself, and no clerk for another agency', async () => {
    const pair = await castPair();
    const { askId } = await ask(pair);
    const forged = `insert into directory.approval_steps (ask_id, seq, kind, at, actor, facility_id, customer, resident_id, agency_id, service)
      select id, 2, 'approved', now(), kernel.actor(), 'fac_x', customer, resident_id, agency_id, service from directory.approval_asks where id = '${askId}'`;
    const { CompiledQuery } = await import('kysely');
    await expect(app.tx(pair.customer, (tx) => tx.executeQuery(CompiledQuery.raw(forged)))).rejects.toMatchObject({ code: '42501' });
    await expect(app.owner.query(`update directory.approval_steps set kind = 'approved' where ask_id = '${askId}'`)).rejects.toMatchObject({
      code: '42501',
    });
  });
});

describe('the work list', () => {
  test('filters by state, facility, service, age and name, with accents and wildcards as plain text', async () => {
    const place = await castAgency(app);
    await setApprovalRule(app, system, { agencyId: place.agency.id, effectiveFrom: 'now', body: byClerk });
    const admin = staff({ agency: place.agency.id, facilities: 'all', roles: ['agency_admin'] });
    const old = await castPair({ at: place });
    const first = await ask(old);
    app.clock.move(4 * DAY_MS);
    const fresh = await castPair({ at: place });
    await ask(fresh, { service: 'visits' });
    const count = async (filter: object) => (await listAsks(app, admin, filter)).count;
    expect(await count({})).toBe(2);
    expect(await count({ service: 'visits' })).toBe(1);
    expect(await count({ days: '3' })).toBe(1);
    expect(await count({ days: '7' })).toBe(0);
    expect(await count({ name: 'penalosa' })).toBe(2);
    expect(await count({ name: 'DELGADO Dana' })).toBe(2);
    expect(await count({ name: fresh.number.toLowerCase() })).toBe(1);
    expect(await count({ name: 'smith' })).toBe(0);
    for (const name of ['%', '_', '\\', "' or 1=1 --"])
      expect([name, await count({ name })]).toEqual([name, ['%', '_', '\\'].includes(name) ? 2 : 0]);
    expect(await count({ facility: place.facility.id })).toBe(2);
    expect(await count({ facility: 'fac_unknown', page: '99', state: 'what' })).toBe(2);
    await decideAsks(app, admin, { asks: [first.askId], decision: 'approve' });
    expect([await count({}), await count({ state: 'approved' }), await count({ state: 'all' })]).toEqual([1, 1, 2]);
    expect(
      (await listAsks(app, staff({ agency: place.agency.id, facilities: 'all', roles: ['visits'] }), { state: 'all' })).asks,
    ).toHaveLength(1);
  });
});
