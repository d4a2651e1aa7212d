import { afterAll, describe, expect, test } from 'vitest';
import type { Scope } from '#kernel/scope.ts';
import { testApp } from '#test/database.ts';
import { refusalOf } from '#test/refused.ts';
import * as builders from '../cast.ts';
import { castVerifiedCustomer, enterFully, GOOD_PASSWORD, tokenFor, visitor } from '../cast.ts';
import {
  askForgottenEmail,
  closeLogin,
  CLOSING_DAYS,
  readKeptLogin,
  jobsOver,
  listCopies,
  listEmailSearches,
  type OwnData,
  ownData,
  readCopy,
  readSession,
  requestCopy,
  requestReset,
  savePersonalDetails,
  signUpCustomer,
  startDelayedChange,
  sweepsOver,
} from '../index.ts';
import { castPeople, FAMILY, Phone } from '../passkeys/cast.ts';

const app = await testApp();
afterAll(() => app.end());

const DAY = 24 * 3600_000;
let source = 0;
const from = () => ({ source: `10.3.${source++}.1` });

const enter = (email: string, deviceToken?: string) =>
  enterFully(app, visitor(), { realm: 'customer', email, password: GOOD_PASSWORD, ...from(), deviceToken });

const details = {
  firstName: 'Dana',
  lastName: 'Delgado',
  birthDate: '1980-02-03',
  country: 'US',
  addressLine1: '12 Elm Street & Co',
  city: 'Albany',
  state: 'NY',
  postalCode: '12207',
  phone: '518 555 0134',
};

async function cast(email: string) {
  const dana = await castVerifiedCustomer(app, email);
  const { token } = await enter(email, dana.deviceToken);
  const { scope } = (await readSession(app, 'customer', token))!;
  await savePersonalDetails(app, scope, details);
  return { ...dana, token, scope, proof: { password: GOOD_PASSWORD, source: 'p', deviceToken: dana.deviceToken } };
}

/** A module that holds one thing of each, and is told to forget. */
const forgotten: string[] = [];
let failsFor: string | null = null;
let keep: Date | null = null;
const other: OwnData = {
  read: (_app, scope) =>
    Promise.resolve([
      {
        name: 'people',
        rows: [{ name: '<img src=x onerror=1> "quoted"', to: scope.actor, amount: 123456n, state: true, at: new Date(0) }],
      },
      { name: 'mails', rows: [] },
    ]),
  keptUntil: () => Promise.resolve(keep),
  forget: (_app, scope) =>
    scope.actor === failsFor ? Promise.reject(new Error('the disk is full')) : Promise.resolve(void forgotten.push(scope.actor!)),
};
const modules = [ownData, other];
const makeCopy = jobsOver(modules)['identity.make_copy']!;
const sweep = () =>
  sweepsOver(modules)
    .find(({ name }) => name === 'identity.close_due')!
    .run(app);
const nobody: Scope = visitor();

describe('a copy of everything', () => {
  test('is made by a job from every module, once a day, and only its owner reads it after a fresh sign-in', async () => {
    const dana = await cast('dana@example.com');
    const lupe = await cast('lupe@example.com');
    await castPeople(app, builders).add(dana.scope, new Phone(FAMILY), 'My phone');
    expect((await refusalOf(requestCopy(app, dana.scope, { isFresh: false }))).code).toBe('identity.sign_in_again');
    const asked = await Promise.allSettled(Array.from({ length: 10 }, () => requestCopy(app, dana.scope, { isFresh: true })));
    expect(asked.filter((a) => a.status === 'fulfilled')).toHaveLength(1);
    const [waiting] = await listCopies(app, dana.scope);
    expect(waiting).toMatchObject({ madeAt: null });
    const input = { copyId: waiting!.id, isFresh: true } as const;
    expect((await refusalOf(readCopy(app, dana.scope, { ...input, format: 'json' }))).code).toBe('identity.no_such_copy');
    await makeCopy(app, { copyId: waiting!.id });
    await makeCopy(app, { copyId: waiting!.id });
    const news = await app.owner.query(`select 1 from kernel.outbox where name = 'copy.ready'`);
    expect(news.rows).toHaveLength(1);

    const json = JSON.parse((await readCopy(app, dana.scope, { ...input, format: 'json' })).text) as Record<string, object[]>;
    expect(json['login']).toMatchObject([{ email: 'dana@example.com' }]);
    expect(json['details']).toMatchObject([{ name: 'Dana Delgado', birth_date: '1980-02-03', phone: '+15185550134' }]);
    expect(json['passkeys']).toMatchObject([{ name: 'My phone', last: null, ended: null }]);
    expect(json['recovery']).toHaveLength(10);
    expect(json['app']).toEqual([]);
    expect(json['people']).toMatchObject([{ amount: '1234.56', to: dana.loginId, at: '1970-01-01T00:00:00.000Z' }]);
    const { text: html } = await readCopy(app, dana.scope, { ...input, format: 'html' });
    expect(html).toContain('$1,234.56');
    expect(html).toContain('12 Elm Street &amp; Co');
    expect(html).not.toContain('<img');
    expect(html).not.toMatch(/<script|argon2/);

    expect((await refusalOf(readCopy(app, dana.scope, { ...input, isFresh: false, format: 'json' }))).code).toBe('identity.sign_in_again');
    expect((await refusalOf(readCopy(app, lupe.scope, { ...input, format: 'json' }))).code).toBe('identity.no_such_copy');
    expect(await listCopies(app, lupe.scope)).toEqual([]);
    for (const work of [requestCopy(app, nobody, { isFresh: true }), listCopies(app, nobody)])
      expect((await refusalOf(work)).code).toBe('kernel.not_allowed');
    app.clock.move(8 * DAY);
    expect((await refusalOf(readCopy(app, dana.scope, { ...input, format: 'json' }))).code).toBe('identity.no_such_copy');
    await sweepsOver(modules)
      .find(({ name }) => name === 'identity.forget_old')!
      .run(app);
    expect((await app.owner.query('select 1 from identity.copies')).rows).toEqual([]);
  });
});

describe('closing the login', () => {
  test('asks for the password and a tick; every session ends, and signing in within two weeks keeps all', async () => {
    const { scope, proof, token, email, deviceToken, loginId } = await cast('stays@example.com');
    const bare = await refusalOf(closeLogin(app, scope, { ...proof, password: '', understood: false }));
    expect(bare.fields.map((f) => f.field)).toEqual(['understood', 'password']);
    expect((await refusalOf(closeLogin(app, scope, { ...proof, password: 'not that one', understood: true }))).code).toBe(
      'identity.password_wrong',
    );
    await closeLogin(app, scope, { ...proof, understood: true });
    expect(await readSession(app, 'customer', token)).toBeNull();
    const dueAt = new Date(app.clock.now().getTime() + CLOSING_DAYS * DAY);
    app.clock.move(13 * DAY);
    await sweep();
    await enter(email, deviceToken);
    const kept = await readKeptLogin(app, scope);
    expect(Math.abs(kept!.dueAt.getTime() - dueAt.getTime())).toBeLessThan(60_000);
    app.clock.move(2 * DAY);
    await sweep();
    await enter(email, deviceToken);
    const { rows } = await app.owner.query(
      `select name from kernel.outbox where payload->>'loginId' = $1 and name like 'closing.%' order by id`,
      [loginId],
    );
    expect(rows).toEqual([{ name: 'closing.asked' }, { name: 'closing.cancelled' }]);
    expect(await readKeptLogin(app, scope)).toBeNull(); // told for a day
    const { rows: said } = await app.owner.query(
      `select actor from kernel.audit_rows where action = 'identity.closing_asked' and subject = $1`,
      [loginId],
    );
    expect(said).toEqual([{ actor: loginId }]);
    expect((await refusalOf(closeLogin(app, nobody, { ...proof, understood: true }))).code).toBe('kernel.not_allowed');
  });

  test('after two weeks nothing opens it and nothing tells of its owner; the address can sign up anew', async () => {
    const { scope, proof, email, loginId } = await cast('gone@example.com');
    await requestReset(app, visitor(), { realm: 'customer', email, source: 'r' });
    await tokenFor(app, email, 'reset_password');
    await closeLogin(app, scope, { ...proof, understood: true });
    app.clock.move(15 * DAY);
    await Promise.all([sweep(), sweep()]);
    expect(forgotten.filter((id) => id === loginId)).toEqual([loginId]);
    expect((await refusalOf(enter(email))).code).toBe('identity.wrong_sign_in');
    const tables = await app.owner.query(`select tablename from pg_tables where schemaname = 'identity'`);
    for (const { tablename } of tables.rows as { tablename: string }[]) {
      const { rows } = await app.owner.query(`select t::text as row from identity.${tablename} t`);
      for (const trace of [email, 'Delgado', '+15185550134'])
        if (tablename !== 'personal_details') expect(JSON.stringify(rows).includes(trace), `${tablename}: ${trace}`).toBe(false);
    }
    expect((await app.owner.query('select 1 from identity.personal_details where login_id = $1', [loginId])).rows).toEqual([]);
    await signUpCustomer(app, visitor(), { email, password: GOOD_PASSWORD, agreed: true, source: 's' });
    expect(await tokenFor(app, email, 'verify_email')).toBeTruthy();
  });

  test('what the law wants kept stays until its day, and then goes too', async () => {
    const { scope, proof, loginId } = await cast('sent@example.com');
    keep = new Date(app.clock.now().getTime() + 100 * DAY);
    await closeLogin(app, scope, { ...proof, understood: true });
    app.clock.move(15 * DAY);
    await sweep();
    keep = null;
    const kept = async () => (await app.owner.query('select 1 from identity.personal_details where login_id = $1', [loginId])).rows.length;
    expect(await kept()).toBe(1);
    app.clock.move(84 * DAY);
    await sweep();
    expect(await kept()).toBe(1);
    app.clock.move(2 * DAY);
    await sweep();
    expect(await kept()).toBe(0);
  });

  test('passkeys, questions to operators and what waited go too', async () => {
    const { scope, proof, email, loginId } = await cast('keys@example.com');
    const phone = new Phone(FAMILY);
    const { recoveryCodes } = await castPeople(app, builders).add(scope, phone, 'Delgado’s phone');
    const said = { name: 'Dana Delgado', address: '12 Elm Street & Co, Albany', phone: details.phone, source: 'k' };
    await askForgottenEmail(app, visitor(), { ...said, email: 'keys.new@example.com' });
    const operator: Scope = { ...visitor(), realm: 'operator', actor: 'lgn_op', roles: ['operator', 'operations'] };
    const searchId = (await listEmailSearches(app, operator)).at(-1)!.id;
    await startDelayedChange(app, operator, { searchId, loginId });
    await closeLogin(app, scope, { ...proof, code: recoveryCodes![0], understood: true });
    app.clock.move(15 * DAY);
    await sweep();
    for (const table of ['passkeys', 'delayed_changes', 'email_searches', 'email_search_answers', 'email_changes', 'recovery_codes']) {
      const { rows } = await app.owner.query(`select t::text as row from identity.${table} t`);
      for (const trace of [email, 'keys.new', 'Delgado', '+15185550134', loginId])
        expect(JSON.stringify(rows).includes(trace), `${table}: ${trace}`).toBe(false);
    }
    expect((await refusalOf(castPeople(app, builders).enter(phone))).code).toBe('identity.passkey_wrong');
  });

  test('a module that fails holds up no other login, and forgets at a later run', async () => {
    const [one, two] = [await cast('fails@example.com'), await cast('works@example.com')];
    for (const { scope, proof } of [one, two]) await closeLogin(app, scope, { ...proof, understood: true });
    app.clock.move(15 * DAY);
    failsFor = one.loginId;
    await sweep();
    const times = (id: string) => forgotten.filter((one) => one === id).length;
    expect([times(one.loginId), times(two.loginId)]).toEqual([0, 1]);
    await sweep();
    failsFor = null;
    expect(times(one.loginId)).toBe(0);
    app.clock.move(11 * 60_000);
    await sweep();
    await sweep();
    expect([times(one.loginId), times(two.loginId)]).toEqual([1, 1]);
  });
});
