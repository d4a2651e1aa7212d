import { createHash } from 'node:crypto';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import type { Scope } from '#kernel/scope.ts';
import type { ScreenAnswer } from '../push/push-service.ts';
import { splitScreens } from '../push/screens.ts';
import { endScreens, insertReceipts, type ScreenRow, receiptsOf } from '../queries/screens.ts';
import type { Answer, Channel, Ready, Try } from './channel.ts';

const DAY_SECONDS = 24 * 3600;

/** Notices on the screens of somebody's phones. A screen is told the kind of news and its language; the words lie in its worker. */
export const push: Channel = {
  offered: (app) => Boolean(app.push),
  async reaches(app, tx, _scope, login) {
    return login.realm === 'customer' && (await splitScreens(tx, login.id, app.clock.now())).reached.length > 0;
  },
  prepare,
};

async function prepare(app: App, tx: Tx, _scope: Scope, one: Try): Promise<Ready | string> {
  const { reached } = await splitScreens(tx, one.login!.id, app.clock.now());
  const done = await receiptsOf(tx, one.deliveryId);
  const left = reached.filter(({ id }) => !done.has(id));
  if (left.length === 0) return 'nobody';
  return { address: null, send: () => sendToAll(app, one, left) };
}

async function sendToAll(app: App, { deliveryId, notice }: Try, screens: readonly ScreenRow[]): Promise<Answer> {
  const message = {
    plain: JSON.stringify({ kind: notice.kind, lang: notice.lang }),
    ttlSeconds: notice.kind === 'security' ? DAY_SECONDS : 3 * DAY_SECONDS,
    urgency: notice.kind === 'security' ? 'high' : 'normal',
    topic: createHash('sha256').update(notice.id).digest('base64url').slice(0, 32),
  } as const;
  const answers = await Promise.all(screens.map(async (screen) => ({ id: screen.id, ...(await app.push!.send(screen, message)) })));
  const those = (kind: ScreenAnswer['kind']): string[] => answers.filter((answer) => answer.kind === kind).map(({ id }) => id);
  return {
    outcome: outcomeOf(answers),
    answer: answers.map(({ kind, said }) => `${kind} ${said}`).join(', '),
    async after(tx) {
      const at = app.clock.now();
      await insertReceipts(tx, deliveryId, [...those('taken'), ...those('never')], at);
      await endScreens(tx, those('gone'), 'gone', at);
    },
  };
}

/** Tried again while one screen may still take it; those that took it are not asked twice. */
function outcomeOf(answers: readonly ScreenAnswer[]): Answer['outcome'] {
  if (answers.some(({ kind }) => kind === 'later')) return 'failed';
  return answers.some(({ kind }) => kind === 'taken') ? 'sent' : 'refused';
}
