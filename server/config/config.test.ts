import { describe, expect, it } from 'vitest';
import { readConfig } from '#server/config/config.ts';

const LIVE = {
  MODE: 'live',
  FAMILY_ORIGIN: 'https://kin.example',
  STAFF_ORIGIN: 'https://staff.kin.example',
  OPS_ORIGIN: 'https://ops.kin.example',
  INSIDE_ORIGIN: 'https://inside.kin.example',
  OWNER_DATABASE_URL: 'postgres://o@db/k',
  APP_DATABASE_URL: 'postgres://a@db/k',
  WORKER_DATABASE_URL: 'postgres://w@db/k',
  APP_SECRET: 'x'.repeat(32),
  SMTP_URL: 'smtps://mail.example',
  STRIPE_SECRET_KEY: 'sk_live_x',
  STRIPE_WEBHOOK_SECRET: 'whsec_x',
  BANK_URL: 'https://bank.example/v1',
  BANK_KEY: 'x',
};

describe('settings', () => {
  it('need nothing in the sandbox', () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      mode: 'sandbox',
      port: 3000,
      demo: 'whole',
      origins: { family: 'http://localhost:3000', staff: 'http://staff.localhost:3000' },
    });
    expect(config.surfaces).toContain('sandbox');
  });
  it('have phones keep the app’s worker until somebody switches it off', () => {
    expect([readConfig({}).workerOn, readConfig({ APP_WORKER: '0' }).workerOn]).toEqual([true, false]);
  });
  it('let an empty variable count as none, and PORT move every address', () => {
    expect(readConfig({ PORT: '4123', SMTP_URL: '' }).origins.ops).toBe('http://ops.localhost:4123');
  });
  it.each([
    [{ PORT: 'abc' }, 'PORT'],
    [{ PORT: '70000' }, 'PORT'],
    [{ MODE: 'prod' }, 'MODE'],
    [{ FAMILY_ORIGIN: 'kin.example' }, 'FAMILY_ORIGIN'],
    [{ ROLES: 'web,cook' }, 'ROLES'],
    [{ APP_WORKER: 'off' }, 'APP_WORKER'],
    [{ PUSH_KEY: 'c2hvcnQ' }, 'PUSH_KEY'],
    [{ PUSH_HOSTS: 'push.example.org, 10.0.0.1' }, 'PUSH_HOSTS'],
  ])('name what is wrong in %j', (env, name) => {
    expect(() => readConfig(env as Record<string, string>)).toThrow(name);
  });
  it('take a complete live installation, without sandbox and demo', () => {
    expect(readConfig(LIVE)).toMatchObject({ mode: 'live', demo: null, surfaces: ['family', 'staff', 'ops', 'inside'] });
  });
  it('need no name for what is not served', () => {
    expect(readConfig({ ...LIVE, INSIDE_ORIGIN: undefined, SURFACES: 'family,staff,ops' }).surfaces).not.toContain('inside');
  });
  it.each(Object.keys(LIVE).filter((name) => name !== 'MODE'))('refuse to go live without %s', (name) => {
    expect(() => readConfig({ ...LIVE, [name]: undefined })).toThrow(name);
  });
  it('offer no text messages without the whole account of a provider, and know where mail comes back to', () => {
    expect(readConfig({ ...LIVE, TWILIO_ACCOUNT_SID: 'AC1', TWILIO_FROM: '+15185550134' }).sms.provider).toBeUndefined();
    const whole = { TWILIO_ACCOUNT_SID: 'AC1', TWILIO_AUTH_TOKEN: 'x', TWILIO_FROM: '+15185550134' };
    expect(readConfig({ ...LIVE, ...whole }).sms).toMatchObject({
      provider: { account: 'AC1', apiUrl: 'https://api.twilio.com' },
      countries: ['US'],
    });
    expect(readConfig({ MAIL_FROM: 'Kin <hello@kin.example>' }).mailReturn).toBe('bounces@kin.example');
    for (const [name, wrong] of [
      ['MAIL_WEBHOOK_SECRET', 'short'],
      ['MAIL_RETURN', 'nobody'],
      ['SMS_COUNTRIES', 'usa'],
      ['SMS_CODES_PER_DAY', '-1'],
    ])
      expect(() => readConfig({ [name!]: wrong })).toThrow(name);
  });
  it.each([
    [{ STRIPE_SECRET_KEY: 'sk_test_x' }, 'test key'],
    [{ FAMILY_ORIGIN: 'http://kin.example' }, 'https'],
    [{ BANK_URL: 'http://bank.example' }, 'https'],
    [{ BANK_URL: 'https://127.0.0.1:3000/bank/v1' }, 'sandbox’s bank'],
    [{ BANK_URL: 'https://sandbox.localhost/bank/v1' }, 'sandbox’s bank'],
  ])('refuse sandbox parts in live: %j', (env, why) => {
    expect(() => readConfig({ ...LIVE, ...env })).toThrow(why);
  });
});
