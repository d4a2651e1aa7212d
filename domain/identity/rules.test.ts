import { describe, expect, test } from 'vitest';
import { readDevice } from './sign-in/device.ts';
import { checkEmail, sourceKey } from './email.ts';
import { lockMinutes } from './sign-in/lock.ts';
import { nextPath } from './sign-in/next-path.ts';
import { checkPersonName } from './details/person-name.ts';
import { countryChoices, countryCodes, stateCodes } from './details/places.ts';
import { base32, codeKind, makeRecoveryCodes, recoveryCodeHash } from './second-factor/totp.ts';

describe('an e-mail address', () => {
  test.each([
    [' Dana@Example.COM ', 'dana@example.com'],
    ['o’brien+kin@sub.example.org', 'o’brien+kin@sub.example.org'],
    ['JOSE\u0301@example.com', 'josé@example.com'],
    ['用户@例子.中国', '用户@例子.中国'],
  ])('%s is looked up as %s', (typed, key) => expect(checkEmail(typed)).toMatchObject({ ok: true, key }));

  test.each([
    ['', 'email_empty'],
    ['   ', 'email_empty'],
    [null, 'email_empty'],
    [42, 'email_form'],
    [['a@example.com'], 'email_form'],
    ['dana', 'email_form'],
    ['dana@example', 'email_form'],
    ['@example.com', 'email_form'],
    ['a@b@example.com', 'email_form'],
    ['a b@example.com', 'email_form'],
    ['<a@example.com>', 'email_form'],
    ['a@example.com,b@example.com', 'email_form'],
    ['a@example..com', 'email_form'],
    ['a.@example.com', 'email_form'],
    ['🌻@example.com', 'email_form'],
    ['a\u200b@example.com', 'email_form'],
    [`${'a'.repeat(65)}@example.com`, 'email_form'],
    [`a@${'b'.repeat(250)}.com`, 'email_too_long'],
    ['a@example.com\nBcc: b@example.com', 'email_control_characters'],
    ['a\u0000@example.com', 'email_control_characters'],
  ])('%j is refused as %s', (typed, reason) => expect(checkEmail(typed)).toEqual({ ok: false, reason }));
});

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
  ['2001:0DB8::1', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('requests from %s count for %s', (source, key) => expect(sourceKey(source)).toBe(key));

test.each([
  [1, 0],
  [4, 0],
  [5, 1],
  [6, 5],
  [7, 15],
  [8, 60],
  [50, 60],
  [100, 1440],
])('%i wrong tries lock for %i minutes', (failures, minutes) => expect(lockMinutes(failures)).toBe(minutes));

describe('after signing in', () => {
  test.each([
    ['/home', '/home'],
    ['/send/res_1', '/send/res_1'],
    ['/transfers/trf_01?from=list', '/transfers/trf_01?from=list'],
    ['/details?next=%2Fhome', '/details?next=%2Fhome'],
    ['/wallet/add?amount=20', '/wallet/add?amount=20'],
    [
      '/recurring/check/res_1?amount=25&category=&every=week&first=2027-01-12',
      '/recurring/check/res_1?amount=25&category=&every=week&first=2027-01-12',
    ],
    ['https://evil.example', '/home'],
    ['//evil.example', '/home'],
    ['/\\evil.example', '/home'],
    ['/home//evil.example', '/home'],
    ['/home/../../evil', '/home'],
    ['/home@evil.example', '/home'],
    ['/home\r\nSet-Cookie: a=b', '/home'],
    [`${'javascript'}:alert(1)`, '/home'],
    ['/logout', '/home'],
    ['/%2e%2e/evil', '/home'],
    ['', '/home'],
    [undefined, '/home'],
    [['/home'], '/home'],
  ])('%j leads to %s', (asked, path) => expect(nextPath(asked, 'customer')).toBe(path));

  test('each realm has its own pages', () => {
    expect(nextPath('/incoming/trf_1', 'staff')).toBe('/incoming/trf_1');
    expect(nextPath('/incoming', 'operator')).toBe('/');
    expect(nextPath('/inbox', 'operator')).toBe('/inbox');
    expect(nextPath('/home', 'staff')).toBe('/');
  });
});

describe('a person’s name', () => {
  test.each([
    "O'Brien",
    'O’Brien',
    'Jean-Luc',
    'María de la Cruz',
    'Nguyễn Thị Minh',
    '王小明',
    'Ирина',
    'محمد علی',
    'Martin Jr.',
    'ʻAkahi',
    'X',
    'Gal·la',
    'สมชาย',
    'Ay\u200cşe',
  ])('%s', (name) => {
    expect(checkPersonName(name, 80)).toMatchObject({ ok: true });
  });
  test.each([
    ['', 'empty'],
    ['   ', 'empty'],
    [undefined, 'empty'],
    [7, 'characters'],
    ['a'.repeat(81), 'too_long'],
    ['Dana\u0007', 'control_characters'],
    ['Dana\nDelgado', 'control_characters'],
    ['\u202eanaD', 'control_characters'],
    ['Dana 2', 'characters'],
    ['Dana 🌻', 'characters'],
    ['<b>Dana</b>', 'characters'],
    ["Robert'); DROP TABLE logins;--", 'characters'],
    ['---', 'characters'],
    ['{{7*7}}', 'characters'],
  ])('%j is refused as %s', (name, reason) => expect(checkPersonName(name, 80)).toEqual({ ok: false, reason }));
});

test.each([
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Mobile/15E148 Safari/604.1', 'safari', 'iphone'],
  [
    'Mozilla/5.0 (Linux; Android 14; SM-A156U) AppleWebKit/537.36 SamsungBrowser/26.0 Chrome/122.0 Mobile Safari/537.36',
    'samsung',
    'android',
  ],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0', 'edge', 'windows'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0', 'firefox', 'linux'],
  ['Mozilla/5.0 (X11; CrOS x86_64 14541) AppleWebKit/537.36 Chrome/130.0 Safari/537.36', 'chrome', 'chromebook'],
  ['curl/8', 'other', 'other'],
  ['', 'other', 'other'],
])('%s is %s on %s', (agent, browser, system) => expect(readDevice(agent)).toEqual({ browser, system }));

describe('second factors', () => {
  test('base 32 as authenticator apps read it', () => {
    expect(base32(Buffer.from('12345678901234567890'))).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
    expect(base32(Buffer.from('f'))).toBe('MY');
  });

  test('recovery codes are ten, different, over 64 bits, and read however they are typed', () => {
    const codes = makeRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) {
      expect(code).toMatch(/^([a-z2-9]{4}-){5}[a-z2-9]{4}$/);
      expect(codeKind(code)).toBe('recovery');
      expect(recoveryCodeHash(code.toUpperCase().replaceAll('-', ' '))).toEqual(recoveryCodeHash(code));
    }
  });

  test.each([
    ['123456', 'totp'],
    [' 123 456 ', 'totp'],
    ['１２３４５６', 'totp'],
    ['12345', null],
    ['1234567', null],
    ['', null],
    ['abc', null],
    ['<script>', null],
  ])('%j is %s', (typed, kind) => expect(codeKind(typed)).toBe(kind));
});

test('every country and state has a name in both languages', () => {
  expect(countryCodes).toHaveLength(246);
  expect(stateCodes).toHaveLength(59);
  for (const lang of ['en', 'es'] as const) expect(countryChoices(lang).filter(({ code, name }) => code === name)).toEqual([]);
  expect(countryChoices('es').find(({ code }) => code === 'DE')!.name).toBe('Alemania');
});
