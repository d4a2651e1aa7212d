import { readOpenLogin } from '#domain/identity/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { addJob, type Sweep } from '#kernel/jobs.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { keyOf } from './address.ts';
import { isDead } from './bounces/queries.ts';
import { channels } from './channels/index.ts';
import { type ChannelName, ruleOf } from './kinds.ts';
import { choicesOf, quietHoursOf } from './queries/preferences.ts';
import { insertDelivery, type NoticeRow, noticeById, takeDue } from './queries/notices.ts';
import { quietUntil } from './quiet-hours.ts';
import { channelsFor } from './where-to.ts';

/** Makes a notice's deliveries, one per channel its reader wants and has. Run again it makes none twice. */
export async function spread(app: App, payload: { notice: string }): Promise<void> {
  const scope = systemScope(`notice-${payload.notice}`);
  await app.tx(scope, async (tx) => {
    const notice = await noticeById(tx, payload.notice);
    if (!notice) return;
    const now = app.clock.now();
    for (const channel of await waysTo(app, tx, scope, notice)) {
      const dueAt = (await waitsUntil(tx, notice, channel, now)) ?? now;
      const delivery = await insertDelivery(tx, { noticeId: notice.id, channel, dueAt, queuedAt: dueAt > now ? null : now });
      if (delivery && dueAt <= now) await queueDelivery(tx, delivery);
    }
  });
}

async function waysTo(app: App, tx: Tx, scope: Scope, notice: NoticeRow): Promise<ChannelName[]> {
  if (notice.proofId !== null) return ['sms'];
  if (notice.loginId === null) return ['email'];
  const login = await readOpenLogin(tx, scope, notice.loginId);
  if (!login) return [];
  const ways: ChannelName[] = [];
  for (const name of channelsFor(notice, await choicesOf(tx, login.id), !(await isDead(tx, keyOf(login.email))))) {
    const channel = channels[name];
    if (channel?.offered(app) && (await channel.reaches(app, tx, scope, login))) ways.push(name);
  }
  return ways;
}

/** The end of the quiet hours that keep this delivery back now, or null. A mail makes no noise. */
export async function waitsUntil(tx: Tx, notice: NoticeRow, channel: ChannelName, now: Date): Promise<Date | null> {
  if (channel === 'email' || notice.loginId === null || !ruleOf(notice.kind).waits) return null;
  const quiet = await quietHoursOf(tx, notice.loginId);
  return quiet ? quietUntil(now, quiet) : null;
}

async function queueDelivery(tx: Tx, delivery: string): Promise<void> {
  await addJob(tx, 'notifications.deliver', { delivery }, { key: `delivery:${delivery}` });
}

const AT_ONCE = 500;

/** Hands over what waited for its hour. */
export const sendDue: Sweep = {
  name: 'notifications.send_due',
  everySeconds: 10,
  async run(app) {
    const scope = systemScope('notifications-send-due');
    for (let taken = AT_ONCE; taken === AT_ONCE;) {
      taken = await app.tx(scope, async (tx) => {
        const due = await takeDue(tx, app.clock.now(), AT_ONCE);
        for (const delivery of due) await queueDelivery(tx, delivery);
        return due.length;
      });
    }
  },
};
