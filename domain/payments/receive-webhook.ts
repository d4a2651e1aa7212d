import type Stripe from 'stripe';
import type { App } from '#kernel/app.ts';
import { systemScope } from '#kernel/scope.ts';
import { applyEffect, type Applied } from './apply-effect.ts';
import { effectOf, effectToJson } from './effect.ts';
import { applyPayout } from './payouts/apply-payout.ts';
import { payoutOfEvent } from './payouts/payout.ts';
import { eventIsKnown, insertEvent, takeTurn } from './queries.ts';

export type Received =
  { accepted: true; outcome: Applied['outcome'] | 'ignored' } | { accepted: false; reason: 'signature' | 'mode' | 'account' };

/**
 * Takes one message of the processor: checks that it is the processor's, for this mode and this account, and writes the event and its effect in
 * one transaction. Safe to bring again, in any order, and before the answer to our own call. Not accepted: nothing is written.
 */
export async function receiveWebhook(
  app: App,
  body: string | Uint8Array,
  headers: { get(name: string): string | null | undefined },
): Promise<Received> {
  const event = app.processor.readEvent(body, headers.get('stripe-signature') ?? null);
  if (event === null) return turnAway(app, 'signature', null);
  if (event.livemode !== (app.mode === 'live')) return turnAway(app, 'mode', event.id);
  // We have no connected accounts: a message about one is not about us.
  if (event.account !== undefined && event.account !== null) return turnAway(app, 'account', event.id);
  const scope = systemScope(`webhook-${event.id}`);
  return await app.tx(scope, async (tx) => {
    await takeTurn(tx, event.id);
    if (await eventIsKnown(tx, event.id)) return { accepted: true, outcome: 'known' };
    const effect = effectOf(event);
    const payout = payoutOfEvent(event);
    let applied: Applied | null = null;
    if (effect !== null) applied = await applyEffect(app, tx, scope, effect);
    if (payout !== null) applied = { outcome: await applyPayout(app, tx, scope, payout), paymentId: null };
    await insertEvent(tx, {
      eventId: event.id,
      type: event.type,
      processorObject: objectOf(event),
      intent: effect?.intent ?? null,
      paymentId: applied?.paymentId ?? null,
      outcome: applied?.outcome ?? 'ignored',
      effect: effect === null ? null : effectToJson(effect),
      happenedAt: new Date(event.created * 1000),
      receivedAt: app.clock.now(),
    });
    return { accepted: true, outcome: applied?.outcome ?? 'ignored' };
  });
}

function turnAway(app: App, reason: 'signature' | 'mode' | 'account', event: string | null): Received {
  app.log.error({ alert: 'payments.webhook_turned_away', reason, event }, 'a message that claims to be the processor’s was turned away');
  return { accepted: false, reason };
}

function objectOf(event: Stripe.Event): string | null {
  const about: object = event.data.object;
  return 'id' in about && typeof about.id === 'string' ? about.id : null;
}
