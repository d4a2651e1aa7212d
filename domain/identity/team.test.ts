import { afterAll, describe, expect, test } from 'vitest';
import type { App } from '#kernel/app.ts';
import { openDb } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import { isRefusal, type Refusal } from '#kernel/refusal.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { testApp } from '#test/database.ts';
import { castStaff, codeOf, enterFully, GOOD_PASSWORD, visitor } from './cast.ts';
import { changeGrants, disableLogin, enableLogin, inviteStaff, listPeople, makeHasher, readSession, staffRoles } from './index.ts';

const app = await testApp({ hasher: makeHasher() });
// Another process is another pool: nothing but the database is shared.
const others = [openDb(app.urls.app, 2), openDb(app.urls.app, 2)];
const processes: App[] = others.map((db) => ({ ...app, tx: db.tx }));
afterAll(async () => {
  await Promise.all(others.map((db) => db.end()));
  await app.end();
});

const FACILITIES = ['fac_a', 'fac_b'];
const operator: Scope = { ...systemScope('test'), realm: 'operator', actor: 'lgn_op', roles: ['operator'] };

async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
  const error: unknown = await work.then(
    () => expect.unreachable('was not refused'),
    (e: unknown) => e,
  );
  if (!isRefusal(error)) throw error;
  return error;
}

async function cast(email: string, agencyId: string, roles: string[], facilities: string[] = []) {
  const staff = await castStaff(app, { email, agencyId, roles, facilities });
  const { token } = await enterFully(app, visitor(), {
    realm: 'staff',
    email,
    password: GOOD_PASSWORD,
    code: codeOf(staff.totpSecret, 1),
    source: email,
  });
  const { scope } = (await readSession(app, 'staff', token))!;
  return { ...staff, token, scope };
}

const change = (scope: Scope, loginId: string, roles: readonly string[], facilities: readonly string[] = []) =>
  changeGrants(app, scope, { loginId, roles, facilities, agencyFacilities: FACILITIES });

describe('an agency’s admin', () => {
  test('invites with any role at own facilities; wrong fields at once; another agency not at all', async () => {
    const agencyId = newId('agc');
    const boss = await cast('boss@one.gov', agencyId, ['agency_admin']);
    const invite = { name: 'New', agencyId, agencyFacilities: FACILITIES };
    for (const role of staffRoles)
      await inviteStaff(app, boss.scope, { ...invite, email: `${role}@one.gov`, roles: [role], facilities: ['fac_a'] });
    const wrong = inviteStaff(app, boss.scope, { ...invite, email: 'x', name: '', roles: ['operator'], facilities: ['fac_z'] });
    expect((await refusalOf(wrong)).fields.map((f) => f.field)).toEqual(['email', 'name', 'roles', 'facilities']);
    const { agencyFacilities: _, ...unchecked } = invite;
    const bare = inviteStaff(app, boss.scope, { ...unchecked, email: 'y@one.gov', roles: ['visits'], facilities: ['fac_a'] });
    expect((await refusalOf(bare)).fields).toMatchObject([{ code: 'identity.facility_unknown' }]);
    const abroad = inviteStaff(app, boss.scope, {
      ...invite,
      agencyId: newId('agc'),
      email: 'z@one.gov',
      roles: ['visits'],
      facilities: [],
    });
    expect((await refusalOf(abroad)).code).toBe('kernel.not_allowed');
    const people = await listPeople(app, boss.scope, { agencyId });
    expect(people.logins.map((p) => p.email)).toEqual(['boss@one.gov']);
    expect(people.invites).toHaveLength(staffRoles.length);
    const { rows } = await app.owner.query(
      `select realm, actor from kernel.audit_rows where action = 'identity.people_listed' and subject = $1`,
      [agencyId],
    );
    expect(rows).toEqual([{ realm: 'staff', actor: boss.loginId }]);
  });

  test('changes others’ roles, which hold with the next request; never his own', async () => {
    const agencyId = newId('agc');
    const boss = await cast('boss@two.gov', agencyId, ['agency_admin']);
    const rosa = await cast('rosa@two.gov', agencyId, ['trust_clerk'], ['fac_a']);
    await change(boss.scope, rosa.loginId, ['mailroom', 'visits', 'visits'], ['fac_b']);
    for (const process of processes)
      expect((await readSession(process, 'staff', rosa.token))!.scope).toMatchObject({
        roles: ['mailroom', 'visits'],
        facilities: ['fac_b'],
      });
    await change(boss.scope, rosa.loginId, ['visits'], []);
    expect((await readSession(app, 'staff', rosa.token))!.scope).toMatchObject({ roles: ['visits'], facilities: [] });
    const history = await app.owner.query(
      'select role, ended_at is null as open from identity.role_grants where login_id = $1 order by role',
      [rosa.loginId],
    );
    expect(history.rows).toEqual([
      { role: 'mailroom', open: false },
      { role: 'trust_clerk', open: false },
      { role: 'visits', open: true },
    ]);
    expect((await refusalOf(change(boss.scope, boss.loginId, ['agency_admin', 'investigator']))).code).toBe('identity.own_roles');
    const wrong = await refusalOf(change(boss.scope, rosa.loginId, [], ['fac_z']));
    expect(wrong.fields.map((f) => f.code)).toEqual(['identity.role_unknown', 'identity.facility_unknown']);
    expect((await refusalOf(change(boss.scope, rosa.loginId, ['operator']))).fields).toMatchObject([{ field: 'roles' }]);
  });

  test('ends and opens logins of the own agency only, by nobody else', async () => {
    const agencyId = newId('agc');
    const boss = await cast('boss@three.gov', agencyId, ['agency_admin']);
    const rosa = await cast('rosa@three.gov', agencyId, ['trust_clerk']);
    const foreign = await cast('boss@other.gov', newId('agc'), ['agency_admin']);
    const end = (scope: Scope, loginId: string) => disableLogin(app, scope, { loginId, reason: 'leaves' });
    for (const [scope, loginId] of [
      [rosa.scope, boss.loginId],
      [foreign.scope, rosa.loginId],
      [boss.scope, foreign.loginId],
      [boss.scope, 'lgn_nobody'],
      [visitor(), rosa.loginId],
    ] as const) {
      expect((await refusalOf(end(scope, loginId))).code).toBe('kernel.not_allowed');
      expect((await refusalOf(change(scope.actor ? scope : { ...scope, actor: 'x' }, loginId, ['visits']))).code).toBe(
        'kernel.not_allowed',
      );
    }
    expect((await refusalOf(end(boss.scope, boss.loginId))).code).toBe('identity.own_roles');
    await end(boss.scope, rosa.loginId);
    await enableLogin(app, boss.scope, { loginId: rosa.loginId, reason: 'is back' });
    expect(await readSession(app, 'staff', rosa.token)).toBeNull();
  });

  test('who leaves is out in every process within a second', async () => {
    const agencyId = newId('agc');
    const boss = await cast('boss@four.gov', agencyId, ['agency_admin']);
    const rosa = await cast('rosa@four.gov', agencyId, ['trust_clerk']);
    for (const process of processes) expect(await readSession(process, 'staff', rosa.token)).not.toBeNull();
    await disableLogin(app, boss.scope, { loginId: rosa.loginId, reason: 'leaves' });
    const from = Date.now();
    for (const process of processes) expect(await readSession(process, 'staff', rosa.token)).toBeNull();
    expect(Date.now() - from).toBeLessThan(1000);
  });

  test('two admins who end each other at once: one stays', async () => {
    for (let round = 0; round < 5; round++) {
      const agencyId = newId('agc');
      const one = await cast(`one${round}@five.gov`, agencyId, ['agency_admin']);
      const two = await cast(`two${round}@five.gov`, agencyId, ['agency_admin']);
      const done = await Promise.allSettled([
        disableLogin(app, one.scope, { loginId: two.loginId, reason: 'x' }),
        change(two.scope, one.loginId, ['visits']),
      ]);
      expect(done.filter((d) => d.status === 'fulfilled')).toHaveLength(1);
      const refused = done.find((d) => d.status === 'rejected')!.reason as unknown;
      expect(isRefusal(refused) && refused.code).toBe('identity.last_admin');
    }
  });

  test('an operator may shut out even the only admin', async () => {
    const boss = await cast('boss@six.gov', newId('agc'), ['agency_admin']);
    await disableLogin(app, operator, { loginId: boss.loginId, reason: 'stolen' });
    expect(await readSession(app, 'staff', boss.token)).toBeNull();
  });
});
