import { afterAll, describe, expect, test } from 'vitest';
import { hashToken } from '#kernel/ids.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { systemScope } from '#kernel/scope.ts';
import { testApp } from '#test/database.ts';
import { refusalOf } from '#test/refused.ts';
import { castVerifiedCustomer, enterFully, GOOD_PASSWORD, tokenFor, visitor } from '../cast.ts';
import { findCustomer, mintLink, readLink, readSession, requestReset, resetPassword, signUpCustomer, verifyEmail } from '../index.ts';

const app = await testApp();
afterAll(() => app.end());

const MINUTE = 60_000;
const NEW = 'window table harbor lemon';
const system = systemScope('test');

const enter = (email: string, password: string) =>
  enterFully(app, visitor(), { realm: 'customer', email, password, source: `${email} ${Math.random()}` });
const ask = (email: string) => requestReset(app, visitor(), { realm: 'customer', email, source: `${email} ${Math.random()}` });
const reset = (token: string, password: unknown = NEW, confirmation: unknown = password) =>
  resetPassword(app, visitor(), { realm: 'customer', token, password, confirmation });

async function askedFor(email: string): Promise<string> {
  await ask(email);
  return await tokenFor(app, email, 'reset_password');
}

describe('signing up', () => {
  test('T1: without the box ticked nothing is written', async () => {
    const refusal = await refusalOf(
      signUpCustomer(app, visitor(), { email: 'dana@example.com', password: GOOD_PASSWORD, agreed: false, source: 's' }),
    );
    expect(refusal.fields).toMatchObject([{ field: 'agreed', code: 'identity.terms_unticked' }]);
    expect((await app.owner.query('select 1 from identity.sign_ups')).rows).toEqual([]);
  });

  test('the login exists from the click on, with the terms’ version and time and the person it began from', async () => {
    const residentId = 'res_01jd0000000000000000000000';
    const at = app.clock.now();
    await signUpCustomer(app, visitor('es'), { email: 'Dana@Example.com', password: GOOD_PASSWORD, agreed: true, residentId, source: 's' });
    expect(await app.tx(system, (tx) => findCustomer(tx, system, 'dana@example.com'))).toBeNull();
    const token = await tokenFor(app, 'dana@example.com', 'verify_email');
    const { loginId } = await verifyEmail(app, visitor(), { token });
    const terms = await app.owner.query('select kind, version, lang, accepted_at from identity.terms_acceptances where login_id = $1', [
      loginId,
    ]);
    expect(terms.rows).toMatchObject([{ kind: 'payment', version: '2026-11-01', lang: 'es' }]);
    expect(Math.abs((terms.rows[0] as { accepted_at: Date }).accepted_at.getTime() - at.getTime())).toBeLessThan(10_000);
    const news = await app.owner.query(`select payload from kernel.outbox where name = 'login.verified'`);
    expect(news.rows).toEqual([{ payload: { loginId, residentId } }]);
    expect((await app.owner.query('select 1 from identity.sign_ups')).rows).toEqual([]);
    await enter('dana@example.com', GOOD_PASSWORD);
  });

  test('a made-up person reference is left behind, not an error', async () => {
    await signUpCustomer(app, visitor(), {
      email: 'ref@example.com',
      password: GOOD_PASSWORD,
      agreed: true,
      residentId: "res_'; drop",
      source: 's',
    });
    expect(await verifyEmail(app, visitor(), { token: await tokenFor(app, 'ref@example.com', 'verify_email') })).toMatchObject({
      residentId: null,
    });
  });

  test('a known address gets the same answer, and its owner a mail without a token; password and login stay', async () => {
    await castVerifiedCustomer(app, 'known@example.com');
    const input = { password: 'somebody else entirely', agreed: true, source: 's' };
    const known = await signUpCustomer(app, visitor(), { ...input, email: 'known@example.com' });
    const fresh = await signUpCustomer(app, visitor(), { ...input, email: 'fresh@example.com' });
    expect(Object.keys(known)).toEqual(Object.keys(fresh));
    const mint = (email: string) =>
      app.tx(system, (tx) => mintLink(app, tx, system, { email, realm: 'customer', purpose: 'verify_email' }));
    expect(await mint('known@example.com')).toMatchObject({ kind: 'already_have_login', token: null, url: 'http://localhost:3000/login' });
    expect(await mint('fresh@example.com')).toMatchObject({ kind: 'verify_email' });
    await enter('known@example.com', GOOD_PASSWORD);
    await refusalOf(enter('known@example.com', 'somebody else entirely'));
  });

  test('whoever signs up first with another’s address has nothing: each link brings its own password', async () => {
    await signUpCustomer(app, visitor(), { email: 'victim@example.com', password: 'the attacker was here', agreed: true, source: 'a' });
    app.clock.move(1000);
    await signUpCustomer(app, visitor(), { email: 'victim@example.com', password: 'my own choice of words', agreed: true, source: 'b' });
    await verifyEmail(app, visitor(), { token: await tokenFor(app, 'victim@example.com', 'verify_email') });
    await enter('victim@example.com', 'my own choice of words');
    expect((await refusalOf(enter('victim@example.com', 'the attacker was here'))).code).toBe('identity.wrong_sign_in');
  });

  test('two clicks at once make one login', async () => {
    await signUpCustomer(app, visitor(), { email: 'twice@example.com', password: GOOD_PASSWORD, agreed: true, source: 's' });
    const token = await tokenFor(app, 'twice@example.com', 'verify_email');
    const done = await Promise.allSettled(Array.from({ length: 50 }, () => verifyEmail(app, visitor(), { token })));
    expect(done.filter((d) => d.status === 'fulfilled')).toHaveLength(1);
    expect(done.filter((d) => d.status === 'rejected' && isRefusal(d.reason) && d.reason.code === 'identity.link_dead')).toHaveLength(49);
  });
});

describe('the reset link', () => {
  test('is used once, of fifty at a time; sessions end; the old password is gone', async () => {
    await castVerifiedCustomer(app, 'race@example.com');
    const sessions = [await enter('race@example.com', GOOD_PASSWORD), await enter('race@example.com', GOOD_PASSWORD)];
    const token = await askedFor('race@example.com');
    const done = await Promise.allSettled(Array.from({ length: 50 }, () => reset(token)));
    expect(done.filter((d) => d.status === 'fulfilled')).toHaveLength(1);
    for (const { token: session } of sessions) expect(await readSession(app, 'customer', session)).toBeNull();
    expect((await refusalOf(reset(token))).code).toBe('identity.link_dead');
    expect((await refusalOf(enter('race@example.com', GOOD_PASSWORD))).code).toBe('identity.wrong_sign_in');
    await enter('race@example.com', NEW);
    const { rows } = await app.owner.query(`select how from identity.password_changes where how = 'reset'`);
    expect(rows).toHaveLength(1);
  });

  test('looking uses nothing up: scanners may open it as often as they like', async () => {
    await castVerifiedCustomer(app, 'scanned@example.com');
    const token = await askedFor('scanned@example.com');
    const look = () => readLink(app, visitor(), { token, purpose: 'reset_password', realm: 'customer' });
    for (let i = 0; i < 5; i++) expect(await look()).toEqual({ email: 'scanned@example.com' });
    await reset(token);
    expect(await look()).toBeNull();
  });

  test('T4: two passwords that differ change nothing and use nothing up', async () => {
    await castVerifiedCustomer(app, 'differ@example.com');
    const token = await askedFor('differ@example.com');
    const differs = await refusalOf(reset(token, NEW, `${NEW} `));
    expect(differs.fields).toMatchObject([{ field: 'confirmation', code: 'identity.confirmation_differs' }]);
    const bad = [
      ['', '', ['identity.password_empty', 'identity.confirmation_empty']],
      ['short', 'short', ['identity.password_too_short']],
      [null, null, ['identity.password_empty', 'identity.confirmation_empty']],
      ['differ@example.com', 'differ@example.com', ['identity.password_own_words']],
    ] as const;
    for (const [password, confirmation, codes] of bad) {
      expect((await refusalOf(reset(token, password, confirmation))).fields.map((f) => f.code)).toEqual(codes);
    }
    await enter('differ@example.com', GOOD_PASSWORD);
    await reset(token);
  });

  test('dies after 30 minutes, by a newer one, and serves nothing else', async () => {
    await castVerifiedCustomer(app, 'dies@example.com');
    const first = await askedFor('dies@example.com');
    const second = await askedFor('dies@example.com');
    expect((await refusalOf(reset(first))).code).toBe('identity.link_dead');
    expect((await refusalOf(verifyEmail(app, visitor(), { token: second }))).code).toBe('identity.link_dead');
    const asStaff = resetPassword(app, visitor(), { realm: 'staff', token: second, password: NEW, confirmation: NEW });
    expect((await refusalOf(asStaff)).code).toBe('identity.link_dead');
    app.clock.move(29 * MINUTE);
    expect(await readLink(app, visitor(), { token: second, purpose: 'reset_password', realm: 'customer' })).not.toBeNull();
    app.clock.move(2 * MINUTE);
    expect((await refusalOf(reset(second))).code).toBe('identity.link_dead');
    for (const token of ['', 'x', '../../etc', "' or 1=1 --", '\u0000', 'é'.repeat(5000)])
      expect((await refusalOf(reset(token))).code).toBe('identity.link_dead');
  });

  test('goes to an address at most three times an hour, and the answer never tells', async () => {
    await castVerifiedCustomer(app, 'bombed@example.com');
    app.clock.move(61 * MINUTE);
    const minted: (string | null)[] = [];
    for (let i = 0; i < 40; i++) {
      expect(await ask('bombed@example.com')).toEqual({ email: 'bombed@example.com' });
      const { rows } = await app.owner.query('select id from identity.link_requests order by id desc limit 1');
      const link = await app.tx(system, (tx) => mintLink(app, tx, system, { requestId: (rows[0] as { id: string }).id }));
      minted.push(link?.token ?? null);
    }
    expect(minted.filter((token) => token !== null)).toHaveLength(3);
    await reset(minted[2]!);
    app.clock.move(61 * MINUTE);
    await reset(await askedFor('bombed@example.com'));
  });

  test('asked for at once, still no more than three', async () => {
    await castVerifiedCustomer(app, 'burst@example.com');
    app.clock.move(61 * MINUTE);
    await Promise.all(Array.from({ length: 30 }, () => ask('burst@example.com')));
    const { rows } = await app.owner.query(`select count(*) as n from identity.link_requests where not capped and requested_at > $1`, [
      new Date(app.clock.now().getTime() - MINUTE),
    ]);
    expect((rows[0] as { n: bigint }).n).toBe(3n);
  });

  test('one network may ask for a hundred an hour; that says nothing of any address', async () => {
    for (let i = 0; i < 100; i++)
      await requestReset(app, visitor(), { realm: 'customer', email: `many${i}@example.com`, source: '192.0.2.1' });
    const refusal = await refusalOf(requestReset(app, visitor(), { realm: 'customer', email: 'dana@example.com', source: '192.0.2.1' }));
    expect(refusal.code).toBe('identity.too_many_from_here');
    await requestReset(app, visitor(), { realm: 'customer', email: 'dana@example.com', source: '192.0.2.2' });
  });

  test('for an address that is unknown, or was never proved, says the same; the unproved gets its first link again', async () => {
    expect(await ask('nobody@example.com')).toEqual({ email: 'nobody@example.com' });
    const mint = (email: string, purpose: 'reset_password' | 'verify_email') =>
      app.tx(system, (tx) => mintLink(app, tx, system, { email, realm: 'customer', purpose }));
    expect(await mint('nobody@example.com', 'reset_password')).toBeNull();
    await signUpCustomer(app, visitor(), { email: 'unproved@example.com', password: GOOD_PASSWORD, agreed: true, source: 's' });
    await ask('unproved@example.com');
    expect(await mint('unproved@example.com', 'verify_email')).toMatchObject({ kind: 'verify_email', to: 'unproved@example.com' });
  });
});

test('only a job mints, the address comes from configuration, and no token lies anywhere in clear', async () => {
  await castVerifiedCustomer(app, 'clear@example.com');
  await ask('clear@example.com');
  await expect(
    app.tx(visitor(), (tx) => mintLink(app, tx, visitor(), { email: 'clear@example.com', realm: 'customer', purpose: 'reset_password' })),
  ).rejects.toThrow('kernel.not_allowed');
  const link = await app.tx(system, (tx) =>
    mintLink(app, tx, system, { email: 'clear@example.com', realm: 'customer', purpose: 'reset_password' }),
  );
  expect(link!.url).toBe(`http://localhost:3000/reset/${link!.token}`);
  const session = await enter('clear@example.com', GOOD_PASSWORD);
  const { rows: tables } = await app.owner.query(
    `select schemaname || '.' || tablename as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema', 'graphile_worker')`,
  );
  for (const { name } of tables as { name: string }[]) {
    const { rows } = await app.owner.query(`select t::text as row from ${name} t`);
    const all = JSON.stringify(rows);
    for (const secret of [link!.token!, session.token, session.deviceToken, GOOD_PASSWORD]) expect(all.includes(secret), name).toBe(false);
  }
  expect(JSON.stringify(app.logged)).not.toContain(link!.token!);
  expect(JSON.stringify(app.logged)).not.toContain(session.token);
  expect(JSON.stringify(app.logged)).not.toContain('clear@example.com');
  const { rows } = await app.owner.query('select 1 from identity.links where token_hash = $1', [hashToken(link!.token!)]);
  expect(rows).toHaveLength(1);
});
