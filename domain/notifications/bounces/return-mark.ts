import { createHmac } from 'node:crypto';
import type { App } from '#kernel/app.ts';
import { isId, sameSecret } from '#kernel/ids.ts';

/** What stands in the return address of one try's mail, so that what comes back says which it was and nobody else can make one up. */
export function returnMark(app: App, attemptId: string): string {
  return `${attemptId.slice(4)}-${macOf(app, attemptId).toString('hex')}`;
}

/** The tries that these texts (addresses of a mail that came back) speak of. */
export function attemptIn(app: App, texts: readonly string[]): string | null {
  for (const text of texts) {
    for (const [, id, mac] of text.toLowerCase().matchAll(/\+([0-9a-z]{26})-([0-9a-f]{20})@/g)) {
      const attemptId = `att_${id}`;
      if (isId('att', attemptId) && sameSecret(Buffer.from(mac!, 'hex'), macOf(app, attemptId))) return attemptId;
    }
  }
  return null;
}

// 80 bits, in figures that survive a mail server that writes addresses in lower case; 64 signs are all there is before the @.
function macOf(app: App, attemptId: string): Buffer {
  return createHmac('sha256', app.secret('notifications.return_address')).update(attemptId).digest().subarray(0, 10);
}
