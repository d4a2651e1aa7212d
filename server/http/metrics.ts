import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type pg from 'pg';

export interface Metrics {
  observe(surface: string, method: string, status: number, seconds: number): void;
  text(): Promise<string>;
}

/** What an operator who is paged at night looks at first. No label ever holds a person, an id or a path. */
export function makeMetrics(pool: pg.Pool): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: 'kinline_requests_total',
    help: 'Answered requests',
    labelNames: ['surface', 'method', 'status'],
    registers: [registry],
  });
  const duration = new Histogram({
    name: 'kinline_request_seconds',
    help: 'Time to answer',
    labelNames: ['surface'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
    registers: [registry],
  });
  new Gauge({
    name: 'kinline_db_connections',
    help: 'Open database connections',
    registers: [registry],
    collect() {
      this.set(pool.totalCount);
    },
  });
  new Gauge({
    name: 'kinline_db_waiting',
    help: 'Requests waiting for a database connection',
    registers: [registry],
    collect() {
      this.set(pool.waitingCount);
    },
  });
  return {
    observe(surface, method, status, seconds) {
      requests.inc({ surface, method, status: String(status) });
      duration.observe({ surface }, seconds);
    },
    text: () => registry.metrics(),
  };
}
