import { SMTPServer } from 'smtp-server';
import PostalMime, { type Email } from 'postal-mime';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { finishSignIn, reportNotMe, requestReset, resetPassword, signIn, signUpCustomer, verifyEmail } from '#domain/identity/index.ts';
import { publicScope, systemScope } from '#kernel/scope.ts';
import { testApp } from '#test/database.ts';
import { listDeliveries, makeMailer, notify } from './index.ts';

interface Caught extends Email {
  raw: string;
}
const caught: Caught[] = [];
let broken: Error | null = null;

// A real mail server, so that what is tested is what goes over the wire.
const smtp = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  onData(stream, _session, done) {
    const parts: Buffer[] = [];
    stream.on('data', (part: Buffer) => parts.push(part));
    stream.on('end', () => {
      if (broken) return done(broken);
      const raw = Buffer.concat(parts);
      void PostalMime.parse(raw).then((mail) => {
        caught.push({ ...mail, raw: raw.toString('utf8') });
        done();
      });
    });
  },
});
const port = await new Promise<number>((resolve) => {
  const server = smtp.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
});
const mailer = makeMailer({
  smtpUrl: `smtp://127.0.0.1:${port}`,
  from: 'Kinline <hello@kinline.example>',
  returnTo: 'bounces@kinline.example',
  returnSecret: null,
});
const app = await testApp({ mailer });
afterAll(async () => {
  await app.end();
  mailer.close();
  await new Promise<void>((done) => smtp.close(done));
});

beforeEach(() => {
  caught.length = 0;
  broken = null;
});

const PASSWORD = 'harbor lemon window table';
const visitor = (lang: 'en' | 'es' = 'en') => publicScope('test', lang);
const system = systemScope('test');
const signUp = (email: string, lang: 'en' | 'es' = 'en') =>
  signUpCustomer(app, visitor(lang), { email, password: PASSWORD, agreed: true, source: email });
const ask = (email: string) => requestReset(app, visitor(), { realm: 'customer', email, source: `${email} ${Math.random()}` });
const tokenIn = (mail: Caught | undefined, path: string) =>
  new RegExp(`http://localhost:3000/${path}/([\\w-]{43})(?=\\s)`).exec(mail?.text ?? '')![1]!;
const ends = async (action: () => Promise<unknown>) => {
  await action();
  return await app.runJobs();
};

/** A login, and the device token of the browser that proved it. */
async function verified(email: string): Promise<string> {
  await ends(() => signUp(email));
  const mail = caught.find(({ to }) => to?.[0]?.address === email); // news of the test before may come with it
  const { deviceToken } = await verifyEmail(app, visitor(), { token: tokenIn(mail, 'verify') });
  caught.length = 0;
  return deviceToken;
}

const NOTE = {
  kind: 'answers',
  lang: 'en',
  template: 'note',
  content: {
    subject: { key: 'notifications.password_changed.subject' },
    heading: { key: 'notifications.password_changed.heading' },
    blocks: [{ kind: 'text', text: { key: 'notifications.password_changed.text', params: { when: 'today' } } }],
  },
} as const;

describe('mails with a link', () => {
  test.each([
    ['en', 'Confirm your e-mail for Kinline', 'Español'],
    ['es', 'Confirme su correo para Kinline', 'English'],
  ] as const)(
    'a sign-up in %s is answered in it, as text and as HTML, with the way to the other language',
    async (lang, subject, other) => {
      expect(await ends(() => signUp(`${lang}@example.com`, lang))).toBe(0);
      const mail = caught[0]!;
      expect(mail).toMatchObject({
        subject,
        to: [{ address: `${lang}@example.com` }],
        from: { address: 'hello@kinline.example', name: 'Kinline' },
      });
      const token = tokenIn(mail, 'verify');
      expect(mail.html).toContain(`href="http://localhost:3000/verify/${token}"`);
      expect(mail.html).toContain(`<html lang="${lang}"`);
      expect(mail.html).toContain(`>http://localhost:3000/verify/${token}</p>`);
      expect(mail.html).toContain(other);
      expect(mail.html).toContain(`/verify/${token}?lang=${lang === 'en' ? 'es' : 'en'}`);
      expect(await verifyEmail(app, visitor(), { token })).toMatchObject({ email: `${lang}@example.com` });
    },
  );

  test('a known address that signs up again is told so, without a link that opens anything', async () => {
    await verified('known@example.com');
    await ends(() => signUp('known@example.com'));
    expect(caught.map((mail) => mail.subject)).toEqual(['You already have a Kinline login']);
    expect(caught[0]!.raw).not.toMatch(/\/(verify|reset)\//);
  });

  test('an unknown address that asks for a reset gets nothing, and that is no failure', async () => {
    expect(await ends(() => ask('nobody@example.com'))).toBe(0);
    expect(caught).toEqual([]);
    const { rows } = await app.owner
      .query(`select outcome from notifications.outcomes o join notifications.attempts a on a.id = o.attempt_id
      order by o.at desc limit 1`);
    expect(rows).toEqual([{ outcome: 'nothing' }]);
  });

  test('two hundred wishes are three mails', async () => {
    await verified('bombed@example.com');
    app.clock.move(61 * 60_000);
    for (let i = 0; i < 200; i += 50) await Promise.all(Array.from({ length: 50 }, () => ask('bombed@example.com')));
    expect(await app.runJobs()).toBe(0);
    expect(caught).toHaveLength(3);
  }, 120_000);

  test('while the mail server refuses, the job comes back; the link of the failed try is dead, the last one works', async () => {
    await verified('retry@example.com');
    broken = Object.assign(new Error('mailbox busy'), { responseCode: 451 });
    expect(await ends(() => ask('retry@example.com'))).toBe(1);
    const hashes = async () =>
      (await app.owner.query(`select ended_at is null as alive from identity.links where login_id is not null order by id`)).rows.slice(-2);
    const failed = await app.owner.query(`select answer from notifications.outcomes where outcome = 'failed'`);
    expect((failed.rows[0] as { answer: string }).answer).toContain('451');
    broken = null;
    await makeDue();
    expect(await app.runJobs()).toBe(0);
    expect(caught).toHaveLength(1);
    expect((await hashes()).map((row) => (row as { alive: boolean }).alive)).toEqual([false, true]);
    const token = tokenIn(caught[0], 'reset');
    await resetPassword(app, visitor(), {
      realm: 'customer',
      token,
      password: 'window table harbor lemon',
      confirmation: 'window table harbor lemon',
    });
  });

  test('the token is in the mail and nowhere else: no table, no job, no log, also when sending fails', async () => {
    await verified('nowhere@example.com');
    broken = Object.assign(new Error('refused'), { responseCode: 451 });
    const sent: string[] = [];
    const spying = {
      ...app,
      mailer: { ...mailer, send: async (mail: Parameters<typeof mailer.send>[0]) => (sent.push(mail.text), await mailer.send(mail)) },
    };
    await ask('nowhere@example.com');
    await app.runJobs();
    const { deliver } = await import('./deliver.ts');
    const { rows: newest } = await app.owner.query(`select id from notifications.deliveries order by id desc limit 1`);
    await deliver(spying, { delivery: (newest[0] as { id: string }).id }).catch((error: unknown) =>
      expect(String(error)).not.toContain('/reset/'),
    );
    const token = /\/reset\/([\w-]{43})/.exec(sent[0]!)![1]!;
    const { rows } = await app.owner.query(
      `select schemaname || '.' || tablename as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    for (const { name } of rows as { name: string }[]) {
      const all = JSON.stringify((await app.owner.query(`select t::text as row from ${name} t`)).rows);
      expect(all.includes(token), name).toBe(false);
    }
    expect(JSON.stringify(app.logged)).not.toContain(token);
    broken = null;
    await makeDue();
    await app.runJobs();
  });
});

describe('notices', () => {
  test('a changed password is told, and so is a new device, but not the first one', async () => {
    const device = await verified('notice@example.com');
    const input = {
      realm: 'customer',
      email: 'notice@example.com',
      password: PASSWORD,
      source: 'n',
      userAgent: 'Mozilla/5.0 (Linux; Android 14) Chrome/126.0',
    } as const;
    const known = await signIn(app, visitor(), { ...input, deviceToken: device });
    expect(known).toHaveProperty('sessionId');
    await app.runJobs();
    expect(caught).toEqual([]);
    const strange = await signIn(app, visitor(), input);
    if (!('attempt' in strange)) throw new Error('a strange browser was let in');
    await app.runJobs();
    expect(caught[0]).toMatchObject({ subject: 'Your code to log in' });
    const code = /Your code: (\d{6})/.exec(caught[0]!.text!)![1]!;
    expect(caught[0]!.text).toContain(strange.mark);
    const { rows } = await app.owner.query(`select n::text as row from notifications.notices n`);
    expect(JSON.stringify(rows)).not.toContain(code);
    await ends(() => finishSignIn(app, visitor(), { ...input, attempt: strange.attempt, code }));
    expect(caught[1]).toMatchObject({ subject: 'Your login was used on a new device' });
    expect(caught[1]!.text).toContain('Chrome on Android');
    const notMe = tokenIn(caught[1], 'not-me');
    await ends(() => reportNotMe(app, visitor(), { token: notMe, realm: 'customer', source: 'n' }));
    expect(caught[2]).toMatchObject({ subject: 'Your link to choose a new password' });
    await ends(() => ask('notice@example.com'));
    const token = tokenIn(caught.at(-1), 'reset');
    await ends(() =>
      resetPassword(app, visitor('es'), {
        realm: 'customer',
        token,
        password: 'window table harbor lemon',
        confirmation: 'window table harbor lemon',
      }),
    );
    expect(caught.at(-1)).toMatchObject({ subject: 'Su contraseña de Kinline cambió' });
  });
});

describe('any notice', () => {
  test('one key is one mail, and it is sent only when its transaction commits', async () => {
    const order = { ...NOTE, to: { address: 'once@example.com' }, key: 'note:1', at: app.clock.now() } as const;
    await Promise.all(Array.from({ length: 10 }, () => app.tx(system, (tx) => notify(tx, system, order))));
    await app
      .tx(system, async (tx) => {
        await notify(tx, system, { ...order, key: 'note:2' });
        throw new Error('rolled back');
      })
      .catch(() => undefined);
    await app.runJobs();
    const sent = caught.filter((mail) => mail.to?.[0]?.address === 'once@example.com');
    expect(sent).toHaveLength(1);
    expect(sent[0]!.headers.find((h) => h.key === 'auto-submitted')!.value).toBe('auto-generated');
  });

  test('any realm queues, only the system and operators see; nobody changes or deletes', async () => {
    const customer = { ...visitor(), realm: 'customer', actor: 'lgn_x' } as const;
    await app.tx(customer, (tx) =>
      notify(tx, customer, { ...NOTE, to: { address: 'rls@example.com' }, key: 'note:rls', at: app.clock.now() }),
    );
    await app.runJobs();
    expect(caught.some((mail) => mail.to?.[0]?.address === 'rls@example.com')).toBe(true);
    await expect(app.tx(customer, (tx) => listDeliveries(tx, customer, { to: 'rls@example.com' }))).rejects.toThrow('kernel.not_allowed');
    const operator = { ...visitor(), realm: 'operator', actor: 'lgn_op' } as const;
    expect(await app.tx(operator, (tx) => listDeliveries(tx, operator, { to: 'rls@example.com' }))).toMatchObject([
      { template: 'note', sentAt: expect.any(Date) as Date },
    ]);
    for (const realm of ['', 'public', 'customer', 'staff', 'resident']) {
      const client = await app.asApp.connect();
      await client.query('begin');
      await client.query(`select set_config('kinline.realm', $1, true)`, [realm]);
      for (const table of ['notices', 'deliveries', 'attempts', 'outcomes', 'choices', 'quiet_hours'])
        expect((await client.query(`select 1 from notifications.${table}`)).rows, `${table} as ${realm}`).toEqual([]);
      await client.query('rollback');
      client.release();
    }
    for (const statement of ['delete from notifications.notices', `update notifications.notices set content = '{}'`])
      await expect(app.asApp.query(statement)).rejects.toThrow('permission denied');
    await expect(
      app.asApp.query(`select notifications.queue('a', 'b', 'c', null, 'd', null, null, 'en', 'e', '{}', false, false, now())`),
    ).rejects.toThrow('needs a scope');
  });
});

async function makeDue(): Promise<void> {
  const { default: pg } = await import('pg');
  const worker = new pg.Client({ connectionString: app.urls.worker });
  await worker.connect();
  await worker.query(`update graphile_worker._private_jobs set run_at = now() where locked_at is null`);
  await worker.end();
}
