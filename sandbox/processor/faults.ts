import { randomUUID } from 'node:crypto';

export const FAULT_KINDS = ['timeout_before', 'timeout_after', 'disconnect_before', 'disconnect_after', '500', '429', 'latency'] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** A fault that was ordered: for the next `times` fitting requests, or for a `rate` of them. */
export interface Fault {
  id: string;
  kind: FaultKind;
  method: string | null;
  /** The beginning of the path, such as `/v1/refunds`. */
  path: string | null;
  times: number | null;
  rate: number;
  delayMs: number;
  hits: number;
}

export interface Faults {
  add(order: Partial<Omit<Fault, 'id' | 'hits'>> & { kind: FaultKind }): Fault;
  list(): Fault[];
  clear(): void;
  /** Every fault this request meets, in the order they were asked for. */
  take(method: string, path: string): Fault[];
}

// Faults live in memory on purpose: a restart is how an operator gets a healthy processor back.
export function createFaults(chance: () => number = Math.random): Faults {
  let orders: Fault[] = [];
  return {
    add(order) {
      const fault: Fault = {
        id: randomUUID(),
        kind: order.kind,
        method: order.method ?? null,
        path: order.path ?? null,
        times: order.times ?? (order.rate === undefined ? 1 : null),
        rate: order.rate ?? 1,
        delayMs: order.delayMs ?? 1000,
        hits: 0,
      };
      orders.push(fault);
      return fault;
    },
    list: () => orders.map((order) => ({ ...order })),
    clear: () => void (orders = []),
    take(method, path) {
      const met = orders.filter(
        (order) =>
          (order.method === null || order.method === method) &&
          (order.path === null || path.startsWith(order.path)) &&
          (order.times === null || order.hits < order.times) &&
          chance() < order.rate,
      );
      for (const order of met) order.hits++;
      return met;
    },
  };
}
