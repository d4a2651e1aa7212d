import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createECDH, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { castVerifiedCustomer, enterFully, GOOD_PASSWORD, visitor } from '#domain/identity/cast.ts';
import { closeLogin, endOtherSessions, readSession, signOut } from '#domain/identity/index.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { localTime } from '#kernel/wall-clock.ts';
import { testApp } from '#test/database.ts';
import { freshSandbox, type FreshSandbox, ORIGIN } from '#test/sandbox.ts';
import {
  addScreen,
  type Kind,
  leaveScreen,
  listScreens,
  makePushService,
  MOST_SCREENS,
  ownData,
  removeScreen,
  savePreferences,
  sweeps,
} from '../index.ts';
import { notifyAll } from '../notify.ts';
import { encryptForScreen } from './encrypt.ts';

const KEY = randomBytes(32).toString('base64url');
const CONTACT = 'mailto:hello@kinline.example';
const QUIET_OFF = { isOn: false, fromMinute: 1260, untilMinute: 480, zone: 'America/New_York' };
const mailed: string[] = [];
const mailer = { send: async ({ to }: { to: string }) => (mailed.push(to), '250 ok'), isOurs: () => false, close: () => undefined };
let fresh: FreshSandbox;
const app = await testApp({ mailer });
beforeAll(async () => {
  fresh = await freshSandbox();
  const sandbox = { origin: ORIGIN, reachedAt: `http://127.0.0.1:${fresh.sandbox.apiPort}` };
  Object.assign(app, { push: makePushService({ key: KEY, contact: CONTACT, hosts: [], sandbox }) });
});
afterAll(async () => {
  await app.end();
  await fresh.end();
});

interface Phone {
  id: string;
  endpoint: string;
  keys: { p256dh: string; auth: string };
  messages: { text: string | null; ttl: number; urgency: string; bytes: number }[];
}

const phoneAt = async (id: string) => (await (await fresh.browse(`/push/${id}`)).json()) as Phone;
const textsOn = async ({ id }: Phone) => (await phoneAt(id)).messages.map(({ text }) => text);
const answer = (phone: Phone, status: number | null) =>
  fresh.browse(`/push/${phone.id}/answers`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ status }),
  });

/** What a browser makes when its owner says yes; bound to the key that Kinline shows. */
async function makePhone(): Promise<Phone> {
  const body = JSON.stringify({ applicationKey: app.push!.publicKey });
  const made = await fresh.browse('/push', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  return (await made.json()) as Phone;
}

let count = 0;
/** A customer who is signed in, as the pages see it. */
async function castSignedIn(session?: Scope): Promise<{ scope: Scope; email: string }> {
  const email = `screen-${count++}@example.com`;
  const { deviceToken } = await castVerifiedCustomer(app, email);
  return { scope: await enter(email, deviceToken, session), email };
}
async function enter(email: string, deviceToken?: string, before: Scope = visitor()): Promise<Scope> {
  const input = { realm: 'customer', email, password: GOOD_PASSWORD, source: `10.9.${count++}.1`, deviceToken } as const;
  const { token } = await enterFully(app, before, input);
  return (await readSession(app, 'customer', token))!.scope;
}
const add = (scope: Scope, { endpoint, keys }: Phone) =>
  addScreen(app, scope, { endpoint, ...keys, userAgent: 'Mozilla/5.0 (Linux; Android 14) Chrome/126.0' });
async function tell(scope: Scope, kind: Kind = 'money', key = `k${count++}`): Promise<number> {
  const content = {
    subject: { key: 'notifications.password_changed.subject' },
    heading: { key: 'notifications.password_changed.heading' },
    blocks: [{ kind: 'text' as const, text: { key: 'notifications.password_changed.text', params: { when: 'Mateo Delgado $40.00' } } }],
  };
  const order = { to: { login: scope.actor! }, kind, template: 'test', lang: 'es' as const, content, key, at: app.clock.now() };
  await app.tx(systemScope('test'), (tx) => notifyAll(tx, systemScope('test'), [order]));
  return await app.runJobs();
}
async function makeDue(): Promise<void> {
  const { default: pg } = await import('pg');
  const worker = new pg.Client({ connectionString: app.urls.worker });
  await worker.connect();
  await worker.query('update graphile_worker._private_jobs set run_at = now() where locked_at is null');
  await worker.end();
}

describe('locking a message', () => {
  test('comes out as the example of RFC 8291 to the letter', () => {
    const bytes = (text: string) => Buffer.from(text, 'base64url');
    const locked = encryptForScreen(
      Buffer.from('When I grow up, I want to be a watermelon'),
      {
        p256dh: bytes('BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4'),
        auth: bytes('BTBZMqHH6r4Tts7J_aSIgg'),
      },
      { privateKey: bytes('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw'), salt: bytes('DGv6ra1nlYgDCS1FRnbzlw'), paddedTo: 0 },
    );
    expect(locked.toString('base64url')).toBe(
      'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
    );
  });
});

describe('where we send', () => {
  test.each([
    ['https://fcm.googleapis.com/fcm/send/abc', true],
    ['https://updates.push.services.mozilla.com/wpush/v2/abc', true],
    ['https://web.push.apple.com/abc', true],
    ['https://wns2-bl2p.notify.windows.com/w/?token=abc', true],
    [`${ORIGIN}/push/abc`, true],
    ['http://fcm.googleapis.com/fcm/send/abc', false],
    ['https://fcm.googleapis.com:8443/fcm/send/abc', false],
    ['https://fcm.googleapis.com.evil.example/x', false],
    ['https://evil-notify.windows.com.example/x', false],
    ['https://notify.windows.com/x', false],
    ['https://user:pw@fcm.googleapis.com/x', false],
    ['https://127.0.0.1/x', false],
    ['https://[::1]/x', false],
    ['https://169.254.169.254/latest/meta-data', false],
    ['https://localhost/x', false],
    ['http://localhost:5432/', false],
    ['file:///etc/passwd', false],
    ['data:text/plain,x', false],
    ['', false],
    [`https://fcm.googleapis.com/${'x'.repeat(1000)}`, false],
  ])('%s: %s', (endpoint, allowed) => {
    expect(app.push!.allows(endpoint)).toBe(allowed);
  });

  test('the stand-in is nobody in a live installation, and a service that leads elsewhere is not followed', async () => {
    const live = makePushService({ key: KEY, contact: CONTACT, hosts: ['push.example.org'], sandbox: null });
    expect(live.allows(`${ORIGIN}/push/abc`)).toBe(false);
    expect([live.allows('https://push.example.org/x'), live.allows('https://other.example.org/x')]).toEqual([true, false]);
    const asked: string[] = [];
    const elsewhere = createServer((req, res) => {
      asked.push(req.url!);
      res.writeHead(req.url === '/push/x' ? 307 : 200, { location: '/secret' }).end();
    });
    await new Promise<void>((ready) => elsewhere.listen(0, '127.0.0.1', ready));
    const sandbox = { origin: ORIGIN, reachedAt: `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}` };
    const keys = createECDH('prime256v1');
    keys.generateKeys();
    const to = { endpoint: `${ORIGIN}/push/x`, p256dh: keys.getPublicKey(), auth: randomBytes(16) };
    const message = { plain: '{}', ttlSeconds: 1, urgency: 'normal', topic: 't' } as const;
    expect(await makePushService({ key: KEY, contact: CONTACT, hosts: [], sandbox }).send(to, message)).toEqual({
      kind: 'later',
      said: '307',
    });
    expect(asked).toEqual(['/push/x']);
    elsewhere.close();
  });
});

describe('a screen', () => {
  test('is told kind and language, locked so that only it can read them, and nothing else', async () => {
    const { scope } = await castSignedIn();
    const [phone, other] = [await makePhone(), await makePhone()];
    await add(scope, phone);
    await add(scope, other);
    expect(await tell(scope)).toBe(0);
    expect(await tell(scope, 'security')).toBe(0);
    for (const one of [phone, other]) {
      const { messages } = await phoneAt(one.id);
      expect(messages.map(({ text }) => JSON.parse(text!) as unknown)).toEqual([
        { kind: 'security', lang: 'es' },
        { kind: 'money', lang: 'es' },
      ]);
      expect(messages).toMatchObject([{ urgency: 'high' }, { urgency: 'normal', ttl: 259_200 }]);
      // As long as each other, whatever they say.
      expect(new Set(messages.map(({ bytes }) => bytes)).size).toBe(1);
    }
    // Another key than the phone was added with: the service refuses, and the phone is kept.
    const stranger = makePushService({
      key: randomBytes(32).toString('base64url'),
      contact: CONTACT,
      hosts: [],
      sandbox: { origin: ORIGIN, reachedAt: `http://127.0.0.1:${fresh.sandbox.apiPort}` },
    });
    const keys = { p256dh: Buffer.from(phone.keys.p256dh, 'base64url'), auth: Buffer.from(phone.keys.auth, 'base64url') };
    const refused = await stranger.send(
      { endpoint: phone.endpoint, ...keys },
      { plain: '{}', ttlSeconds: 1, urgency: 'normal', topic: 't' },
    );
    expect(refused).toEqual({ kind: 'later', said: '403' });
    expect(await listScreens(app, scope)).toHaveLength(2);
  });

  test('one news is one message, also when it is told ten times and tried again', async () => {
    const { scope } = await castSignedIn();
    const phone = await makePhone();
    await add(scope, phone);
    for (let i = 0; i < 10; i++) expect(await tell(scope, 'money', 'same news')).toBe(0);
    expect(await textsOn(phone)).toHaveLength(1);
  });

  test('that is busy is tried again without telling the other one twice; one that is gone is taken off', async () => {
    const { scope } = await castSignedIn();
    const [works, busy, gone] = [await makePhone(), await makePhone(), await makePhone()];
    for (const phone of [works, busy, gone]) await add(scope, phone);
    await answer(busy, 429);
    await answer(gone, 410);
    expect(await tell(scope)).toBe(1);
    expect([await textsOn(works), await textsOn(busy)].map((texts) => texts.length)).toEqual([1, 0]);
    expect(await listScreens(app, scope)).toHaveLength(2);
    await answer(busy, null);
    await makeDue();
    expect(await app.runJobs()).toBe(0);
    expect([await textsOn(works), await textsOn(busy)].map((texts) => texts.length)).toEqual([1, 1]);
    const { rows } = await app.owner.query(
      `select endpoint, p256dh, auth, end_reason from notifications.screens where end_reason = 'gone'`,
    );
    expect(rows).toEqual([{ endpoint: null, p256dh: null, auth: null, end_reason: 'gone' }]);
  });

  test('gets what is wanted when it is sent, and waits for the end of quiet hours; a mail does not', async () => {
    const { scope, email } = await castSignedIn();
    const phone = await makePhone();
    await add(scope, phone);
    mailed.length = 0;
    const hour = Number(localTime(app.clock.now(), QUIET_OFF.zone).time.slice(0, 2));
    const quiet = { isOn: true, fromMinute: ((hour + 23) % 24) * 60, untilMinute: ((hour + 2) % 24) * 60, zone: QUIET_OFF.zone };
    await savePreferences(app, scope, { on: ['money email', 'money push'], quiet });
    await tell(scope);
    expect([await textsOn(phone), mailed.includes(email)]).toEqual([[], true]);
    app.clock.move(3 * 3600_000);
    await sweeps.find(({ name }) => name === 'notifications.send_due')!.run(app);
    await app.runJobs();
    expect(await textsOn(phone)).toHaveLength(1);
  });
});

describe('adding and taking off', () => {
  test('refuses what no browser makes, other places, and more than ten', async () => {
    const { scope } = await castSignedIn();
    const phone = await makePhone();
    const off = Buffer.from(phone.keys.p256dh, 'base64url');
    off[40]! ^= 1;
    for (const keys of [
      { ...phone.keys, p256dh: '' },
      { ...phone.keys, p256dh: off.toString('base64url') },
      { ...phone.keys, auth: 'AAAA' },
      { p256dh: '<script>', auth: '🙂' },
    ])
      await expect(add(scope, { ...phone, keys })).rejects.toMatchObject({ code: 'notifications.screen_unreadable' });
    await expect(add(scope, { ...phone, endpoint: 'https://169.254.169.254/x' })).rejects.toMatchObject({
      code: 'notifications.screen_unknown_service',
    });
    const phones = await Promise.all(Array.from({ length: MOST_SCREENS + 3 }, makePhone));
    const outcomes = await Promise.allSettled(phones.map((one) => add(scope, one)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(MOST_SCREENS);
    expect(await listScreens(app, scope)).toHaveLength(MOST_SCREENS);
    await expect(add(scope, phone)).rejects.toMatchObject({ code: 'notifications.too_many_screens', params: { most: MOST_SCREENS } });
  });

  test('only its owner sees it and takes it off; a phone passed on is its new owner’s', async () => {
    const [dana, lupe] = [await castSignedIn(), await castSignedIn()];
    const phone = await makePhone();
    await add(dana.scope, phone);
    const [screen] = await listScreens(app, dana.scope);
    expect(screen).toMatchObject({ here: true, device: { browser: 'chrome', system: 'android' } });
    expect(await listScreens(app, lupe.scope)).toEqual([]);
    await expect(removeScreen(app, lupe.scope, { screen: screen!.id })).rejects.toMatchObject({ code: 'notifications.unknown_screen' });
    for (const scope of [visitor(), { ...dana.scope, realm: 'staff' as const, agency: 'agy_x' }, systemScope('test')]) {
      await expect(add(scope, phone)).rejects.toMatchObject({ code: expect.stringMatching(/^kernel\./) as string });
      await expect(listScreens(app, scope)).rejects.toMatchObject({ code: expect.stringMatching(/^kernel\./) as string });
    }
    await add(lupe.scope, phone);
    expect([await listScreens(app, dana.scope), (await listScreens(app, lupe.scope)).length]).toEqual([[], 1]);
    await tell(dana.scope);
    expect(await textsOn(phone)).toEqual([]);
    const [now] = await listScreens(app, lupe.scope);
    await removeScreen(app, lupe.scope, { screen: now!.id });
    await tell(lupe.scope);
    expect(await textsOn(phone)).toEqual([]);
  });

  test('a preference against it keeps it silent', async () => {
    const { scope } = await castSignedIn();
    const phone = await makePhone();
    await add(scope, phone);
    await savePreferences(app, scope, { on: ['money email', 'approvals push'], quiet: QUIET_OFF });
    await tell(scope);
    expect(await textsOn(phone)).toEqual([]);
    await tell(scope, 'approvals');
    expect(await textsOn(phone)).toHaveLength(1);
  });
});

describe('the end of a session', () => {
  test('ends its screens: by signing out, and by ending other sessions', async () => {
    const { scope, email } = await castSignedIn();
    const second = await enter(email);
    const [first, other] = [await makePhone(), await makePhone()];
    await add(scope, first);
    await add(second, other);
    expect((await listScreens(app, scope)).map(({ here }) => here).sort()).toEqual([false, true]);
    await endOtherSessions(app, scope);
    await tell(scope);
    expect([await textsOn(first), await textsOn(other)].map((texts) => texts.length)).toEqual([1, 0]);
    await leaveScreen(app, scope);
    await signOut(app, scope);
    await tell(scope);
    expect(await textsOn(first)).toHaveLength(1);
    const { rows } = await app.owner.query('select endpoint from notifications.screens where login_id = $1', [scope.actor]);
    expect(rows).toEqual([{ endpoint: null }, { endpoint: null }]);
  });

  test('does not when it was replaced by signing in again, as money asks for', async () => {
    const { scope, email } = await castSignedIn();
    const phone = await makePhone();
    await add(scope, phone);
    const second = await enter(email, undefined, { ...visitor(), session: scope.session });
    const third = await enter(email, undefined, { ...visitor(), session: second.session });
    expect(await listScreens(app, third)).toMatchObject([{ here: true }]);
    await tell(third);
    expect(await textsOn(phone)).toHaveLength(1);
    await signOut(app, third);
    await tell(third);
    expect(await textsOn(phone)).toHaveLength(1);
  });

  test('and a closed login leaves nothing of them but in the copy before', async () => {
    const { scope } = await castSignedIn();
    const phone = await makePhone();
    await add(scope, phone);
    const told = (await ownData.read(app, scope)).find(({ name }) => name === 'screens');
    expect(told!.rows).toMatchObject([{ device: 'Chrome on Android', ended: null }]);
    await closeLogin(app, scope, { password: GOOD_PASSWORD, understood: true, source: 's' });
    await tell(scope);
    expect(await textsOn(phone)).toEqual([]);
    await ownData.forget!(app, scope);
    expect((await app.owner.query('select 1 from notifications.screens where login_id = $1', [scope.actor])).rows).toEqual([]);
  });
});
