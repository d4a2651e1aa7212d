import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { webhooks } from '#api/webhooks/index.ts';
import { makeMailer, makeTexter } from '#domain/notifications/index.ts';
import { startSandbox } from '#sandbox/index.ts';
import { type TestApp, testApp } from '#test/database.ts';

export const MAIL_SECRET = 'only-for-tests-mail-secret-1';
const ACCOUNT = { account: 'ACtest', token: 'only-for-tests', from: '+15005550006' };

export interface SentMail {
  id: string;
  subject: string;
  text: string;
  html: string;
  envelope: { from: string; to: string[] };
  headers: { name: string; value: string }[];
  links: string[];
}

export interface SentText {
  id: string;
  direction: 'out' | 'in';
  phone: string;
  body: string;
  state: string;
}

/** An app with its webhook doors, and the sandbox's mailbox and phones behind SMTP and HTTP. */
export interface NoticeHouse {
  app: TestApp;
  door: string;
  mailsTo(address: string): Promise<SentMail[]>;
  textsTo(phone: string): Promise<SentText[]>;
  /** Answers a text as the owner of the phone. */
  answerText(phone: string, body: string): Promise<void>;
  /** Waits until it is so, running due jobs. */
  until(what: string, isSo: () => Promise<boolean>): Promise<void>;
  end(): Promise<void>;
}

export async function noticeHouse(): Promise<NoticeHouse> {
  const app = await testApp();
  const server = createServer(getRequestListener(webhooks(app).fetch));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const door = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const sandbox = await startSandbox({
    databaseUrl: app.urls.owner,
    smtpPort: 0,
    publicOrigin: 'http://sandbox.localhost',
    webhookUrl: `${door}/webhooks/stripe`,
    mailSecret: MAIL_SECRET,
    texts: ACCOUNT,
    clock: app.clock,
    log: app.log,
    secretKey: 'sk_test_only_for_tests',
    webhookSecret: 'whsec_only_for_tests',
  });
  const api = `http://127.0.0.1:${sandbox.apiPort}`;
  const mailer = makeMailer({
    smtpUrl: `smtp://127.0.0.1:${sandbox.smtpPort}`,
    from: 'Kinline <hello@kinline.example>',
    returnTo: 'bounces@kinline.example',
    returnSecret: MAIL_SECRET,
  });
  const texter = makeTexter({ ...ACCOUNT, apiUrl: api, webhookUrl: door, countries: ['US'], codesPerDay: 50 });
  Object.assign(app, { mailer, texter });
  const read = async <T>(path: string): Promise<T> => (await (await fetch(`${api}${path}`)).json()) as T;
  return {
    app,
    door,
    mailsTo: async (address) => (await read<{ mails: SentMail[] }>(`/mail.json?to=${encodeURIComponent(address)}`)).mails,
    textsTo: async (phone) => (await read<{ texts: SentText[] }>(`/texts.json?phone=${encodeURIComponent(phone)}`)).texts,
    answerText: async (phone, body) =>
      void (await fetch(`${api}/texts/reply`, { method: 'POST', body: new URLSearchParams({ phone, body }), redirect: 'manual' })),
    async until(what, isSo) {
      const end = Date.now() + 20_000;
      for (;;) {
        await app.runJobs();
        if (await isSo()) return;
        if (Date.now() > end) throw new Error(`waited too long for: ${what}`);
        await new Promise((later) => setTimeout(later, 25));
      }
    },
    async end() {
      await sandbox.stop();
      mailer.close();
      await new Promise((done) => server.close(done));
      await app.end();
    },
  };
}
