import { afterAll, describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { publicScope, type Scope, systemScope } from '#kernel/scope.ts';
import { testApp } from '#test/database.ts';
import { castStaff, castVerifiedCustomer, codeOf, enterFully, GOOD_PASSWORD, visitor } from '../cast.ts';
import { endOtherSessions, endSession, listSessions, readSession } from '../index.ts';

const app = await testApp();
afterAll(() => app.end());

const enter = (email: string, userAgent = '') =>
  enterFully(app, visitor(), { realm: 'customer', email, password: GOOD_PASSWORD, source: `${Math.random()}`, userAgent });
const scopeOf = async (token: string): Promise<Scope> => (await readSession(app, 'customer', token))!.scope;
const age = (sessionId: string, column: 'seen_at' | 'signed_in_at' | 'expires_at', interval: string) =>
  app.owner.query(`update identity.sessions set ${column} = now() - $2::interval where id = $1`, [sessionId, interval]);

describe('times (real, not the sandbox clock)', () => {
  test.each([
    ['29 days 23 hours', true],
    ['30 days 1 minute', false],
  ])('a customer idle for %s: %s', async (idle, lives) => {
    const { email } = await castVerifiedCustomer(app, `idle${lives ? 1 : 2}@example.com`);
    const { token, sessionId } = await enter(email);
    await age(sessionId, 'seen_at', idle);
    app.clock.move(365 * 86_400_000);
    expect((await readSession(app, 'customer', token)) !== null).toBe(lives);
  });

  test('money needs a sign-in of the last hour', async () => {
    const { email } = await castVerifiedCustomer(app, 'fresh@example.com');
    const { token, sessionId } = await enter(email);
    expect(await readSession(app, 'customer', token)).toMatchObject({ isFresh: true });
    await age(sessionId, 'signed_in_at', '61 minutes');
    expect(await readSession(app, 'customer', token)).toMatchObject({ isFresh: false });
  });

  test('staff: 15 minutes idle, 12 hours in all, whatever they do', async () => {
    const rosa = await castStaff(app, { email: 'rosa@agency.gov', agencyId: newId('agc') });
    const { token, sessionId } = await enterFully(app, visitor(), {
      realm: 'staff',
      email: rosa.email,
      password: GOOD_PASSWORD,
      code: codeOf(rosa.totpSecret, 1),
      source: 's',
    });
    await age(sessionId, 'seen_at', '14 minutes');
    expect(await readSession(app, 'staff', token)).not.toBeNull();
    await age(sessionId, 'seen_at', '15 minutes 1 second');
    expect(await readSession(app, 'staff', token)).toBeNull();
    await age(sessionId, 'seen_at', '0 seconds');
    const { rows } = await app.owner.query('select expires_at - signed_in_at as whole from identity.sessions where id = $1', [sessionId]);
    expect((rows[0] as { whole: { hours: number } }).whole.hours).toBe(12);
    await age(sessionId, 'expires_at', '1 second');
    expect(await readSession(app, 'staff', token)).toBeNull();
  });

  test('a request keeps the session alive, and writes that at most once a minute', async () => {
    const { email } = await castVerifiedCustomer(app, 'touch@example.com');
    const { token, sessionId } = await enter(email);
    await age(sessionId, 'seen_at', '10 days');
    const seen = async () =>
      ((await app.owner.query('select seen_at from identity.sessions where id = $1', [sessionId])).rows[0] as { seen_at: Date }).seen_at;
    await readSession(app, 'customer', token);
    const first = await seen();
    expect(Date.now() - first.getTime()).toBeLessThan(10_000);
    await readSession(app, 'customer', token);
    expect(await seen()).toEqual(first);
  });
});

describe('one’s own sessions', () => {
  test('are listed by device, ended one by one or all but this one, and another’s not at all', async () => {
    const dana = await castVerifiedCustomer(app, 'dana@example.com');
    const other = await castVerifiedCustomer(app, 'other@example.com');
    const phone = await enter(dana.email, 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1');
    const laptop = await enter(dana.email, 'Mozilla/5.0 (Windows NT 10.0) Chrome/130.0 Safari/537.36');
    const third = await enter(dana.email, '\u0000<script>alert(1)</script>'.repeat(100));
    const foreign = await enter(other.email);
    const scope = await scopeOf(laptop.token);
    const list = await listSessions(app, scope);
    expect(list).toHaveLength(3);
    expect(list.find((s) => s.id === phone.sessionId)).toMatchObject({ device: { browser: 'safari', system: 'iphone' }, current: false });
    expect(list.find((s) => s.id === laptop.sessionId)).toMatchObject({ device: { browser: 'chrome', system: 'windows' }, current: true });
    for (const sessionId of [foreign.sessionId, 'ses_x', '', undefined, { id: 1 }]) {
      const refused: unknown = await endSession(app, scope, { sessionId }).catch((e: unknown) => e);
      expect(isRefusal(refused) && refused.code).toBe('identity.no_such_session');
    }
    await endSession(app, scope, { sessionId: phone.sessionId });
    expect(await readSession(app, 'customer', phone.token)).toBeNull();
    expect(await endOtherSessions(app, scope)).toBe(1);
    expect(await readSession(app, 'customer', third.token)).toBeNull();
    expect(await readSession(app, 'customer', laptop.token)).not.toBeNull();
    expect(await readSession(app, 'customer', foreign.token)).not.toBeNull();
  });

  test('nobody else lists or ends', async () => {
    for (const scope of [visitor(), systemScope('t')]) {
      await expect(listSessions(app, scope)).rejects.toThrow('kernel.not_allowed');
      await expect(endSession(app, scope, { sessionId: 'ses_x' })).rejects.toThrow('kernel.not_allowed');
      await expect(endOtherSessions(app, scope)).rejects.toThrow('kernel.not_allowed');
    }
  });
});

describe('who reads what (the application’s own filters left out)', () => {
  const SECRET = [
    'passwords',
    'password_changes',
    'sign_ups',
    'link_requests',
    'links',
    'sessions',
    'totp_factors',
    'recovery_codes',
    'attempt_counters',
    'lockouts',
    'source_counters',
  ];

  test('what opens doors is empty for everybody but the system; without a scope all is', async () => {
    const dana = await castVerifiedCustomer(app, 'leak@example.com');
    const rosa = await castStaff(app, { email: 'leak@agency.gov', agencyId: 'agc_leak' });
    const { token } = await enter(dana.email);
    expect(token).toBeTruthy();
    await app.owner.query(
      `insert into identity.sign_ups select newid, email, email_key, 'h', 'payment', '1', null, 'en', now(), null from (select 'sup_' || id as newid, email, email_key from identity.logins limit 1) x`,
    );
    const { rows: all } = await app.owner.query(`select tablename as name from pg_tables where schemaname = 'identity'`);
    const names = (all as { name: string }[]).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(SECRET));
    for (const name of names) expect((await app.asApp.query(`select 1 from identity.${name}`)).rows, `${name} without a scope`).toEqual([]);
    const scopes: Scope[] = [
      publicScope('t', 'en'),
      { ...publicScope('t', 'en'), realm: 'customer', actor: dana.loginId },
      { ...publicScope('t', 'en'), realm: 'staff', actor: rosa.loginId, agency: 'agc_leak', roles: ['agency_admin'] },
      { ...publicScope('t', 'en'), realm: 'operator', actor: newId('lgn'), roles: ['operator'] },
    ];
    for (const { realm, actor, agency } of scopes) {
      const client = await app.asApp.connect();
      try {
        await client.query('begin');
        await client.query(
          `select set_config('kinline.realm', $1, true), set_config('kinline.actor', $2, true), set_config('kinline.agency', $3, true)`,
          [realm, actor ?? '', agency ?? ''],
        );
        for (const name of SECRET) expect((await client.query(`select 1 from identity.${name}`)).rows, `${name} as ${realm}`).toEqual([]);
        const seen = (await client.query('select id, realm, agency_id from identity.logins')).rows as {
          id: string;
          realm: string;
          agency_id: string | null;
        }[];
        if (realm === 'public') expect(seen).toEqual([]);
        if (realm === 'customer') expect(seen.map((login) => login.id)).toEqual([dana.loginId]);
        if (realm === 'staff') expect(seen.every((login) => login.realm === 'staff' && login.agency_id === 'agc_leak')).toBe(true);
        for (const statement of [
          `update identity.passwords set hash = 'x'`,
          `update identity.sessions set ended_at = null`,
          `delete from identity.links`,
        ]) {
          expect((await client.query(statement)).rowCount, `${statement} as ${realm}`).toBe(0);
        }
      } finally {
        await client.query('rollback');
        client.release();
      }
    }
  });

  test('the function that reads a session tells nothing without the token, and nobody but the server may call it', async () => {
    const { rows } = await app.asApp.query(`select * from identity.read_session(decode('00', 'hex'), 'customer', now(), interval '1 day')`);
    expect(rows).toEqual([]);
    const grants = await app.owner.query(
      `select has_function_privilege('kinline_worker', p.oid, 'execute') as worker, prosecdef, proconfig from pg_proc p where proname = 'read_session'`,
    );
    expect(grants.rows).toEqual([{ worker: false, prosecdef: true, proconfig: ['search_path=pg_catalog, pg_temp'] }]);
  });
});
