import { createTransport } from 'nodemailer';
import { sameSecret } from '#kernel/ids.ts';

declare module '#kernel/app.ts' {
  interface App {
    readonly mailer: Mailer;
  }
}

export interface Mail {
  to: string;
  subject: string;
  text: string;
  html: string;
  lang: string;
  /** Stays the same when a mail is sent again, so that a mailbox can tell. */
  messageId: string;
  /** What the return address carries, so that what comes back says which mail it was. */
  returnMark: string;
  /** Where one press ends mails of this kind (RFC 8058); null for what always comes. */
  unsubscribe: string | null;
}

export interface Mailer {
  /** The mail server's answer; throws when it did not take the mail. */
  send(mail: Mail): Promise<string>;
  /** Whether what was brought to our webhook for returned mail comes from our own mail server. */
  isOurs(authorization: string | undefined): boolean;
  close(): void;
}

export interface MailSettings {
  /** "smtps://user:password@host:465" */
  smtpUrl: string;
  /** "Kinline <hello@example.org>" */
  from: string;
  /** "bounces@example.org": mail that can't be delivered comes back to "bounces+…@example.org". */
  returnTo: string;
  /** What our mail server shows when it brings such mail; null: nobody brings any. */
  returnSecret: string | null;
}

/** Sends over SMTP. */
export function makeMailer({ smtpUrl, from, returnTo, returnSecret }: MailSettings): Mailer {
  const transport = createTransport(
    {
      url: smtpUrl,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 30_000,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from },
  );
  const domain = /@([^\s>]+)/.exec(from)?.[1] ?? 'localhost';
  const [returnName, returnDomain] = [returnTo.slice(0, returnTo.lastIndexOf('@')), returnTo.slice(returnTo.lastIndexOf('@') + 1)];
  return {
    async send(mail) {
      const sent = await transport.sendMail({
        to: { name: '', address: mail.to },
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        messageId: `<${mail.messageId}@${domain}>`,
        envelope: { from: `${returnName}+${mail.returnMark}@${returnDomain}`, to: mail.to },
        headers: {
          'Auto-Submitted': 'auto-generated',
          'Content-Language': mail.lang,
          ...(mail.unsubscribe === null
            ? {}
            : { 'List-Unsubscribe': `<${mail.unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
        },
      });
      return sent.response;
    },
    isOurs: (authorization) => returnSecret !== null && sameSecret(Buffer.from(secretIn(authorization ?? '')), Buffer.from(returnSecret)),
    close: () => transport.close(),
  };
}

/** Of "Bearer <secret>", or the password of "Basic …", for mail servers that know only that. */
function secretIn(authorization: string): string {
  const [scheme = '', value = ''] = authorization.split(' ', 2);
  if (scheme.toLowerCase() === 'bearer') return value;
  if (scheme.toLowerCase() !== 'basic') return '';
  const pair = Buffer.from(value, 'base64').toString('utf8');
  return pair.slice(pair.indexOf(':') + 1);
}
