import { createHmac } from 'node:crypto';
import type { App } from '#kernel/app.ts';

/** The bytes of a secret: they follow from its id and the installation's key, and are stored nowhere. */
function secretBytes(app: App, secretId: string): Buffer {
  return createHmac('sha256', app.secret('directory.webhooks')).update(secretId).digest();
}

/** As its owner copies it, in the form of the Standard Webhooks. */
export function secretText(app: App, secretId: string): string {
  return `whsec_${secretBytes(app, secretId).toString('base64')}`;
}

export interface Signed {
  id: string;
  body: string;
}

/**
 * The headers of one try (standardwebhooks.com): HMAC-SHA256 over `id.timestamp.body`, one signature for each secret that counts. The time is the
 * real one, of this very try: who checks it refuses what is older than some minutes.
 */
export function signedHeaders(app: App, { id, body }: Signed, secretIds: readonly string[], at: Date): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signature = (secretId: string) =>
    `v1,${createHmac('sha256', secretBytes(app, secretId)).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': secretIds.map(signature).join(' ') };
}
