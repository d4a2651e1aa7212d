import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { makeIntake } from '#domain/payments/index.ts';
import type { App } from '#kernel/app.ts';
import { mailDoor } from './mail.ts';
import { textDoors } from './texts.ts';
import { unsubscribeDoor } from './unsubscribe.ts';

const LARGEST_EVENT = 1024 * 1024;

/** The doors other systems knock on. Machines only; each proves who it is by its own signature. */
export function webhooks(app: App): Hono {
  const doors = new Hono();
  const intake = makeIntake(app);
  doors.post('/webhooks/stripe', bodyLimit({ maxSize: LARGEST_EVENT, onError: (c) => c.json({ error: 'too large' }, 413) }), async (c) => {
    // The signature is over the bytes as they came: nothing may parse and write them anew before.
    const received = await intake.receive(new Uint8Array(await c.req.arrayBuffer()), c.req.raw.headers);
    return received.accepted ? c.json({ received: true }) : c.json({ error: received.reason }, 400);
  });
  doors.route('/', mailDoor(app));
  doors.route('/', textDoors(app));
  doors.route('/', unsubscribeDoor(app));
  // The sender brings it again; why it failed is for us to read, not for it.
  doors.onError((error, c) => {
    app.log.error({ err: error, path: c.req.path }, 'a webhook failed');
    return c.json({ error: 'failed' }, 500);
  });
  return doors;
}
