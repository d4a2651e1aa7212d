import { createHmac } from 'node:crypto';
import type { App } from '#kernel/app.ts';

/** How long a texted code works and how often it may be typed (ASVS 6.5.5, 6.6.3). */
export const CODE_MINUTES = 10;
export const CODE_TRIES = 5;

/** The six digits of one proof. They follow from its id and the installation's key, so they are stored nowhere. */
export function textCode(app: App, proofId: string): string {
  const digest = createHmac('sha256', app.secret('notifications.text_code')).update(proofId).digest();
  return String(digest.readUIntBE(0, 6) % 1_000_000).padStart(6, '0');
}
