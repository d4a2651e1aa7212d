import type { Tx } from '#kernel/db.ts';
import { publish, type Subscriber } from '#kernel/outbox.ts';
import type { Scope } from '#kernel/scope.ts';
import { ROSTER_ENDED, type RosterEnded } from '../events.ts';
import { tellPrograms } from '../webhooks/tell-programs.ts';

/** A roster is through, whatever became of it: for the agency's programs. In the transaction that ends it. */
export async function sayEnded(tx: Tx, scope: Scope, ended: RosterEnded): Promise<void> {
  await publish(tx, scope, ROSTER_ENDED, ended);
}

export const tellRosterEnded: Subscriber = {
  event: ROSTER_ENDED,
  name: 'directory.tell_roster_ended',
  run: async (app, tx, _scope, { roster, agency, state }: RosterEnded) => {
    await tellPrograms(app, tx, { agency, type: 'roster.ended', data: { roster, state } });
  },
};
