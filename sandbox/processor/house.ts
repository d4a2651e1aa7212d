import type { Clock } from '#kernel/clock.ts';
import type { Logger } from '#kernel/app.ts';
import type { Database, Tx } from '../database.ts';
import type { Deliveries } from './deliveries.ts';
import type { Faults } from './faults.ts';
import { becomeTheWriter } from './queries/objects.ts';

/** The version the pinned SDK speaks. Another one would need other shapes, so it is refused. */
export const API_VERSION = '2026-10-28.endive';

/** The processor's parts, made once at start. */
export interface House {
  db: Database;
  clock: Clock;
  log: Logger;
  origin: string;
  secretKey: string;
  webhook: { url: string; secret: string };
  disputeAfterSeconds: number;
  /** When idempotency keys were last cleared out. */
  forgotAt: number;
  faults: Faults;
  deliveries: Deliveries;
}

/** Something that changes objects: a request of the API, a form of the payment page, or work that fell due. */
export interface Act {
  house: House;
  tx: Tx;
  now: number;
  request: { id: string | null; idempotency_key: string | null };
}

export function secondsNow(house: House): number {
  return Math.floor(house.clock.now().getTime() / 1000);
}

/** One transaction that may write, and the webhooks it caused set going after its commit. */
export async function act<T>(house: House, request: Act['request'], work: (act: Act) => Promise<T>): Promise<T> {
  const result = await house.db.tx(async (tx) => {
    await becomeTheWriter(tx);
    return work({ house, tx, now: secondsNow(house), request });
  });
  house.deliveries.poke();
  return result;
}

export const NO_REQUEST = { id: null, idempotency_key: null };
