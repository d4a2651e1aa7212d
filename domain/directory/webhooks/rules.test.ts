import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { App } from '#kernel/app.ts';
import { isOpenAddress, urlTrouble } from '#kernel/safe-address.ts';
import { GAPS_MS, isTaken, nextTry } from './retry.ts';
import { secretText, signedHeaders } from './sign.ts';

describe('addresses', () => {
  const closed = [
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    'fe80::1',
    'fc00::1',
    'fd12::1',
    'ff02::1',
    '::ffff:10.0.0.1',
    '::ffff:a9fe:a9fe',
    '64:ff9b::a00:1',
    '2001::1',
    '2002:7f00:1::',
    '2001:db8::1',
    'fe80::1%eth0',
    'not an address',
  ];
  const open = ['1.1.1.1', '172.15.0.1', '172.32.0.1', '100.128.0.1', '192.169.0.1', '2606:4700:4700::1111', '2a00:1450:4001::1'];
  const own = ['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1'];
  test.each(closed)('%s is closed everywhere', (address) => {
    expect([isOpenAddress(address, 'live'), isOpenAddress(address, 'sandbox')]).toEqual([false, false]);
  });
  test.each(open)('%s is open', (address) => {
    expect([isOpenAddress(address, 'live'), isOpenAddress(address, 'sandbox')]).toEqual([true, true]);
  });
  test.each(own)('%s is the machine itself: for the sandbox alone', (address) => {
    expect([isOpenAddress(address, 'live'), isOpenAddress(address, 'sandbox')]).toEqual([false, true]);
  });
  test.each([
    ['https://agency.example.gov/news', null, null],
    ['https://agency.example.gov:8443/news?a=1', null, null],
    ['http://agency.example.gov/news', 'not_https', null],
    ['ftp://agency.example.gov/', 'not_https', 'not_https'],
    ['mailto:somebody@example.com', 'not_https', 'not_https'],
    ['https://user:secret@agency.example.gov/', 'unreadable', 'unreadable'],
    ['agency.example.gov', 'unreadable', 'unreadable'],
    ['https://', 'unreadable', 'unreadable'],
    ['https://agency.example.gov/#part', 'unreadable', 'unreadable'],
    ['https://localhost/x', 'not_open', null],
    ['http://127.0.0.1:4000/x', 'not_https', null],
    ['https://2130706433/', 'not_open', null],
    ['https://0x7f.1/', 'not_open', null],
    ['https://[::1]:4000/', 'not_open', null],
    ['https://[::ffff:10.0.0.1]/', 'not_open', 'not_open'],
    ['https://169.254.169.254/latest/meta-data', 'not_open', 'not_open'],
    ['https://192.168.0.10/', 'not_open', 'not_open'],
    ['https://intranet/', 'not_open', 'not_open'],
  ])('%s', (url, live, sandbox) => {
    expect([urlTrouble(url, 'live'), urlTrouble(url, 'sandbox')]).toEqual([live, sandbox]);
  });
});

test('the gaps grow, and make three days', () => {
  expect(GAPS_MS.every((gap, i) => i === 0 || gap > GAPS_MS[i - 1]!)).toBe(true);
  const hours = GAPS_MS.reduce((sum, gap) => sum + gap, 0) / 3_600_000;
  expect(hours).toBeGreaterThan(71);
  expect(hours).toBeLessThanOrEqual(72);
  const now = new Date('2026-11-21T12:00:00Z');
  expect(nextTry(1, now)).toEqual(new Date('2026-11-21T12:00:05Z'));
  expect([nextTry(GAPS_MS.length, now) === null, nextTry(GAPS_MS.length + 1, now)]).toEqual([false, null]);
});

test('taken is what was answered with 2xx, and nothing else', () => {
  expect([null, 100, 199, 200, 204, 299, 301, 307, 400, 410, 500].filter(isTaken)).toEqual([200, 204, 299]);
});

test('the signature is that of the Standard Webhooks, one for each secret', () => {
  const app = { secret: (purpose: string) => createHmac('sha256', 'root').update(purpose).digest() } as unknown as App;
  const secrets = ['whs_new', 'whs_old'];
  const headers = signedHeaders(app, { id: 'evt_1', body: '{"a":1}' }, secrets, new Date('2026-11-21T12:00:00.900Z'));
  const expected = secrets.map((id) => {
    const key = Buffer.from(/^whsec_(.{44})$/.exec(secretText(app, id))![1]!, 'base64');
    return `v1,${createHmac('sha256', key).update('evt_1.1795262400.{"a":1}').digest('base64')}`;
  });
  expect(headers).toEqual({ 'webhook-id': 'evt_1', 'webhook-timestamp': '1795262400', 'webhook-signature': expected.join(' ') });
  expect(new Set(expected).size).toBe(2);
});
