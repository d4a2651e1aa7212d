import type { App } from '#kernel/app.ts';
import { requireActor, requireRealm, type Scope, systemFor } from '#kernel/scope.ts';
import { newestClosing } from '../queries/leaving.ts';

/** For so long the owner is told that signing in has kept the login. */
const TOLD_MS = 24 * 3600_000;

/** The day on which the customer's login would have closed, where signing in has kept it within the last day; else null. */
export async function readKeptLogin(app: App, scope: Scope): Promise<{ dueAt: Date } | null> {
  requireRealm(scope, 'customer');
  const actor = requireActor(scope);
  const closing = await app.tx(systemFor(scope), (tx) => newestClosing(tx, actor));
  if (!closing?.cancelledAt || app.clock.now().getTime() - closing.cancelledAt.getTime() > TOLD_MS) return null;
  return { dueAt: closing.dueAt };
}
