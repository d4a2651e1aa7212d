import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { receiveTextReply, receiveTextStatus } from '#domain/notifications/index.ts';
import type { App } from '#kernel/app.ts';

const LARGEST = 64 * 1024;

/** News and answers from the provider of text messages, which signs each. */
export function textDoors(app: App): Hono {
  const doors = new Hono();
  const limit = bodyLimit({ maxSize: LARGEST, onError: (c) => c.json({ error: 'too large' }, 413) });
  doors.post('/webhooks/sms/status', limit, async (c) => {
    const taken = await receiveTextStatus(app, { ...(await signed(c)), attempt: c.req.query('attempt') ?? '' });
    return taken ? c.body(null, 204) : c.json({ error: 'not signed' }, 403);
  });
  doors.post('/webhooks/sms/inbound', limit, async (c) => {
    const answer = await receiveTextReply(app, await signed(c));
    if (answer === null) return c.json({ error: 'not signed' }, 403);
    const message = answer === '' ? '' : `<Message>${escapeXml(answer)}</Message>`;
    return c.body(`<?xml version="1.0" encoding="UTF-8"?><Response>${message}</Response>`, 200, {
      'content-type': 'text/xml; charset=utf-8',
    });
  });
  return doors;
}

async function signed(c: Context): Promise<{ path: string; fields: Record<string, string>; signature: string }> {
  const { pathname, search } = new URL(c.req.url);
  const fields = Object.fromEntries(new URLSearchParams(await c.req.text()));
  return { path: pathname + search, fields, signature: c.req.header('x-twilio-signature') ?? '' };
}

function escapeXml(text: string): string {
  return text.replace(/[<>&'"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
