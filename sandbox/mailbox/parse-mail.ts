import PostalMime, { type Address, type Email } from 'postal-mime';

export interface ParsedMail {
  subject: string;
  from: string;
  to: string;
  date: string | null;
  text: string;
  html: string | null;
  headers: { name: string; value: string }[];
  attachments: { name: string; type: string; bytes: number }[];
}

/** Reads a mail as a mail program would. What can't be read is shown as empty, never thrown. */
export async function parseMail(raw: Buffer): Promise<ParsedMail> {
  const mail: Email = await PostalMime.parse(raw);
  return {
    subject: mail.subject ?? '',
    from: mail.from ? addressText(mail.from) : '',
    to: (mail.to ?? []).map(addressText).join(', '),
    date: mail.date ?? null,
    text: mail.text ?? '',
    html: mail.html ?? null,
    headers: mail.headers.map(({ originalKey, value }) => ({ name: originalKey, value })),
    attachments: mail.attachments.map((part) => ({
      name: part.filename ?? 'attachment',
      type: part.mimeType,
      bytes: typeof part.content === 'string' ? part.content.length : part.content.byteLength,
    })),
  };
}

function addressText(address: Address): string {
  if (address.address === undefined) return `${address.name}: ${address.group.map(addressText).join(', ')}`;
  return address.name ? `${address.name} <${address.address}>` : address.address;
}

/** The web addresses in a text, in order. */
export function findLinks(text: string): string[] {
  return [...text.matchAll(/https?:\/\/[^\s<>"']+/g)].map((match) => match[0].replace(/[.,;:!?)\]}]+$/, ''));
}
