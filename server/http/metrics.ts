import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type pg from 'pg';
import { ageSeconds, isOver, measureQueues, queueOf } from '#domain/duty/index.ts';
import type { App } from '#kernel/app.ts';
import { isLogStuck } from '#server/queries.ts';

export interface Metrics {
  observe(surface: string, method: string, status: number, seconds: number): void;
  text(): Promise<string>;
}

/** What an operator who is paged at night looks at first. No label ever holds a person, an id or a path. */
export function makeMetrics(pool: pg.Pool, app: App): Metrics {
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
  const archiving = new Gauge({
    name: 'kinline_log_archive_failing',
    help: 'Whether the database could not copy the last piece of its log (docs/runbooks/backup.md)',
    registers: [registry],
  });
  const measureWork = workGauges(registry, app);
  return {
    observe(surface, method, status, seconds) {
      requests.inc({ surface, method, status: String(status) });
      duration.observe({ surface }, seconds);
    },
    async text() {
      await measureWork();
      await isLogStuck(pool).then(
        (is) => archiving.set(is ? 1 : 0),
        () => archiving.reset(), // the database does not answer: the others go on
      );
      return await registry.metrics();
    },
  };
}

/** How much waits for operators, and since when. While the database does not answer these say nothing, and all the others go on. */
function workGauges(registry: Registry, app: App): () => Promise<void> {
  const gauge = (name: string, help: string) => new Gauge({ name, help, labelNames: ['queue'], registers: [registry] });
  const waiting = gauge('kinline_queue_waiting', 'What waits for operators');
  const oldest = gauge('kinline_queue_oldest_seconds', 'How long the oldest has waited');
  const over = gauge('kinline_queue_over', 'Whether it is too long or too old');
  return async () => {
    for (const one of [waiting, oldest, over]) one.reset();
    const now = app.clock.now();
    const all = await measureQueues(app).catch((error: unknown) => {
      app.log.warn({ err: error }, 'could not measure what waits');
      return [];
    });
    for (const { queue, ...size } of all) {
      waiting.set({ queue }, size.count);
      oldest.set({ queue }, ageSeconds(size, now));
      over.set({ queue }, isOver(queueOf(queue), size, now) ? 1 : 0);
    }
  };
}
