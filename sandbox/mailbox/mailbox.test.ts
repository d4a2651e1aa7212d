import { connect } from 'node:net';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { freshSandbox, type FreshSandbox } from '#test/sandbox.ts';

interface MailJson {
  id: string;
  subject: string;
  from: string;
  to: string;
  text: string;
  html: string | null;
  envelope: { from: string; to: string[] };
  links: string[];
  headers: { name: string; value: string }[];
}

let fresh: FreshSandbox;
beforeAll(async () => void (fresh = await freshSandbox()));
afterAll(() => fresh.end());
beforeEach(() => fresh.browse('/mail.json', { method: 'DELETE' }));

async function send(mail: object): Promise<void> {
  const transport = createTransport({ host: '127.0.0.1', port: fresh.sandbox.smtpPort, secure: false });
  await transport.sendMail({ from: 'Kinline <hello@kinline.example>', to: 'rosa@example.com', ...mail });
  transport.close();
}
async function mailsTo(address?: string): Promise<MailJson[]> {
  const query = address === undefined ? '' : `?to=${encodeURIComponent(address)}`;
  const answer = await fresh.browse(`/mail.json${query}`);
  return ((await answer.json()) as { mails: MailJson[] }).mails;
}

describe('the mailbox', () => {
  test('keeps what was sent by SMTP, in both parts, newest first', async () => {
    await send({ subject: 'First', text: 'Hello' });
    await send({
      subject: 'Confirme su correo: ñ 🎈',
      text: 'Hola:\nhttp://localhost:3000/verify/abc?x=1&y=2.\n(http://localhost:3000/help)',
      html: '<p>Hola</p>',
    });
    const mails = await mailsTo('ROSA@example.com');
    expect(mails.map((mail) => mail.subject)).toEqual(['Confirme su correo: ñ 🎈', 'First']);
    expect(mails[0]).toMatchObject({
      from: 'Kinline <hello@kinline.example>',
      to: 'rosa@example.com',
      envelope: { from: 'hello@kinline.example', to: ['rosa@example.com'] },
      links: ['http://localhost:3000/verify/abc?x=1&y=2', 'http://localhost:3000/help'],
    });
    expect(mails[0]!.html).toContain('<p>Hola</p>');
    expect(await mailsTo('someone@example.com')).toEqual([]);
    expect(await mailsTo()).toHaveLength(2);
  });

  test('says 250 only after the mail is there', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, index) => send({ subject: `Mail ${index}`, text: 'x' })));
    expect(await mailsTo('rosa@example.com')).toHaveLength(20);
  });

  test('has a list and finds by a part of an address', async () => {
    await send({ subject: 'For Rosa', text: 'x' });
    await send({ subject: 'For Ana', text: 'x', to: 'Ana@Example.com' });
    const list = await (await fresh.browse('/mail')).text();
    expect(list.indexOf('For Ana')).toBeGreaterThan(0);
    expect(list.indexOf('For Ana')).toBeLessThan(list.indexOf('For Rosa'));
    const found = await (await fresh.browse('/mail?to=ANA@')).text();
    expect(found).toContain('For Ana');
    expect(found).not.toContain('For Rosa');
    const none = await (await fresh.browse(`/mail?to=${encodeURIComponent('\'"><script>%_\\')}`)).text();
    expect(none).toContain('No mail to');
    expect(none).not.toContain('<script>');
  });

  test('shows both parts; the HTML stands in a sandbox without scripts and images from elsewhere', async () => {
    await send({
      subject: '<img src=x onerror=alert(1)>',
      text: 'Open http://localhost:3000/verify/abc now <script>',
      html: '<script>alert(1)</script><a href="http://localhost:3000/verify/abc">Confirm</a>',
    });
    const [mail] = await mailsTo();
    const page = await fresh.browse(`/mail/${mail!.id}`);
    const html = await page.text();
    expect(html).toContain('<a href="http://localhost:3000/verify/abc">http://localhost:3000/verify/abc</a> now &#60;script&#62;');
    expect(html).not.toContain('<img src=x');
    expect(html).toMatch(/<iframe\s[^>]*sandbox="allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation"/);
    expect(page.headers.get('content-security-policy')).toContain("frame-src 'self'");
    const part = await fresh.browse(`/mail/${mail!.id}/html`);
    const policy = part.headers.get('content-security-policy')!;
    expect(policy).toMatch(/^sandbox /);
    expect(policy).not.toContain('allow-scripts');
    expect(policy).not.toContain('allow-same-origin');
    expect(policy).toContain("default-src 'none'");
    expect(await part.text()).toContain('<a target="_top" href="http://localhost:3000/verify/abc">');
  });

  test('what tries to be a header stays text', async () => {
    await send({ subject: 'Hello\r\nBcc: everyone@example.com', text: 'x', to: 'rosa@example.com' });
    const [mail] = await mailsTo();
    expect(mail!.envelope.to).toEqual(['rosa@example.com']);
    expect(mail!.headers.map((header) => header.name.toLowerCase())).not.toContain('bcc');
    expect(mail!.subject).toContain('Bcc: everyone@example.com');
  });

  test('a mail that is hardly one is kept and shown', async () => {
    await new Promise<void>((done, failed) => {
      const says = [
        'EHLO x\r\n',
        'MAIL FROM:<a@b.example>\r\n',
        'RCPT TO:<rosa@example.com>\r\n',
        'DATA\r\n',
        '\u0000\u0001=?utf-8?q?=\r\n.\r\n',
        'QUIT\r\n',
      ];
      const socket = connect(fresh.sandbox.smtpPort, '127.0.0.1');
      socket.on('data', (chunk) => {
        if (/^\d{3} /m.test(chunk.toString()) && says.length > 0) socket.write(says.shift()!);
      });
      socket.on('error', failed).on('close', () => done());
    });
    const [mail] = await mailsTo('rosa@example.com');
    expect((await fresh.browse(`/mail/${mail!.id}`)).status).toBe(200);
  });

  test('a mail that is not there is a 404', async () => {
    expect((await fresh.browse(`/mail/mail_${'0'.repeat(26)}`)).status).toBe(404);
    expect((await fresh.browse('/mail/../../etc/passwd')).status).toBe(404);
    expect((await fresh.browse('/mail/x')).status).toBe(404);
  });
});
