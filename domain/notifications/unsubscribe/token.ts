import { createHmac } from 'node:crypto';
import type { App } from '#kernel/app.ts';
import { isId, sameSecret } from '#kernel/ids.ts';

/** What the unsubscribe link of one notice's mail ends with. It speaks of that notice's reader and kind, and of nothing else. */
export function unsubscribeToken(app: App, noticeId: string): string {
  return `${noticeId.slice(4)}-${macOf(app, noticeId).toString('base64url')}`;
}

/** The notice that a link is from; null for what we did not make. */
export function noticeOf(app: App, token: unknown): string | null {
  const parts = typeof token === 'string' ? /^([0-9a-z]{26})-([\w-]{22})$/.exec(token) : null;
  if (!parts) return null;
  const noticeId = `msg_${parts[1]}`;
  return isId('msg', noticeId) && sameSecret(Buffer.from(parts[2]!, 'base64url'), macOf(app, noticeId)) ? noticeId : null;
}

/** The token in a mail that came back as a complaint, or null. */
export function tokenIn(mail: string): string | null {
  return /\/webhooks\/unsubscribe\/([0-9a-z]{26}-[\w-]{22})/.exec(mail)?.[1] ?? null;
}

function macOf(app: App, noticeId: string): Buffer {
  return createHmac('sha256', app.secret('notifications.unsubscribe')).update(noticeId).digest().subarray(0, 16);
}
