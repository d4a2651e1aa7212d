import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { systemScope } from '#kernel/scope.ts';
import { testApp } from '#test/database.ts';
import { codeOf, refusalOf } from '#test/refused.ts';
import * as builders from '../cast.ts';
import { GOOD_PASSWORD, tokenFor, visitor } from '../cast.ts';
import {
  disableLogin,
  finishSignIn,
  listPasskeys,
  offerPasskey,
  offerSecondStep,
  offerSignIn,
  readSession,
  readSignIn,
  removePasskey,
  reportNotMe,
  requestReset,
  resetPassword,
  signIn,
  signInWithPasskey,
} from '../index.ts';
import { AGENCY, castPeople, FAMILY, from, Phone, STAFF, type Twist } from './cast.ts';
import { relyingParty } from './relying-party.ts';

const app = await testApp();
afterAll(() => app.end());
afterEach(() => void vi.useRealTimers());
const { cast, add, withPasskey, enter, rosa } = castPeople(app, builders);

describe('signing in by a passkey alone', () => {
  test('on a strange device: no mailed code, a fresh session of that login, and the owner hears of the device', async () => {
    const { phone, loginId, scope } = await withPasskey('alone@example.com');
    const { token, deviceToken } = await enter(phone);
    const session = (await readSession(app, 'customer', token))!;
    expect(session).toMatchObject({ login: { id: loginId }, isFresh: true });
    expect((await listPasskeys(app, scope))[0]!.usedAt).not.toBeNull();
    const told = async () =>
      (await app.owner.query(`select 1 from identity.link_requests where purpose = 'not_me' and login_id = $1`, [loginId])).rows.length;
    expect(await told()).toBe(1);
    await enter(phone, {}, { deviceToken });
    expect(await told()).toBe(1);
    const codes = await app.owner.query(`select 1 from identity.link_requests where purpose = 'sign_in_code' and login_id = $1`, [loginId]);
    expect(codes.rows).toEqual([]);
  });

  const stranger = new Phone(FAMILY);
  test.each<[string, Twist, string]>([
    ['another origin', { origin: 'https://localhost.evil.example' }, 'passkey_wrong'],
    ['the staff’s page', { origin: STAFF }, 'passkey_wrong'],
    ['the same host by another port', { origin: 'http://localhost:3001' }, 'passkey_wrong'],
    ['another host', { rpId: 'evil.example' }, 'passkey_wrong'],
    ['nobody verified', { verified: false }, 'passkey_wrong'],
    ['nobody there', { present: false }, 'passkey_wrong'],
    ['the answer to “make one”', { type: 'webauthn.create' }, 'passkey_wrong'],
    ['another key’s signature', { signer: stranger }, 'passkey_wrong'],
    ['another login’s handle', { handle: Buffer.alloc(32, 1).toString('base64url') }, 'passkey_wrong'],
    ['no handle', { handle: null }, 'passkey_wrong'],
    ['a made-up challenge', { challenge: Buffer.alloc(54, 1).toString('base64url') }, 'passkey_over'],
  ])('refused: %s', async (name, twist, code) => {
    const { phone } = await withPasskey(`in-${name.replaceAll(/\W/g, '')}@example.com`);
    expect(await codeOf(enter(phone, twist))).toBe(`identity.${code}`);
    await enter(phone);
  });

  test('refused: a key nobody has, a removed one, a changed answer, and nonsense: all alike', async () => {
    const dana = await withPasskey('alike@example.com');
    const [key] = await listPasskeys(app, dana.scope);
    const unknown = new Phone(FAMILY);
    unknown.make(await offerPasskey(app, dana.scope, { isFresh: true }));
    expect(await codeOf(enter(unknown))).toBe('identity.passkey_wrong');
    const offer = await offerSignIn(app, visitor(), { realm: 'customer', browser: 'b' });
    const said = JSON.parse(dana.phone.use(offer)) as { id: string; response: Record<string, string> };
    const bytes = Buffer.from(said.response['authenticatorData']!, 'base64url');
    bytes[36]! ^= 1;
    const changed = JSON.stringify({ ...said, response: { ...said.response, authenticatorData: bytes.toString('base64url') } });
    const put = (answer: unknown) => signInWithPasskey(app, visitor(), { realm: 'customer', answer, browser: 'b', ...from() });
    expect(await codeOf(put(changed))).toBe('identity.passkey_wrong');
    for (const answer of [undefined, '', '{}', 'x'.repeat(30_000)]) expect(await codeOf(put(answer))).toBe('identity.passkey_wrong');
    await removePasskey(app, dana.scope, { ...dana.proof, code: dana.recoveryCodes[0], passkeyId: key!.id });
    expect(await codeOf(enter(dana.phone))).toBe('identity.passkey_wrong');
  });

  test('refused: an answer sent twice, of another browser, after five minutes; of fifty at once one is let in', async () => {
    const { phone } = await withPasskey('replay@example.com');
    const offer = () => offerSignIn(app, visitor(), { realm: 'customer', browser: 'b' });
    const put = (answer: string) => signInWithPasskey(app, visitor(), { realm: 'customer', answer, browser: 'b', ...from() });
    const answer = phone.use(await offer());
    await put(answer);
    expect(await codeOf(put(answer))).toBe('identity.passkey_over');
    expect(await codeOf(enter(phone, {}, { asked: 'mine', browser: 'another' }))).toBe('identity.passkey_over');
    // A wrong answer uses the challenge up like a right one.
    const once = await offer();
    expect(await codeOf(put(phone.use(once, { verified: false })))).toBe('identity.passkey_wrong');
    expect(await codeOf(put(phone.use(once)))).toBe('identity.passkey_over');
    const late = phone.use(await offer());
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 5 * 60_000 + 1000 });
    expect(await codeOf(put(late))).toBe('identity.passkey_over');
    vi.useRealTimers();
    app.clock.move(3600_000); // The sandbox clock moves no security clock.
    const storm = phone.use(await offer());
    const done = await Promise.allSettled(Array.from({ length: 50 }, () => put(storm)));
    expect(done.filter((d) => d.status === 'fulfilled')).toHaveLength(1);
  });

  test('a counter that goes back is a copied key: refused and audited; phones that count nothing are not', async () => {
    const { phone, loginId } = await withPasskey('counter@example.com');
    await enter(phone, { count: 0 });
    await enter(phone, { count: 0 });
    await enter(phone, { count: 7 });
    for (const count of [7, 3, 0]) expect(await codeOf(enter(phone, { count }))).toBe('identity.passkey_wrong');
    await enter(phone, { count: 8 });
    const { rows } = await app.owner.query(
      `select details->>'said' as said from kernel.audit_rows where action = 'identity.passkey_counted_back' and subject = $1 order by id`,
      [loginId],
    );
    expect(rows).toEqual([{ said: '7' }, { said: '3' }, { said: '0' }]);
  });

  test('a passkey of the families’ page is none of the staff’s, and the other way round', async () => {
    expect(relyingParty(app, 'customer')).toMatchObject({ id: 'localhost', origin: FAMILY });
    expect(relyingParty(app, 'staff')).toMatchObject({ id: 'staff.localhost', origin: STAFF });
    expect(relyingParty(app, 'operator')).toMatchObject({ id: 'ops.localhost' });
    const { phone } = await withPasskey('surface@example.com');
    const staff = await rosa('surface@agency.gov');
    const key = new Phone(STAFF);
    await add(staff.scope, key);
    const put = async (realm: 'customer' | 'staff', by: Phone, twist: Twist = {}) => {
      const offer = await offerSignIn(app, visitor(), { realm, browser: 'b' });
      return await signInWithPasskey(app, visitor(), { realm, answer: by.use(offer, twist), browser: 'b', ...from() });
    };
    expect(await codeOf(put('staff', phone))).toBe('identity.passkey_wrong');
    expect(await codeOf(put('staff', phone, { origin: STAFF, rpId: 'staff.localhost' }))).toBe('identity.passkey_wrong');
    expect(await codeOf(put('customer', key, { origin: FAMILY, rpId: 'localhost' }))).toBe('identity.passkey_wrong');
    const { token } = await put('staff', key);
    expect(await readSession(app, 'staff', token)).toMatchObject({ login: { id: staff.loginId }, isFresh: true });
    expect(await readSession(app, 'customer', token)).toBeNull();
  });

  test('a closed login stays closed and one its owner locked stays locked; strangers’ wrong passwords lock nobody out', async () => {
    const dana = await withPasskey('shut@example.com');
    for (let i = 0; i < 6; i++)
      await refusalOf(signIn(app, visitor(), { realm: 'customer', email: dana.email, password: 'wrong wrong wrong', source: 'one' }));
    await enter(dana.phone);
    await disableLogin(
      app,
      { ...systemScope('test'), realm: 'operator', actor: 'lgn_op', roles: ['operator', 'operations'] },
      { loginId: dana.loginId, reason: 'test' },
    );
    expect(await codeOf(enter(dana.phone))).toBe('identity.disabled');
    const lupe = await withPasskey('owner@example.com');
    const thief = new Phone(FAMILY);
    await new Promise((done) => setTimeout(done, 5));
    const stolen = await enter(lupe.phone);
    await add((await readSession(app, 'customer', stolen.token))!.scope, thief);
    await enter(thief);
    await reportNotMe(app, visitor(), { token: await tokenFor(app, lupe.email, 'not_me'), realm: 'customer', source: 's' });
    expect(await codeOf(enter(lupe.phone))).toBe('identity.locked_by_owner');
    const token = await tokenFor(app, lupe.email, 'reset_password');
    await resetPassword(app, visitor(), {
      realm: 'customer',
      token,
      password: 'window table harbor lemon',
      confirmation: 'window table harbor lemon',
    });
    await enter(lupe.phone);
  });

  test('a stranger’s passkey does not outlive “this wasn’t me”', async () => {
    const dana = await withPasskey('thief@example.com');
    await new Promise((done) => setTimeout(done, 5));
    const stolen = await enter(dana.phone);
    const thief = new Phone(FAMILY);
    await add((await readSession(app, 'customer', stolen.token))!.scope, thief);
    await reportNotMe(app, visitor(), { token: await tokenFor(app, dana.email, 'not_me'), realm: 'customer', source: 's' });
    await requestReset(app, visitor(), { realm: 'customer', email: dana.email, source: 's' });
    const token = await tokenFor(app, dana.email, 'reset_password');
    await resetPassword(app, visitor(), {
      realm: 'customer',
      token,
      password: 'window table harbor lemon',
      confirmation: 'window table harbor lemon',
    });
    expect(await codeOf(enter(thief))).toBe('identity.passkey_wrong');
    await enter(dana.phone);
  });

  test('a hundred wrong answers from one place are enough; right ones cost nothing', async () => {
    const { phone } = await withPasskey('budget@example.com');
    const put = async (twist: Twist = {}) => {
      const offer = await offerSignIn(app, visitor(), { realm: 'customer', browser: 'b' });
      return await signInWithPasskey(app, visitor(), {
        realm: 'customer',
        answer: phone.use(offer, twist),
        browser: 'b',
        source: '203.0.113.9',
      });
    };
    for (let i = 0; i < 3; i++) await put();
    for (let i = 0; i < 100; i++) expect(await codeOf(put({ verified: false }))).toBe('identity.passkey_wrong');
    expect(await codeOf(put())).toBe('identity.too_many_from_here');
  });

  test('nothing tells whether an address has passkeys: the offer is the same for all, and so is a wrong password', async () => {
    const dana = await withPasskey('has@example.com');
    const plain = await cast('hasnot@example.com');
    const offer = await offerSignIn(app, visitor(), { realm: 'customer', browser: 'b' });
    expect(offer).toEqual({
      challenge: expect.any(String) as string,
      allowCredentials: [],
      rpId: 'localhost',
      timeout: 300_000,
      userVerification: 'required',
    });
    const wrong = (email: string) =>
      refusalOf(signIn(app, visitor(), { realm: 'customer', email, password: 'wrong wrong wrong', ...from() }));
    const answers = [await wrong(dana.email), await wrong(plain.email), await wrong('nobody@example.com')];
    expect(new Set(answers.map(({ code, params, fields }) => JSON.stringify([code, params, fields]))).size).toBe(1);
    for (const attempt of ['', 'x', undefined]) expect(await offerSecondStep(app, visitor(), { realm: 'customer', attempt })).toBeNull();
  });
});

describe('a passkey after the password', () => {
  async function stopped(email: string, deviceToken?: string) {
    const outcome = await signIn(app, visitor(), { realm: 'customer', email, password: GOOD_PASSWORD, ...from(), deviceToken });
    if (!('attempt' in outcome)) throw new Error('was let in by the password alone');
    return outcome;
  }
  const finish = (attempt: string, more: { passkey?: string; code?: string; realm?: 'customer' | 'staff' }) =>
    finishSignIn(app, visitor(), { realm: 'customer', attempt, code: '', ...from(), ...more });

  test('is asked for on known devices too; a recovery code does as well, a mailed code is not sent', async () => {
    const dana = await withPasskey('second@example.com');
    const { attempt, codeBy } = await stopped(dana.email, dana.deviceToken);
    expect(codeBy).toBe('app');
    expect(await readSignIn(app, visitor(), { attempt })).toMatchObject({ codeBy: 'app', app: false, passkeys: 1 });
    const offer = (await offerSecondStep(app, visitor(), { realm: 'customer', attempt }))!;
    expect(offer.allowCredentials).toMatchObject([{ id: dana.phone.id, transports: ['internal', 'hybrid'] }]);
    const { token } = await finish(attempt, { passkey: dana.phone.use(offer, { handle: null }) });
    expect(await readSession(app, 'customer', token)).toMatchObject({ isFresh: true });
    const again = await stopped(dana.email, dana.deviceToken);
    await finish(again.attempt, { code: dana.recoveryCodes[0]! });
    const third = await stopped(dana.email);
    expect(await codeOf(finish(third.attempt, { code: dana.recoveryCodes[0]! }))).toBe('identity.code_wrong_left');
    expect(await codeOf(finish(third.attempt, { code: '123456' }))).toBe('identity.code_wrong_left');
  });

  test('refused: another login’s, one for another attempt, one without a person, one of another realm; each is a try', async () => {
    const dana = await withPasskey('tries@example.com');
    const other = await withPasskey('tries2@example.com');
    const first = await stopped(dana.email);
    const offer = async (attempt: string) => (await offerSecondStep(app, visitor(), { realm: 'customer', attempt }))!;
    expect(await codeOf(finish(first.attempt, { passkey: other.phone.use(await offer(first.attempt)) }))).toBe('identity.passkey_wrong');
    expect(await codeOf(finish(first.attempt, { passkey: dana.phone.use(await offer(first.attempt), { verified: false }) }))).toBe(
      'identity.passkey_wrong',
    );
    const second = await stopped(dana.email);
    expect(await codeOf(finish(first.attempt, { passkey: dana.phone.use(await offer(second.attempt)) }))).toBe('identity.passkey_over');
    expect(await offerSecondStep(app, visitor(), { realm: 'staff', attempt: second.attempt })).toBeNull();
    expect(await codeOf(finish(second.attempt, { realm: 'staff', code: dana.recoveryCodes[0]! }))).toBe('identity.sign_in_over');
    for (let i = 0; i < 2; i++) await codeOf(finish(first.attempt, { passkey: '{}' }));
    expect(await codeOf(finish(first.attempt, { passkey: dana.phone.use(await offer(second.attempt)) }))).toBe('identity.sign_in_over');
    await finish(second.attempt, { passkey: dana.phone.use(await offer(second.attempt)) });
  });

  test('a sign-in that waits for a mailed code is not finished by a passkey of anybody', async () => {
    const plain = await cast('mailed@example.com');
    const other = await withPasskey('mailed2@example.com');
    const { attempt, codeBy } = await stopped(plain.email);
    expect(codeBy).toBe('mail');
    expect(await offerSecondStep(app, visitor(), { realm: 'customer', attempt })).toBeNull();
    const offer = await offerSignIn(app, visitor(), { realm: 'customer', browser: 'b' });
    expect(await codeOf(finish(attempt, { passkey: other.phone.use(offer) }))).toBe('identity.sign_in_over');
  });

  test('staff who ask for it get the second step on a page of its own, and only with the right password', async () => {
    const staff = await rosa('step@agency.gov');
    const key = new Phone(STAFF);
    await add(staff.scope, key);
    const wrong = { realm: 'staff', email: staff.email, password: 'wrong wrong wrong', stepwise: true, ...from() } as const;
    expect(await codeOf(signIn(app, visitor(), wrong))).toBe('identity.wrong_sign_in_with_code');
    const outcome = await signIn(app, visitor(), { ...wrong, password: GOOD_PASSWORD, ...from() });
    if (!('attempt' in outcome)) throw new Error('was let in by the password alone');
    expect(await readSignIn(app, visitor(), { attempt: outcome.attempt })).toMatchObject({ app: true, passkeys: 1 });
    const offer = (await offerSecondStep(app, visitor(), { realm: 'staff', attempt: outcome.attempt }))!;
    const { token } = await finish(outcome.attempt, { realm: 'staff', passkey: key.use(offer) });
    expect(await readSession(app, 'staff', token)).toMatchObject({ scope: { realm: 'staff', agency: AGENCY } });
  });
});
