import { afterAll, describe, expect, test } from 'vitest';
import { testApp } from '#test/database.ts';
import { refusalOf } from '#test/refused.ts';
import { castVerifiedCustomer, enterFully, GOOD_PASSWORD, tokenFor, visitor } from '../cast.ts';
import { readSession, requestReset, resetPassword, signIn, signOut, signUpCustomer } from '../index.ts';

const app = await testApp();
afterAll(() => app.end());

const MINUTE = 60_000;
let source = 0;

function enter(email: string, password: unknown, more: { deviceToken?: string; source?: string } = {}) {
  return enterFully(app, visitor(), {
    realm: 'customer',
    email,
    password,
    source: `10.0.${source++}.1`,
    userAgent: 'Mozilla/5.0 (Linux; Android 14) Chrome/126.0 Mobile',
    ...more,
  });
}

describe('signing in', () => {
  test('the right password starts a session under a new token each time, whose hash alone is stored', async () => {
    const { loginId } = await castVerifiedCustomer(app, 'dana@example.com');
    const first = await enter('  DANA@Example.COM ', GOOD_PASSWORD);
    const second = await enter('dana@example.com', GOOD_PASSWORD);
    expect(first.token).not.toBe(second.token);
    const session = await readSession(app, 'customer', first.token);
    expect(session).toMatchObject({
      login: { id: loginId, email: 'dana@example.com' },
      isFresh: true,
      scope: { realm: 'customer', actor: loginId, session: first.sessionId },
    });
    const { rows } = await app.owner.query('select token_hash from identity.sessions');
    expect(rows.some((row: { token_hash: Buffer }) => row.token_hash.toString('utf8').includes(first.token))).toBe(false);
    expect(await readSession(app, 'staff', first.token)).toBeNull();
    expect(await readSession(app, 'customer', `${first.token}x`)).toBeNull();
  });

  test('letters typed as parts or as one piece are the same password; nothing is cut off or trimmed', async () => {
    const typed = 'Mañana café 🌻 über alles';
    await castVerifiedCustomer(app, 'nfc@example.com', typed.normalize('NFD'));
    await enter('nfc@example.com', typed.normalize('NFC'));
    for (const other of [`${typed} `, ` ${typed}`, typed.slice(0, -1), typed.toLowerCase()]) {
      expect((await refusalOf(enter('nfc@example.com', other))).code).toBe('identity.wrong_sign_in');
    }
    const long = 'x9 '.repeat(340) + 'end';
    await castVerifiedCustomer(app, 'long@example.com', long);
    await enter('long@example.com', long);
    expect((await refusalOf(enter('long@example.com', long.slice(0, -1)))).code).toBe('identity.wrong_sign_in');
  });

  test('signing in again from a session ends it: no token outlives a sign-in', async () => {
    await castVerifiedCustomer(app, 'again@example.com');
    const first = await enter('again@example.com', GOOD_PASSWORD);
    const scope = (await readSession(app, 'customer', first.token))!.scope;
    const { deviceToken } = first;
    const again = { realm: 'customer', email: 'again@example.com', password: GOOD_PASSWORD, source: 'x', deviceToken } as const;
    const second = await enterFully(app, scope, again);
    expect(await readSession(app, 'customer', first.token)).toBeNull();
    expect(await readSession(app, 'customer', second.token)).not.toBeNull();
  });

  test('signing out ends the session on the server', async () => {
    await castVerifiedCustomer(app, 'out@example.com');
    const { token } = await enter('out@example.com', GOOD_PASSWORD);
    const session = (await readSession(app, 'customer', token))!;
    await signOut(app, session.scope);
    expect(await readSession(app, 'customer', token)).toBeNull();
    await signOut(app, session.scope);
  });

  test('before the e-mail is proved, only who knows the password learns that the link is missing', async () => {
    await signUpCustomer(app, visitor(), { email: 'waiting@example.com', password: GOOD_PASSWORD, agreed: true, source: 'w' });
    expect((await refusalOf(enter('waiting@example.com', GOOD_PASSWORD))).code).toBe('identity.not_verified');
    expect((await refusalOf(enter('waiting@example.com', 'some other words here'))).code).toBe('identity.wrong_sign_in');
  });
});

describe('locking', () => {
  test('T6: five wrong passwords lock; the right one is refused too; the reset link unlocks', async () => {
    await castVerifiedCustomer(app, 'lock@example.com');
    for (let i = 0; i < 4; i++)
      expect((await refusalOf(enter('lock@example.com', 'wrong wrong wrong'))).code).toBe('identity.wrong_sign_in');
    const fifth = await refusalOf(enter('lock@example.com', 'wrong wrong wrong'));
    expect(fifth).toMatchObject({ code: 'identity.locked', params: { minutes: 1 } });
    expect((await refusalOf(enter('lock@example.com', GOOD_PASSWORD))).code).toBe('identity.locked');
    await requestReset(app, visitor(), { realm: 'customer', email: 'lock@example.com', source: 'r' });
    const token = await tokenFor(app, 'lock@example.com', 'reset_password');
    await resetPassword(app, visitor(), {
      realm: 'customer',
      token,
      password: 'window table harbor lemon',
      confirmation: 'window table harbor lemon',
    });
    await enter('lock@example.com', 'window table harbor lemon');
  });

  test('an address without a login locks in the same words', async () => {
    const answers: string[] = [];
    for (const email of ['lock2@example.com', 'nobody-at-all@example.com']) {
      if (email.startsWith('lock2')) await castVerifiedCustomer(app, email);
      const seen: string[] = [];
      for (let i = 0; i < 7; i++) {
        const { code, params } = await refusalOf(enter(email, 'wrong wrong wrong'));
        seen.push(`${code} ${JSON.stringify(params)}`);
      }
      answers.push(seen.join('\n'));
    }
    expect(answers[0]).toBe(answers[1]);
    expect(answers[0]).toContain('locked');
  });

  test('a lock ends by itself, and each further wrong try locks for longer', async () => {
    await castVerifiedCustomer(app, 'slow@example.com');
    for (let i = 0; i < 5; i++) await refusalOf(enter('slow@example.com', 'wrong wrong wrong'));
    for (const minutes of [5, 15, 60, 60]) {
      app.clock.move(61 * MINUTE);
      expect(await refusalOf(enter('slow@example.com', 'wrong wrong wrong'))).toMatchObject({
        code: 'identity.locked',
        params: { minutes },
      });
    }
    app.clock.move(61 * MINUTE);
    await enter('slow@example.com', GOOD_PASSWORD);
    expect((await refusalOf(enter('slow@example.com', 'wrong wrong wrong'))).code).toBe('identity.wrong_sign_in');
  });

  test('a hundred wrong passwords at once are five tries', async () => {
    await castVerifiedCustomer(app, 'storm@example.com');
    const outcomes = await Promise.all(Array.from({ length: 100 }, () => refusalOf(enter('storm@example.com', 'wrong wrong wrong'))));
    const codes = outcomes.map((refusal) => refusal.code);
    expect(codes.filter((code) => code === 'identity.wrong_sign_in')).toHaveLength(4);
    expect(codes.filter((code) => code === 'identity.locked')).toHaveLength(96);
    const { rows } = await app.owner.query('select max(failures) as most from identity.attempt_counters');
    expect((rows[0] as { most: number }).most).toBeLessThanOrEqual(9);
  });

  test('a stranger’s thousand tries lock neither the owner’s own device nor the way by the link', async () => {
    await castVerifiedCustomer(app, 'mother@example.com');
    const { deviceToken } = await enter('mother@example.com', GOOD_PASSWORD);
    for (let i = 0; i < 1000; i += 50) {
      await Promise.all(
        Array.from({ length: 50 }, () => refusalOf(enter('mother@example.com', 'wrong wrong wrong', { source: `198.51.100.${i % 7}` }))),
      );
    }
    expect((await refusalOf(enter('mother@example.com', GOOD_PASSWORD))).code).toBe('identity.locked');
    await enter('mother@example.com', GOOD_PASSWORD, { deviceToken });
    await requestReset(app, visitor(), { realm: 'customer', email: 'mother@example.com', source: 'm' });
    const token = await tokenFor(app, 'mother@example.com', 'reset_password');
    await resetPassword(app, visitor(), {
      realm: 'customer',
      token,
      password: 'a new day begins here',
      confirmation: 'a new day begins here',
    });
    await enter('mother@example.com', 'a new day begins here');
  });

  test('a device token of another address or of nobody helps nothing', async () => {
    await castVerifiedCustomer(app, 'one@example.com');
    await castVerifiedCustomer(app, 'two@example.com');
    const { deviceToken } = await enter('one@example.com', GOOD_PASSWORD);
    for (let i = 0; i < 5; i++) await refusalOf(enter('two@example.com', 'wrong wrong wrong'));
    for (const token of [deviceToken, `${deviceToken.slice(0, -2)}AA`, 'a.b', '', 'x'.repeat(500)]) {
      expect((await refusalOf(enter('two@example.com', GOOD_PASSWORD, { deviceToken: token }))).code).toBe('identity.locked');
    }
    for (let i = 0; i < 5; i++) await refusalOf(enter('one@example.com', 'wrong wrong wrong', { deviceToken }));
    expect((await refusalOf(enter('one@example.com', GOOD_PASSWORD, { deviceToken }))).code).toBe('identity.locked');
  });

  test('one network’s wrong tries are slowed, for strange devices only, and right ones cost nothing', async () => {
    await castVerifiedCustomer(app, 'house@example.com');
    const { deviceToken } = await enter('house@example.com', GOOD_PASSWORD);
    const window = 10 * MINUTE;
    app.clock.set(new Date(Math.ceil(app.clock.now().getTime() / window) * window + 1000));
    await refusalOf(enter('stuffed@example.com', 'wrong wrong wrong', { source: '203.0.113.9' }));
    for (let i = 0; i < 5; i++) await enter('house@example.com', GOOD_PASSWORD, { source: '203.0.113.9' });
    const { rows } = await app.owner.query('select source_hash, used from identity.source_counters order by window_start desc limit 1');
    const [counter] = rows as { source_hash: Buffer; used: number }[];
    expect(counter!.used).toBe(1);
    await app.owner.query('update identity.source_counters set used = 98 where source_hash = $1', [counter!.source_hash]);
    for (let i = 0; i < 2; i++) await refusalOf(enter(`stuffed${i}@example.com`, 'wrong wrong wrong', { source: '203.0.113.9' }));
    const refused = await refusalOf(enter('house@example.com', GOOD_PASSWORD, { source: '203.0.113.9' }));
    expect(refused.code).toBe('identity.too_many_from_here');
    await enter('house@example.com', GOOD_PASSWORD, { source: '203.0.113.9', deviceToken });
    await enter('house@example.com', GOOD_PASSWORD, { source: '203.0.113.10' });
    app.clock.move(11 * MINUTE);
    await enter('house@example.com', GOOD_PASSWORD, { source: '203.0.113.9' });
  });
});

describe('fields', () => {
  test.each([
    [
      { email: '', password: '' },
      { email: 'identity.email_empty', password: 'identity.password_empty' },
    ],
    [
      { email: undefined, password: undefined },
      { email: 'identity.email_empty', password: 'identity.password_empty' },
    ],
    [
      { email: { $gt: '' }, password: ['x'] },
      { email: 'identity.email_form', password: 'identity.password_empty' },
    ],
    [
      { email: `${'a'.repeat(300)}@example.com`, password: 'x'.repeat(1025) },
      { email: 'identity.email_too_long', password: 'identity.password_too_long' },
    ],
    [{ email: 'dana', password: 'x' }, { email: 'identity.email_form' }],
    [{ email: 'a@example.com\r\nBcc: b@example.com', password: 'x' }, { email: 'identity.email_control_characters' }],
  ])('%j', async (typed, fields) => {
    const refusal = await refusalOf(signIn(app, visitor(), { realm: 'customer', ...typed, source: 'f' }));
    expect(Object.fromEntries(refusal.fields.map((f) => [f.field, f.code]))).toEqual(fields);
  });
});
