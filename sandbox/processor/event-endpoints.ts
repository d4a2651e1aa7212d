import type Stripe from 'stripe';
import { endpoint } from './endpoint.ts';
import type { Act } from './house.ts';
import { readPage } from './lists.ts';
import { expandField, list, pageFields, range, text } from './parameters.ts';
import { invalid, noSuch } from './problem.ts';
import { countOpenDeliveries } from './queries/deliveries.ts';
import { findObject } from './queries/objects.ts';

async function withOpenDeliveries(act: Act, events: Stripe.Event[]): Promise<void> {
  const open = await countOpenDeliveries(
    act.tx,
    events.map((event) => event.id),
  );
  for (const event of events) event.pending_webhooks = open.get(event.id) ?? 0;
}

export const retrieveEvent = endpoint(expandField, async (act, _params, [id]) => {
  const event = await findObject<Stripe.Event>(act.tx, 'event', id!);
  if (!event) throw noSuch('event', id!, 'id', 404);
  await withOpenDeliveries(act, [event]);
  return event;
});

export const listEvents = endpoint(
  { ...pageFields, created: range(), type: text(), types: list(text(), { max: 20 }) },
  async (act, params) => {
    if (params.type !== undefined && params.types !== undefined) {
      throw invalid('You may only specify one of these parameters: type, types.', 'types');
    }
    const types = params.types ?? (params.type === undefined ? undefined : [params.type]);
    const page = await readPage<Stripe.Event & { object: string }>(act.tx, act.now, {
      kind: 'event',
      part: {},
      params,
      url: '/v1/events',
      ...(types && { types }),
    });
    await withOpenDeliveries(act, page.data);
    return page;
  },
);
