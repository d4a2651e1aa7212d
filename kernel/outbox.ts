import { sql } from 'kysely';
import type { App } from '#kernel/app.ts';
import { type Tx, waitBriefly } from '#kernel/db.ts';
import type { Job } from '#kernel/jobs.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { type Failure, oneByOne, together } from '#kernel/together.ts';

/** A module's interest in another's news. Effect and "delivered" mark commit together, so it happens once. */
export type Subscriber = {
  event: string;
  /** Unique and lasting: the name under which delivery is remembered. */
  name: string;
} & ({ run: Run } | { runAll: RunAll });

/** News, under the scope of the request that told it. */
export interface Heard<News> {
  readonly news: News;
  readonly scope: Scope;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the publisher's events.ts says what it holds
type Run = (app: App, tx: Tx, scope: Scope, news: any) => Promise<void>;
/** For what comes in numbers: all that was told together, in one transaction. When it fails, or waits for others, the parts come again, down to one alone. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- as above
type RunAll = (app: App, tx: Tx, heard: readonly Heard<any>[]) => Promise<void>;

interface EventRow {
  id: bigint;
  name: string;
  payload: object;
  request: string;
}

/** Tells the news, in the past tense, in the transaction that made it true. Money in the payload is decimal strings. */
export async function publish(tx: Tx, scope: Scope, name: string, payload: object): Promise<void> {
  await publishAll(tx, [{ name, payload, request: scope.request }]);
}

/** The same for many, with one statement and one job. */
export async function publishAll(tx: Tx, news: readonly { name: string; payload: object; request: string }[]): Promise<void> {
  if (news.length === 0) return;
  await sql`select kernel.publish(${news.map((one) => one.name)}::text[], ${news.map((one) => JSON.stringify(one.payload))}::jsonb[],
    ${news.map((one) => one.request)}::text[])`.execute(tx);
}

/** The job that brings news to every subscriber it has not reached yet. A failing subscriber holds up none of the others, and bad news no other news. */
export function deliverJob(subscribers: readonly Subscriber[]): Job {
  return async function deliver(app: App, payload: { events: string[] } | { event: string }): Promise<void> {
    const ids = 'events' in payload ? payload.events : [payload.event]; // one by one, as it was queued until migration 0260
    const scope = systemScope(`outbox-${ids[0]}`);
    const events = await app.tx(scope, (tx) => waitingEvents(tx, ids));
    const failures: Failure<EventRow>[] = [];
    for (const subscriber of subscribers) {
      const wanted = events.filter((event) => event.name === subscriber.event);
      failures.push(...(await deliverTo(app, subscriber, wanted)));
    }
    const failed = new Set(failures.map(({ item }) => item.id));
    const delivered = events.filter(({ id }) => !failed.has(id)).map(({ id }) => id);
    if (delivered.length > 0) {
      await app.tx(scope, async (tx) => {
        await sql`update kernel.outbox set delivered_at = ${app.clock.now()} where id = any (${delivered}::bigint[]) and delivered_at is null`.execute(
          tx,
        );
      });
    }
    if (failures.length > 0) {
      const said = failures.map(({ item, error }) => `event ${item.id} ${item.name}: ${String(error)}`).join('; ');
      throw new AggregateError(
        failures.map(({ error }) => error),
        said,
      );
    }
  };
}

async function deliverTo(app: App, subscriber: Subscriber, events: readonly EventRow[]): Promise<Failure<EventRow>[]> {
  const deliver = (set: readonly EventRow[]) => deliverSet(app, subscriber, set);
  return await ('runAll' in subscriber ? together(events, deliver) : oneByOne(events, deliver));
}

async function deliverSet(app: App, subscriber: Subscriber, events: readonly EventRow[]): Promise<void> {
  await app.tx(systemScope(events[0]!.request), async (tx) => {
    if (events.length > 1) await waitBriefly(tx);
    const unheard = await markDelivered(tx, subscriber, events);
    if (unheard.length === 0) return;
    const heard = unheard.map(({ payload, request }) => ({ news: payload, scope: systemScope(request) }));
    if ('runAll' in subscriber) await subscriber.runAll(app, tx, heard);
    else for (const { news, scope } of heard) await subscriber.run(app, tx, scope, news);
  });
}

async function waitingEvents(tx: Tx, ids: readonly string[]): Promise<EventRow[]> {
  const { rows } = await sql<EventRow>`select id, name, payload, request from kernel.outbox
    where id = any (${[...ids]}::bigint[]) and delivered_at is null order by id`.execute(tx);
  return rows;
}

/** Those of the events that the subscriber has not heard yet. */
async function markDelivered(tx: Tx, subscriber: Subscriber, events: readonly EventRow[]): Promise<EventRow[]> {
  const { rows } = await sql<{ event_id: bigint }>`insert into kernel.deliveries (event_id, subscriber)
    select id, ${subscriber.name} from unnest(${events.map(({ id }) => id)}::bigint[]) id order by id
    on conflict do nothing returning event_id`.execute(tx);
  const marked = new Set(rows.map((row) => row.event_id));
  return events.filter(({ id }) => marked.has(id));
}
