import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshSandbox, type FreshSandbox, ORIGIN } from '#test/sandbox.ts';
import { makePushService } from './push-service.ts';

const KEY = randomBytes(32).toString('base64url');
let fresh: FreshSandbox;
beforeAll(async () => void (fresh = await freshSandbox()));
afterAll(() => fresh.end());

interface Phone {
  id: string;
  endpoint: string;
  keys: { p256dh: string; auth: string };
  messages: { text: string | null; topic: string; ttl: number }[];
}

const JSON_TYPE = { 'content-type': 'application/json' };
const make = async (applicationKey?: string) =>
  (await (await fresh.browse('/push', { method: 'POST', headers: JSON_TYPE, body: JSON.stringify({ applicationKey }) })).json()) as Phone;
const read = async ({ id }: Phone) => (await (await fresh.browse(`/push/${id}`)).json()) as Phone;
const serviceOf = (key = KEY, contact = 'mailto:hello@kinline.example') =>
  makePushService({ key, contact, hosts: [], sandbox: { origin: ORIGIN, reachedAt: `http://127.0.0.1:${fresh.sandbox.apiPort}` } });
const to = ({ endpoint, keys }: Phone) => ({
  endpoint,
  p256dh: Buffer.from(keys.p256dh, 'base64url'),
  auth: Buffer.from(keys.auth, 'base64url'),
});
const message = (plain: string, topic = 'a') => ({ plain, ttlSeconds: 60, urgency: 'normal' as const, topic });
const answers = (phone: Phone, status: number | null) =>
  fresh.browse(`/push/${phone.id}/answers`, { method: 'POST', headers: JSON_TYPE, body: JSON.stringify({ status }) });

describe('the sandbox’s push service', () => {
  test('takes what is locked for a phone and signed, and opens it for whoever looks', async () => {
    const phone = await make(serviceOf().publicKey);
    expect(await serviceOf().send(to(phone), message('{"kind":"money"}'))).toEqual({ kind: 'taken', said: '201' });
    expect((await read(phone)).messages).toMatchObject([{ text: '{"kind":"money"}', ttl: 60 }]);
    const page = await (await fresh.browse('/push')).text();
    expect(page).toContain('{&#34;kind&#34;:&#34;money&#34;}');
    expect(page).not.toContain(phone.keys.auth.slice(0, 10) + '"');
  });

  test('a later message of a topic replaces the one before', async () => {
    const phone = await make();
    for (const [text, topic] of [
      ['1', 'a'],
      ['2', 'b'],
      ['3', 'a'],
    ] as const)
      await serviceOf().send(to(phone), message(text, topic));
    expect((await read(phone)).messages.map(({ text }) => text).sort()).toEqual(['2', '3']);
  });

  test('what was locked for another phone can’t be opened', async () => {
    const [phone, other] = [await make(), await make()];
    await serviceOf().send({ ...to(other), endpoint: phone.endpoint }, message('secret'));
    expect((await read(phone)).messages).toMatchObject([{ text: null }]);
  });

  test('refuses who did not add the phone, who signs wrongly, and what breaks the protocol', async () => {
    const phone = await make(serviceOf().publicKey);
    const stranger = serviceOf(randomBytes(32).toString('base64url'));
    expect((await stranger.send(to(phone), message('x'))).said).toBe('403');
    expect((await serviceOf(KEY, 'nobody').send(to(phone), message('x'))).said).toBe('403');
    const bare = (headers: Record<string, string>, body: Buffer | string = 'x') =>
      fresh.browse(`/push/${phone.id}`, { method: 'POST', headers, body: body as never }).then(({ status }) => status);
    const whole = { ttl: '60', 'content-encoding': 'aes128gcm' };
    expect(await bare({ 'content-encoding': 'aes128gcm' })).toBe(400);
    expect(await bare({ ttl: '60' })).toBe(400);
    expect(await bare({ ...whole, topic: 'x'.repeat(33) })).toBe(400);
    expect(await bare(whole, Buffer.alloc(4097))).toBe(413);
    expect(await bare(whole)).toBe(403);
    expect(await bare({ ...whole, authorization: `vapid t=a.b.c, k=${serviceOf().publicKey}` })).toBe(403);
    expect((await read(phone)).messages).toEqual([]);
  });

  test('a phone that is gone, a busy service, and one that never was', async () => {
    const phone = await make();
    for (const [status, kind] of [
      [410, 'gone'],
      [404, 'gone'],
      [429, 'later'],
      [500, 'later'],
      [413, 'never'],
    ] as const) {
      await answers(phone, status);
      expect(await serviceOf().send(to(phone), message('x'))).toEqual({ kind, said: String(status) });
    }
    await answers(phone, null);
    expect((await serviceOf().send(to(phone), message('x'))).kind).toBe('taken');
    const unknown = { ...to(phone), endpoint: phone.endpoint.replace(/.{26}$/, '0'.repeat(26)) };
    expect((await serviceOf().send(unknown, message('x'))).kind).toBe('gone');
  });

  test('no other site makes phones or takes them away', async () => {
    const phone = await make();
    const evil = { ...JSON_TYPE, origin: 'https://evil.example' };
    expect((await fresh.browse('/push', { method: 'POST', headers: evil, body: '{}' })).status).toBe(403);
    expect((await fresh.browse(`/push/${phone.id}/answers`, { method: 'POST', headers: evil, body: '{"status":410}' })).status).toBe(403);
  });
});
