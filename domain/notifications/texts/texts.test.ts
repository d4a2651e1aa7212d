import { createHmac } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { castVerifiedCustomer, visitor } from '#domain/identity/cast.ts';
import { newId } from '#kernel/ids.ts';
import { publish } from '#kernel/outbox.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { noticeHouse } from '#test/notice-house.ts';
import {
  askPhoneCode,
  listDeliveries,
  ownData,
  provePhone,
  readPreferences,
  readWaitingPhone,
  removePhone,
  savePreferences,
  tellCustomer,
} from '../index.ts';
import { CODE_MINUTES, CODE_TRIES } from './code.ts';
import { checkTextNumber } from './number.ts';
import { CODES_PER_DAY } from './prove-phone.ts';
import type { TextAnswer } from './texter.ts';

const house = await noticeHouse();
const { app } = house;
afterAll(() => house.end());
const system = systemScope('test');

let next = 1000;
const freshNumber = () => `+1212555${String(next++)}`;

async function customer(): Promise<Scope & { actor: string; email: string }> {
  const email = `${newId('t').slice(-12)}@example.com`;
  const { loginId } = await castVerifiedCustomer(app, email);
  await app.runJobs();
  return { ...system, realm: 'customer', actor: loginId, session: 'ses', email };
}
const ask = (scope: Scope, phone: string, over: object = {}) =>
  askPhoneCode(app, scope, { phone, agreed: true, source: scope.actor!, ...over });
const codesTo = async (phone: string) =>
  (await house.textsTo(phone)).map(({ body }) => /your code is (\d{6})/.exec(body)?.[1]).filter((code) => code !== undefined);
const proved = async (scope: Scope, phone = freshNumber()) => {
  await ask(scope, phone);
  await app.runJobs();
  await provePhone(app, scope, { code: (await codesTo(phone))[0] });
  await app.runJobs();
  return phone;
};
const tell = (scope: Scope, key: string) =>
  app.tx(system, (tx) =>
    tellCustomer(tx, system, {
      customer: scope.actor!,
      kind: 'money',
      template: 'note',
      key,
      at: app.clock.now(),
      write: () => ({ subject: { key: 'notifications.foot' }, heading: { key: 'notifications.foot' }, blocks: [] }),
    }),
  );
const wantTexts = (scope: Scope) =>
  savePreferences(app, scope, { on: ['money email', 'money sms', 'approvals email', 'people email'], quiet: null });
const newsTo = async (phone: string) => (await house.textsTo(phone)).filter(({ body }) => body.includes('news about money')).length;

describe('a number', () => {
  test.each([
    ['(518) 555-0134', '+15185550134'],
    ['+1 518 555 0134', '+15185550134'],
    ['5185550134', '+15185550134'],
  ])('%s is %s', (typed, number) => expect(checkTextNumber(typed, ['US'])).toMatchObject({ ok: true, number }));

  test.each([
    ['', 'phone_empty'],
    ['hello', 'phone_form'],
    ['518 555', 'phone_form'],
    ['+1 876 555 0134', 'phone_country'],
    ['+1 416 555 0134', 'phone_country'],
    ['+1 809 555 0134', 'phone_country'],
    ['+44 7911 123456', 'phone_country'],
    ['+1 800 555 0199', 'phone_no_texts'],
    ['1-900-555-0134', 'phone_no_texts'],
  ])('%s is refused: %s', (typed, problem) => expect(checkTextNumber(typed, ['US'])).toMatchObject({ ok: false, problem }));
});

describe('proving a number', () => {
  test('a texted code makes it one’s own, its owner is mailed, and the code is in the text and nowhere else', async () => {
    const scope = await customer();
    const phone = freshNumber();
    await ask(scope, phone);
    expect(await readWaitingPhone(app, scope)).toEqual({ number: `••• ${phone.slice(-4)}`, isRefused: false });
    await app.runJobs();
    const [code] = await codesTo(phone);
    const { rows } = await app.owner.query<{ name: string }>(
      `select schemaname || '.' || tablename as name from pg_tables where schemaname in ('notifications', 'kernel', 'graphile_worker', 'identity')`,
    );
    for (const { name } of rows)
      expect(JSON.stringify((await app.owner.query(`select t::text as row from ${name} t`)).rows), name).not.toContain(`"${code}"`);
    expect(JSON.stringify(app.logged)).not.toContain(code);
    await provePhone(app, scope, { code: `${code!.slice(0, 3)} ${code!.slice(3)}` });
    expect((await readPreferences(app, scope)).phone).toEqual({ number: `••• ${phone.slice(-4)}`, stopped: false });
    expect(await readWaitingPhone(app, scope)).toBeNull();
    await app.runJobs();
    expect((await house.mailsTo(scope.email)).map(({ subject }) => subject)).toContain('Text messages were turned on');
    await expect(provePhone(app, scope, { code })).rejects.toThrow('notifications.code_over');
    const operator: Scope = { ...system, realm: 'operator', actor: newId('lgn'), roles: ['operator'] };
    const seen = await app.tx(operator, (tx) => listDeliveries(tx, operator, { to: phone }));
    expect(seen).toMatchObject([{ template: 'phone_code', channel: 'sms', outcome: 'sent' }]);
    expect(JSON.stringify(seen)).not.toContain(code);
  });

  test('a number that takes no texts: the page says that no code comes', async () => {
    const scope = await customer();
    await ask(scope, '+16075550199');
    await app.runJobs();
    expect(await readWaitingPhone(app, scope)).toEqual({ number: '••• 0199', isRefused: true });
  });

  test('five wrong tries end a code, also when they come at once; a newer code ends the one before; ten minutes end each', async () => {
    const scope = await customer();
    const phone = freshNumber();
    await ask(scope, phone);
    await app.runJobs();
    const [first] = await codesTo(phone);
    const wrong = first === '000000' ? '000001' : '000000';
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => provePhone(app, scope, { code: wrong })));
    const codes = tries.map((one) => (one.status === 'rejected' ? (one.reason as { code: string }).code : 'right'));
    expect(codes.filter((one) => one === 'notifications.code_wrong')).toHaveLength(CODE_TRIES - 1);
    await expect(provePhone(app, scope, { code: first })).rejects.toThrow('notifications.code_over');
    await ask(scope, phone);
    await app.runJobs();
    const [older] = await codesTo(phone);
    await ask(scope, phone);
    await app.runJobs();
    const newest = (await codesTo(phone)).find((code) => code !== older);
    await expect(provePhone(app, scope, { code: older })).rejects.toThrow('notifications.code_wrong');
    app.clock.move(CODE_MINUTES * 60_000);
    await expect(provePhone(app, scope, { code: newest })).rejects.toThrow('notifications.code_over');
    await expect(provePhone(app, scope, { code: ' ' })).rejects.toThrow('notifications.code_empty');
    expect((await readPreferences(app, scope)).phone).toBeNull();
  });

  test('nobody’s code proves a number for another', async () => {
    const [one, two] = [await customer(), await customer()];
    const phone = freshNumber();
    await ask(one, phone);
    await app.runJobs();
    await expect(provePhone(app, two, { code: (await codesTo(phone))[0] })).rejects.toThrow('notifications.code_over');
    await expect(ask(visitor(), phone, { source: 'x' })).rejects.toThrow('kernel.not_allowed');
  });

  test('without a yes, and without a provider, no text', async () => {
    const scope = await customer();
    await expect(ask(scope, 'x', { agreed: false })).rejects.toThrow(/phone: notifications.phone_form, agreed: notifications.phone_agree/);
    const bare = { ...app, texter: null };
    await expect(askPhoneCode(bare, scope, { phone: freshNumber(), agreed: true, source: 's' })).rejects.toThrow(
      'notifications.no_texts_here',
    );
    expect((await readPreferences(bare, scope)).offered).toEqual(expect.not.arrayContaining(['sms']));
  });
});

describe('codes that cost money', () => {
  const refusedAs = async (work: Promise<unknown>[]) =>
    (await Promise.allSettled(work)).filter((one) => one.status === 'rejected').map((one) => (one.reason as { code: string }).code);

  test('a login has its share of a day, also at once, and a new one the next day', async () => {
    const scope = await customer();
    const many = () => refusedAs(Array.from({ length: 25 }, () => ask(scope, freshNumber(), { source: newId('s') })));
    expect(await many()).toEqual(Array.from({ length: 25 - CODES_PER_DAY.login }, () => 'notifications.too_many_codes'));
    app.clock.move(24 * 3600_000);
    expect(await many()).toHaveLength(25 - CODES_PER_DAY.login);
  });

  test('a number has, whoever asks', async () => {
    const phone = freshNumber();
    const people = await Promise.all(Array.from({ length: 5 }, customer));
    expect(await refusedAs(people.map((scope) => ask(scope, phone)))).toEqual([
      'notifications.too_many_codes_number',
      'notifications.too_many_codes_number',
    ]);
    await app.runJobs();
    expect(await codesTo(phone)).toHaveLength(CODES_PER_DAY.number);
  });

  test('a source has, by whichever login; and so has the whole house per country, which is told', async () => {
    const people = await Promise.all(Array.from({ length: 4 }, customer));
    const work = people.flatMap((scope) => Array.from({ length: 4 }, () => ask(scope, freshNumber(), { source: '203.0.113.7' })));
    expect(await refusedAs(work)).toHaveLength(16 - CODES_PER_DAY.source);
    const small = { ...app, texter: { ...app.texter!, codesPerDay: 0 } };
    await expect(askPhoneCode(small, await customer(), { phone: freshNumber(), agreed: true, source: 'z' })).rejects.toThrow(
      'too_many_texts_here',
    );
    expect(app.logged.some(({ level, fields }) => level === 'error' && 'country' in fields)).toBe(true);
  });
});

describe('a proved number', () => {
  test('gets the kinds that are chosen; what arrived is reported, and a choice outlives the number', async () => {
    const scope = await customer();
    const phone = await proved(scope);
    await tell(scope, `a:${phone}`);
    await app.runJobs();
    expect(await newsTo(phone)).toBe(0);
    await wantTexts(scope);
    await tell(scope, `b:${phone}`);
    await app.runJobs();
    expect(await newsTo(phone)).toBe(1);
    const report = async () =>
      (await app.tx(system, (tx) => listDeliveries(tx, system, { to: phone }))).find(({ template }) => template === 'note')?.reports;
    await house.until('the report', async () => (await report())?.[0] === 'delivered');
    await removePhone(app, scope);
    await removePhone(app, scope);
    await savePreferences(app, scope, { on: ['money email'], quiet: null });
    await tell(scope, `c:${phone}`);
    await app.runJobs();
    expect(await newsTo(phone)).toBe(1);
    expect((await house.mailsTo(scope.email)).filter(({ subject }) => subject === 'Text messages were turned off')).toHaveLength(1);
    await proved(scope, phone);
    expect((await readPreferences(app, scope)).kinds[1]!.channels).toContainEqual({ channel: 'sms', wanted: true, fixed: false });
  });

  test('STOP ends all texts to it, for every login that has it; START lets them come; HELP is answered', async () => {
    const phone = freshNumber();
    const [one, two] = [await customer(), await customer()];
    for (const scope of [one, two]) {
      await proved(scope, phone);
      await wantTexts(scope);
    }
    const news = async (key: string) => {
      for (const scope of [one, two]) await tell(scope, `${key}:${scope.actor}`);
      await app.runJobs();
      return await newsTo(phone);
    };
    await house.answerText(phone, 'Stop');
    expect(await news('stopped')).toBe(0);
    expect((await readPreferences(app, one)).phone).toMatchObject({ stopped: true });
    await expect(ask(two, phone, { source: 'again' })).rejects.toThrow('notifications.phone_stopped');
    await house.answerText(phone, 'START');
    expect(await news('started')).toBe(2);
    await house.answerText(phone, 'alto');
    expect(await news('alto')).toBe(2);
    await house.answerText(phone, 'start');
    await house.answerText(phone, 'help');
    expect((await house.textsTo(phone))[0]).toMatchObject({ direction: 'out', body: expect.stringContaining('STOP') as string });
    await house.answerText(phone, 'Thank you! How is he?');
    const { rows } = await app.owner.query(`select t::text from notifications.notices t where t::text like '%How is he%'`);
    expect(rows).toEqual([]);
  });

  test.each([
    ['0198', 'which is no cell phone', 'refused'],
    ['0197', 'which turns out to be a landline', 'sent'],
  ])('ending in %s, %s, is given up', async (end, _what, outcome) => {
    const scope = await customer();
    const phone = await proved(scope);
    await wantTexts(scope);
    await app.owner.query(`update notifications.text_numbers set number = $2 where number = $1`, [phone, `+1213555${end}`]);
    await tell(scope, `gone:${end}`);
    await house.until('the end of the number', async () => (await readPreferences(app, scope)).phone === null);
    const [text] = await app.tx(system, (tx) => listDeliveries(tx, system, { to: `+1213555${end}` }));
    expect(text).toMatchObject({ outcome });
  });

  test('while the provider is away the job comes back; it is not asked for ever about a number it refuses', async () => {
    const scope = await customer();
    const phone = await proved(scope);
    await wantTexts(scope);
    let asked = 0;
    const send = (): Promise<TextAnswer> => {
      asked++;
      return Promise.resolve({ taken: false, again: true, code: null, answer: '503' });
    };
    const away = { ...app.texter!, send };
    const texter = app.texter;
    Object.assign(app, { texter: away });
    await tell(scope, `away:${phone}`);
    expect(await app.runJobs()).toBe(1);
    Object.assign(app, { texter });
    expect(asked).toBe(1);
    expect((await app.tx(system, (tx) => listDeliveries(tx, system, { login: scope.actor })))[0]).toMatchObject({
      outcome: 'failed',
      answer: '503',
    });
  });
});

describe('what is kept of it', () => {
  test('is in the copy of everything, and goes with the login', async () => {
    const scope = await customer();
    const phone = await proved(scope);
    await savePreferences(app, scope, {
      on: ['money email', 'money sms', 'approvals email', 'letters email', 'people email'],
      quiet: { isOn: true, fromMinute: 1260, untilMinute: 480, zone: 'America/Chicago' },
    });
    const section = async (name: string) => (await ownData.read(app, scope)).find((one) => one.name === name)!.rows;
    expect(await section('choices')).toMatchObject([{ kind: 'Money', how: 'Text message', wanted: true }]);
    expect(await section('quiet')).toMatchObject([{ wanted: true, from: '21:00', to: '08:00', place: 'America/Chicago' }]);
    expect(await section('numbers')).toMatchObject([{ phone, ended: null }]);
    expect(await section('mails')).toContainEqual(expect.objectContaining({ kind: 'Safety of your login', how: 'E-mail' }));
    await ownData.forget!(app, scope);
    for (const name of ['choices', 'quiet', 'numbers']) expect(await section(name)).toEqual([]);
    for (const table of ['attempts', 'notices', 'phone_proofs', 'text_numbers', 'dead_addresses', 'silenced']) {
      const { rows } = await app.owner.query(
        `select t::text as row from notifications.${table} t where t::text like $1 or t::text like $2`,
        [`%${scope.email}%`, `%${phone}%`],
      );
      expect(rows, table).toEqual([]);
    }
  });

  test('a warning that an operator’s change waits comes by text though nobody chose texts', async () => {
    const scope = await customer();
    const phone = await proved(scope);
    const before = (await house.textsTo(phone)).length;
    await app.tx(system, (tx) =>
      publish(tx, system, 'delayed_change.told', {
        loginId: scope.actor,
        changeId: newId('chg'),
        kind: 'second_factor',
        again: false,
        lang: 'en',
      }),
    );
    await app.runJobs();
    const texts = await house.textsTo(phone);
    expect(texts).toHaveLength(before + 1);
    expect(texts[0]!.body).toContain('something changed in your login');
  });
});

describe('the provider’s webhooks', () => {
  const post = (path: string, fields: Record<string, string>, signature?: string) => {
    const signed =
      house.door +
      path +
      Object.keys(fields)
        .sort()
        .map((name) => name + fields[name])
        .join('');
    const mac = createHmac('sha1', 'only-for-tests').update(signed).digest('base64');
    return fetch(house.door + path, {
      method: 'POST',
      headers: { 'x-twilio-signature': signature ?? mac },
      body: new URLSearchParams(fields),
    });
  };
  const stop = { From: '+12125559999', Body: 'STOP', MessageSid: 'SM1' };

  test('are taken only with the signature over this address and these fields', async () => {
    expect((await post('/webhooks/sms/inbound', stop)).status).toBe(200);
    for (const wrong of ['', 'x', Buffer.alloc(20).toString('base64')])
      expect((await post('/webhooks/sms/inbound', stop, wrong)).status).toBe(403);
    const signature = createHmac('sha1', 'only-for-tests')
      .update(`${house.door}/webhooks/sms/inboundBodySTOPFrom+12125559999MessageSidSM1`)
      .digest('base64');
    expect((await post('/webhooks/sms/inbound', stop, signature)).status).toBe(200);
    expect((await post('/webhooks/sms/inbound', { ...stop, From: '+12125550000' }, signature)).status).toBe(403);
    expect((await post('/webhooks/sms/status?attempt=att_x', { MessageStatus: 'delivered' }, signature)).status).toBe(403);
    expect((await post('/webhooks/sms/status?attempt=att_x', { MessageStatus: 'delivered' })).status).toBe(204);
  });
});
