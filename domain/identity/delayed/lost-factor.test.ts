import { afterAll, describe, expect, test } from 'vitest';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { testApp } from '#test/database.ts';
import { codeOf as codeOfRefusal, refusalOf } from '#test/refused.ts';
import * as builders from '../cast.ts';
import { codeOf, enterFully, GOOD_PASSWORD, tokenFor, visitor } from '../cast.ts';
import {
  askLostFactor,
  confirmTotp,
  dismissEmailSearch,
  finishSignIn,
  listEmailSearches,
  listPasskeys,
  readDelayedByLink,
  readDelayedChanges,
  readEmailSearch,
  readSecondFactor,
  readSession,
  readTotpSetup,
  resetPassword,
  savePersonalDetails,
  signIn,
  startDelayedChange,
  startTotp,
  stopDelayedByLink,
  stopDelayedChanges,
  sweepsOver,
} from '../index.ts';
import { castPeople, from } from '../passkeys/cast.ts';

const app = await testApp();
afterAll(() => app.end());
const { withPasskey, enter } = castPeople(app, builders);

const HOUR = 3600_000;
const operator: Scope = { ...systemScope('test'), realm: 'operator', actor: 'lgn_op', roles: ['operator'] };
const run = () =>
  sweepsOver([])
    .find(({ name }) => name === 'identity.run_delayed')!
    .run(app);

let phones = 2000;
/** A customer with a passkey, an app and details, signed in on one device; and what he would tell of himself. */
async function cast(email: string) {
  const dana = await withPasskey(email);
  await startTotp(app, dana.scope);
  const { totpSecret } = (await readTotpSetup(app, dana.scope))!;
  const { recoveryCodes } = await confirmTotp(app, dana.scope, { ...dana.proof, code: codeOf(totpSecret) });
  const phone = `518 434 ${phones++}`;
  const details = { firstName: 'Dana', lastName: 'Delgado', birthDate: '1980-02-03', country: 'US', addressLine1: '12 Elm Street' };
  await savePersonalDetails(app, dana.scope, { ...details, city: 'Albany', state: 'NY', postalCode: '12207', phone });
  const told = { name: 'Dana Delgado', address: '12 Elm Street, Albany', phone };
  return { ...dana, totpSecret, recoveryCodes, told };
}

/** The right password, and then no second factor. */
async function stopped(email: string, deviceToken?: string) {
  const outcome = await signIn(app, visitor(), { realm: 'customer', email, password: GOOD_PASSWORD, ...from(), deviceToken });
  if (!('attempt' in outcome)) throw new Error('was let in by the password alone');
  return outcome;
}

async function ask(of: { email: string; told: { name: string; address: string; phone: string } }) {
  const { attempt } = await stopped(of.email);
  await askLostFactor(app, visitor(), { ...of.told, attempt, ...from() });
  return (await listEmailSearches(app, operator)).at(-1)!.id;
}

const stopMails = async (loginId: string) => {
  const { rows } = await app.owner.query<{ about: { again: string; kind: string } }>(
    `select about from identity.link_requests where purpose = 'stop_move' and login_id = $1 order by id`,
    [loginId],
  );
  return rows.map(({ about }) => `${about.kind} ${about.again}`);
};

test('phone and codes lost: an operator compares, 72 hours with a notice at both ends, then all factors and sessions are gone', async () => {
  const dana = await cast('dana@example.com');
  const session = await enter(dana.phone);
  const searchId = await ask(dana);
  const { search, candidates } = await readEmailSearch(app, operator, searchId);
  expect(search).toMatchObject({ wish: 'second_factor', newEmail: null });
  expect(candidates).toEqual([{ loginId: dana.loginId, maskedEmail: 'd•••@e•••.com', match: { name: true, address: true } }]);
  await startDelayedChange(app, operator, { searchId, loginId: dana.loginId });
  expect(await codeOfRefusal(startDelayedChange(app, operator, { searchId, loginId: dana.loginId }))).toBe('identity.factor_asked');
  expect(await stopMails(dana.loginId)).toEqual(['second_factor no']);
  expect(await readDelayedChanges(app, dana.scope)).toMatchObject([{ kind: 'second_factor', newEmail: null }]);

  app.clock.move(47 * HOUR);
  await run();
  expect(await stopMails(dana.loginId)).toHaveLength(1);
  app.clock.move(2 * HOUR);
  await Promise.all([run(), run()]);
  await run();
  expect(await stopMails(dana.loginId)).toEqual(['second_factor no', 'second_factor yes']);
  app.clock.move(22 * HOUR);
  await run();
  expect(await readSecondFactor(app, dana.scope)).toMatchObject({ app: true, passkeys: 1 });
  app.clock.move(2 * HOUR);
  await Promise.all([run(), run()]);
  expect(await readSecondFactor(app, dana.scope)).toBeNull();
  expect(await listPasskeys(app, dana.scope)).toEqual([]);
  expect(await readSession(app, 'customer', session.token)).toBeNull();
  expect(await codeOfRefusal(enter(dana.phone))).toBe('identity.passkey_wrong');
  const { rows } = await app.owner.query(
    `select 1 from kernel.outbox where name = 'second_factor.changed' and payload->>'what' = 'lost' and payload->>'loginId' = $1`,
    [dana.loginId],
  );
  expect(rows).toHaveLength(1);
  // A device that was known is strange again: the password needs the code of a mail.
  const known = { realm: 'customer', email: dana.email, password: GOOD_PASSWORD, deviceToken: dana.deviceToken } as const;
  expect(await signIn(app, visitor(), { ...known, ...from() })).toMatchObject({ codeBy: 'mail' });
  const again = await enterFully(app, visitor(), { ...known, ...from() });
  expect(await readSession(app, 'customer', again.token)).toMatchObject({ login: { id: dana.loginId } });
  const audit = await app.owner.query(
    `select action, actor as by from kernel.audit_rows where subject = $1 and action in ('identity.factor_removal_started', 'identity.second_factors_removed') order by id`,
    [dana.loginId],
  );
  expect(audit.rows).toEqual([
    { action: 'identity.factor_removal_started', by: 'lgn_op' },
    { action: 'identity.second_factors_removed', by: null },
  ]);
  expect(await codeOfRefusal(stopDelayedByLink(app, visitor(), { token: 'x', source: 's' }))).toBe('identity.link_dead');
});

describe('it is stopped', () => {
  async function started(email: string) {
    const dana = await cast(email);
    await startDelayedChange(app, operator, { searchId: await ask(dana), loginId: dana.loginId });
    return dana;
  }
  const nothingHappens = async (dana: { scope: Scope }) => {
    app.clock.move(100 * HOUR);
    await run();
    expect(await readSecondFactor(app, dana.scope)).toMatchObject({ app: true, passkeys: 1 });
  };

  test('by the link, without a sign-in: who asked had the password, so it opens nothing more', async () => {
    const dana = await started('link@example.com');
    const thief = await stopped(dana.email);
    const token = await tokenFor(app, dana.email, 'stop_move');
    expect(await readDelayedByLink(app, visitor(), { token })).toMatchObject({ kind: 'second_factor', email: dana.email });
    expect(await stopDelayedByLink(app, visitor(), { token, source: 's' })).toEqual({ kind: 'second_factor' });
    expect(await codeOfRefusal(stopDelayedByLink(app, visitor(), { token, source: 's' }))).toBe('identity.link_dead');
    expect(await readDelayedByLink(app, visitor(), { token })).toBeNull();
    const finish = finishSignIn(app, visitor(), { realm: 'customer', attempt: thief.attempt, code: dana.recoveryCodes[0], ...from() });
    expect(await codeOfRefusal(finish)).toBe('identity.sign_in_over');
    expect(await codeOfRefusal(stopped(dana.email))).toBe('identity.locked_by_owner');
    await nothingHappens(dana);
    const reset = { realm: 'customer', password: 'window table harbor lemon', confirmation: 'window table harbor lemon' } as const;
    await expect(
      resetPassword(app, visitor(), { ...reset, token: await tokenFor(app, dana.email, 'reset_password') }),
    ).resolves.toBeTruthy();
  });

  test('by the owner who is signed in', async () => {
    const dana = await started('owner@example.com');
    await stopDelayedChanges(app, dana.scope);
    expect(await readDelayedChanges(app, dana.scope)).toEqual([]);
    await nothingHappens(dana);
  });

  test.each(['a passkey', 'the app', 'a recovery code'])('by signing in with %s: it is not lost', async (how) => {
    const dana = await started(`${how.replaceAll(/\W/g, '')}@example.com`);
    if (how === 'a passkey') await enter(dana.phone);
    else {
      const { attempt } = await stopped(dana.email);
      const code = how === 'the app' ? codeOf(dana.totpSecret, 1) : dana.recoveryCodes[0];
      await finishSignIn(app, visitor(), { realm: 'customer', attempt, code, ...from() });
    }
    expect(await readDelayedChanges(app, dana.scope)).toEqual([]);
    await nothingHappens(dana);
  });
});

describe('who can’t ask', () => {
  test('without the right password nobody, and nobody learns of a login; wrong fields are told at once', async () => {
    const dana = await cast('ask@example.com');
    const from9 = { source: '192.0.2.9' };
    for (const attempt of ['', 'x', undefined, 'x'.repeat(200)])
      expect(await codeOfRefusal(askLostFactor(app, visitor(), { ...dana.told, attempt, ...from9 }))).toBe('identity.sign_in_over');
    const { attempt } = await stopped(dana.email);
    const bare = await refusalOf(askLostFactor(app, visitor(), { name: '', address: ' ', phone: 'x', attempt, ...from9 }));
    expect(bare.fields.map(({ field }) => field)).toEqual(['name', 'address', 'phone']);
    app.clock.move(11 * 60_000);
    expect(await codeOfRefusal(askLostFactor(app, visitor(), { ...dana.told, attempt, ...from9 }))).toBe('identity.sign_in_over');
  });

  test('twice at a time, a fourth time in a month; a closed question is not held against the change for ever', async () => {
    const dana = await cast('often@example.com');
    const [one, two] = [await stopped(dana.email), await stopped(dana.email)];
    const asks = [one, two].map(({ attempt }) => askLostFactor(app, visitor(), { ...dana.told, attempt, ...from() }));
    const done = await Promise.allSettled(asks);
    expect(done.filter((d) => d.status === 'fulfilled')).toHaveLength(1);
    const close = async () => dismissEmailSearch(app, operator, (await listEmailSearches(app, operator)).at(-1)!.id);
    await close();
    app.clock.move(HOUR);
    await ask(dana);
    await close();
    const third = await ask(dana);
    await startDelayedChange(app, operator, { searchId: third, loginId: dana.loginId });
    expect(await codeOfRefusal(ask(dana))).toBe('identity.factor_asked');
    await stopDelayedChanges(app, dana.scope);
    app.clock.move(HOUR);
    expect(await codeOfRefusal(ask(dana))).toBe('identity.factor_asked_often');
    app.clock.move(31 * 24 * HOUR);
    await ask(dana);
  });

  test('an operator starts it for nobody else, only when all fits, and only where there is a factor', async () => {
    const dana = await cast('strict@example.com');
    const lupe = await cast('lupe@example.com');
    const searchId = await ask({ email: dana.email, told: { ...dana.told, address: '1 Other Road, Albany' } });
    expect(await codeOfRefusal(startDelayedChange(app, operator, { searchId, loginId: dana.loginId }))).toBe('identity.move_not_proved');
    await dismissEmailSearch(app, operator, searchId);
    // Dana's password, and Lupe's details: neither login is touched.
    const mixed = await ask({ email: dana.email, told: lupe.told });
    expect((await readEmailSearch(app, operator, mixed)).candidates).toEqual([]);
    for (const loginId of [dana.loginId, lupe.loginId])
      expect(await codeOfRefusal(startDelayedChange(app, operator, { searchId: mixed, loginId }))).toBe('identity.move_not_proved');
    for (const wrong of [visitor(), dana.scope, { ...operator, realm: 'staff', agency: 'agc_x' } as Scope])
      expect(await codeOfRefusal(startDelayedChange(app, wrong, { searchId: mixed, loginId: dana.loginId }))).toBe('kernel.not_allowed');
    for (const wrong of [visitor(), operator])
      for (const work of [readDelayedChanges(app, wrong), stopDelayedChanges(app, wrong)])
        expect(await codeOfRefusal(work)).toBe('kernel.not_allowed');
  });
});
