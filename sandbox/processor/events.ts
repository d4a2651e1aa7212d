import type Stripe from 'stripe';
import { API_VERSION, type Act } from './house.ts';
import { processorId } from './ids.ts';
import { insertDelivery } from './queries/deliveries.ts';
import { insertObject, type Thing } from './queries/objects.ts';

/** Writes an event with a picture of the object as it is now, and its webhook, in the caller's transaction. */
export async function announce(act: Act, type: Stripe.Event['type'], object: Thing, previous?: Record<string, unknown>): Promise<void> {
  const id = processorId('evt');
  const event = {
    id,
    object: 'event',
    api_version: API_VERSION,
    created: act.now,
    data: { object: structuredClone(object), ...(previous && { previous_attributes: previous }) },
    livemode: false,
    pending_webhooks: 1,
    request: act.request,
    type,
  };
  await insertObject(act.tx, event, act.now);
  // Deliveries wait on the real clock: a signature is only good for minutes of real time.
  await insertDelivery(act.tx, { id: processorId('whd'), eventId: id, eventType: type, nextAt: new Date() });
}
