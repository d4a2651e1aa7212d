import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { systemScope } from '#kernel/scope.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { codeOf } from '#test/refused.ts';
import { openRule } from '../policies/approval-rule.ts';
import { type CastAgency, castAgency, castCustomer, castPair as castPairAt, type Pair } from '../cast.ts';
import { aYearAfter, barSending, chooseContact, readBar } from './choose-contact.ts';
import { readContact } from './read-contact.ts';
import { setApprovalRule } from '../policies/set-policies.ts';

let app: TestApp;
let at: CastAgency;

beforeAll(async () => {
  app = await testApp();
  app.clock.set(new Date('2026-11-23T15:00:00Z'));
  at = await castAgency(app);
  const body = { ...openRule, money: { by: 'clerk' as const, graceDays: 0, validDays: null } };
  await setApprovalRule(app, systemScope('test'), { agencyId: at.agency.id, effectiveFrom: 'now', body });
}, 60_000);
afterAll(() => app.end());

const castPair = () => castPairAt(app, at);
const money = async (pair: Pair) => (await readContact(app, pair.customer, pair.residentId)).standing.services.money;
describe('the customer’s own choice', () => {
  test('a block closes everything, a pause only letters; both can be taken back', async () => {
    const pair = await castPair();
    const choose = (choice: string) => chooseContact(app, pair.customer, { resident: pair.residentId, choice });
    await Promise.all([choose('block'), choose('block')]);
    await choose('pause_mail');
    const { standing } = await readContact(app, pair.customer, pair.residentId);
    expect(standing.blockedAt).not.toBeNull();
    expect(standing.pausedAt).not.toBeNull();
    expect(standing.services.mail.use).toMatchObject({ ok: false, because: 'blocked' });
    const rows = await app.owner.query('select kind from directory.contact_choices where resident_id = $1', [pair.residentId]);
    expect(rows.rows).toHaveLength(2);
    await choose('unblock');
    const after = (await readContact(app, pair.customer, pair.residentId)).standing;
    expect([after.blockedAt, after.pausedAt === null, after.services.mail.use.ok]).toEqual([null, false, true]);
    await choose('resume_mail');
    expect((await readContact(app, pair.customer, pair.residentId)).standing.pausedAt).toBeNull();
    expect(await codeOf(choose('kick'))).toBe('directory.choose_one');
    expect(await codeOf(chooseContact(app, castCustomer(newId('lgn')), { resident: pair.residentId, choice: 'block' }))).toBe(
      'directory.unknown_contact',
    );
  });

  test('"don’t let me send" holds a year, cannot be taken back, and ends by itself', async () => {
    const pair = await castPair();
    expect(await codeOf(barSending(app, pair.customer, { sure: false }))).toBe('directory.confirm_bar');
    const [one, two] = await Promise.all([barSending(app, pair.customer, { sure: true }), barSending(app, pair.customer, { sure: true })]);
    expect(one.until).toEqual(two.until);
    expect((await money(pair)).use).toMatchObject({ ok: false, because: 'barred', until: one.until });
    expect((await readContact(app, pair.customer, pair.residentId)).standing.services.mail.use.ok).toBe(true);
    await expect(app.owner.query('delete from directory.self_bars')).rejects.toMatchObject({ code: '42501' });
    app.clock.set(new Date(one.until.getTime() - 60_000));
    expect(await readBar(app, pair.customer)).toEqual(one.until);
    app.clock.set(new Date(one.until.getTime() + 1000));
    expect(await readBar(app, pair.customer)).toBeNull();
    expect((await money(pair)).use).toMatchObject({ because: 'not_asked' });
  });

  test.each([
    ['2026-11-21T15:00:00.000Z', '2027-11-21T15:00:00.000Z'],
    ['2028-02-29T10:00:00.000Z', '2029-03-01T10:00:00.000Z'],
  ])('a year after %s is %s', (from, until) => {
    expect(aYearAfter(new Date(from)).toISOString()).toBe(until);
  });
});
