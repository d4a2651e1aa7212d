import { createHmac } from 'node:crypto';
import type { Logger } from '#kernel/app.ts';
import type { Database } from '../database.ts';
import { findObject, type Thing } from './queries/objects.ts';
import { readSwitch, saveTry, selectPending, selectReady, setSwitch, type Delivery } from './queries/deliveries.ts';

export interface Deliveries {
  /** Looks for work now instead of at the next tick. */
  poke(): void;
  begin(): void;
  isHeld(): Promise<boolean>;
  hold(): Promise<void>;
  release(order: ReleaseOrder, copies: number): Promise<number>;
  sendNow(delivery: Delivery, tamper?: Tamper): Promise<number | null>;
  stop(): Promise<void>;
}
export const RELEASE_ORDERS = ['created', 'reverse', 'shuffle'] as const;
export type ReleaseOrder = (typeof RELEASE_ORDERS)[number];
export const TAMPERS = ['signature', 'body', 'timestamp'] as const;
export type Tamper = (typeof TAMPERS)[number];

export interface DeliveryTiming {
  /** Milliseconds to wait after the first, second, … failed try. After the last one the delivery counts as failed. */
  retryAfterMs: readonly number[];
  timeoutMs: number;
  tickMs: number;
}

/** Sandbox speed: what takes the processor three days takes about three hours here. */
export const DEFAULT_TIMING: DeliveryTiming = {
  retryAfterMs: [1, 2, 5, 10, 30, 60, 120, 300, 600, 1200, 1800, 3600, 3600].map((seconds) => seconds * 1000),
  timeoutMs: 10_000,
  tickMs: 500,
};
const AT_ONCE = 4;
const HELD = 'webhooks_held';

function signWebhook(secret: string, body: string, seconds: number): string {
  const signature = createHmac('sha256', secret).update(`${seconds}.${body}`, 'utf8').digest('hex');
  return `t=${seconds},v1=${signature}`;
}

interface Target {
  db: Database;
  log: Logger;
  url: string;
  secret: string;
  timing: DeliveryTiming;
}

/** Sends what is pending until it is taken with a 2xx. The rows are the queue, so a killed process resumes it. */
export function createDeliveries(target: Target): Deliveries {
  const { db, log } = target;
  const busy = new Map<string, Promise<unknown>>();
  const stopping = new AbortController();
  const sendNow = (delivery: Delivery, tamper?: Tamper) => send(target, stopping.signal, delivery, tamper);
  let looking: Promise<void> | null = null;
  let again = false;
  let timer: NodeJS.Timeout | undefined;

  async function look(): Promise<void> {
    while (busy.size < AT_ONCE && !stopping.signal.aborted) {
      const ready = await selectReady(db, HELD, new Date(), [...busy.keys()], AT_ONCE - busy.size);
      if (ready.length === 0) return;
      for (const delivery of ready) {
        const sent = sendNow(delivery)
          .catch((error: unknown) => log.error({ error: String(error) }, 'sandbox: a webhook could not be recorded'))
          .finally(() => {
            busy.delete(delivery.id);
            poke();
          });
        busy.set(delivery.id, sent);
      }
    }
  }

  function poke(): void {
    if (stopping.signal.aborted) return;
    again = looking !== null;
    looking ??= look()
      .catch((error: unknown) => log.warn({ error: String(error) }, 'sandbox: webhooks could not be read'))
      .finally(() => {
        looking = null;
        if (again) poke();
      });
  }

  return {
    poke,
    begin: () => void (timer = setInterval(poke, target.timing.tickMs).unref()),
    isHeld: () => readSwitch(db, HELD),
    hold: async () => {
      await setSwitch(db, HELD, true);
      await looking;
      await Promise.all(busy.values());
    },
    release: (order, copies) => release(db, order, copies, sendNow, poke),
    sendNow,
    stop: async () => {
      clearInterval(timer);
      stopping.abort();
      await looking;
      await Promise.allSettled(busy.values());
    },
  };
}

/** What waits is sent one after the other in this order, as many times as wanted, and then the holding ends. */
async function release(
  db: Database,
  order: ReleaseOrder,
  copies: number,
  sendNow: Deliveries['sendNow'],
  poke: () => void,
): Promise<number> {
  const waiting = arrange(await selectPending(db), order).flatMap((one) => Array.from({ length: copies }, () => one));
  for (const delivery of waiting) await sendNow(delivery);
  await setSwitch(db, HELD, false);
  poke();
  return waiting.length;
}

async function send(target: Target, stopped: AbortSignal, delivery: Delivery, tamper?: Tamper): Promise<number | null> {
  const event = await target.db.tx((tx) => findObject<Thing>(tx, 'event', delivery.event_id));
  if (!event) throw new Error(`no event ${delivery.event_id}`);
  const result = await post(target, event, stopped, tamper);
  // A stop is not an answer of the receiver: the delivery stays pending for the next start.
  if (stopped.aborted && result.status === null) return null;
  const taken = result.status !== null && result.status >= 200 && result.status < 300;
  const wait = target.timing.retryAfterMs[delivery.attempts];
  const state = taken ? 'delivered' : wait === undefined ? 'failed' : 'pending';
  const nextAt = new Date(Date.now() + (wait ?? 0));
  if (!tamper) await saveTry(target.db, delivery.id, { ...result, state, nextAt, at: new Date() });
  return result.status;
}

function arrange(deliveries: Delivery[], order: ReleaseOrder): Delivery[] {
  if (order === 'created') return deliveries;
  if (order === 'reverse') return deliveries.toReversed();
  return deliveries
    .map((delivery) => ({ delivery, place: Math.random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ delivery }) => delivery);
}

async function post(
  target: Target,
  event: Thing,
  stopped: AbortSignal,
  tamper?: Tamper,
): Promise<{ status: number | null; problem: string | null }> {
  const body = JSON.stringify(event, null, 2);
  const seconds = Math.floor(Date.now() / 1000) - (tamper === 'timestamp' ? 3600 : 0);
  const secret = tamper === 'signature' ? `${target.secret}x` : target.secret;
  try {
    const response = await fetch(target.url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.any([stopped, AbortSignal.timeout(target.timing.timeoutMs)]),
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        'User-Agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
        'Stripe-Signature': signWebhook(secret, body, seconds),
      },
      body: tamper === 'body' ? body.replace('"livemode": false', '"livemode": true') : body,
    });
    await response.body?.cancel();
    return { status: response.status, problem: response.ok ? null : `answered ${response.status}` };
  } catch (error) {
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    return { status: null, problem: cause instanceof Error ? cause.message || cause.name : String(cause) };
  }
}
