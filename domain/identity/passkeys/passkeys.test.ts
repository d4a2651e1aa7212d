import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { testApp } from '#test/database.ts';
import { codeOf as codeOfRefusal, refusalOf } from '#test/refused.ts';
import * as builders from '../cast.ts';
import { codeOf, GOOD_PASSWORD, tokenFor, visitor } from '../cast.ts';
import {
  acceptInvite,
  addPasskey,
  changePassword,
  confirmTotp,
  endTotp,
  inviteStaff,
  listPasskeys,
  makeNewRecoveryCodes,
  MOST_PASSKEYS,
  offerInvitePasskey,
  offerPasskey,
  offerProof,
  offerSignIn,
  readSecondFactor,
  readSession,
  readTotpSetup,
  removePasskey,
  signIn,
  signInWithPasskey,
  startTotp,
} from '../index.ts';
import { AGENCY, ANDROID, castPeople, FAMILY, from, Phone, STAFF, type Twist } from './cast.ts';
import { makeChallenge } from './challenge.ts';

const app = await testApp();
afterAll(() => app.end());
afterEach(() => void vi.useRealTimers());
const { cast, add, withPasskey, rosa } = castPeople(app, builders);

describe('making one', () => {
  test('needs a fresh sign-in; the first brings recovery codes, each is listed, told by mail and audited', async () => {
    const dana = await cast('dana@example.com');
    const phone = new Phone(FAMILY);
    expect(await codeOfRefusal(offerPasskey(app, dana.scope, { isFresh: false }))).toBe('identity.sign_in_again');
    const offer = await offerPasskey(app, dana.scope, { isFresh: true });
    expect(offer).toMatchObject({
      rp: { id: 'localhost' },
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      excludeCredentials: [],
    });
    expect(Buffer.from(offer.user.id, 'base64url')).toHaveLength(32);
    expect(JSON.stringify(offer.user.id)).not.toContain(dana.loginId);
    const answer = phone.make(offer);
    expect(await codeOfRefusal(addPasskey(app, dana.scope, { answer, name: '', isFresh: false }))).toBe('identity.sign_in_again');
    const { recoveryCodes } = await addPasskey(app, dana.scope, { answer, name: '  My phone ', isFresh: true });
    expect(recoveryCodes).toHaveLength(10);
    expect(await add(dana.scope, new Phone(FAMILY))).toEqual({ recoveryCodes: null });
    expect(await listPasskeys(app, dana.scope)).toMatchObject([
      { name: 'My phone', usedAt: null, backedUp: true },
      { name: 'Chrome on Android', usedAt: null },
    ]);
    expect(await readSecondFactor(app, dana.scope)).toMatchObject({ app: false, passkeys: 2, codesLeft: 10 });
    const { rows: news } = await app.owner.query(
      `select payload->>'what' as what from kernel.outbox where name = 'second_factor.changed' and payload->>'loginId' = $1`,
      [dana.loginId],
    );
    expect(news).toEqual([{ what: 'passkey' }, { what: 'passkey' }]);
    const { rows: audit } = await app.owner.query(
      `select 1 from kernel.audit_rows where action = 'identity.second_factor_passkey' and subject = $1`,
      [dana.loginId],
    );
    expect(audit).toHaveLength(2);
    const next = await offerPasskey(app, dana.scope, { isFresh: true });
    expect(next.excludeCredentials!.map(({ id }) => id)).toContain(phone.id);
    expect(next.user.id).toBe(offer.user.id);
  });

  test.each<[string, Twist]>([
    ['another origin', { origin: 'https://kinline.example.evil' }],
    ['the staff’s page', { origin: STAFF }],
    ['another host', { rpId: 'staff.localhost' }],
    ['nobody verified', { verified: false }],
    ['nobody there', { present: false }],
    ['the answer to “use one”', { type: 'webauthn.get' }],
    ['certificates of a maker', { certificate: true }],
  ])('refused: %s', async (name, twist) => {
    const dana = await cast(`new-${name.replaceAll(/\W/g, '')}@example.com`);
    const refusal = await refusalOf(add(dana.scope, new Phone(FAMILY), '', twist));
    expect(refusal.fields).toMatchObject([{ field: 'passkey', code: 'identity.passkey_wrong' }]);
    expect(await listPasskeys(app, dana.scope)).toEqual([]);
    expect(await readSecondFactor(app, dana.scope)).toBeNull();
  });

  test('a challenge counts once, for five minutes, for this login in this session and for nothing else', async () => {
    const dana = await cast('bound@example.com');
    const other = await cast('bound2@example.com');
    const put = (scope: Scope, answer: unknown) => addPasskey(app, scope, { answer, name: '', isFresh: true });
    const offer = await offerPasskey(app, dana.scope, { isFresh: true });
    const answer = new Phone(FAMILY).make(offer);
    expect(await codeOfRefusal(put(other.scope, answer))).toBe('identity.passkey_over');
    expect(await codeOfRefusal(put({ ...dana.scope, session: 'ses_other' }, answer))).toBe('identity.passkey_over');
    const loose = makeChallenge(app, { use: 'sign_in', realm: 'customer', about: `${dana.loginId} ${dana.scope.session}` }).toString(
      'base64url',
    );
    expect(await codeOfRefusal(put(dana.scope, new Phone(FAMILY).make(offer, { challenge: loose })))).toBe('identity.passkey_over');
    const forged = Buffer.from(offer.challenge, 'base64url');
    forged[20]! += 1; // another hour
    expect(await codeOfRefusal(put(dana.scope, new Phone(FAMILY).make(offer, { challenge: forged.toString('base64url') })))).toBe(
      'identity.passkey_over',
    );
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 5 * 60_000 + 1000 });
    expect(await codeOfRefusal(put(dana.scope, answer))).toBe('identity.passkey_over');
    vi.useRealTimers();
    const done = await Promise.allSettled(Array.from({ length: 20 }, () => put(dana.scope, answer)));
    expect(done.filter((d) => d.status === 'fulfilled')).toHaveLength(1);
    expect(await codeOfRefusal(put(dana.scope, answer))).toBe('identity.passkey_over');
  });

  test('nonsense, a name that is too long, an eleventh, and who may not', async () => {
    const dana = await cast('nonsense@example.com');
    const put = (answer: unknown, name: unknown = '') => addPasskey(app, dana.scope, { answer, name, isFresh: true });
    for (const answer of [
      '{',
      '[]',
      'null',
      '{"id":"x"}',
      '{"id":"x","response":{}}',
      '{"id":1,"response":{}}',
      'x'.repeat(30_000),
      { id: 'x' },
    ])
      expect(await codeOfRefusal(put(answer))).toBe('identity.passkey_wrong');
    for (const answer of [undefined, '']) expect(await codeOfRefusal(put(answer))).toBe('identity.passkey_missing');
    const broken = JSON.stringify({ id: 'x', response: { clientDataJSON: 'bnVsbA', attestationObject: 'x' } });
    expect(await codeOfRefusal(put(broken))).toBe('identity.passkey_over');
    expect((await refusalOf(put('{}', 'x'.repeat(61)))).fields).toMatchObject([{ field: 'name', code: 'identity.passkey_name_too_long' }]);
    expect((await refusalOf(put('{}', 'a\u0007b'))).fields).toMatchObject([
      { field: 'name', code: 'identity.passkey_name_control_characters' },
    ]);
    for (let i = 0; i < MOST_PASSKEYS - 1; i++) await add(dana.scope, new Phone(FAMILY));
    const [first, second] = [new Phone(FAMILY), new Phone(FAMILY)];
    const answers = [
      first.make(await offerPasskey(app, dana.scope, { isFresh: true })),
      second.make(await offerPasskey(app, dana.scope, { isFresh: true })),
    ];
    const last = await Promise.allSettled(answers.map((answer) => put(answer)));
    expect(last.filter((d) => d.status === 'fulfilled')).toHaveLength(1);
    expect(await codeOfRefusal(offerPasskey(app, dana.scope, { isFresh: true }))).toBe('identity.passkeys_full');
    for (const scope of [visitor(), systemScope('test')])
      for (const work of [
        offerPasskey(app, scope, { isFresh: true }),
        addPasskey(app, scope, { answer: '', name: '', isFresh: true }),
        listPasskeys(app, scope),
      ])
        expect(await codeOfRefusal(work)).toBe('kernel.not_allowed');
  });

  test('one key is one login’s, whoever brings it again', async () => {
    const dana = await withPasskey('key@example.com');
    const other = await cast('key2@example.com');
    expect((await refusalOf(add(other.scope, dana.phone))).code).toBe('identity.passkey_wrong');
    expect(await listPasskeys(app, other.scope)).toEqual([]);
  });
});

describe('changing what opens the login', () => {
  test('a passkey stands for the code, never for the password; for this session only', async () => {
    const dana = await withPasskey('proof@example.com');
    const other = await withPasskey('proof2@example.com');
    const offer = async () => (await offerProof(app, dana.scope))!;
    const codes = (more: object) => makeNewRecoveryCodes(app, dana.scope, { ...dana.proof, ...more });
    expect((await refusalOf(codes({ password: '', passkey: dana.phone.use(await offer()) }))).fields).toMatchObject([
      { field: 'password' },
    ]);
    expect((await refusalOf(codes({}))).fields).toMatchObject([{ field: 'code', code: 'identity.code_empty' }]);
    expect(await codeOfRefusal(codes({ password: 'wrong wrong wrong', passkey: dana.phone.use(await offer()) }))).toBe(
      'identity.password_wrong',
    );
    expect(await codeOfRefusal(codes({ passkey: other.phone.use(await offer()) }))).toBe('identity.passkey_wrong');
    expect(await codeOfRefusal(codes({ passkey: other.phone.use((await offerProof(app, other.scope))!) }))).toBe('identity.passkey_over');
    const signed = dana.phone.use(await offerSignIn(app, visitor(), { realm: 'customer', browser: 'b' }));
    expect(await codeOfRefusal(codes({ passkey: signed }))).toBe('identity.passkey_over');
    const answer = dana.phone.use(await offer());
    expect((await codes({ passkey: answer })).recoveryCodes).toHaveLength(10);
    expect(await codeOfRefusal(codes({ passkey: answer }))).toBe('identity.passkey_over');
    const change = { ...dana.proof, newPassword: 'window table harbor lemon', confirmation: 'window table harbor lemon' };
    await changePassword(app, dana.scope, { ...change, passkey: dana.phone.use(await offer()) });
    const plain = await cast('proof3@example.com');
    expect(await offerProof(app, plain.scope)).toBeNull();
  });

  test('removing the last one ends the recovery codes and gives the mailed code back; another’s can’t be removed', async () => {
    const dana = await withPasskey('remove@example.com');
    const other = await withPasskey('remove2@example.com');
    const [[key], [others]] = [await listPasskeys(app, dana.scope), await listPasskeys(app, other.scope)];
    const remove = async (passkeyId: unknown) =>
      await removePasskey(app, dana.scope, { ...dana.proof, passkey: dana.phone.use((await offerProof(app, dana.scope))!), passkeyId });
    for (const id of [others!.id, 'x', undefined]) expect(await codeOfRefusal(remove(id))).toBe('identity.no_such_passkey');
    await remove(key!.id);
    expect(await listPasskeys(app, dana.scope)).toEqual([]);
    expect(await readSecondFactor(app, dana.scope)).toBeNull();
    expect(await listPasskeys(app, other.scope)).toHaveLength(1);
    const outcome = await signIn(app, visitor(), { realm: 'customer', email: dana.email, password: GOOD_PASSWORD, ...from() });
    expect(outcome).toMatchObject({ codeBy: 'mail' });
    const live = await app.owner.query(
      'select 1 from identity.recovery_codes where login_id = $1 and ended_at is null and used_at is null',
      [dana.loginId],
    );
    expect(live.rows).toEqual([]);
  });

  test('an app beside it: the codes stay as long as one of the two does', async () => {
    const dana = await withPasskey('both@example.com');
    await startTotp(app, dana.scope);
    const { totpSecret } = (await readTotpSetup(app, dana.scope))!;
    await confirmTotp(app, dana.scope, { ...dana.proof, code: codeOf(totpSecret) });
    expect(await readSecondFactor(app, dana.scope)).toMatchObject({ app: true, passkeys: 1, codesLeft: 10 });
    const [key] = await listPasskeys(app, dana.scope);
    await removePasskey(app, dana.scope, { ...dana.proof, code: codeOf(totpSecret, 1), passkeyId: key!.id });
    expect(await readSecondFactor(app, dana.scope)).toMatchObject({ app: true, passkeys: 0, codesLeft: 10 });
  });

  test('staff keep one factor, also when the last two go at the same moment', async () => {
    const staff = await rosa('last@agency.gov');
    const [one, two] = [new Phone(STAFF), new Phone(STAFF)];
    await add(staff.scope, one);
    await add(staff.scope, two);
    const offer = async () => (await offerProof(app, staff.scope))!;
    await endTotp(app, staff.scope, { ...staff.proof, passkey: one.use(await offer()) });
    const keys = await listPasskeys(app, staff.scope);
    const proofs = [one.use(await offer()), two.use(await offer())];
    const done = await Promise.allSettled(
      keys.map(({ id }, i) => removePasskey(app, staff.scope, { ...staff.proof, passkey: proofs[i], passkeyId: id })),
    );
    expect(done.filter((d) => d.status === 'fulfilled')).toHaveLength(1);
    const [left] = await listPasskeys(app, staff.scope);
    const remaining = keys[0]!.id === left!.id ? one : two;
    const last = removePasskey(app, staff.scope, { ...staff.proof, passkey: remaining.use(await offer()), passkeyId: left!.id });
    expect(await codeOfRefusal(last)).toBe('identity.last_factor');
    expect(await listPasskeys(app, staff.scope)).toHaveLength(1);
  });
});

describe('an invited person', () => {
  async function invited(email: string) {
    await inviteStaff(app, systemScope('test'), {
      email,
      name: 'Rosa Clerk',
      agencyId: AGENCY,
      roles: ['trust_clerk'],
      reach: 'all',
      facilities: [],
    });
    const token = await tokenFor(app, email, 'invite', 'staff');
    const typed = { realm: 'staff', token, password: GOOD_PASSWORD, confirmation: GOOD_PASSWORD, userAgent: ANDROID } as const;
    return { token, typed, offer: async () => (await offerInvitePasskey(app, visitor(), { token, realm: 'staff' }))! };
  }

  test('chooses a passkey in place of the app: one piece, recovery codes, and it signs in', async () => {
    const { typed, offer, token } = await invited('chosen@agency.gov');
    const key = new Phone(STAFF);
    const bad = { ...typed, password: 'short', confirmation: 'short', passkey: key.make(await offer()) };
    expect((await refusalOf(acceptInvite(app, visitor(), bad))).fields).toMatchObject([{ field: 'password' }]);
    const unverified = { ...typed, passkey: key.make(await offer(), { verified: false }) };
    expect((await refusalOf(acceptInvite(app, visitor(), unverified))).fields).toMatchObject([
      { field: 'passkey', code: 'identity.passkey_wrong' },
    ]);
    const answer = key.make(await offer());
    const { recoveryCodes, loginId } = await acceptInvite(app, visitor(), { ...typed, passkey: answer });
    expect(recoveryCodes).toHaveLength(10);
    expect(await offerInvitePasskey(app, visitor(), { token, realm: 'staff' })).toBeNull();
    const signed = await signInWithPasskey(app, visitor(), {
      realm: 'staff',
      answer: key.use(await offerSignIn(app, visitor(), { realm: 'staff', browser: 'b' })),
      browser: 'b',
      ...from(),
    });
    const { scope } = (await readSession(app, 'staff', signed.token))!;
    expect(scope).toMatchObject({ actor: loginId, agency: AGENCY });
    expect(await readSecondFactor(app, scope)).toMatchObject({ app: false, passkeys: 1, codesLeft: 10 });
    expect(await listPasskeys(app, scope)).toMatchObject([{ name: 'Chrome on Android' }]);
    // The next one goes by the same handle: its devices know it as the same login.
    expect((await offerPasskey(app, scope, { isFresh: true })).user.id).toBe(
      JSON.parse(key.use(await offerSignIn(app, visitor(), { realm: 'staff', browser: 'b' }))).response.userHandle,
    );
  });

  test('an answer for one invitation is none for another, and none for the operators’ page', async () => {
    const [one, two] = [await invited('one@agency.gov'), await invited('two@agency.gov')];
    const answer = new Phone(STAFF).make(await one.offer());
    expect(await codeOfRefusal(acceptInvite(app, visitor(), { ...two.typed, passkey: answer }))).toBe('identity.passkey_over');
    expect(await offerInvitePasskey(app, visitor(), { token: one.token, realm: 'operator' })).toBeNull();
    expect(await offerInvitePasskey(app, visitor(), { token: 'x', realm: 'staff' })).toBeNull();
  });
});
