import { afterAll, describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { type Reach, type Scope, systemScope } from '#kernel/scope.ts';
import { testApp } from '#test/database.ts';
import { codeOf, GOOD_PASSWORD, tokenFor, visitor } from '../cast.ts';
import {
  acceptInvite,
  inviteOperator,
  inviteStaff,
  isInviteTakenBack,
  listPeople,
  mintLink,
  readInvite,
  sendInviteAgain,
  takeBackInvite,
} from '../index.ts';
import { operatorRoles } from './lead-agency.ts';

const app = await testApp();
afterAll(() => app.end());

const operator: Scope = { ...systemScope('test'), realm: 'operator', actor: 'lgn_op', roles: operatorRoles };
const admin = (agency: string, facilities: Reach = 'all'): Scope => ({
  ...operator,
  realm: 'staff',
  actor: 'lgn_boss',
  agency,
  roles: ['agency_admin'],
  facilities,
});

const codeFor = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => {
      if (!isRefusal(error)) throw error;
      return error.code;
    },
  );

async function invited(email: string, agencyId: string, facilities: readonly string[] = []) {
  const { inviteId } = await inviteStaff(app, operator, {
    email,
    name: 'New Clerk',
    agencyId,
    roles: ['visits'],
    reach: facilities.length === 0 ? 'all' : 'named',
    facilities,
    agencyFacilities: ['fac_a', 'fac_b'],
  });
  return { inviteId, token: await tokenFor(app, email, 'invite', 'staff') };
}

async function accept(token: string): Promise<string> {
  const open = await readInvite(app, visitor(), { token, realm: 'staff' });
  if (!open) return 'identity.link_dead';
  const secrets = { password: GOOD_PASSWORD, confirmation: GOOD_PASSWORD, code: codeOf(open.totpSecret) };
  return await codeFor(acceptInvite(app, visitor(), { realm: 'staff', token, ...secrets }));
}

const auditOf = async (subject: string): Promise<string[]> => {
  const { rows } = await app.owner.query<{ said: string }>(
    `select action || ' by ' || actor as said from kernel.audit_rows where subject = $1 order by id`,
    [subject],
  );
  return rows.map(({ said }) => said);
};

describe('an open invitation', () => {
  test('is taken back: its link opens nothing and says why; once more changes nothing', async () => {
    const agency = newId('agc');
    const { inviteId, token } = await invited('wrong@one.gov', agency);
    expect(await isInviteTakenBack(app, visitor(), { token, realm: 'staff' })).toBe(false);
    await takeBackInvite(app, admin(agency), { inviteId });
    await takeBackInvite(app, admin(agency), { inviteId });
    expect(await readInvite(app, visitor(), { token, realm: 'staff' })).toBeNull();
    expect(await isInviteTakenBack(app, visitor(), { token, realm: 'staff' })).toBe(true);
    expect(await isInviteTakenBack(app, visitor(), { token, realm: 'operator' })).toBe(false);
    expect(await isInviteTakenBack(app, visitor(), { token: `${token}x`, realm: 'staff' })).toBe(false);
    expect((await listPeople(app, admin(agency), { agencyId: agency })).invites).toEqual([]);
    expect(await codeFor(sendInviteAgain(app, admin(agency), { inviteId }))).toBe('identity.invite_taken_back');
    expect(await auditOf(inviteId)).toEqual(['identity.invited by lgn_op', 'identity.invite_taken_back by lgn_boss']);
    // The same person can be invited anew.
    const again = await invited('wrong@one.gov', agency);
    expect(await accept(again.token)).toBe('done');
  });

  test('taken back before its mail went out sends no link', async () => {
    const { inviteId } = await inviteOperator(app, operator, { email: 'early@kinline.example', name: 'Early', roles: [] });
    await takeBackInvite(app, operator, { inviteId });
    const which = { email: 'early@kinline.example', realm: 'operator', purpose: 'invite' } as const;
    expect(await app.tx(systemScope('test'), (tx) => mintLink(app, tx, systemScope('test'), which))).toBeNull();
  });

  test('is sent again with a new link, three mails an hour; the one before ends', async () => {
    const agency = newId('agc');
    const { inviteId, token } = await invited('lost@two.gov', agency);
    await sendInviteAgain(app, admin(agency), { inviteId });
    const newer = await tokenFor(app, 'lost@two.gov', 'invite', 'staff');
    expect(await readInvite(app, visitor(), { token, realm: 'staff' })).toBeNull();
    expect(await isInviteTakenBack(app, visitor(), { token, realm: 'staff' })).toBe(false);
    await sendInviteAgain(app, admin(agency), { inviteId });
    expect(await codeFor(sendInviteAgain(app, admin(agency), { inviteId }))).toBe('identity.invite_sent_often');
    expect(await readInvite(app, visitor(), { token: newer, realm: 'staff' })).not.toBeNull();
    const last = await tokenFor(app, 'lost@two.gov', 'invite', 'staff');
    expect(await accept(last)).toBe('done');
    expect(await codeFor(sendInviteAgain(app, admin(agency), { inviteId }))).toBe('identity.invite_accepted');
    expect(await codeFor(takeBackInvite(app, admin(agency), { inviteId }))).toBe('identity.invite_accepted');
  });

  test('belongs to who leads there', async () => {
    const agency = newId('agc');
    const whole = await invited('whole@three.gov', agency);
    const house = await inviteOperator(app, operator, { email: 'three@kinline.example', name: 'Op', roles: [] });
    for (const act of [takeBackInvite, sendInviteAgain]) {
      const tryIt = (scope: Scope, inviteId = whole.inviteId) => codeFor(act(app, scope, { inviteId }));
      expect(await tryIt(visitor())).toBe('kernel.not_allowed');
      expect(await tryIt(admin(newId('agc')))).toBe('kernel.not_allowed');
      expect(await tryIt({ ...admin(agency), roles: ['visits'] })).toBe('kernel.not_allowed');
      expect(await tryIt(admin(agency), house.inviteId)).toBe('kernel.not_allowed');
      expect(await tryIt(admin(agency), 'inv_nobody')).toBe('kernel.not_allowed');
      expect(await tryIt(operator, 'inv_nobody')).toBe('identity.no_such_invite');
      expect(await tryIt(admin(agency, ['fac_a']))).toBe('identity.beyond_reach');
    }
    const local = await invited('local@three.gov', agency, ['fac_a']);
    expect(await codeFor(takeBackInvite(app, admin(agency, ['fac_a']), { inviteId: local.inviteId }))).toBe('done');
  });

  test('accepted and taken back at once: one of the two, whole', async () => {
    for (let round = 0; round < 5; round++) {
      const agency = newId('agc');
      const { inviteId, token } = await invited(`race${round}@four.gov`, agency);
      const [came, back] = await Promise.all([accept(token), codeFor(takeBackInvite(app, admin(agency), { inviteId }))]);
      const { logins, invites } = await listPeople(app, operator, { agencyId: agency });
      expect(invites).toEqual([]);
      expect([came, back, logins.length]).toEqual(
        came === 'done' ? ['done', 'identity.invite_accepted', 1] : ['identity.link_dead', 'done', 0],
      );
    }
  });
});
