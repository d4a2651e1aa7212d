import { createHmac } from 'node:crypto';
import type { App } from '#kernel/app.ts';
import { cleanText } from '#kernel/text.ts';

export type LoginRealm = 'customer' | 'staff' | 'operator';

export type CheckedEmail =
  | { ok: true; email: string; key: string }
  | { ok: false; reason: 'email_empty' | 'email_too_long' | 'email_control_characters' | 'email_form' };

// One @, something on both sides, a dot in the domain, nothing that separates addresses or headers. Whether the mailbox
// exists only its owner's click can say, so nothing finer is tested.
const FORM = /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+\.[^\s@<>()[\]\\,;:".]{2,}$/u;

/** What was typed as an e-mail address, and the form under which it is looked up (NFC, lower case). */
export function checkEmail(raw: unknown): CheckedEmail {
  const text = cleanText(raw, { max: 254 });
  if (!text.ok) return { ok: false, reason: text.reason === 'wrong_type' ? 'email_form' : `email_${text.reason}` };
  const email = text.value;
  if (Buffer.byteLength(email) > 254) return { ok: false, reason: 'email_too_long' };
  const at = email.lastIndexOf('@');
  const domain = email.slice(at + 1);
  const dots = /\.\.|^\.|\.$/;
  if (
    !FORM.test(email) ||
    dots.test(domain) ||
    dots.test(email.slice(0, at)) ||
    at > 64 ||
    /\p{Extended_Pictographic}|\p{Cf}/u.test(email)
  ) {
    return { ok: false, reason: 'email_form' };
  }
  return { ok: true, email, key: email.toLowerCase().normalize('NFC') };
}

/** Stands for an address in counters, so that they say nothing of addresses that were only tried. */
export function emailHash(app: App, realm: string, key: string): Buffer {
  return createHmac('sha256', app.secret('identity.email')).update(`${realm}\n${key}`).digest();
}

/** Stands for where a request came from. A whole IPv6 /64 is one household. */
export function sourceHash(app: App, source: string): Buffer {
  return createHmac('sha256', app.secret('identity.source')).update(sourceKey(source)).digest();
}

export function sourceKey(source: string): string {
  const address = source
    .trim()
    .toLowerCase()
    .replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/, '')
    .replace(/%.*$/, '');
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::', 2);
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const whole = tail === undefined ? front : [...front, ...Array<string>(Math.max(0, 8 - front.length - back.length)).fill('0'), ...back];
  return `${whole
    .slice(0, 4)
    .map((part) => part.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
