import { afterAll, describe, expect, test } from 'vitest';
import { isRefusal } from '#kernel/refusal.ts';
import type { Scope } from '#kernel/scope.ts';
import { testApp } from '#test/database.ts';
import { refusalOf } from '#test/refused.ts';
import { castStaff, castVerifiedCustomer, codeOf, enterFully, GOOD_PASSWORD, tokenFor, visitor } from '../cast.ts';
import {
  changePassword,
  confirmEmailChange,
  readEmailChange,
  readSession,
  requestEmailChange,
  requestReset,
  savePersonalDetails,
  signIn,
  undoEmailChange,
} from '../index.ts';

const app = await testApp();
afterAll(() => app.end());

const HOUR = 3600_000;
const NEW = 'window table harbor lemon';
let source = 0;
const from = () => ({ source: `10.2.${source++}.1` });

const enter = (email: string, password = GOOD_PASSWORD, deviceToken?: string) =>
  enterFully(app, visitor(), { realm: 'customer', email, password, ...from(), deviceToken });
const alive = async (token: string) => (await readSession(app, 'customer', token)) !== null;

async function cast(email: string) {
  const dana = await castVerifiedCustomer(app, email);
  const here = await enter(email, GOOD_PASSWORD, dana.deviceToken);
  const { scope } = (await readSession(app, 'customer', here.token))!;
  return { ...dana, here, scope, proof: { password: GOOD_PASSWORD, source: 'p', deviceToken: dana.deviceToken } };
}

/** The token of the link that leads to (or away from) this address. */
async function moved(scope: Scope, proof: { password: string; source: string }, to: string): Promise<string> {
  await requestEmailChange(app, scope, { ...proof, email: to });
  return await tokenFor(app, to, 'confirm_email');
}

describe('another password', () => {
  test('needs the old one; other sessions and a reset link end, this one stays; the owner is told', async () => {
    const { email, here, scope, proof, deviceToken } = await cast('dana@example.com');
    const other = await enter(email, GOOD_PASSWORD, deviceToken);
    await requestReset(app, visitor(), { realm: 'customer', email, source: 'r' });
    const reset = await tokenFor(app, email, 'reset_password');
    await changePassword(app, scope, { ...proof, newPassword: NEW, confirmation: NEW });
    expect([await alive(here.token), await alive(other.token)]).toEqual([true, false]);
    const { rows } = await app.owner.query(
      `select 1 from identity.links where purpose = 'reset_password' and ended_at is null and used_at is null`,
    );
    expect(rows).toEqual([]);
    expect(reset).toBeTruthy();
    expect((await refusalOf(enter(email))).code).toBe('identity.wrong_sign_in');
    await enter(email, NEW, deviceToken);
    const news = await app.owner.query(`select payload->>'by' as by from kernel.outbox where name = 'password.changed'`);
    expect(news.rows).toEqual([{ by: 'owner' }]);
  });

  test('every wrong field at once; a wrong old one changes nothing', async () => {
    const { email, scope, proof, deviceToken } = await cast('fields@example.com');
    const empty = await refusalOf(changePassword(app, scope, { ...proof, password: '', newPassword: 'short', confirmation: '' }));
    expect(Object.fromEntries(empty.fields.map((f) => [f.field, f.code]))).toEqual({
      password: 'identity.password_empty',
      newPassword: 'identity.password_too_short',
      confirmation: 'identity.confirmation_empty',
    });
    const wrong = await refusalOf(changePassword(app, scope, { ...proof, password: 'not that one', newPassword: NEW, confirmation: NEW }));
    expect(wrong.fields).toMatchObject([{ field: 'password', code: 'identity.password_wrong' }]);
    await enter(email, GOOD_PASSWORD, deviceToken);
    expect((await refusalOf(changePassword(app, visitor(), { ...proof, newPassword: NEW, confirmation: NEW }))).code).toBe(
      'kernel.not_allowed',
    );
  });

  test('staff give a code too', async () => {
    const rosa = await castStaff(app, { email: 'rosa@agency.gov', agencyId: 'agc_01jd0000000000000000000000' });
    const code = codeOf(rosa.totpSecret, 1);
    const { token, deviceToken } = await enterFully(app, visitor(), {
      realm: 'staff',
      email: rosa.email,
      password: GOOD_PASSWORD,
      code,
      ...from(),
    });
    const { scope } = (await readSession(app, 'staff', token))!;
    const typed = { password: GOOD_PASSWORD, source: 's', deviceToken, newPassword: 'tea+milk', confirmation: 'tea+milk' };
    expect((await refusalOf(changePassword(app, scope, typed))).fields).toMatchObject([{ field: 'code' }]);
    expect((await refusalOf(changePassword(app, scope, { ...typed, code }))).code).toBe('identity.code_wrong');
    await changePassword(app, scope, { ...typed, code: rosa.recoveryCodes[0] });
  });
});

describe('another e-mail', () => {
  test('nothing changes before the link at the new address; then sessions elsewhere and old devices end', async () => {
    const { here, scope, proof, deviceToken, loginId } = await cast('old@example.com');
    const other = await enter('old@example.com', GOOD_PASSWORD, deviceToken);
    const token = await moved(scope, proof, 'New@Example.com');
    await enter('old@example.com', GOOD_PASSWORD, deviceToken);
    expect(await readEmailChange(app, visitor(), { token, purpose: 'confirm_email' })).toEqual({
      oldEmail: 'old@example.com',
      newEmail: 'New@Example.com',
    });
    expect(await readEmailChange(app, visitor(), { token, purpose: 'undo_email' })).toBeNull();
    const changed = await confirmEmailChange(app, scope, { token, deviceToken });
    expect([await alive(here.token), await alive(other.token)]).toEqual([true, false]);
    expect((await refusalOf(enter('old@example.com'))).code).toBe('identity.wrong_sign_in');
    const input = { realm: 'customer', email: 'new@example.com', password: GOOD_PASSWORD, ...from() } as const;
    expect(await signIn(app, visitor(), { ...input, deviceToken })).toHaveProperty('attempt');
    expect(await signIn(app, visitor(), { ...input, deviceToken: changed.deviceToken })).toMatchObject({ loginId });
    expect((await refusalOf(confirmEmailChange(app, scope, { token }))).code).toBe('identity.link_dead');
    const told = await app.owner.query(`select name from kernel.outbox where name = 'email.changed'`);
    expect(told.rows).toHaveLength(1);
  });

  test('the old address undoes it for 72 hours, whatever the thief did since; the login is locked until a reset', async () => {
    const { scope, proof, loginId } = await cast('mother@example.com');
    await confirmEmailChange(app, visitor(), { token: await moved(scope, proof, 'thief@example.com') });
    const undo = await tokenFor(app, 'mother@example.com', 'undo_email');
    const thief = (await readSession(app, 'customer', (await enter('thief@example.com')).token))!.scope;
    await changePassword(app, thief, { ...proof, deviceToken: undefined, newPassword: NEW, confirmation: NEW });
    const further = { password: NEW, source: 't' };
    await confirmEmailChange(app, thief, { token: await moved(thief, further, 'thief2@example.com') });
    const waiting = await moved(thief, further, 'thief3@example.com');
    const thiefs = await tokenFor(app, 'thief@example.com', 'undo_email');

    app.clock.move(71 * HOUR);
    expect((await undoEmailChange(app, visitor(), { token: undo, source: 'm' })).email).toBe('mother@example.com');
    expect((await refusalOf(confirmEmailChange(app, thief, { token: waiting }))).code).toBe('identity.link_dead');
    expect((await refusalOf(undoEmailChange(app, visitor(), { token: thiefs, source: 't' }))).code).toBe('identity.link_dead');
    expect((await refusalOf(enter('thief2@example.com', NEW))).code).toBe('identity.wrong_sign_in');
    expect((await refusalOf(enter('mother@example.com', NEW))).code).toBe('identity.locked_by_owner');
    expect(await tokenFor(app, 'mother@example.com', 'reset_password')).toBeTruthy();
    const { rows } = await app.owner.query(`select 1 from identity.sessions where login_id = $1 and ended_at is null`, [loginId]);
    expect(rows).toEqual([]);
  });

  test('after 72 hours the undo link is dead', async () => {
    const { scope, proof } = await cast('late@example.com');
    await confirmEmailChange(app, visitor(), { token: await moved(scope, proof, 'later@example.com') });
    const undo = await tokenFor(app, 'late@example.com', 'undo_email');
    app.clock.move(73 * HOUR);
    expect((await refusalOf(undoEmailChange(app, visitor(), { token: undo, source: 'm' }))).code).toBe('identity.link_dead');
  });

  test('an address with a login gets nothing, and the answer does not tell; the newest wish ends the one before', async () => {
    await castVerifiedCustomer(app, 'taken@example.com');
    const { scope, proof } = await cast('wish@example.com');
    expect(await requestEmailChange(app, scope, { ...proof, email: 'taken@example.com' })).toEqual({ email: 'taken@example.com' });
    await expect(tokenFor(app, 'taken@example.com', 'confirm_email')).rejects.toThrow('no link');
    const first = await moved(scope, proof, 'first@example.com');
    const second = await moved(scope, proof, 'second@example.com');
    expect((await refusalOf(confirmEmailChange(app, scope, { token: first }))).code).toBe('identity.link_dead');
    await castVerifiedCustomer(app, 'second@example.com');
    expect((await refusalOf(confirmEmailChange(app, scope, { token: second }))).code).toBe('identity.link_dead');
  });

  test('wrong fields, the same address, a wrong password, staff', async () => {
    const { scope, proof } = await cast('same@example.com');
    const wrong = await refusalOf(requestEmailChange(app, scope, { ...proof, email: 'x', password: '' }));
    expect(wrong.fields.map((f) => f.field)).toEqual(['email', 'password']);
    expect((await refusalOf(requestEmailChange(app, scope, { ...proof, email: 'SAME@example.com' }))).code).toBe('identity.email_same');
    const guess = { ...proof, email: 'other@example.com', password: 'not that one' };
    expect((await refusalOf(requestEmailChange(app, scope, guess))).code).toBe('identity.password_wrong');
    const staff: Scope = { ...scope, realm: 'staff' };
    expect((await refusalOf(requestEmailChange(app, staff, { ...proof, email: 'other@example.com' }))).code).toBe('kernel.not_allowed');
  });

  test('fifty clicks on one link at once are one change', async () => {
    const { scope, proof } = await cast('race@example.com');
    const token = await moved(scope, proof, 'raced@example.com');
    const done = await Promise.allSettled(Array.from({ length: 50 }, () => confirmEmailChange(app, visitor(), { token })));
    expect(done.filter((d) => d.status === 'fulfilled')).toHaveLength(1);
    expect(done.filter((d) => d.status === 'rejected' && !isRefusal(d.reason))).toEqual([]);
  });
});

test('another phone needs a fresh sign-in, and the owner is told; the first one does not', async () => {
  const { scope } = await cast('phone@example.com');
  const typed = {
    firstName: 'Dana',
    lastName: 'Delgado',
    birthDate: '1980-02-03',
    country: 'US',
    addressLine1: '12 Elm Street',
    city: 'Albany',
    state: 'NY',
    postalCode: '12207',
    phone: '518 555 0134',
  };
  await savePersonalDetails(app, scope, typed);
  await savePersonalDetails(app, scope, { ...typed, city: 'Troy' });
  const other = { ...typed, city: 'Troy', phone: '518 555 0135' };
  expect((await refusalOf(savePersonalDetails(app, scope, other))).fields).toMatchObject([{ field: 'phone' }]);
  await savePersonalDetails(app, scope, other, { isFresh: true });
  const news = await app.owner.query(`select payload->>'version' as version from kernel.outbox where name = 'phone.changed'`);
  expect(news.rows).toEqual([{ version: '3' }]);
});
