import type { Glimpse, WorkSource } from '#kernel/looks.ts';
import { WORK_LINGERS_MS } from '#kernel/looks.ts';
import { openTimes, sendersOf } from './queries.ts';

/** Operators' looks at what families wrote; a message that is open explains a look at its sender. */
export const workSource: WorkSource = {
  looks: ['support.message_read'],
  async peopleOf(tx, _realm, looks) {
    const senders = await sendersOf(tx, [...new Set(looks.map(({ subject }) => subject))]);
    return looks.flatMap(({ subject, at }): Glimpse[] => {
      const person = senders.get(subject);
      return person === undefined ? [] : [{ person, at }];
    });
  },
  async hadWork(tx, realm, glimpses) {
    if (realm !== 'operator') return glimpses.map(() => false);
    const messages = Map.groupBy(await openTimes(tx, [...new Set(glimpses.map(({ person }) => person))]), ({ login }) => login);
    return glimpses.map(({ person, at }) =>
      (messages.get(person) ?? []).some(
        ({ sentAt, closedAt }) => sentAt <= at && (closedAt === null || closedAt.getTime() + WORK_LINGERS_MS >= at.getTime()),
      ),
    );
  },
};
