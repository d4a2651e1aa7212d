import { createHmac } from 'node:crypto';
import { hourOf, sourceDigest } from '#domain/directory/index.ts';
import { checkEmail } from '#domain/identity/index.ts';
import { type MailContent, notify } from '#domain/notifications/index.ts';
import type { App } from '#kernel/app.ts';
import { newId } from '#kernel/ids.ts';
import { type FieldError, refuse, refuseFields } from '#kernel/refusal.ts';
import { requireRealm, type Scope } from '#kernel/scope.ts';
import { cleanText } from '#kernel/text.ts';
import { isBelievable } from './form-stamp.ts';
import { insertMessage, type NewMessage, selectSentAt, spend } from './queries.ts';
import { isReference, referenceOf } from './reference.ts';
import { isTopic } from './topics.ts';

export const MESSAGES_PER_HOUR = 5;
export const MAILS_PER_DAY = 3;
export const MESSAGE_MAX = 4000;

/** The contact form as it came in. */
export interface ContactForm {
  topic: unknown;
  name: unknown;
  email: unknown;
  message: unknown;
  /** A transfer's number or the like, if it is about one. */
  about: unknown;
  /** A field no person sees. What fills it is a program, or a browser that fills everything. */
  trap: unknown;
  /** From stampForm, when the form was shown. */
  stamp: unknown;
  /** "I wrote this myself": asked for only when something looked odd. */
  confirmed: boolean;
  source: string;
}

/**
 * Puts a message into the operators' inbox and mails its number to the sender. Anybody, signed in or not. What looks like a
 * program is asked once more, not refused. The mail repeats nothing that was typed, and an address gets at most three a
 * day, so the form can't be used to write to strangers.
 * Refuses: field errors, support.please_confirm, too_many.
 */
export async function sendMessage(app: App, scope: Scope, form: ContactForm): Promise<{ reference: string }> {
  requireRealm(scope, 'public', 'customer');
  const message = read(app, scope, form);
  const odd = form.trap !== '' && form.trap !== undefined && form.trap !== null;
  const believable = isBelievable(app, form.stamp);
  if (!believable || (odd && !form.confirmed)) refuse('support.please_confirm', {}, 'confirm');
  const now = app.clock.now();
  const sent = await app.tx(scope, async (tx) => {
    const used = await spend(tx, sourceDigest(app, scope, form.source), hourOf(now));
    if (used > MESSAGES_PER_HOUR) return false;
    const fresh = await insertMessage(tx, message, now);
    if (fresh && (await spend(tx, addressDigest(app, message.email), dayOf(now))) <= MAILS_PER_DAY) {
      await notify(tx, scope, {
        to: { address: message.email },
        kind: 'answers',
        lang: scope.lang,
        template: 'message_received',
        content: mailOf(message),
        key: `support:${message.reference}`,
        at: now,
      });
    }
    return true;
  });
  if (!sent) refuse('support.too_many', { most: MESSAGES_PER_HOUR });
  return { reference: message.reference };
}

function read(app: App, scope: Scope, form: ContactForm): NewMessage {
  const errors: FieldError[] = [];
  const text = (field: 'name' | 'message' | 'about', max: number, needed: boolean, multiline = false): string | null => {
    const clean = cleanText(form[field], { max, multiline });
    if (clean.ok) return clean.value;
    const reason = clean.reason === 'wrong_type' ? 'empty' : clean.reason;
    if (reason !== 'empty' || needed) errors.push({ field, code: `support.${field}_${reason}`, params: { most: max } });
    return null;
  };
  if (!isTopic(form.topic)) errors.push({ field: 'topic', code: 'support.choose_topic' });
  const name = text('name', 120, false);
  const email = checkEmail(form.email);
  if (!email.ok) errors.push({ field: 'email', code: `support.${email.reason}` });
  const body = text('message', MESSAGE_MAX, true, true);
  const about = text('about', 60, false);
  refuseFields(errors);
  if (!isTopic(form.topic) || !email.ok || body === null) throw new Error('unreachable');
  const reference = referenceOf(app, String(form.stamp), [form.topic, name, email.email, body, about]);
  return { id: newId('msg'), reference, topic: form.topic, name, email: email.email, login: scope.actor, body, about, lang: scope.lang };
}

function mailOf(message: NewMessage): MailContent {
  return {
    subject: { key: 'support.mail.subject', params: { reference: message.reference } },
    heading: { key: 'support.mail.heading' },
    blocks: [
      { kind: 'text', text: { key: 'support.mail.text', params: { reference: message.reference } } },
      { kind: 'text', text: { key: 'support.mail.next' } },
      { kind: 'soft', text: { key: 'support.mail.not_you' } },
      { kind: 'button', text: { key: 'support.mail.button' }, path: '/help' },
    ],
  };
}

function addressDigest(app: App, email: string): Buffer {
  return createHmac('sha256', app.secret('support.address')).update(email.toLowerCase()).digest();
}

function dayOf(at: Date): Date {
  return new Date(`${at.toISOString().slice(0, 10)}T00:00:00Z`);
}

/** When the message with this number came in, or null: for the page that its sender may keep. */
export async function readSent(app: App, scope: Scope, reference: string): Promise<Date | null> {
  return isReference(reference) ? await app.tx(scope, (tx) => selectSentAt(tx, reference)) : null;
}
