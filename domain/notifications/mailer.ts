import { createTransport } from 'nodemailer';

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
}

export interface Mailer {
  /** The mail server's answer; throws when it did not take the mail. */
  send(mail: Mail): Promise<string>;
  close(): void;
}

/** Sends over SMTP. `smtpUrl` like "smtps://user:password@host:465", `from` like "Kinline <hello@example.org>". */
export function makeMailer(smtpUrl: string, from: string): Mailer {
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
  return {
    async send(mail) {
      const sent = await transport.sendMail({
        to: { name: '', address: mail.to },
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        messageId: `<${mail.messageId}@${domain}>`,
        headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': mail.lang },
      });
      return sent.response;
    },
    close: () => transport.close(),
  };
}
