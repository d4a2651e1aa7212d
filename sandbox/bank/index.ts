import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '#kernel/app.ts';
import type { Clock } from '#kernel/clock.ts';
import type { Database } from '../database.ts';
import type { Reply, Visit } from '../http.ts';
import { createFaults, type Fault } from '../processor/faults.ts';
import { type Branch, doDueTransfers } from './account.ts';
import { answerApi } from './api.ts';
import { answerControl } from './control.ts';
import { bankPage } from './pages.ts';
import { BankProblem, problemReply } from './problem.ts';

export interface Bank {
  /** The reply, `null` when the path is none of the bank's, or 'silent' when a fault took the reply away. */
  answer(visit: Visit, res: ServerResponse, door: 'api' | 'browser'): Promise<Reply | null | 'silent'>;
  /** Starts what happens by itself: money arrives, or comes back. */
  begin(): void;
  stop(): Promise<void>;
}

const TICK_MS = 1000;

/** A bank with one account, Kinline's: pays on order by HTTP, once for each key, and shows the account's statement. */
export function createBank(options: { db: Database; clock: Clock; log: Logger; key: string }): Bank {
  const branch: Branch = { ...options, faults: createFaults() };
  let working: Promise<unknown> | null = null;
  let timer: NodeJS.Timeout | undefined;
  function tick(): void {
    working ??= doDueTransfers(branch)
      .catch((error: unknown) => branch.log.warn({ error: String(error) }, 'sandbox: due work of the bank failed'))
      .finally(() => (working = null));
  }
  return {
    answer: (visit, res, door) => answer(branch, visit, res, door),
    begin: () => void (timer = setInterval(tick, TICK_MS).unref()),
    stop: async () => {
      clearInterval(timer);
      await working;
    },
  };
}

async function answer(branch: Branch, visit: Visit, res: ServerResponse, door: 'api' | 'browser'): Promise<Reply | null | 'silent'> {
  const path = visit.url.pathname;
  if (path.startsWith('/control/bank/')) return await answerControl(branch, visit);
  if (path === '/bank') return await bankPage(branch, visit);
  // The key is a secret between servers: the browser's door does not take it.
  if (!path.startsWith('/bank/v1/') || door !== 'api') return null;
  const faults = branch.faults.take(visit.method, path);
  for (const fault of faults) {
    const reply = await meetBefore(fault, res);
    if (reply) return reply;
  }
  const reply = await answerApi(branch, visit);
  for (const fault of faults) {
    if (fault.kind === 'disconnect_after') res.destroy();
    if (fault.kind === 'timeout_after' || fault.kind === 'disconnect_after') return 'silent';
  }
  return reply;
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
      return problemReply(new BankProblem(500, 'internal', 'Something went wrong. It may have happened or not: look.'));
    case '429':
      return problemReply(new BankProblem(429, 'too_many', 'Too many requests. Come back later.'));
    default:
      return null;
  }
}
