import type Stripe from 'stripe';
import type { App } from '#kernel/app.ts';
import { type Tx, waitBriefly } from '#kernel/db.ts';
import { Groups, type Outcome } from '#kernel/groups.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import type { Applied } from './apply-captures.ts';
import { applyEffects, turnsOf } from './apply-effect.ts';
import { type Effect, effectOf, effectToJson } from './effect.ts';
import { applyPayout } from './payouts/apply-payout.ts';
import { type Payout, payoutOfEvent } from './payouts/payout.ts';
import { insertEvents, knownEvents, takeFreeTurns } from './queries.ts';

type Done = Applied['outcome'] | 'ignored';
export type Received = { accepted: true; outcome: Done } | { accepted: false; reason: 'signature' | 'mode' | 'account' };

export interface Intake {
  /**
   * Takes one message of the processor: checks that it is the processor's, for this mode and this account, and writes the event and its effect in
   * one transaction. Safe to bring again, in any order, and before the answer to our own call. Not accepted: nothing is written.
   */
  receive(body: string | Uint8Array, headers: { get(name: string): string | null | undefined }): Promise<Received>;
}

interface Message {
  event: Stripe.Event;
  scope: Scope;
  effect: Effect | null;
  payout: Payout | null;
}

const LANES = 2;
/** Each takes two of the database's locks. */
const MOST = 128;
const WAITING = 10_000;
const PATIENCE_MS = 10_000;

/** Messages that come while a commit is under way are written, booked and told together with the next one (decision 0028). */
export function makeIntake(app: App): Intake {
  const groups = new Groups<Message, Done>({
    run: (messages) => record(app, messages),
    nameOf: ({ event, effect }) => effect?.intent ?? effect?.paymentId ?? event.id,
    refuseNew: () => fail('too many messages of the processor wait'),
    refuseLate: ({ event }) => fail(`what ${event.id} is about was in use by others`),
    most: MOST,
    waiting: WAITING,
    lanes: LANES,
    patienceMs: PATIENCE_MS,
  });
  return {
    async receive(body, headers) {
      const event = app.processor.readEvent(body, headers.get('stripe-signature') ?? null);
      if (event === null) return turnAway(app, 'signature', null);
      if (event.livemode !== (app.mode === 'live')) return turnAway(app, 'mode', event.id);
      // We have no connected accounts: a message about one is not about us.
      if (event.account !== undefined && event.account !== null) return turnAway(app, 'account', event.id);
      const scope = systemScope(`webhook-${event.id}`);
      return { accepted: true, outcome: await groups.add({ event, scope, effect: effectOf(event), payout: payoutOfEvent(event) }) };
    },
  };
}

/** One transaction for all of them. What somebody else has in hand just now is left for later; whatever else goes wrong, goes wrong for all. */
async function record(app: App, messages: readonly Message[]): Promise<Outcome<Done>[]> {
  return await app.tx(messages[0]!.scope, async (tx) => {
    await waitBriefly(tx);
    const free = await takeFreeTurns(tx, [...new Set(messages.flatMap(turnsOfMessage))]);
    const isFree = (message: Message) => turnsOfMessage(message).every((turn) => free.has(turn));
    // Only now, so that whoever had those turns has left the event here.
    const known = await knownEvents(
      tx,
      messages.map(({ event }) => event.id),
    );
    const fresh = new Map(messages.filter((one) => isFree(one) && !known.has(one.event.id)).map((one) => [one.event.id, one]));
    const written = await write(app, tx, [...fresh.values()]);
    return messages.map((one) => {
      if (!isFree(one)) return 'busy';
      return { done: fresh.get(one.event.id) === one ? written.get(one)! : 'known' };
    });
  });
}

function turnsOfMessage({ effect, payout }: Message): string[] {
  return [...(effect === null ? [] : turnsOf(effect)), ...(payout === null ? [] : [payout.id])];
}

async function write(app: App, tx: Tx, messages: readonly Message[]): Promise<Map<Message, Done>> {
  const applied = new Map<Message, Applied>();
  const told = messages.flatMap((message) => (message.effect === null ? [] : [{ message, effect: message.effect, scope: message.scope }]));
  const answers = await applyEffects(app, tx, told);
  for (const [n, { message }] of told.entries()) applied.set(message, answers[n]!);
  for (const message of messages) {
    const { payout, scope } = message;
    if (payout !== null) applied.set(message, { outcome: await applyPayout(app, tx, scope, payout), paymentId: null });
  }
  const outcome = (message: Message): Done => applied.get(message)?.outcome ?? 'ignored';
  const receivedAt = app.clock.now();
  const rows = messages.map((message) => ({
    eventId: message.event.id,
    type: message.event.type,
    processorObject: objectOf(message.event),
    intent: message.effect?.intent ?? null,
    paymentId: applied.get(message)?.paymentId ?? null,
    outcome: outcome(message),
    effect: message.effect === null ? null : effectToJson(message.effect),
    happenedAt: new Date(message.event.created * 1000),
    receivedAt,
  }));
  await insertEvents(tx, rows);
  return new Map(messages.map((message) => [message, outcome(message)]));
}

function turnAway(app: App, reason: 'signature' | 'mode' | 'account', event: string | null): Received {
  app.log.error({ alert: 'payments.webhook_turned_away', reason, event }, 'a message that claims to be the processor’s was turned away');
  return { accepted: false, reason };
}

function objectOf(event: Stripe.Event): string | null {
  const about: object = event.data.object;
  return 'id' in about && typeof about.id === 'string' ? about.id : null;
}

/** The door answers that it failed, and the processor brings it again. */
function fail(why: string): never {
  throw new Error(why);
}
