import { createHmac, randomBytes } from 'node:crypto';
import type { App } from '#kernel/app.ts';
import { sameSecret } from '#kernel/ids.ts';

// A person needs longer than this to write a message; a program doesn't. Security times: real ones.
const TOO_FAST_MS = 2_000;
const TOO_OLD_MS = 24 * 3_600_000;

/** Goes into a form as it is shown: no two are alike, and the form's answer tells how long somebody had it. */
export function stampForm(app: Pick<App, 'secret'>, now: Date = new Date()): string {
  const moment = now.getTime().toString(36);
  const nonce = randomBytes(9).toString('base64url');
  return `${moment}.${nonce}.${sign(app, moment, nonce)}`;
}

/** Whether somebody had this form for a believable time. No proof of a person: only a reason to ask once more. */
export function isBelievable(app: Pick<App, 'secret'>, stamp: unknown, now: Date = new Date()): boolean {
  if (typeof stamp !== 'string') return false;
  const [moment = '', nonce = '', signature = ''] = stamp.split('.');
  if (!/^[0-9a-z]{1,12}$/.test(moment) || !sameSecret(Buffer.from(signature), Buffer.from(sign(app, moment, nonce)))) return false;
  const age = now.getTime() - Number.parseInt(moment, 36);
  return age >= TOO_FAST_MS && age <= TOO_OLD_MS;
}

function sign(app: Pick<App, 'secret'>, moment: string, nonce: string): string {
  return createHmac('sha256', app.secret('support.form')).update(`${moment}.${nonce}`).digest('base64url');
}
