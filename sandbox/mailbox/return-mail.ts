import { randomUUID } from 'node:crypto';
import type { Logger } from '#kernel/app.ts';

/** Where mail that comes back is brought: Kinline's webhook, and what our own mail server shows there. */
export interface ReturnDoor {
  url: string;
  secret: string;
}

/** What the sandbox does with mail to these domains; everybody else simply gets it. */
export const ODD_DOMAINS = {
  /** No such mailbox, said at once. */
  'refused.example': { code: 550, status: '5.1.1', text: 'No such user here' },
  /** The mailbox is full for now. */
  'full.example': { code: 452, status: '4.2.2', text: 'Mailbox full, try again later' },
  /** This server takes no mail from us. */
  'blocked.example': { code: 550, status: '5.7.1', text: 'Mail from you is not accepted here' },
} as const;

/** Taken, and brought back later as a delivery status (RFC 3464), or as somebody's complaint (RFC 5965). */
const LATER = { 'bounces.example': bounced, 'complains.example': complained } as const;

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

interface Taken {
  from: string;
  to: string;
  raw: Buffer;
}

/** The mail that a mail to such an address brings back; null for all others. */
export function comesBack(mail: Taken): string | null {
  const write = LATER[domainOf(mail.to) as keyof typeof LATER];
  return write === undefined || mail.from === '' ? null : write(mail);
}

/** Brings it to the webhook, some times if need be, as a mail server's pipe would. */
export async function bringBack(
  door: ReturnDoor,
  mail: string,
  to: string,
  log: Pick<Logger, 'warn'>,
  stopped: AbortSignal,
): Promise<void> {
  for (const wait of [0, 500, 2000, 5000]) {
    await new Promise((done) => setTimeout(done, wait).unref());
    if (stopped.aborted) return;
    const answer = await fetch(door.url, {
      method: 'POST',
      headers: { authorization: `Bearer ${door.secret}`, 'content-type': 'message/rfc822', 'x-envelope-to': to },
      body: mail,
      signal: AbortSignal.any([stopped, AbortSignal.timeout(5000)]),
    }).catch(() => null);
    if (answer?.ok) return;
    log.warn({ status: answer?.status ?? null }, 'sandbox: a mail could not be brought back');
  }
}

function headersOf(raw: Buffer): string {
  const text = raw.toString('utf8');
  const end = text.search(/\r?\n\r?\n/);
  return end < 0 ? text : text.slice(0, end);
}

function bounced({ from, to, raw }: Taken): string {
  const edge = randomUUID();
  return [
    'From: Mail Delivery System <MAILER-DAEMON@sandbox.localhost>',
    `To: <${from}>`,
    'Subject: Undelivered Mail Returned to Sender',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    `Content-Type: multipart/report; report-type=delivery-status; boundary="${edge}"`,
    '',
    `--${edge}`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    `Your mail to ${to} could not be delivered.`,
    '',
    `--${edge}`,
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; sandbox.localhost',
    '',
    `Final-Recipient: rfc822; ${to}`,
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 5.1.1 No such user here',
    '',
    `--${edge}`,
    'Content-Type: text/rfc822-headers',
    '',
    headersOf(raw),
    '',
    `--${edge}--`,
    '',
  ].join('\r\n');
}

function complained({ from, to, raw }: Taken): string {
  const edge = randomUUID();
  return [
    'From: Complaints <feedback@sandbox.localhost>',
    `To: <${from.replace(/\+[^@]*/, '')}>`,
    'Subject: Complaint about a mail of yours',
    'MIME-Version: 1.0',
    `Content-Type: multipart/report; report-type=feedback-report; boundary="${edge}"`,
    '',
    `--${edge}`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Somebody pressed the button for unwanted mail.',
    '',
    `--${edge}`,
    'Content-Type: message/feedback-report',
    '',
    'Feedback-Type: abuse',
    'User-Agent: Sandbox/1.0',
    'Version: 1',
    `Original-Rcpt-To: ${to}`,
    '',
    `--${edge}`,
    'Content-Type: message/rfc822',
    '',
    raw.toString('utf8'),
    '',
    `--${edge}--`,
    '',
  ].join('\r\n');
}
