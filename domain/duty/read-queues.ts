import { referencesOf } from '#domain/transfers/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { type QueueItem, pageOfQueue, type QueueSize, sizeOfQueue } from '#kernel/queues.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, type Scope } from '#kernel/scope.ts';
import { type AlarmRow, newestAlarms, openAlarms } from './queries/alarms.ts';
import { isQueue, type Queue, type QueueName, queueNames, queueOf } from './queues.ts';

export type QueueView = QueueSize & Omit<Queue, 'source'> & { name: QueueName; alarm: AlarmRow | null };

const PAGE = 50;
const ALARMS_SHOWN = 20;

/** How long every queue is, and which ring. Operators. */
export async function listQueues(app: App, scope: Scope): Promise<{ queues: QueueView[]; alarms: AlarmRow[] }> {
  requireRealm(scope, 'operator');
  requireActor(scope);
  return await app.tx(scope, async (tx) => {
    const open = await openAlarms(tx);
    const queues: QueueView[] = [];
    for (const name of queueNames) {
      const { source, ...queue } = queueOf(name);
      const alarm = open.find((one) => one.queue === name) ?? null;
      queues.push({ name, ...queue, alarm, ...(await sizeOfQueue(tx, source, app.clock.now())) });
    }
    return { queues, alarms: (await newestAlarms(tx, ALARMS_SHOWN)).filter(({ queue }) => isQueue(queue)) };
  });
}

/** How many queues ring. Operators. */
export async function countRinging(app: App, scope: Scope): Promise<number> {
  requireRealm(scope, 'operator');
  return (await app.tx(scope, openAlarms)).length;
}

export interface QueuePage {
  queue: QueueView;
  items: QueueItem[];
  /** Give it as `after` for the next page; null on the last one. */
  next: string | null;
}

/** What waits in one queue, a page at a time, what waits longest first. Operators; audited. Refuses duty.unknown_queue. */
export async function readQueue(app: App, scope: Scope, input: { name: string; after: string | null }): Promise<QueuePage> {
  requireRealm(scope, 'operator');
  requireActor(scope);
  const { name } = input;
  if (!isQueue(name)) return refuse('duty.unknown_queue');
  const { source, ...queue } = queueOf(name);
  const now = app.clock.now();
  return await app.tx(scope, async (tx) => {
    const size = await sizeOfQueue(tx, source, now);
    const alarm = (await openAlarms(tx)).find((one) => one.queue === name) ?? null;
    const found = await pageOfQueue(tx, source, { now, after: placeOf(input.after), limit: PAGE + 1 });
    const items = found.slice(0, PAGE);
    const unnamed = items.filter((item) => item.name === null && item.purpose === 'transfer').map(({ subject }) => subject);
    const references = await referencesOf(tx, unnamed);
    await audit(tx, scope, { action: 'duty.queue_read', subject: name, details: { found: items.length } }, now);
    const last = items.at(-1);
    return {
      queue: { name, ...queue, alarm, ...size },
      items: items.map((item) => ({ ...item, name: item.name ?? references.get(item.subject) ?? null })),
      next: found.length > PAGE && last ? `${last.at.toISOString()}~${last.id}` : null,
    };
  });
}

/** Where a page ended; what is no such place begins at the beginning. */
function placeOf(text: string | null): { at: Date; id: string } | null {
  const [moment = '', id] = (text ?? '').split('~', 2);
  const at = new Date(moment);
  return id === undefined || Number.isNaN(at.getTime()) ? null : { at, id };
}
