import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { publicScope, type Scope, systemScope } from '#kernel/scope.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { refusalOf } from '#test/refused.ts';
import { closeMessage } from './close-message.ts';
import { isBelievable, stampForm } from './form-stamp.ts';
import { sweeps } from './jobs.ts';
import { listMessages, MESSAGES_PER_PAGE } from './list-messages.ts';
import { readMessage } from './read-message.ts';
import { type ContactForm, MAILS_PER_DAY, MESSAGE_MAX, MESSAGES_PER_HOUR, readSent, sendMessage } from './send-message.ts';

const anybody = publicScope('test', 'en');
const operator: Scope = { ...systemScope('t'), realm: 'operator', actor: newId('lgn'), roles: ['operator'] };
const customer: Scope = { ...systemScope('t'), realm: 'customer', actor: newId('lgn') };
let app: TestApp;
let sources = 0;

beforeAll(async () => {
  app = await testApp();
});
beforeEach(() => {
  app.clock.set(new Date('2026-11-21T12:05:00Z'));
});
afterAll(() => app.end());

const longAgo = () => stampForm(app, new Date(Date.now() - 60_000));
const form = (over: Partial<ContactForm> = {}): ContactForm => ({
  topic: 'fees',
  name: 'Dana Reyes',
  email: 'dana@example.com',
  message: 'What does it cost?',
  about: '',
  trap: '',
  stamp: longAgo(),
  confirmed: false,
  source: `192.0.2.${sources++}`,
  ...over,
});
const inbox = (state: 'open' | 'closed' = 'open', search = '', page = 0) => listMessages(app, operator, { state, search, page });
const count = async (table: string) => Number((await app.owner.query<{ c: bigint }>(`select count(*) as c from ${table}`)).rows[0]!.c);

describe('sendMessage', () => {
  test('lands in the inbox as it was written, with a number and a mail that says the number and nothing of the text', async () => {
    const message = '<script>alert(1)</script>\nSecond line, ñ, 你好, 🙂';
    const { reference } = await sendMessage(app, { ...anybody, lang: 'es' }, form({ message, about: 'KL-7F3K-92QD' }));
    expect(reference).toMatch(/^HELP(-[2-9A-Z]{4}){3}$/);
    const { messages } = await inbox('open', reference);
    expect(messages).toMatchObject([{ reference, topic: 'fees', name: 'Dana Reyes', email: 'dana@example.com', lang: 'es' }]);
    expect(await readMessage(app, operator, messages[0]!.id)).toMatchObject({ body: message, about: 'KL-7F3K-92QD', login: null });
    const { rows } = await app.owner.query<{ address: string; lang: string; content: object }>(
      `select address, lang, content from notifications.notices where key = $1`,
      [`support:${reference}`],
    );
    expect(rows).toMatchObject([{ address: 'dana@example.com', lang: 'es' }]);
    expect(JSON.stringify(rows[0]!.content)).toContain(reference);
    expect(JSON.stringify(rows[0]!.content)).not.toMatch(/script|Second|Dana/);
  });

  test('knows who was logged in, and lets nobody pretend', async () => {
    const { reference } = await sendMessage(app, customer, form());
    const { messages } = await inbox('open', reference);
    expect((await readMessage(app, operator, messages[0]!.id)).login).toBe(customer.actor);
    const planted = app.tx(anybody, (tx) =>
      sql`insert into support.messages (id, reference, topic, email, login, body, lang, sent_at)
      values (${newId('msg')}, 'x', 'fees', 'a@b.cd', ${customer.actor}, 'x', 'en', ${new Date()})`.execute(tx),
    );
    await expect(planted).rejects.toMatchObject({ code: '42501' });
  });

  test('a double click and a refreshed page are one message with one mail', async () => {
    const sent = form({ message: 'Once only' });
    const both = await Promise.all([sendMessage(app, anybody, sent), sendMessage(app, anybody, sent)]);
    const later = await sendMessage(app, anybody, sent);
    expect(new Set([...both, later].map((s) => s.reference)).size).toBe(1);
    expect((await inbox('open', 'Once only')).messages).toHaveLength(1);
    // The same words from a form opened anew are a new message.
    expect((await sendMessage(app, anybody, { ...sent, stamp: longAgo() })).reference).not.toBe(later.reference);
  });

  test.each<[string, Partial<ContactForm>, string[]]>([
    [
      'nothing at all',
      { topic: '', name: '', email: '', message: '' },
      ['support.choose_topic', 'support.email_empty', 'support.message_empty'],
    ],
    ['only spaces', { message: ' \n\t ' }, ['support.message_empty']],
    ['an unknown topic', { topic: 'toString' }, ['support.choose_topic']],
    ['a list as a topic', { topic: ['fees'] }, ['support.choose_topic']],
    ['numbers where words belong', { name: 7, email: 7, message: 7 }, ['support.email_form', 'support.message_empty']],
    ['a long name', { name: 'x'.repeat(121) }, ['support.name_too_long']],
    ['a long message', { message: 'x'.repeat(MESSAGE_MAX + 1) }, ['support.message_too_long']],
    ['a long number', { about: '9'.repeat(61) }, ['support.about_too_long']],
    ['a name with a zero byte', { name: 'Dana\u0000' }, ['support.name_control_characters']],
    ['a message that reads backwards', { message: 'abc\u202edef' }, ['support.message_control_characters']],
    ['a bell in the number', { about: 'K\u0007' }, ['support.about_control_characters']],
    ['no address', { email: 'dana' }, ['support.email_form']],
    ['two addresses', { email: 'a@example.com, b@example.com' }, ['support.email_form']],
    ['a header in the address', { email: 'a@example.com\nBcc: b@example.com' }, ['support.email_control_characters']],
    ['a smile for an address', { email: '🙂@example.com' }, ['support.email_form']],
    ['an endless address', { email: `${'a'.repeat(300)}@example.com` }, ['support.email_too_long']],
  ])('%s is refused at the field and nothing is written', async (_what, over, codes) => {
    const before = [await count('support.messages'), await count('notifications.notices')];
    expect((await refusalOf(sendMessage(app, anybody, form(over)))).fields.map((f) => f.code)).toEqual(codes);
    expect([await count('support.messages'), await count('notifications.notices')]).toEqual(before);
  });

  test.each(["Robert'); drop table support.messages;--", '${7*7} {{7*7}} %s %00', 'Ω≈ç√∫ Жанна العربية', '-1', '1e400'])(
    '%j is text like any other',
    async (message) => {
      const { reference } = await sendMessage(app, anybody, form({ message, name: message }));
      const { messages } = await inbox('open', reference);
      expect(await readMessage(app, operator, messages[0]!.id)).toMatchObject({ body: message, name: message });
    },
  );

  test('what looks like a program is asked once more, and may then go through', async () => {
    const asked = async (over: Partial<ContactForm>) => (await refusalOf(sendMessage(app, anybody, form(over)))).fields.map((f) => f.code);
    expect(await asked({ trap: 'http://spam.example' })).toEqual(['support.please_confirm']);
    expect(await asked({ stamp: stampForm(app) })).toEqual(['support.please_confirm']);
    expect(await asked({ stamp: undefined })).toEqual(['support.please_confirm']);
    expect(await asked({ stamp: undefined, confirmed: true })).toEqual(['support.please_confirm']);
    expect((await sendMessage(app, anybody, form({ trap: 'filled by the browser', confirmed: true }))).reference).toBeTruthy();
  });

  test('the sixth message of an hour waits, for this source only', async () => {
    const source = '203.0.113.5';
    for (let i = 0; i < MESSAGES_PER_HOUR; i++) await sendMessage(app, anybody, form({ source, message: `Number ${i}` }));
    expect((await refusalOf(sendMessage(app, anybody, form({ source })))).code).toBe('support.too_many');
    expect((await sendMessage(app, anybody, form({ source: '203.0.113.6' }))).reference).toBeTruthy();
    app.clock.move(3_600_000);
    expect((await sendMessage(app, anybody, form({ source }))).reference).toBeTruthy();
  });

  test('nobody’s mailbox can be filled through the form', async () => {
    for (let i = 0; i < MAILS_PER_DAY + 3; i++)
      await sendMessage(app, anybody, form({ email: i % 2 ? 'Victim@example.com' : 'victim@example.com', message: `m${i}` }));
    const { rows } = await app.owner.query(`select 1 from notifications.notices where lower(address) = 'victim@example.com'`);
    expect(rows).toHaveLength(MAILS_PER_DAY);
    expect((await inbox('open', 'victim@example.com')).messages).toHaveLength(MAILS_PER_DAY + 3);
  });

  test('counts are forgotten', async () => {
    await sendMessage(app, anybody, form());
    app.clock.move(72 * 3_600_000);
    await sweeps[0]!.run(app);
    expect(await count('support.budgets')).toBe(0);
  });
});

describe('the form’s stamp', () => {
  test('tells a believable time, and can’t be made up', () => {
    const now = new Date();
    const at = (ms: number) => stampForm(app, new Date(now.getTime() - ms));
    expect([1_000, 1_999, 2_000, 60_000, 86_400_000, 86_400_001].map((ms) => isBelievable(app, at(ms), now))).toEqual([
      false,
      false,
      true,
      true,
      true,
      false,
    ]);
    const good = at(60_000);
    for (const bad of [
      undefined,
      '',
      'x',
      `${good}x`,
      good.replace('.', ''),
      `1.${good.slice(good.indexOf('.') + 1)}`,
      stampForm({ secret: () => Buffer.alloc(32) }, new Date(now.getTime() - 60_000)),
    ]) {
      expect(isBelievable(app, bad, now)).toBe(false);
    }
  });
});

describe('readSent', () => {
  test('says when a message came in, and of made-up numbers nothing', async () => {
    const { reference } = await sendMessage(app, anybody, form());
    expect((await readSent(app, anybody, reference))?.toISOString().slice(0, 16)).toBe('2026-11-21T12:05');
    for (const made of ['HELP-2222-2222-2222', 'HELP', '', "HELP-2222-2222-222'"]) expect(await readSent(app, anybody, made)).toBeNull();
  });
});

describe('the inbox', () => {
  test('finds, closes once with a note, and keeps who did it', async () => {
    const { reference } = await sendMessage(app, anybody, form({ message: 'Please 100% help_me' }));
    const [found] = (await inbox('open', 'help_me')).messages;
    expect(found!.reference).toBe(reference);
    expect((await inbox('open', 'helpXme')).messages).toEqual([]);
    expect((await inbox('open', '100%')).messages).toHaveLength(1);
    await closeMessage(app, operator, { messageId: found!.id, note: 'Explained the fees.' });
    expect((await refusalOf(closeMessage(app, operator, { messageId: found!.id, note: 'Again' }))).code).toBe('support.closed_already');
    expect((await inbox('open', reference)).messages).toEqual([]);
    expect((await inbox('closed', reference)).messages).toHaveLength(1);
    expect(await readMessage(app, operator, found!.id)).toMatchObject({ note: 'Explained the fees.', closedBy: operator.actor });
    const { rows } = await app.owner.query<{ action: string }>('select action from kernel.audit_rows where subject = $1 order by id', [
      found!.id,
    ]);
    expect(rows.map((row) => row.action)).toEqual(['support.message_closed', 'support.message_read']);
  });

  test('two operators at once: one closes it', async () => {
    const { reference } = await sendMessage(app, anybody, form({ message: 'race' }));
    const [found] = (await inbox('open', reference)).messages;
    const both = await Promise.allSettled([1, 2].map((n) => closeMessage(app, operator, { messageId: found!.id, note: `note ${n}` })));
    expect(both.map((b) => b.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test.each([
    ['', 'support.note_empty'],
    ['x'.repeat(2001), 'support.note_too_long'],
    ['a\u0000b', 'support.note_control_characters'],
    [undefined, 'support.note_empty'],
  ])('a note of %j is refused', async (note, code) => {
    const refusal = await refusalOf(closeMessage(app, operator, { messageId: newId('msg'), note }));
    expect(refusal.fields.map((f) => [f.field, f.code])).toEqual([['note', code]]);
  });

  test.each(['', 'x', '\u0000', newId('msg'), "' or true --", '🙂'])('there is no message %j', async (id) => {
    expect((await refusalOf(readMessage(app, operator, id))).code).toBe('support.unknown_message');
    expect((await refusalOf(closeMessage(app, operator, { messageId: id, note: 'x' }))).code).toBe('support.unknown_message');
  });

  test('pages, and a search of any sort breaks nothing', async () => {
    for (let i = 0; i <= MESSAGES_PER_PAGE; i++) await sendMessage(app, anybody, form({ name: 'Pager', message: `page ${i}` }));
    const first = await inbox('open', 'Pager');
    expect([first.messages.length, first.more]).toEqual([MESSAGES_PER_PAGE, true]);
    const second = await inbox('open', 'Pager', 1);
    expect([second.messages.length, second.more]).toEqual([1, false]);
    for (const search of ['%', '_', '\\', "'", '\u0000', 'x'.repeat(5000), '🙂']) await inbox('open', search);
    for (const page of [-1, 1.5, Number.NaN, 1e400]) expect((await inbox('open', 'Pager', page)).messages.length).toBeGreaterThan(0);
  });

  test('is for operators alone, in the commands and in the database', async () => {
    for (const scope of [anybody, customer, { ...operator, realm: 'staff', agency: 'agc_x' } as Scope]) {
      expect((await refusalOf(listMessages(app, scope, { state: 'open', search: '', page: 0 }))).code).toBe('kernel.not_allowed');
      expect((await refusalOf(readMessage(app, scope, newId('msg')))).code).toBe('kernel.not_allowed');
      for (const table of ['messages', 'closings', 'budgets']) {
        const { rows } = await app.tx(scope, (tx) => sql`select * from ${sql.table(`support.${table}`)}`.execute(tx));
        expect(rows, `${scope.realm} ${table}`).toEqual([]);
      }
    }
    for (const table of ['messages', 'closings', 'budgets'])
      expect((await app.asApp.query(`select * from support.${table}`)).rows).toEqual([]);
    for (const text of ['update support.messages set body = $$x$$', 'delete from support.messages', 'delete from support.closings']) {
      await expect(app.asApp.query(text)).rejects.toMatchObject({ code: '42501' });
      await expect(app.owner.query(text)).rejects.toMatchObject({ code: '42501' });
    }
  });
});
