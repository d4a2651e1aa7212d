import PostalMime, { type Email } from 'postal-mime';

/** What a mail to the return address, or from a mailbox provider's complaint desk, says. */
export interface MailReport {
  /** Everything that may hold the return address it was sent to. */
  returnedTo: string[];
  /** 'failed' and 'delayed' of a delivery status (RFC 3464), 'complaint' of a feedback report (RFC 5965). Null: neither. */
  what: 'failed' | 'delayed' | 'complaint' | null;
  status: string | null;
  detail: string;
  /** The mail it is about, as far as it came along: where our unsubscribe address stands. */
  about: string;
}

/** Reads such a mail, whoever wrote it: nothing in it is believed but what carries our signature. Never throws. */
export async function readReport(raw: Uint8Array, envelopeTo: readonly string[]): Promise<MailReport> {
  const mail = await PostalMime.parse(raw, { forceRfc822Attachments: true }).catch(() => null);
  if (!mail) return { returnedTo: [...envelopeTo], what: null, status: null, detail: '', about: '' };
  const part = (type: string) => mail.attachments.filter(({ mimeType }) => mimeType.toLowerCase() === type).map(textOf);
  const returnedTo = [...envelopeTo, ...headersOf(mail, 'to', 'delivered-to', 'x-original-to', 'envelope-to')];
  const about = [...part('message/rfc822'), ...part('text/rfc822-headers'), ...part('message/rfc822-headers')]
    .join('\n')
    .replace(/\r?\n[ \t]+/g, ' ');
  const [feedback] = part('message/feedback-report');
  if (feedback !== undefined) {
    const type = fieldsOf(feedback).get('feedback-type')?.toLowerCase() ?? 'abuse';
    return { returnedTo, what: type === 'not-spam' ? null : 'complaint', status: null, detail: type.slice(0, 40), about };
  }
  const [delivery] = part('message/delivery-status');
  if (delivery === undefined) return { returnedTo, what: null, status: null, detail: '', about };
  // The first group is about the whole mail, each one after it about one recipient; ours have one.
  const recipient = delivery
    .replaceAll('\r\n', '\n')
    .split(/\n\s*\n/)
    .map(fieldsOf)
    .find((fields) => fields.has('action'));
  const action = recipient?.get('action')?.toLowerCase();
  return {
    returnedTo,
    what: action === 'failed' ? 'failed' : action === 'delayed' ? 'delayed' : null,
    status: /[245]\.\d{1,3}\.\d{1,3}/.exec(recipient?.get('status') ?? '')?.[0] ?? null,
    detail: (recipient?.get('diagnostic-code') ?? '')
      .replace(/[\p{Cc}\s]+/gu, ' ')
      .trim()
      .slice(0, 200),
    about,
  };
}

function textOf(part: Email['attachments'][number]): string {
  return typeof part.content === 'string' ? part.content : Buffer.from(part.content as ArrayBuffer).toString('utf8');
}

function headersOf(mail: Email, ...names: string[]): string[] {
  return mail.headers.filter(({ key }) => names.includes(key.toLowerCase())).map(({ value }) => value);
}

/** "Name: value" lines, folded ones joined. */
function fieldsOf(text: string): Map<string, string> {
  const lines = text.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  return new Map(
    lines
      .map((line) => /^([A-Za-z-]+):\s*(.*)$/.exec(line))
      .filter((found) => found !== null)
      .map(([, name, value]) => [name!.toLowerCase(), value!.trim()]),
  );
}
