import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '#kernel/clock.ts';
import type { Logger } from '#kernel/app.ts';
import type { Database } from '../database.ts';
import type { Reply, Visit } from '../http.ts';
import { answerApi, serverError } from './api.ts';
import { answerCheckout } from './checkout-page.ts';
import { answerControl } from './control.ts';
import { createDeliveries, DEFAULT_TIMING, type DeliveryTiming } from './deliveries.ts';
import { doDueWork } from './due-work.ts';
import { createFaults, type Fault } from './faults.ts';
import type { House } from './house.ts';
import { cardsPage, paymentsPage, webhooksPage } from './pages.ts';
import { Problem, problemReply } from './problem.ts';

export interface ProcessorOptions {
  db: Database;
  clock: Clock;
  log: Logger;
  publicOrigin: string;
  secretKey: string;
  webhookUrl: string;
  webhookSecret: string;
  timing?: Partial<DeliveryTiming>;
  disputeAfterSeconds?: number;
}

export interface Processor {
  /** The reply, `null` when the path is none of the processor's, or 'silent' when a fault took the reply away. */
  answer(visit: Visit, res: ServerResponse, door: 'api' | 'browser'): Promise<Reply | null | 'silent'>;
  /** Starts what happens by itself: webhooks, expiry, disputes. */
  begin(): void;
  stop(): Promise<void>;
}

const TICK_MS = 500;

export function createProcessor(options: ProcessorOptions): Processor {
  const { db, clock, log } = options;
  const webhook = { url: options.webhookUrl, secret: options.webhookSecret };
  const timing = { ...DEFAULT_TIMING, ...options.timing };
  const house: House = {
    db,
    clock,
    log,
    origin: options.publicOrigin,
    secretKey: options.secretKey,
    webhook,
    disputeAfterSeconds: options.disputeAfterSeconds ?? 60,
    forgotAt: 0,
    faults: createFaults(),
    deliveries: createDeliveries({ db, log, ...webhook, timing }),
  };
  let working: Promise<unknown> | null = null;
  let timer: NodeJS.Timeout | undefined;
  function tick(): void {
    working ??= doDueWork(house)
      .catch((error: unknown) => log.warn({ error: String(error) }, 'sandbox: due work of the processor failed'))
      .finally(() => (working = null));
  }
  return {
    answer: (visit, res, door) => answerWithFaults(house, visit, res, door),
    begin: () => {
      timer = setInterval(tick, TICK_MS).unref();
      house.deliveries.begin();
    },
    stop: async () => {
      clearInterval(timer);
      await working;
      await house.deliveries.stop();
    },
  };
}

async function answerWithFaults(
  house: House,
  visit: Visit,
  res: ServerResponse,
  door: 'api' | 'browser',
): Promise<Reply | null | 'silent'> {
  const path = visit.url.pathname;
  if (path.startsWith('/control/')) return answerControl(house, visit);
  const work = findWork(house, visit, door);
  if (!work) return null;
  const faults = house.faults.take(visit.method, path);
  for (const fault of faults) {
    const reply = await meetBefore(fault, res);
    if (reply) return reply;
  }
  const reply = await work();
  for (const fault of faults) {
    if (fault.kind === 'disconnect_after') res.destroy();
    if (fault.kind === 'timeout_after' || fault.kind === 'disconnect_after') return 'silent';
  }
  return reply;
}

function findWork(house: House, visit: Visit, door: 'api' | 'browser'): (() => Promise<Reply>) | null {
  const path = visit.url.pathname;
  // The API's key is a secret between servers: the browser's door does not take it.
  if (path.startsWith('/v1/') && door === 'api') return () => answerApi(house, visit);
  if (path.startsWith('/c/pay/')) return () => answerCheckout(house, visit);
  if (path === '/payments') return () => paymentsPage(house, visit);
  if (path === '/webhooks') return () => webhooksPage(house, visit);
  if (path === '/cards') return () => Promise.resolve(cardsPage(visit));
  return null;
}

async function meetBefore(fault: Fault, res: ServerResponse): Promise<Reply | 'silent' | null> {
  switch (fault.kind) {
    case 'latency':
      await sleep(fault.delayMs);
      return null;
    case 'timeout_before':
      return 'silent';
    case 'disconnect_before':
      res.destroy();
      return 'silent';
    case '500':
      return problemReply(serverError());
    case '429':
      return problemReply(new Problem(429, 'invalid_request_error', 'Request rate limit exceeded.', { code: 'rate_limit' }));
    default:
      return null;
  }
}
