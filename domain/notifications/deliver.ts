import { readOpenLogin } from '#domain/identity/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { keyOf } from './address.ts';
import { isDead } from './bounces/queries.ts';
import type { Ready } from './channels/channel.ts';
import { channels } from './channels/index.ts';
import { type DeliveryRow, holdDelivery, insertAttempt, insertOutcome, postpone, triesOf } from './queries/notices.ts';
import { choicesOf } from './queries/preferences.ts';
import { waitsUntil } from './spread.ts';
import { channelsFor } from './where-to.ts';

/** Longer than any channel waits for its other side. A try older than this has died. */
const TRY_MS = 2 * 60_000;

interface Begun {
  attemptId: string;
  ready: Ready;
}

/**
 * Sends one delivery; done ones are left alone, and what became unwanted or quiet while it waited is not sent. At least once: when the process dies between
 * the other side's yes and our note of it, it goes out again. Throws when it was not taken, so that the job comes back.
 */
export async function deliver(app: App, payload: { delivery: string }): Promise<void> {
  const scope = systemScope(`delivery-${payload.delivery}`);
  const begun = await app.tx(scope, (tx) => begin(app, tx, scope, payload.delivery));
  if (!begun) return;
  const { outcome, answer, after } = await begun.ready.send();
  await app.tx(scope, async (tx) => {
    await insertOutcome(tx, { attemptId: begun.attemptId, outcome, answer, at: app.clock.now() });
    await after?.(tx);
  });
  if (outcome === 'failed') throw new Error(`delivery ${payload.delivery} was not taken: ${answer}`);
}

async function begin(app: App, tx: Tx, scope: Scope, id: string): Promise<Begun | null> {
  const now = app.clock.now();
  const delivery = await holdDelivery(tx, id);
  if (!delivery) return null;
  const tries = await triesOf(tx, id, new Date(now.getTime() - TRY_MS));
  if (tries === 'done') return null;
  if (tries === 'trying') throw new Error(`delivery ${id} is being sent`);
  const quiet = await waitsUntil(tx, delivery.notice, delivery.channel, now);
  if (quiet) {
    await postpone(tx, id, quiet);
    return null;
  }
  const attemptId = newId('att');
  const ready = await prepare(app, tx, scope, delivery, attemptId);
  await insertAttempt(tx, { id: attemptId, deliveryId: id, address: typeof ready === 'string' ? null : ready.address, at: now });
  if (typeof ready !== 'string') return { attemptId, ready };
  await insertOutcome(tx, { attemptId, outcome: 'nothing', answer: ready, at: now });
  return null;
}

/** What was wanted when the news came may be unwanted now, and a login may be gone. */
async function prepare(app: App, tx: Tx, scope: Scope, delivery: DeliveryRow, attemptId: string): Promise<Ready | string> {
  const { notice, channel: name } = delivery;
  const channel = channels[name];
  if (!channel?.offered(app)) return 'not offered';
  const login = notice.loginId === null ? null : await readOpenLogin(tx, scope, notice.loginId);
  if (notice.loginId !== null) {
    if (!login) return 'nobody';
    if (notice.proofId !== null) return await channel.prepare(app, tx, scope, { attemptId, deliveryId: delivery.id, notice, login });
    if (!channelsFor(notice, await choicesOf(tx, login.id), !(await isDead(tx, keyOf(login.email)))).includes(name)) return 'switched off';
    if (!(await channel.reaches(app, tx, scope, login))) return 'nobody';
  }
  return await channel.prepare(app, tx, scope, { attemptId, deliveryId: delivery.id, notice, login });
}
