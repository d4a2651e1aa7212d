import { readTeam } from '#domain/identity/index.ts';
import { type MailContent, notify } from '#domain/notifications/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import { type QueueSize, sizeOfQueue } from '#kernel/queues.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { isOver, nextStep } from './alarm-rules.ts';
import { endAlarm, insertAlarm, openAlarms, setCalm } from './queries/alarms.ts';
import { type QueueName, queueNames, queueOf } from './queues.ts';

/** How long every queue is, for whoever measures. */
export async function measureQueues(app: App): Promise<(QueueSize & { queue: QueueName })[]> {
  return await app.tx(systemScope('duty-measure'), (tx) => sizes(tx, app.clock.now()));
}

async function sizes(tx: Tx, now: Date): Promise<(QueueSize & { queue: QueueName })[]> {
  const all: (QueueSize & { queue: QueueName })[] = [];
  for (const queue of queueNames) all.push({ queue, ...(await sizeOfQueue(tx, queueOf(queue).source, now)) });
  return all;
}

/**
 * Looks at every queue. One that is too long or too old rings: those on duty are told once, and once more when it has been short for a quarter of an hour.
 * Any number of processes may look at once; each alarm is one. Returns how many began or ended.
 */
export async function watchQueues(app: App): Promise<number> {
  const scope = systemScope('duty-watch');
  const now = app.clock.now();
  return await app.tx(scope, async (tx) => {
    const open = new Map((await openAlarms(tx)).map((alarm) => [alarm.queue, alarm]));
    let told = 0;
    for (const { queue, ...size } of await sizes(tx, now)) {
      const alarm = open.get(queue) ?? null;
      const step = nextStep(alarm, isOver(queueOf(queue), size, now), now);
      if (step === 'ring') {
        const alarmId = newId('alm');
        if (!(await insertAlarm(tx, { alarmId, queue, at: now, ...size }))) continue;
        app.log.error({ alert: `duty.${queue}`, alarm: alarmId, waiting: size.count, oldestAt: size.oldestAt }, 'a queue is too long');
        await tell(tx, scope, { alarmId, queue, news: 'rang', at: now });
        told++;
      } else if (step === 'stir' || step === 'calm') {
        await setCalm(tx, alarm!.alarmId, step === 'calm' ? now : null);
      } else if (step === 'end' && (await endAlarm(tx, alarm!.alarmId, now))) {
        app.log.info({ alarm: alarm!.alarmId, queue }, 'a queue is short again');
        await tell(tx, scope, { alarmId: alarm!.alarmId, queue, news: 'ended', at: now });
        told++;
      }
    }
    return told;
  });
}

/** Every operator whose work it is. Nobody's name and no amount: that stands on the page alone. */
async function tell(
  tx: Tx,
  scope: Scope,
  { alarmId, queue, news, at }: { alarmId: string; queue: QueueName; news: 'rang' | 'ended'; at: Date },
): Promise<void> {
  const { role } = queueOf(queue);
  for (const { loginId, lang, roles, disabled } of await readTeam(tx, scope, null)) {
    if (disabled || !roles.includes(role)) continue;
    await notify(tx, scope, {
      to: { login: loginId },
      kind: 'duty',
      template: `alarm_${news}`,
      lang,
      content: mail(queue, news),
      key: `alarm:${alarmId}:${news}:${loginId}`,
      at,
    });
  }
}

function mail(queue: QueueName, news: 'rang' | 'ended'): MailContent {
  return {
    subject: { key: `duty.mail.${news}_subject` },
    heading: { key: `duty.mail.${news}_heading` },
    blocks: [
      { kind: 'text', text: { key: `duty.queue.${queue}` } },
      { kind: 'soft', text: { key: news === 'rang' ? `duty.queue.${queue}.you` : 'duty.mail.ended_text' } },
      { kind: 'button', text: { key: 'duty.mail.button' }, path: `/queues/${queue}`, surface: 'ops' },
    ],
  };
}
