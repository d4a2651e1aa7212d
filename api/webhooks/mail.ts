import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { receiveMailReport } from '#domain/notifications/index.ts';
import type { App } from '#kernel/app.ts';

const LARGEST_MAIL = 1024 * 1024;

/**
 * Mail that came back, brought by our own mail server: the mail as it is, where it was sent to in `X-Envelope-To`, the secret in
 * `Authorization`. docs/runbooks/mail.md says how a mail server is told to.
 */
export function mailDoor(app: App): Hono {
  const door = new Hono();
  const tooLarge = bodyLimit({ maxSize: LARGEST_MAIL, onError: (c) => c.json({ error: 'too large' }, 413) });
  door.post('/webhooks/mail', tooLarge, async (c) => {
    if (!app.mailer.isOurs(c.req.header('authorization'))) return c.json({ error: 'not ours' }, 401);
    const to = (c.req.header('x-envelope-to') ?? '').split(',').slice(0, 20);
    return c.json({ received: await receiveMailReport(app, new Uint8Array(await c.req.arrayBuffer()), to) });
  });
  return door;
}
