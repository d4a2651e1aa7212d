import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { setUnsubscribed } from '#domain/notifications/index.ts';
import type { App } from '#kernel/app.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { publicScope } from '#kernel/scope.ts';

/** What a mail program's own "unsubscribe" presses (RFC 8058): no cookie, no page, no question. Whoever opens the address gets the page with the button. */
export function unsubscribeDoor(app: App): Hono {
  const door = new Hono();
  const path = '/webhooks/unsubscribe/:token';
  door.get(path, (c) => c.redirect(`${app.origins.family}/unsubscribe/${encodeURIComponent(c.req.param('token'))}`, 303));
  const limit = bodyLimit({ maxSize: 4096, onError: (c) => c.json({ error: 'too large' }, 413) });
  door.post(path, limit, async (c) => {
    const form = await c.req.parseBody().catch(() => null);
    if (form?.['List-Unsubscribe'] !== 'One-Click') return c.json({ error: 'List-Unsubscribe=One-Click is missing' }, 400);
    try {
      await setUnsubscribed(app, publicScope(`unsubscribe-${crypto.randomUUID()}`, 'en'), { token: c.req.param('token'), comes: false });
    } catch (error) {
      if (isRefusal(error)) return c.json({ error: 'unknown link' }, 404);
      throw error;
    }
    return c.body(null, 204);
  });
  return door;
}
