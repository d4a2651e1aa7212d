import { afterAll, describe, expect, test } from 'vitest';
import type { Scope } from '#kernel/scope.ts';
import { testApp } from '#test/database.ts';
import { refusalOf } from '#test/refused.ts';
import { castStaff, castVerifiedCustomer, codeOf, enterFully, GOOD_PASSWORD, mailedCode, tokenFor, visitor } from '../cast.ts';
import {
  type CodeNeeded,
  confirmTotp,
  endTotp,
  finishSignIn,
  makeNewRecoveryCodes,
  readSecondFactor,
  readSession,
  readSignIn,
  readTotpSetup,
  reportNotMe,
  requestReset,
  resetPassword,
  signIn,
  startTotp,
} from '../index.ts';

const app = await testApp();
afterAll(() => app.end());

const MINUTE = 60_000;
let source = 0;
const from = () => ({ source: `10.1.${source++}.1`, userAgent: 'Mozilla/5.0 (Linux; Android 14) Chrome/126.0 Mobile' });

function enter(email: string, more: { password?: string; deviceToken?: string } = {}) {
  return signIn(app, visitor(), { realm: 'customer', email, password: GOOD_PASSWORD, ...from(), ...more });
}

async function stopped(email: string, more: { password?: string; deviceToken?: string } = {}): Promise<CodeNeeded> {
  const outcome = await enter(email, more);
  if (!('attempt' in outcome)) throw new Error('was let in without a code');
  return outcome;
}

const finish = (attempt: unknown, code: unknown, deviceToken?: string) =>
  finishSignIn(app, visitor(), { realm: 'customer', attempt, code, ...from(), deviceToken });

/** A code that is not the right one. */
const other = (code: string, by = 1) => String((Number(code) + by) % 1_000_000).padStart(6, '0');

async function scopeOf(email: string, deviceToken: string): Promise<Scope> {
  const { token } = await enterFully(app, visitor(), { realm: 'customer', email, password: GOOD_PASSWORD, ...from(), deviceToken });
  return (await readSession(app, 'customer', token))!.scope;
}

async function withApp(email: string) {
  const dana = await castVerifiedCustomer(app, email);
  const scope = await scopeOf(email, dana.deviceToken);
  await startTotp(app, scope);
  const { totpSecret } = (await readTotpSetup(app, scope))!;
  const proof = { password: GOOD_PASSWORD, source: 'p', deviceToken: dana.deviceToken };
  const { recoveryCodes } = await confirmTotp(app, scope, { ...proof, code: codeOf(totpSecret) });
  return { ...dana, scope, totpSecret, recoveryCodes, proof };
}

describe('a browser the login does not know', () => {
  test('T7: gets no session before the mailed code; then it is known, and the owner is told', async () => {
    const { deviceToken, loginId } = await castVerifiedCustomer(app, 'dana@example.com');
    expect(await enter('dana@example.com', { deviceToken })).toHaveProperty('sessionId');
    const { attempt, mark, codeBy } = await stopped('dana@example.com');
    expect(codeBy).toBe('mail');
    expect(await readSignIn(app, visitor(), { attempt })).toEqual({ codeBy: 'mail', mark, app: false, passkeys: 0 });
    const sessions = async () => (await app.owner.query('select 1 from identity.sessions where login_id = $1', [loginId])).rows.length;
    expect(await sessions()).toBe(1);
    const code = await mailedCode(app, 'dana@example.com', mark);
    const entered = await finish(attempt, ` ${code.slice(0, 3)} ${code.slice(3)} `);
    expect(await sessions()).toBe(2);
    expect(await readSession(app, 'customer', entered.token)).toMatchObject({ login: { id: loginId } });
    expect(await enter('dana@example.com', { deviceToken: entered.deviceToken })).toHaveProperty('sessionId');
    const told = await app.owner.query(`select about from identity.link_requests where purpose = 'not_me' and login_id = $1`, [loginId]);
    expect(told.rows).toMatchObject([{ about: { browser: 'chrome', system: 'android' } }]);
    expect((await refusalOf(finish(attempt, code))).code).toBe('identity.sign_in_over');
  });

  test('a code counts for its own attempt only, and on no other browser', async () => {
    await castVerifiedCustomer(app, 'bound@example.com');
    const first = await stopped('bound@example.com');
    const second = await stopped('bound@example.com');
    const code = await mailedCode(app, 'bound@example.com', second.mark);
    expect((await refusalOf(finish(first.attempt, code))).code).toBe('identity.code_wrong_left');
    for (const nobodys of ['', 'x', 'x'.repeat(200), undefined, { attempt: 1 }])
      expect((await refusalOf(finish(nobodys, code))).code).toBe('identity.sign_in_over');
    await finish(second.attempt, code);
  });

  test('five tries, counted down, also of fifty at once; then the right one is too late', async () => {
    await castVerifiedCustomer(app, 'five@example.com');
    const { attempt, mark } = await stopped('five@example.com');
    const code = await mailedCode(app, 'five@example.com', mark);
    for (const left of [4, 3, 2, 1])
      expect(await refusalOf(finish(attempt, other(code, left)))).toMatchObject({ code: 'identity.code_wrong_left', params: { left } });
    expect((await refusalOf(finish(attempt, other(code, 5)))).code).toBe('identity.sign_in_over');
    expect((await refusalOf(finish(attempt, code))).code).toBe('identity.sign_in_over');

    const storm = await stopped('five@example.com');
    const right = await mailedCode(app, 'five@example.com', storm.mark);
    const outcomes = await Promise.all(Array.from({ length: 50 }, (_, i) => refusalOf(finish(storm.attempt, other(right, i + 1)))));
    expect(outcomes.filter((refusal) => refusal.code === 'identity.code_wrong_left')).toHaveLength(4);
    const { rows } = await app.owner.query('select max(tries) as most from identity.sign_in_attempts');
    expect(rows).toEqual([{ most: 5 }]);
  });

  test('fifty with the right code at once are one session', async () => {
    await castVerifiedCustomer(app, 'once@example.com');
    const { attempt, mark } = await stopped('once@example.com');
    const code = await mailedCode(app, 'once@example.com', mark);
    const done = await Promise.allSettled(Array.from({ length: 50 }, () => finish(attempt, code)));
    expect(done.filter((d) => d.status === 'fulfilled')).toHaveLength(1);
  });

  test('ten minutes', async () => {
    await castVerifiedCustomer(app, 'slow@example.com');
    for (const [minutes, lives] of [
      [9, true],
      [11, false],
    ] as const) {
      const { attempt, mark } = await stopped('slow@example.com');
      const code = await mailedCode(app, 'slow@example.com', mark);
      app.clock.move(minutes * MINUTE);
      expect((await readSignIn(app, visitor(), { attempt })) !== null).toBe(lives);
      if (lives) await finish(attempt, code);
      else expect((await refusalOf(finish(attempt, code))).code).toBe('identity.sign_in_over');
    }
  });

  test('who has only the password is slowed: attempts left unfinished lock like wrong passwords, the owner’s device not', async () => {
    const { deviceToken } = await castVerifiedCustomer(app, 'guessed@example.com');
    for (let i = 0; i < 5; i++) await stopped('guessed@example.com');
    expect((await refusalOf(enter('guessed@example.com'))).code).toBe('identity.locked');
    expect(await enter('guessed@example.com', { deviceToken })).toHaveProperty('sessionId');
  });

  test('a wrong password says the same for known and unknown, and starts no attempt', async () => {
    await castVerifiedCustomer(app, 'known@example.com');
    const count = async () => (await app.owner.query('select 1 from identity.sign_in_attempts')).rows.length;
    const before = await count();
    const said = [];
    for (const email of ['known@example.com', 'unknown@example.com'])
      said.push((await refusalOf(enter(email, { password: 'wrong wrong wrong' }))).code);
    expect(said).toEqual(['identity.wrong_sign_in', 'identity.wrong_sign_in']);
    expect(await count()).toBe(before);
  });

  test('what comes between ends the attempt: another password, a closed login', async () => {
    const { loginId } = await castVerifiedCustomer(app, 'between@example.com');
    const { attempt, mark } = await stopped('between@example.com');
    const code = await mailedCode(app, 'between@example.com', mark);
    await requestReset(app, visitor(), { realm: 'customer', email: 'between@example.com', source: 'b' });
    const token = await tokenFor(app, 'between@example.com', 'reset_password');
    app.clock.move(1000);
    const reset = await resetPassword(app, visitor(), {
      realm: 'customer',
      token,
      password: 'window table harbor lemon',
      confirmation: 'window table harbor lemon',
    });
    expect((await refusalOf(finish(attempt, code))).code).toBe('identity.sign_in_over');
    // The browser that used the reset link has proved the mailbox.
    const password = 'window table harbor lemon';
    expect(await enter('between@example.com', { password, deviceToken: reset.deviceToken })).toHaveProperty('sessionId');
    const next = await stopped('between@example.com', { password });
    await app.owner.query(
      `insert into identity.disablings (id, login_id, disabled, reason, decided_at) values ('dsb_1', $1, true, 'test', now())`,
      [loginId],
    );
    expect((await refusalOf(finish(next.attempt, '000000'))).code).toBe('identity.sign_in_over');
  });
});

describe('“This wasn’t me”', () => {
  test('ends sessions, forgets devices, locks until a reset, and sends its link', async () => {
    const { deviceToken, loginId } = await castVerifiedCustomer(app, 'mother@example.com');
    const own = await enterFully(app, visitor(), {
      realm: 'customer',
      email: 'mother@example.com',
      password: GOOD_PASSWORD,
      ...from(),
      deviceToken,
    });
    const thief = await stopped('mother@example.com');
    const theirs = await finish(thief.attempt, await mailedCode(app, 'mother@example.com', thief.mark));
    const waiting = await stopped('mother@example.com');
    const token = await tokenFor(app, 'mother@example.com', 'not_me');
    expect((await refusalOf(reportNotMe(app, visitor(), { token, realm: 'staff', source: 's' }))).code).toBe('identity.link_dead');
    await reportNotMe(app, visitor(), { token, realm: 'customer', source: 's' });
    for (const session of [own, theirs]) expect(await readSession(app, 'customer', session.token)).toBeNull();
    expect((await refusalOf(enter('mother@example.com', { deviceToken }))).code).toBe('identity.locked_by_owner');
    expect((await refusalOf(enter('mother@example.com', { password: 'wrong wrong wrong' }))).code).toBe('identity.wrong_sign_in');
    expect((await refusalOf(finish(waiting.attempt, '123456'))).code).toBe('identity.sign_in_over');
    expect((await refusalOf(reportNotMe(app, visitor(), { token, realm: 'customer', source: 's' }))).code).toBe('identity.link_dead');

    const reset = await resetPassword(app, visitor(), {
      realm: 'customer',
      token: await tokenFor(app, 'mother@example.com', 'reset_password'),
      password: 'a new day begins here',
      confirmation: 'a new day begins here',
    });
    const password = 'a new day begins here';
    expect(await enter('mother@example.com', { password, deviceToken: reset.deviceToken })).toHaveProperty('sessionId');
    await stopped('mother@example.com', { password, deviceToken: theirs.deviceToken });
    const { rows } = await app.owner.query(`select 1 from kernel.audit_rows where action = 'identity.not_me' and subject = $1`, [loginId]);
    expect(rows).toHaveLength(1);
  });
});

describe('a customer’s own second factor', () => {
  test('is off until a code and the password confirm it; then every sign-in asks, also on known browsers', async () => {
    const { deviceToken, email } = await castVerifiedCustomer(app, 'app@example.com');
    const scope = await scopeOf(email, deviceToken);
    expect(await readSecondFactor(app, scope)).toBeNull();
    expect(await readTotpSetup(app, scope)).toBeNull();
    await startTotp(app, scope);
    const { totpSecret, totpUri } = (await readTotpSetup(app, scope))!;
    expect(totpUri).toContain(totpSecret);
    const proof = { password: GOOD_PASSWORD, source: 'p', deviceToken };
    expect((await refusalOf(confirmTotp(app, scope, { ...proof, code: '' }))).fields).toMatchObject([{ field: 'code' }]);
    expect((await refusalOf(confirmTotp(app, scope, { ...proof, code: codeOf(totpSecret, 20) }))).code).toBe('identity.code_wrong');
    const wrong = await refusalOf(confirmTotp(app, scope, { ...proof, password: 'wrong wrong wrong', code: codeOf(totpSecret) }));
    expect(wrong.fields).toMatchObject([{ field: 'password', code: 'identity.password_wrong' }]);
    expect(await readSecondFactor(app, scope)).toBeNull();
    expect(await enter(email, { deviceToken })).toHaveProperty('sessionId');

    const { recoveryCodes } = await confirmTotp(app, scope, { ...proof, code: codeOf(totpSecret) });
    expect(recoveryCodes).toHaveLength(10);
    expect(await readSecondFactor(app, scope)).toMatchObject({ codesLeft: 10 });
    const { attempt, codeBy } = await stopped(email, { deviceToken });
    expect(codeBy).toBe('app');
    expect((await refusalOf(finish(attempt, codeOf(totpSecret)))).code).toBe('identity.code_wrong_left');
    await finish(attempt, codeOf(totpSecret, 1), deviceToken);
    const again = await stopped(email, { deviceToken });
    await finish(again.attempt, recoveryCodes[0]!.toUpperCase(), deviceToken);
    expect(await readSecondFactor(app, scope)).toMatchObject({ codesLeft: 9 });
    const once = await stopped(email, { deviceToken });
    expect((await refusalOf(finish(once.attempt, recoveryCodes[0]))).code).toBe('identity.code_wrong_left');
    expect((await refusalOf(startTotp(app, scope))).code).toBe('identity.factor_is_on');
    const news = await app.owner.query(`select payload->>'what' as what from kernel.outbox where name = 'second_factor.changed'`);
    expect(news.rows).toEqual([{ what: 'added' }]);
  });

  test('a password reset does not get around it', async () => {
    const { email, recoveryCodes } = await withApp('around@example.com');
    await requestReset(app, visitor(), { realm: 'customer', email, source: 'r' });
    const password = 'a new day begins here';
    const { deviceToken } = await resetPassword(app, visitor(), {
      realm: 'customer',
      token: await tokenFor(app, email, 'reset_password'),
      password,
      confirmation: password,
    });
    const { attempt, codeBy } = await stopped(email, { password, deviceToken });
    expect(codeBy).toBe('app');
    await finish(attempt, recoveryCodes[3]);
  });

  test('new recovery codes end the old ones; turning it off ends all', async () => {
    const { email, scope, proof, recoveryCodes, totpSecret, loginId, deviceToken } = await withApp('codes@example.com');
    expect((await refusalOf(makeNewRecoveryCodes(app, scope, { ...proof, code: '' }))).fields).toMatchObject([{ field: 'code' }]);
    const fresh = await makeNewRecoveryCodes(app, scope, { ...proof, code: codeOf(totpSecret, 1) });
    expect(fresh.recoveryCodes).toHaveLength(10);
    const { attempt } = await stopped(email);
    expect((await refusalOf(finish(attempt, recoveryCodes[0]))).code).toBe('identity.code_wrong_left');
    expect((await refusalOf(endTotp(app, scope, { ...proof, code: recoveryCodes[1] }))).code).toBe('identity.code_wrong');
    expect((await refusalOf(endTotp(app, scope, { ...proof, password: '', code: '' }))).fields.map((f) => f.field)).toEqual([
      'password',
      'code',
    ]);
    await endTotp(app, scope, { ...proof, code: fresh.recoveryCodes[0] });
    expect(await readSecondFactor(app, scope)).toBeNull();
    expect(await enter(email, { deviceToken })).toHaveProperty('sessionId');
    const { rows } = await app.owner.query(
      'select 1 from identity.recovery_codes where login_id = $1 and used_at is null and ended_at is null',
      [loginId],
    );
    expect(rows).toEqual([]);
    expect((await refusalOf(endTotp(app, scope, { ...proof, code: '' }))).code).toBe('identity.factor_is_off');
  });

  test('a borrowed phone has no endless tries at the password', async () => {
    const { scope, proof } = await withApp('borrowed@example.com');
    for (let i = 0; i < 4; i++)
      await refusalOf(makeNewRecoveryCodes(app, scope, { ...proof, password: 'wrong wrong wrong', code: '000000' }));
    for (const password of ['wrong wrong wrong', GOOD_PASSWORD])
      expect((await refusalOf(makeNewRecoveryCodes(app, scope, { ...proof, password, code: '000000' }))).code).toBe('identity.locked');
  });

  test('staff make new codes too, and can’t turn the last second factor off', async () => {
    const rosa = await castStaff(app, { email: 'rosa@agency.gov', agencyId: 'agc_01jd0000000000000000000000' });
    const { token, deviceToken } = await enterFully(app, visitor(), {
      realm: 'staff',
      email: rosa.email,
      password: GOOD_PASSWORD,
      code: codeOf(rosa.totpSecret, 1),
      ...from(),
    });
    const { scope } = (await readSession(app, 'staff', token))!;
    const proof = { password: GOOD_PASSWORD, source: 's', deviceToken };
    const made = await makeNewRecoveryCodes(app, scope, { ...proof, code: rosa.recoveryCodes[0] });
    expect(made.recoveryCodes).toHaveLength(10);
    expect(await readSecondFactor(app, scope)).toMatchObject({ codesLeft: 10 });
    expect((await refusalOf(startTotp(app, scope))).code).toBe('identity.factor_is_on');
    expect((await refusalOf(endTotp(app, scope, { ...proof, code: made.recoveryCodes[0] }))).code).toBe('identity.last_factor');
    expect(await readSecondFactor(app, scope)).toMatchObject({ app: true });
    for (const scope of [visitor()])
      for (const work of [readSecondFactor(app, scope), startTotp(app, scope), makeNewRecoveryCodes(app, scope, proof)])
        expect((await refusalOf(work)).code).toBe('kernel.not_allowed');
  });
});
