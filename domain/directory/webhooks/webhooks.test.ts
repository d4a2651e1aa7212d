import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { castStaff } from '#domain/identity/cast.ts';
import { newId } from '#kernel/ids.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { publicScope, type Scope, systemScope } from '#kernel/scope.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { isSignedBy, type Receiver, startReceiver } from '#test/webhook-receiver.ts';
import { adminOf, type CastAgency, castAgency } from '../cast.ts';
import { changeEndpoint, endEndpoint, makeEndpoint, rotateSecret } from './change-endpoint.ts';
import { type Courier, makeCourier } from '#kernel/courier.ts';
import { eventTypes } from './event-types.ts';
import { listEndpoints, readDelivery, readEndpoint } from './read-endpoints.ts';
import { replayDelivery, replayFrom, sendTest } from './replay.ts';
import { GAPS_MS } from './retry.ts';
import { AT_ONCE, sendAllNews, webhookSweeps } from './send-news.ts';
import { tellPrograms } from './tell-programs.ts';

const courier = makeCourier({ mode: 'sandbox', withinMs: 1500 });
let app: TestApp;
let at: CastAgency;
let admin: Scope;
let receiver: Receiver;

beforeAll(async () => {
  app = await testApp({ courier });
}, 60_000);
afterAll(() => app.end());
beforeEach(async () => {
  at = await castAgency(app);
  admin = adminOf(at);
  receiver = await startReceiver();
});
afterEach(async () => {
  await courier.idle();
  await receiver.end();
});

let names = 0;
const endpoint = (over: object = {}, by = admin) =>
  makeEndpoint(app, by, { name: `program ${++names}`, url: receiver.url, types: eventTypes, ...over });
const tell = (n = 1, place = at) =>
  app.tx(systemScope('t', place.agency.id), (tx) =>
    tellPrograms(app, tx, {
      agency: place.agency.id,
      type: 'transfer.received',
      data: { transfer: `trf_${n}`, facility: place.facility.id, state: 'waiting', reason: null },
    }),
  );
async function send(by: Courier = courier): Promise<void> {
  await sendAllNews({ ...app, courier: by });
  await by.idle();
}
const idsHeard = () => receiver.heard.map(({ headers }) => String(headers['webhook-id']));
async function codeOf(work: Promise<unknown>): Promise<string | string[]> {
  try {
    await work;
  } catch (error) {
    if (isRefusal(error)) return error.fields.length > 0 ? error.fields.map(({ field, code }) => `${field} ${code}`) : error.code;
    throw error;
  }
  return 'nothing was refused';
}
const no: Receiver['answer'] = (_heard, out) => void out.writeHead(503).end('busy');

describe('news', () => {
  test('comes once, signed with what was shown, with ids and states and a number', async () => {
    const { secret } = await endpoint();
    const id = await tell();
    await send();
    await send();
    expect(receiver.heard).toHaveLength(1);
    const [heard] = receiver.heard as [(typeof receiver.heard)[0]];
    expect(isSignedBy(secret, heard)).toBe(true);
    expect(isSignedBy(secret, { ...heard, body: heard.body.replace('waiting', 'posted') })).toBe(false);
    expect(heard.headers).toMatchObject({ 'webhook-id': id, 'content-type': 'application/json' });
    expect(JSON.parse(heard.body)).toEqual({
      id,
      type: 'transfer.received',
      created_at: expect.stringMatching(/^\d{4}-.*Z$/),
      sequence: '1',
      agency_id: at.agency.id,
      data: { transfer: 'trf_1', facility: at.facility.id, state: 'waiting', reason: null },
    });
  });

  test('goes to whom it was chosen for, of this agency, and nothing is written for an agency without programs', async () => {
    const other = await castAgency(app);
    const listens = await endpoint();
    await endpoint({ types: ['roster.ended'] });
    const elsewhere = await startReceiver();
    await endpoint({ url: elsewhere.url }, adminOf(await castAgency(app)));
    await tell();
    expect(await tell(2, other)).toBe(null);
    await send();
    expect([receiver.heard.length, elsewhere.heard.length]).toEqual([1, 0]);
    expect((await readEndpoint(app, admin, listens.endpointId)).deliveries).toMatchObject([
      { state: 'delivered', tries: 1, lastStatus: 200 },
    ]);
    await elsewhere.end();
  });

  test('has numbers without a gap, however many are told at once', async () => {
    await endpoint();
    await Promise.all(Array.from({ length: 20 }, (_, n) => tell(n)));
    await send();
    const numbers = receiver.heard.map(({ body }) => Number((JSON.parse(body) as { sequence: string }).sequence));
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
    expect(receiver.most()).toBeLessThanOrEqual(AT_ONCE);
  });

  test('that was never told, because what made it was taken back, is never sent', async () => {
    await endpoint();
    const broken = app.tx(systemScope('t', at.agency.id), async (tx) => {
      await tellPrograms(app, tx, { agency: at.agency.id, type: 'roster.ended', data: { roster: 'ros_1', state: 'done' } });
      throw new Error('changed my mind');
    });
    await expect(broken).rejects.toThrow('changed my mind');
    await send();
    expect(receiver.heard).toEqual([]);
    await tell();
    await send();
    expect(JSON.parse(receiver.heard[0]!.body)).toMatchObject({ sequence: '1' });
  });
});

describe('a program that does not take it', () => {
  test('is asked again after growing gaps, with the same id and words, until it does', async () => {
    const { endpointId, secret } = await endpoint();
    receiver.answer = no;
    const id = (await tell())!;
    await send();
    for (const gap of GAPS_MS.slice(0, 3)) {
      app.clock.move(gap - 3000);
      await send();
      const before = receiver.heard.length;
      app.clock.move(3000);
      await send();
      expect(receiver.heard).toHaveLength(before + 1);
    }
    receiver.answer = (_heard, out) => void out.writeHead(204).end();
    app.clock.move(GAPS_MS[3]!);
    await send();
    expect(new Set(receiver.heard.map(({ body }) => body)).size).toBe(1);
    expect(idsHeard()).toEqual(Array.from({ length: 5 }, () => id));
    expect(receiver.heard.every((heard) => isSignedBy(secret, heard))).toBe(true);
    const { delivery, attempts } = await readDelivery(app, admin, endpointId, id);
    expect([delivery.state, delivery.tries]).toEqual(['delivered', 5]);
    expect(attempts.map(({ status, answer }) => `${status} ${answer}`)).toEqual(['204 ', '503 busy', '503 busy', '503 busy', '503 busy']);
  });

  test('for three days is left alone, and whoever leads the programs is told once; a replay begins anew', async () => {
    const lead = await castStaff(app, { email: `${newId('a').slice(-12)}@example.com`, agencyId: at.agency.id, roles: ['agency_admin'] });
    const some = { agencyId: at.agency.id, roles: ['agency_admin'], facilities: [at.facility.id] };
    await castStaff(app, { email: `${newId('b').slice(-12)}@example.com`, ...some });
    const { endpointId } = await endpoint();
    receiver.answer = no;
    const [id] = [await tell(1), await tell(2)];
    await send();
    for (const gap of GAPS_MS) {
      app.clock.move(gap);
      await send();
    }
    expect(receiver.heard).toHaveLength(2 * (GAPS_MS.length + 1));
    expect((await readEndpoint(app, admin, endpointId, { state: 'parked' })).deliveries).toHaveLength(2);
    app.clock.move(GAPS_MS.at(-1)!);
    await send();
    expect(receiver.heard).toHaveLength(2 * (GAPS_MS.length + 1));
    const { rows } = await app.owner.query<{ login_id: string }>(
      `select login_id from notifications.notices where template = 'news_parked'`,
    );
    expect(rows).toEqual([{ login_id: lead.loginId }]);
    receiver.answer = (_heard, out) => void out.end();
    await replayDelivery(app, admin, endpointId, id!);
    await send();
    expect(idsHeard().at(-1)).toBe(id);
    expect((await readEndpoint(app, admin, endpointId)).deliveries.map(({ state, tries }) => [state, tries])).toEqual([
      ['parked', GAPS_MS.length + 1],
      ['delivered', 1],
    ]);
  });

  test('or hangs, costs the others nothing, and has no more than a few open', async () => {
    const slow = await startReceiver();
    slow.answer = () => undefined;
    const hanging = await endpoint({ url: slow.url });
    const quick = await endpoint();
    for (let n = 0; n < 9; n++) await tell(n);
    await sendAllNews(app);
    await expect.poll(() => receiver.heard.length, { timeout: 20_000 }).toBe(9);
    await expect.poll(() => slow.heard.length, { timeout: 20_000 }).toBeGreaterThanOrEqual(AT_ONCE);
    expect(slow.most()).toBeLessThanOrEqual(AT_ONCE);
    await courier.idle();
    expect((await readEndpoint(app, admin, hanging.endpointId)).deliveries.every(({ lastTrouble }) => lastTrouble === 'timeout')).toBe(
      true,
    );
    expect((await readEndpoint(app, admin, quick.endpointId)).deliveries.every(({ state }) => state === 'delivered')).toBe(true);
    await slow.end();
  });

  test('is kept apart from who may not: two processes bring each news once; what a dead one held comes again under its id', async () => {
    await endpoint();
    for (let n = 0; n < 12; n++) await tell(n);
    const elsewhere = makeCourier({ mode: 'sandbox' });
    await Promise.all([send(), send(elsewhere)]);
    expect([receiver.heard.length, new Set(idsHeard()).size]).toEqual([12, 12]);
    expect(receiver.most()).toBeLessThanOrEqual(AT_ONCE);
    // A process that dies after it has sent, and before it wrote that down.
    const id = await tell(99);
    let wasSent = (): void => undefined;
    const sent = new Promise<void>((done) => (wasSent = done));
    const dying: Courier = {
      ...makeCourier({ mode: 'sandbox' }),
      post: async (...letter) => {
        await courier.post(...letter);
        wasSent();
        return await new Promise<never>(() => undefined);
      },
    };
    await sendAllNews({ ...app, courier: dying });
    await sent;
    await send();
    expect(idsHeard().filter((one) => one === id)).toHaveLength(1);
    app.clock.move(61_000);
    await send();
    expect(idsHeard().filter((one) => one === id)).toHaveLength(2);
  });
});

describe('sending again', () => {
  const today = () => app.clock.now().toISOString().slice(0, 10);

  test('everything from a moment on, also to an address that came later; a test goes to its own address alone', async () => {
    await endpoint();
    await tell(1);
    app.clock.move(3 * 86_400_000);
    const late = new Date(app.clock.now().getTime() - 1000);
    await tell(2);
    await send();
    const listener = await startReceiver();
    const { endpointId } = await endpoint({ url: listener.url });
    const local = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York', dateStyle: 'short' }).format(late);
    expect(await replayFrom(app, admin, endpointId, { day: local, time: '' })).toEqual({ count: 1 });
    await send();
    const numbers = () => listener.heard.map(({ body }) => (JSON.parse(body) as { sequence: string }).sequence);
    expect([numbers(), receiver.heard.length]).toEqual([['2'], 2]);
    const early = new Date(app.clock.now().getTime() - 5 * 86_400_000).toISOString().slice(0, 10);
    expect(await replayFrom(app, admin, endpointId, { day: early, time: '14:30' })).toEqual({ count: 2 });
    await send();
    expect(numbers().toSorted()).toEqual(['1', '2', '2']);
    const id = await sendTest(app, admin, endpointId);
    await send();
    expect([listener.heard.at(-1)!.headers['webhook-id'], receiver.heard.length]).toEqual([id, 2]);
    // The test is not among what is sent again.
    expect(await replayFrom(app, admin, endpointId, { day: early, time: '' })).toEqual({ count: 2 });
    expect(await codeOf(replayFrom(app, admin, endpointId, { day: '2020-01-01', time: '' }))).toEqual(['day directory.webhook_day_bad']);
    expect(await codeOf(replayFrom(app, admin, endpointId, { day: 'x', time: '25:00' }))).toEqual([
      'day directory.webhook_day_bad',
      'time directory.webhook_time_bad',
    ]);
    expect(await codeOf(replayFrom(app, admin, endpointId, { day: today(), time: '7' }))).toEqual(['time directory.webhook_time_bad']);
    await send();
    await listener.end();
  });

  test('is told from what is under way, and from what is not there', async () => {
    const { endpointId } = await endpoint();
    const id = (await tell())!;
    let free = (): void => undefined;
    receiver.answer = (_heard, out) => void (free = () => out.end());
    await sendAllNews(app);
    await expect.poll(() => receiver.heard.length).toBe(1);
    expect(await codeOf(replayDelivery(app, admin, endpointId, id))).toBe('directory.webhook_under_way');
    free();
    await courier.idle();
    await replayDelivery(app, admin, endpointId, id);
    expect(await codeOf(replayDelivery(app, admin, endpointId, 'evt_none'))).toBe('directory.webhook_under_way');
    expect(await codeOf(replayDelivery(app, admin, 'whk_none', id))).toBe('directory.unknown_webhook');
    receiver.answer = (_heard, out) => void out.end();
    await send();
    expect(receiver.heard).toHaveLength(2);
  });

  test('ends after thirty days: news goes with its tries', async () => {
    const { endpointId } = await endpoint();
    const id = (await tell())!;
    await send();
    const forget = webhookSweeps.find(({ name }) => name === 'directory.forget_news')!;
    app.clock.move(29 * 86_400_000);
    await forget.run(app);
    expect((await readEndpoint(app, admin, endpointId)).deliveries).toHaveLength(1);
    app.clock.move(2 * 86_400_000);
    await forget.run(app);
    expect((await readEndpoint(app, admin, endpointId)).deliveries).toEqual([]);
    const { rows } = await app.owner.query(`select 1 from directory.webhook_attempts where event_id = $1`, [id]);
    expect(rows).toEqual([]);
  });
});

describe('an address', () => {
  test('has two secrets at most: the newest, and for a day the one before', async () => {
    const first = await endpoint();
    const signedBy = async (...secrets: string[]) => {
      await tell();
      await send();
      return secrets.map((secret) => isSignedBy(secret, receiver.heard.at(-1)!));
    };
    const second = await rotateSecret(app, admin, first.endpointId);
    expect(await signedBy(first.secret, second.secret)).toEqual([true, true]);
    const third = await rotateSecret(app, admin, first.endpointId);
    expect(await signedBy(first.secret, second.secret, third.secret)).toEqual([false, true, true]);
    expect((await readEndpoint(app, admin, first.endpointId)).secrets).toHaveLength(2);
    app.clock.move(24 * 3_600_000);
    expect(await signedBy(first.secret, second.secret, third.secret)).toEqual([false, false, true]);
    const all = JSON.stringify((await app.owner.query('select * from directory.webhook_secrets')).rows);
    for (const { secret } of [first, second, third]) expect(all).not.toContain(secret.slice(6, 20));
  });

  test('is changed: what waits goes to the new one; ended, nothing goes there any more', async () => {
    const { endpointId } = await endpoint();
    receiver.answer = no;
    await tell();
    await send();
    const moved = await startReceiver();
    await changeEndpoint(app, admin, endpointId, { name: 'moved', url: moved.url, types: ['transfer.received'] });
    app.clock.move(GAPS_MS[0]!);
    await send();
    expect([receiver.heard.length, moved.heard.length]).toEqual([1, 1]);
    await tell();
    await endEndpoint(app, admin, endpointId);
    await send();
    await tell();
    expect(moved.heard).toHaveLength(1);
    expect(await codeOf(endEndpoint(app, admin, endpointId))).toBe('directory.unknown_webhook');
    expect(await codeOf(rotateSecret(app, admin, endpointId))).toBe('directory.unknown_webhook');
    expect(await codeOf(sendTest(app, admin, endpointId))).toBe('directory.unknown_webhook');
    await moved.end();
  });

  test('is refused with everything that is wrong with it; names are taken once, also at the same moment', async () => {
    expect(await codeOf(makeEndpoint(app, admin, { name: ' ', url: 'https://10.0.0.1/', types: [] }))).toEqual([
      'name directory.webhook_name_bad',
      'url directory.webhook_url_closed',
      'types directory.webhook_types_missing',
    ]);
    const live: TestApp = { ...app, mode: 'live' };
    expect(await codeOf(makeEndpoint(live, admin, { name: 'x', url: receiver.url, types: eventTypes }))).toEqual([
      'url directory.webhook_url_https',
    ]);
    expect(await codeOf(endpoint({ types: ['transfer.received', 'everything'] }))).toEqual(['types directory.webhook_types_missing']);
    const both = await Promise.all([1, 2].map(() => codeOf(endpoint({ name: 'Same' }))));
    expect(both.map(String).toSorted()).toEqual(['name directory.webhook_name_taken', 'nothing was refused']);
  });

  test('is for admins who work at all of the agency, and for those of this agency', async () => {
    const { endpointId } = await endpoint();
    const id = (await tell())!;
    const wrong: [Scope, string][] = [
      [{ ...admin, roles: ['trust_clerk'] }, 'kernel.not_allowed'],
      [{ ...admin, facilities: [at.facility.id] }, 'directory.webhook_whole_agency'],
      [{ ...admin, realm: 'machine', roles: ['places:read', 'roster:write'] }, 'kernel.not_allowed'],
      [{ ...admin, realm: 'operator', roles: ['operator'] }, 'kernel.not_allowed'],
      [publicScope('t', 'en'), 'kernel.not_allowed'],
      [adminOf(await castAgency(app)), 'directory.unknown_webhook'],
    ];
    for (const [scope, code] of wrong) {
      const foreign = code === 'directory.unknown_webhook';
      const typed = { name: 'n', url: receiver.url, types: eventTypes };
      expect(await codeOf(readEndpoint(app, scope, endpointId))).toBe(code);
      expect(await codeOf(readDelivery(app, scope, endpointId, id))).toBe(code);
      expect(await codeOf(changeEndpoint(app, scope, endpointId, typed))).toBe(code);
      expect(await codeOf(rotateSecret(app, scope, endpointId))).toBe(code);
      expect(await codeOf(sendTest(app, scope, endpointId))).toBe(code);
      expect(await codeOf(replayDelivery(app, scope, endpointId, id))).toBe(code);
      expect(await codeOf(replayFrom(app, scope, endpointId, { day: '2026-11-21', time: '' }))).toBe(code);
      expect(await codeOf(endEndpoint(app, scope, endpointId))).toBe(code);
      if (foreign) expect(await listEndpoints(app, scope)).toEqual([]);
      else expect(await codeOf(makeEndpoint(app, scope, typed))).toBe(code);
    }
    expect(await listEndpoints(app, admin)).toMatchObject([{ id: endpointId, waiting: 1, parked: 0, endedAt: null }]);
  });
});
