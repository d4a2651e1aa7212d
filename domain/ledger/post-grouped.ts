import type { App } from '#kernel/app.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Journal, Posted } from './journal.ts';
import type { News } from './poster.ts';

/**
 * Posts one journal together with those of other callers, in a transaction of its own: for what arrives in numbers and joins no
 * other write. What has to commit with something else goes through `postJournal(tx, …)`. Answers and refusals are those of
 * postJournal, and: ledger.account_busy (a floor account it needs, or its key, was in use by others for ten seconds),
 * ledger.too_many_waiting (ten thousand wait already, or the program is ending). After both nothing was written.
 *
 * `news` is published when the journal is posted, in the same transaction. `signal` calls the journal back while it waits; once
 * it is under way it settles with the truth. After a lost connection the error is that of the connection: nobody knows, so ask
 * again with the same key.
 */
export async function postGrouped(
  app: Pick<App, 'poster'>,
  scope: Scope,
  input: Journal & { readonly news?: News; readonly signal?: AbortSignal },
): Promise<Posted> {
  const { news, signal, ...journal } = input;
  return await app.poster.post(scope, journal, { ...(news ? { news } : {}), ...(signal ? { signal } : {}) });
}
