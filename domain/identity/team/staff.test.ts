import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { isRefusal } from '#kernel/refusal.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { testApp } from '#test/database.ts';
import { refusalOf } from '#test/refused.ts';
import { castOperator, castStaff, codeOf, enterFully, GOOD_PASSWORD, tokenFor, visitor } from '../cast.ts';
import {
  changeOperatorRoles,
  acceptInvite,
  disableLogin,
  enableLogin,
  inviteOperator,
  inviteStaff,
  listPeople,
  readInvite,
  readSession,
  requestReset,
  resetPassword,
} from '../index.ts';
import { operatorRoles } from './lead-agency.ts';

const app = await testApp();
afterAll(() => app.end());

const AGENCY = 'agc_01jd0000000000000000000000';
const OTHER = 'agc_01jd0000000000000000000001';
const system = systemScope('test');

function enter(email: string, code: unknown, more: { realm?: 'staff' | 'operator'; password?: string; deviceToken?: string } = {}) {
  return enterFully(app, visitor(), { realm: 'staff', email, password: GOOD_PASSWORD, code, source: `${Math.random()}`, ...more });
}

describe('invitations', () => {
  test('nobody can sign in before password and second factor are there, and a wrong field uses nothing up', async () => {
    await inviteStaff(app, system, {
      email: 'Rosa@agency.gov',
      name: 'Rosa Núñez',
      agencyId: AGENCY,
      reach: 'named',
      facilities: ['fac_1', 'fac_2'],
      roles: ['trust_clerk'],
    });
    expect((await refusalOf(enter('rosa@agency.gov', '123456'))).code).toBe('identity.wrong_sign_in_with_code');
    const token = await tokenFor(app, 'rosa@agency.gov', 'invite', 'staff');
    const open = await readInvite(app, visitor(), { token, realm: 'staff' });
    expect(open).toMatchObject({ email: 'Rosa@agency.gov', name: 'Rosa Núñez', agencyId: AGENCY });
    expect(open!.totpUri).toContain(`secret=${open!.totpSecret}`);
    expect(await readInvite(app, visitor(), { token, realm: 'operator' })).toBeNull();
    expect((await readInvite(app, visitor(), { token, realm: 'staff' }))!.totpSecret).toBe(open!.totpSecret);
    const typed = { realm: 'staff', token, password: 'tea+milk', confirmation: 'tea+milk' } as const;
    for (const [code, refusal] of [
      ['', 'code_empty'],
      [undefined, 'code_empty'],
      ['12', 'code_form'],
      ['<b>', 'code_form'],
      [codeOf(open!.totpSecret, 20), 'code_wrong'],
    ] as const) {
      expect((await refusalOf(acceptInvite(app, visitor(), { ...typed, code }))).fields).toMatchObject([
        { field: 'code', code: `identity.${refusal}` },
      ]);
    }
    expect(
      (
        await refusalOf(
          acceptInvite(app, visitor(), { ...typed, password: 'rosa2026', confirmation: 'rosa2026', code: codeOf(open!.totpSecret) }),
        )
      ).fields,
    ).toMatchObject([{ field: 'password' }]);
    expect((await app.owner.query('select 1 from identity.logins')).rows).toEqual([]);

    const { recoveryCodes, loginId } = await acceptInvite(app, visitor(), { ...typed, code: codeOf(open!.totpSecret) });
    expect(recoveryCodes).toHaveLength(10);
    const { token: session } = await enter('rosa@agency.gov', codeOf(open!.totpSecret, 1), { password: 'tea+milk' });
    expect(await readSession(app, 'staff', session)).toMatchObject({
      scope: { realm: 'staff', actor: loginId, agency: AGENCY, roles: ['trust_clerk'], facilities: ['fac_1', 'fac_2'] },
    });
    expect((await refusalOf(acceptInvite(app, visitor(), { ...typed, code: codeOf(open!.totpSecret, 1) }))).code).toBe(
      'identity.link_dead',
    );
    expect(
      (
        await refusalOf(
          inviteStaff(app, system, {
            email: 'rosa@agency.gov',
            name: 'Rosa',
            agencyId: AGENCY,
            reach: 'all',
            facilities: [],
            roles: ['trust_clerk'],
          }),
        )
      ).code,
    ).toBe('identity.already_invited');
  });

  test('fifty at once accept one invitation', async () => {
    await inviteOperator(app, system, { email: 'race@kinline.example', name: 'Race', roles: [] });
    const token = await tokenFor(app, 'race@kinline.example', 'invite', 'operator');
    const { totpSecret } = (await readInvite(app, visitor(), { token, realm: 'operator' }))!;
    const typed = { realm: 'operator', token, password: GOOD_PASSWORD, confirmation: GOOD_PASSWORD, code: codeOf(totpSecret) } as const;
    const done = await Promise.allSettled(Array.from({ length: 50 }, () => acceptInvite(app, visitor(), typed)));
    expect(done.filter((d) => d.status === 'fulfilled')).toHaveLength(1);
    const { rows } = await app.owner.query(`select 1 from identity.recovery_codes`);
    expect(rows.length % 10).toBe(0);
  });

  test('who may invite whom', async () => {
    const staffInvite = { email: 'new@agency.gov', name: 'New', agencyId: AGENCY, reach: 'all', facilities: [], roles: ['trust_clerk'] };
    const as = (realm: Scope['realm'], roles: string[], agency: string | null): Scope => ({
      ...system,
      realm,
      roles,
      agency,
      facilities: 'all',
      actor: 'lgn_x',
    });
    for (const scope of [visitor(), as('customer', [], null), as('staff', ['trust_clerk'], AGENCY), as('staff', ['agency_admin'], OTHER)]) {
      expect((await refusalOf(inviteStaff(app, scope, staffInvite))).code).toBe('kernel.not_allowed');
      expect((await refusalOf(inviteOperator(app, scope, { email: 'x@kinline.example', name: 'X', roles: [] }))).code).toBe(
        'kernel.not_allowed',
      );
    }
    await inviteStaff(app, as('staff', ['agency_admin'], AGENCY), staffInvite);
    await inviteStaff(app, as('operator', ['operator', 'operations'], null), { ...staffInvite, email: 'new2@agency.gov' });
    const refusal = await refusalOf(
      inviteStaff(app, system, { email: 'x', name: '🌻', agencyId: AGENCY, reach: 'all', facilities: [], roles: ['operator'] }),
    );
    expect(refusal.fields.map((f) => f.field)).toEqual(['email', 'name', 'roles']);
  });
});

describe('the second factor', () => {
  // Which code counts changes every half minute: in a test it is always the same one.
  beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
  afterEach(() => void vi.useRealTimers());

  test('a code counts once, also of fifty at the same time', async () => {
    const rosa = await castStaff(app, { email: 'once@agency.gov', agencyId: AGENCY });
    expect((await refusalOf(enter(rosa.email, codeOf(rosa.totpSecret)))).code).toBe('identity.wrong_sign_in_with_code');
    const first = await enter(rosa.email, codeOf(rosa.totpSecret, 1));
    expect((await refusalOf(enter(rosa.email, codeOf(rosa.totpSecret, 1)))).code).toBe('identity.wrong_sign_in_with_code');
    expect(first.token).toBeTruthy();
    const olu = await castOperator(app, 'olu@kinline.example');
    const code = codeOf(olu.totpSecret, 1);
    const done = await Promise.allSettled(Array.from({ length: 50 }, () => enter(olu.email, code, { realm: 'operator' })));
    expect(done.filter((d) => d.status === 'fulfilled').length).toBeLessThanOrEqual(1);
  });

  test('guessing codes locks like guessing passwords, and nothing tells which of the two was wrong', async () => {
    const rosa = await castStaff(app, { email: 'guess@agency.gov', agencyId: AGENCY });
    const answers = [
      await refusalOf(enter(rosa.email, '000000')),
      await refusalOf(enter(rosa.email, codeOf(rosa.totpSecret, 1), { password: 'wrong wrong wrong' })),
      await refusalOf(enter('nobody@agency.gov', '000000')),
      await refusalOf(enter(rosa.email, 'not a code')),
    ];
    expect(new Set(answers.map((a) => a.code))).toEqual(new Set(['identity.wrong_sign_in_with_code']));
    await refusalOf(enter(rosa.email, '000001'));
    expect((await refusalOf(enter(rosa.email, '000002'))).code).toBe('identity.locked');
    expect((await refusalOf(enter(rosa.email, codeOf(rosa.totpSecret, 1)))).code).toBe('identity.locked');
  });

  test('without any code there is an error at the field', async () => {
    const rosa = await castStaff(app, { email: 'empty@agency.gov', agencyId: AGENCY });
    for (const code of ['', '   ', undefined, 123456, ['123456']]) {
      expect((await refusalOf(enter(rosa.email, code))).fields).toMatchObject([{ field: 'code', code: 'identity.code_empty' }]);
    }
  });

  test('a recovery code counts once, of fifty at the same time, and is written to the owner', async () => {
    const rosa = await castStaff(app, { email: 'recover@agency.gov', agencyId: AGENCY });
    const { deviceToken } = await enter(rosa.email, codeOf(rosa.totpSecret, 1));
    const code = rosa.recoveryCodes[0]!.toUpperCase();
    const done = await Promise.allSettled(Array.from({ length: 50 }, () => enter(rosa.email, code, { deviceToken })));
    expect(done.filter((d) => d.status === 'fulfilled')).toHaveLength(1);
    const news = await app.owner.query(`select payload->>'left' as left from kernel.outbox where name = 'recovery_code.used'`);
    expect(news.rows).toEqual([{ left: '9' }]);
    const clear = await app.owner.query('select t::text as row from identity.recovery_codes t');
    expect(JSON.stringify(clear.rows)).not.toContain(rosa.recoveryCodes[1]!.replaceAll('-', ''));
    const factor = await app.owner.query('select sealed_secret from identity.totp_factors where login_id = $1', [rosa.loginId]);
    expect((factor.rows[0] as { sealed_secret: Buffer }).sealed_secret.includes(Buffer.from(rosa.totpSecret))).toBe(false);
  });

  test('a reset does not get around it', async () => {
    const rosa = await castStaff(app, { email: 'reset@agency.gov', agencyId: AGENCY });
    await requestReset(app, visitor(), { realm: 'staff', email: rosa.email, source: 'r' });
    const token = await tokenFor(app, rosa.email, 'reset_password', 'staff');
    await resetPassword(app, visitor(), { realm: 'staff', token, password: 'milk+tea', confirmation: 'milk+tea' });
    expect((await refusalOf(enter(rosa.email, '000000', { password: 'milk+tea' }))).code).toBe('identity.wrong_sign_in_with_code');
    await enter(rosa.email, codeOf(rosa.totpSecret, 1), { password: 'milk+tea' });
  });

  test('one address may have a login in each realm; none opens another', async () => {
    const staff = await castStaff(app, { email: 'both@agency.gov', agencyId: AGENCY });
    const operator = await castOperator(app, 'both@agency.gov');
    const { token } = await enter(staff.email, codeOf(staff.totpSecret, 1));
    expect(await readSession(app, 'operator', token)).toBeNull();
    expect((await refusalOf(enter(staff.email, codeOf(operator.totpSecret, 1)))).code).toBe('identity.wrong_sign_in_with_code');
  });
});

describe('a disabled login', () => {
  test('is out at once, cannot sign in or reset, and can be opened again', async () => {
    const rosa = await castStaff(app, { email: 'leaves@agency.gov', agencyId: AGENCY });
    const { token } = await enter(rosa.email, codeOf(rosa.totpSecret, 1));
    const operator: Scope = { ...system, realm: 'operator', actor: 'lgn_op', roles: operatorRoles };
    expect((await refusalOf(disableLogin(app, visitor(), { loginId: rosa.loginId, reason: 'x' }))).code).toBe('kernel.not_allowed');
    await disableLogin(app, operator, { loginId: rosa.loginId, reason: 'left the agency' });
    expect(await readSession(app, 'staff', token)).toBeNull();
    expect((await refusalOf(enter(rosa.email, rosa.recoveryCodes[0]))).code).toBe('identity.disabled');
    await requestReset(app, visitor(), { realm: 'staff', email: rosa.email, source: 'r' });
    await expect(tokenFor(app, rosa.email, 'reset_password', 'staff')).rejects.toThrow('no link');
    await enableLogin(app, operator, { loginId: rosa.loginId, reason: 'is back' });
    expect(await readSession(app, 'staff', token)).toBeNull();
    await enter(rosa.email, rosa.recoveryCodes[1]);
    const { rows } = await app.owner.query(
      `select action, actor as by from kernel.audit_rows where action like 'identity.login_%' order by id`,
    );
    expect(rows).toEqual([
      { action: 'identity.login_disabled', by: 'lgn_op' },
      { action: 'identity.login_enabled', by: 'lgn_op' },
    ]);
    expect((await refusalOf(disableLogin(app, operator, { loginId: 'lgn_nobody', reason: 'x' }))).code).toBe('identity.no_such_login');
  });
});

describe('what operators do', () => {
  const house = (actor: string, roles: readonly string[]): Scope => ({ ...system, realm: 'operator', actor, roles });

  test('operations give the others their roles, at once, and always somebody holds theirs', async () => {
    const boss = await castOperator(app, 'boss@kinline.example');
    const helper = await castOperator(app, 'helper@kinline.example');
    const change = (scope: Scope, loginId: string, roles: string[]) => codeOfRefusal(changeOperatorRoles(app, scope, { loginId, roles }));
    const rolesOf = async (loginId: string) =>
      (await listPeople(app, house(boss.loginId, operatorRoles), { agencyId: null })).logins.find((one) => one.loginId === loginId)?.roles;

    expect(await change(house(boss.loginId, operatorRoles), helper.loginId, ['finance'])).toBeNull();
    expect(await rolesOf(helper.loginId)).toEqual(['finance', 'operator']);
    expect(await change(house(helper.loginId, ['operator', 'finance']), boss.loginId, [])).toBe('kernel.not_allowed');
    expect(await change(house(boss.loginId, operatorRoles), boss.loginId, [])).toBe('identity.own_roles');
    expect(await change(house(boss.loginId, operatorRoles), helper.loginId, ['agency_admin'])).toBe('kernel.bad_input');
    const rosa = await castStaff(app, { email: 'not-house@agency.gov', agencyId: AGENCY });
    expect(await change(house(boss.loginId, operatorRoles), rosa.loginId, [])).toBe('identity.no_such_login');

    // Two who take it from each other: one keeps it.
    await app.owner.query(
      `update identity.role_grants set ended_at = now() where role = 'operations' and ended_at is null and login_id <> all($1)`,
      [[boss.loginId, helper.loginId]],
    );
    expect(await change(house(boss.loginId, operatorRoles), helper.loginId, ['operations'])).toBeNull();
    const both = await Promise.all([
      change(house(boss.loginId, operatorRoles), helper.loginId, []),
      change(house(helper.loginId, operatorRoles), boss.loginId, []),
    ]);
    expect(both.sort()).toEqual(['identity.last_operations', null]);
  });

  test('support invites nobody, closes nobody', async () => {
    const support = house('lgn_support', ['operator', 'finance']);
    const rosa = await castStaff(app, { email: 'stays@agency.gov', agencyId: AGENCY });
    expect(await codeOfRefusal(disableLogin(app, support, { loginId: rosa.loginId, reason: 'x' }))).toBe('kernel.not_allowed');
    expect(await codeOfRefusal(inviteOperator(app, support, { email: 'a@kinline.example', name: 'A', roles: [] }))).toBe(
      'kernel.not_allowed',
    );
  });
});

async function codeOfRefusal(work: Promise<unknown>): Promise<string | null> {
  return await work.then(
    () => null,
    (error: unknown) => (isRefusal(error) ? error.code : String(error)),
  );
}

describe('who works where', () => {
  test('operators see the logins and open invitations of one agency, or their own kind; nobody else sees any; looking is written down', async () => {
    const agencyId = 'agc_people';
    const rosa = await castStaff(app, { email: 'works@agency.gov', agencyId, facilities: ['fac_9'] });
    await inviteStaff(app, system, {
      email: 'comes@agency.gov',
      name: 'Comes Later',
      agencyId,
      reach: 'all',
      facilities: [],
      roles: ['agency_admin'],
    });
    await castOperator(app, 'lists@kinline.example');
    const operator: Scope = { ...system, realm: 'operator', actor: 'lgn_op', roles: operatorRoles };
    expect(await listPeople(app, operator, { agencyId })).toMatchObject({
      logins: [{ loginId: rosa.loginId, email: 'works@agency.gov', roles: ['trust_clerk'], facilities: ['fac_9'], disabled: false }],
      invites: [{ email: 'comes@agency.gov', roles: ['agency_admin'], facilities: 'all' }],
    });
    await disableLogin(app, operator, { loginId: rosa.loginId, reason: 'x' });
    expect((await listPeople(app, operator, { agencyId })).logins).toMatchObject([{ disabled: true }]);
    const operators = (await listPeople(app, operator, { agencyId: null })).logins.map((login) => login.email);
    expect(operators).toContain('lists@kinline.example');
    expect(operators).not.toContain('works@agency.gov');
    for (const scope of [
      visitor(),
      { ...system, realm: 'staff', agency: agencyId, actor: rosa.loginId, roles: ['trust_clerk'] } as Scope,
      { ...system, realm: 'staff', agency: OTHER, actor: rosa.loginId, roles: ['agency_admin'] } as Scope,
    ]) {
      expect((await refusalOf(listPeople(app, scope, { agencyId }))).code).toBe('kernel.not_allowed');
    }
    const { rows } = await app.owner.query(
      `select subject from kernel.audit_rows where action = 'identity.people_listed' and subject = $1`,
      [agencyId],
    );
    expect(rows).toHaveLength(2);
  });
});
