import { isClosedLogin, readLogin } from '#domain/identity/index.ts';
import type { Tx } from '#kernel/db.ts';
import { addJob } from '#kernel/jobs.ts';
import type { Scope } from '#kernel/scope.ts';

/** Stamps came free again. Nobody can come for those of a closed login: they go back as money, by a job. */
export async function goesBackIfClosed(tx: Tx, scope: Scope, customer: string): Promise<void> {
  const login = await readLogin(tx, scope, customer);
  if (login !== null && isClosedLogin(login)) await addJob(tx, 'stamps.give_back', { customer }, { key: `stamps.give_back:${customer}` });
}
