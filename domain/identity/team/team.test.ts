import { afterAll, describe, expect, test } from 'vitest';
import type { App } from '#kernel/app.ts';
import { openDb } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { type Reach, type Scope, systemScope } from '#kernel/scope.ts';
import { testApp } from '#test/database.ts';
import { refusalOf } from '#test/refused.ts';
import { castStaff, codeOf, enterFully, GOOD_PASSWORD, visitor } from '../cast.ts';
import { changeGrants, disableLogin, enableLogin, inviteStaff, listPeople, readSession, staffRoles } from '../index.ts';
import { operatorRoles, readGrants } from './lead-agency.ts';

const app = await testApp();
// Another process is another pool: nothing but the database is shared.
const others = [openDb(app.urls.app, 2), openDb(app.urls.app, 2)];
const processes: App[] = others.map((db) => ({ ...app, tx: db.tx }));
afterAll(async () => {
  await Promise.all(others.map((db) => db.end()));
  await app.end();
});

const FACILITIES = ['fac_a', 'fac_b'];
const operator: Scope = { ...systemScope('test'), realm: 'operator', actor: 'lgn_op', roles: operatorRoles };

async function cast(email: string, agencyId: string, roles: string[], facilities: Reach = 'all') {
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

const named = (facilities: readonly string[]) => ({ reach: 'named', facilities });
const chosen = (reach: Reach) => (reach === 'all' ? { reach, facilities: [] } : named(reach));
const change = (scope: Scope, loginId: string, roles: readonly string[], reach: Reach = 'all') =>
  changeGrants(app, scope, { loginId, roles, ...chosen(reach), agencyFacilities: FACILITIES });

describe('where somebody works', () => {
  const admin = (facilities: Reach): Scope => ({ ...operator, realm: 'staff', agency: 'agc_x', roles: ['agency_admin'], facilities });
  test.each([
    ['the whole agency', 'all', [], operator, 'all'],
    ['one facility', 'named', ['fac_a'], operator, ['fac_a']],
    ['the same one twice', 'named', ['fac_a', 'fac_a'], operator, ['fac_a']],
    ['no choice', '', [], operator, { reach: 'reach_missing' }],
    ['no choice but a facility', undefined, ['fac_a'], operator, { reach: 'reach_missing' }],
    ['another word', '*', [], operator, { reach: 'reach_missing' }],
    ['named without a name', 'named', [], operator, { facilities: 'facility_missing' }],
    ['all and one', 'all', ['fac_a'], operator, { reach: 'reach_both' }],
    ['another agency’s', 'named', ['fac_z'], operator, { facilities: 'facility_unknown' }],
    ['the sign for all', 'named', ['*'], operator, { facilities: 'facility_unknown' }],
    ['what an admin of it has', 'named', ['fac_a'], admin(['fac_a']), ['fac_a']],
    ['what an admin of one facility lacks', 'named', ['fac_a', 'fac_b'], admin(['fac_a']), { facilities: 'facility_unknown' }],
    ['more than an admin of every facility has', 'all', [], admin(FACILITIES), { reach: 'reach_too_wide' }],
    ['what an admin of all has', 'all', [], admin('all'), 'all'],
    ['anything, by an admin of nothing', 'named', ['fac_a'], admin([]), { facilities: 'facility_unknown' }],
  ] as const)('%s', (_what, reach, facilities, scope, expected) => {
    const read = () => readGrants(scope, { roles: ['visits'], reach, facilities, agencyFacilities: FACILITIES }).facilities;
    if (expected === 'all' || Array.isArray(expected)) return expect(read()).toEqual(expected);
    let told: Record<string, string> = {};
    try {
      read();
    } catch (error) {
      if (!isRefusal(error)) throw error;
      told = Object.fromEntries(error.fields.map(({ field, code }) => [field, code.replace('identity.', '')]));
    }
    expect(told).toEqual(expected);
  });

  test('an admin of some facilities neither changes nor ends who works elsewhere too', async () => {
    const agencyId = newId('agc');
    const local = await cast('local@seven.gov', agencyId, ['agency_admin'], ['fac_a']);
    const whole = await cast('whole@seven.gov', agencyId, ['agency_admin']);
    const both = await cast('both@seven.gov', agencyId, ['visits'], ['fac_a', 'fac_b']);
    const own = await cast('own@seven.gov', agencyId, ['visits'], ['fac_a']);
    for (const { loginId } of [whole, both]) {
      expect((await refusalOf(change(local.scope, loginId, ['visits'], ['fac_a']))).code).toBe('identity.beyond_reach');
      expect((await refusalOf(disableLogin(app, local.scope, { loginId, reason: 'x' }))).code).toBe('identity.beyond_reach');
    }
    expect((await refusalOf(change(local.scope, own.loginId, ['visits'], 'all'))).fields).toMatchObject([{ field: 'reach' }]);
    await change(local.scope, own.loginId, ['mailroom'], ['fac_a']);
    expect((await readSession(app, 'staff', own.token))!.scope).toMatchObject({ roles: ['mailroom'], facilities: ['fac_a'] });
    await disableLogin(app, local.scope, { loginId: own.loginId, reason: 'x' });
  });

  test('the database takes no grant that says both or neither', async () => {
    const { loginId } = await cast('odd@eight.gov', newId('agc'), ['visits'], ['fac_a']);
    const grant = (facility: string | null, whole: boolean) =>
      app.owner.query(
        `insert into identity.facility_grants (id, login_id, facility_id, whole_agency, granted_at) values ($1, $2, $3, $4, now())`,
        [newId('fgr'), loginId, facility, whole],
      );
    for (const [facility, whole] of [
      [null, false],
      ['fac_b', true],
      ['*', false],
      ['fac_b,*', false],
    ] as const)
      await expect(grant(facility, whole)).rejects.toMatchObject({ code: '23514' });
  });
});

describe('an agency’s admin', () => {
  test('invites with any role at own facilities; wrong fields at once; another agency not at all', async () => {
    const agencyId = newId('agc');
    const boss = await cast('boss@one.gov', agencyId, ['agency_admin']);
    const invite = { name: 'New', agencyId, agencyFacilities: FACILITIES };
    for (const role of staffRoles)
      await inviteStaff(app, boss.scope, { ...invite, email: `${role}@one.gov`, roles: [role], ...named(['fac_a']) });
    const wrong = inviteStaff(app, boss.scope, { ...invite, email: 'x', name: '', roles: ['operator'], ...named(['fac_z']) });
    expect((await refusalOf(wrong)).fields.map((f) => f.field)).toEqual(['email', 'name', 'roles', 'facilities']);
    const { agencyFacilities: _, ...unchecked } = invite;
    const bare = inviteStaff(app, boss.scope, { ...unchecked, email: 'y@one.gov', roles: ['visits'], ...named(['fac_a']) });
    expect((await refusalOf(bare)).fields).toMatchObject([{ code: 'identity.facility_unknown' }]);
    const abroad = inviteStaff(app, boss.scope, {
      ...invite,
      agencyId: newId('agc'),
      email: 'z@one.gov',
      roles: ['visits'],
      ...chosen('all'),
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
    await change(boss.scope, rosa.loginId, ['visits'], 'all');
    expect((await readSession(app, 'staff', rosa.token))!.scope).toMatchObject({ roles: ['visits'], facilities: 'all' });
    const places = await app.owner.query(
      'select facility_id, whole_agency, ended_at is null as open from identity.facility_grants where login_id = $1 order by facility_id',
      [rosa.loginId],
    );
    expect(places.rows).toEqual([
      { facility_id: 'fac_a', whole_agency: false, open: false },
      { facility_id: 'fac_b', whole_agency: false, open: false },
      { facility_id: null, whole_agency: true, open: true },
    ]);
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
