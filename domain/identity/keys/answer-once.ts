import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireRealm, type Scope } from '#kernel/scope.ts';
import { forgetAnswer, keepAnswer, selectAnswer, takeCallName } from '../queries/keys.ts';
import { ANSWER_HOURS } from './key-scopes.ts';

/** What a call was answered. */
export interface Answer {
  status: number;
  body: unknown;
}

/**
 * Does what a call asks for once. `work` gets an app whose transactions are all one: what it changes and the answer that is kept commit
 * together, so after a crash there are both or neither. The same name with the same digest gets the same answer for 24 hours; whoever
 * comes with it at the same moment waits for the first. A refusal changes nothing and is not kept: the name stays free.
 * Refuses identity.call_name_bad, identity.call_name_taken (the same name, another call).
 */
export async function answerOnce(
  app: App,
  scope: Scope,
  call: { name: string; digest: Buffer },
  work: (app: App) => Promise<Answer>,
): Promise<Answer & { again: boolean }> {
  requireRealm(scope, 'machine');
  if (!/^[\x21-\x7e]{1,100}$/.test(call.name)) refuse('identity.call_name_bad', {}, 'Idempotency-Key');
  // Only an agency's programs change something.
  const [keyId, agencyId] = [scope.actor!, scope.agency ?? refuse('kernel.not_allowed')];
  return await app.tx(scope, async (tx) => {
    const now = app.clock.now();
    await forgetAnswer(tx, keyId, call.name, new Date(now.getTime() - ANSWER_HOURS * 3_600_000));
    if (!(await takeCallName(tx, { keyId, agencyId, ...call }, now))) {
      const kept = await selectAnswer(tx, keyId, call.name);
      if (kept?.digest.equals(call.digest) !== true) refuse('identity.call_name_taken', {}, 'Idempotency-Key');
      return { status: kept.status!, body: kept.body, again: true };
    }
    const answer = await work(joined(app, scope, tx));
    await keepAnswer(tx, keyId, call.name, answer);
    return { ...answer, again: false };
  });
}

/** The same app within one transaction. Only for its own scope: work under another one would be work with other rights. */
function joined(app: App, scope: Scope, tx: Tx): App {
  return {
    ...app,
    tx: async (asked, work) => {
      if (asked !== scope) throw new Error('a call that is answered once works under one scope');
      return await work(tx);
    },
  };
}
