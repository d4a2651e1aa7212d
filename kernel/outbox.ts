import { sql } from 'kysely';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import type { Job } from '#kernel/jobs.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';

/** A module's interest in another's news. Effect and "delivered" mark commit together, so it happens once. */
export interface Subscriber {
  event: string;
  /** Unique and lasting: the name under which delivery is remembered. */
  name: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the publisher's events.ts says what it holds
  run(app: App, tx: Tx, scope: Scope, payload: any): Promise<void>;
}

interface EventRow {
  id: bigint;
  name: string;
  payload: object;
  request: string;
}

/** Tells the news, in the past tense, in the transaction that made it true. Money in the payload is decimal strings. */
export async function publish(tx: Tx, scope: Scope, name: string, payload: object): Promise<void> {
  await sql`select kernel.publish(${name}, ${JSON.stringify(payload)}::jsonb, ${scope.request})`.execute(tx);
}

/** The same for many, with one statement. */
export async function publishAll(tx: Tx, news: readonly { name: string; payload: object; request: string }[]): Promise<void> {
  if (news.length === 0) return;
  await sql`select kernel.publish(n.name, n.payload, n.request) from unnest(${news.map((one) => one.name)}::text[],
    ${news.map((one) => JSON.stringify(one.payload))}::jsonb[], ${news.map((one) => one.request)}::text[]) n(name, payload, request)`.execute(
    tx,
  );
}

/** The job that brings one event to every subscriber it has not reached yet. A failing subscriber holds up none of the others. */
export function deliverJob(subscribers: readonly Subscriber[]): Job {
  return async function deliver(app: App, payload: { event: string }): Promise<void> {
    const scope = systemScope(`outbox-${payload.event}`);
    const event = await app.tx(scope, async (tx) => {
      const { rows } = await sql<EventRow>`select id, name, payload, request from kernel.outbox where id = ${payload.event}`.execute(tx);
      return rows[0];
    });
    if (!event) return;
    const failures: unknown[] = [];
    for (const subscriber of subscribers.filter((s) => s.event === event.name)) {
      await app
        .tx({ ...scope, request: event.request }, async (tx) => deliverTo(app, tx, { ...scope, request: event.request }, subscriber, event))
        .catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw new AggregateError(failures, `event ${event.id} ${event.name}: ${failures.map(String).join('; ')}`);
    await app.tx(scope, async (tx) => {
      await sql`update kernel.outbox set delivered_at = ${app.clock.now()} where id = ${event.id} and delivered_at is null`.execute(tx);
    });
  };
}

async function deliverTo(app: App, tx: Tx, scope: Scope, subscriber: Subscriber, event: EventRow): Promise<void> {
  const first = await sql`insert into kernel.deliveries (event_id, subscriber) values (${event.id}, ${subscriber.name})
    on conflict do nothing returning 1`.execute(tx);
  if (first.rows.length > 0) await subscriber.run(app, tx, scope, event.payload);
}
