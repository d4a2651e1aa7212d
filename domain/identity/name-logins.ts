import type { App } from '#kernel/app.ts';
import { requireRealm, type Scope } from '#kernel/scope.ts';
import { loginNames } from './queries/names.ts';

/**
 * What to call these logins on a page: the name, or the address of who gave none. Operators can name everybody, staff the
 * people of their own agency; who may not be seen is missing from the answer.
 */
export async function nameLogins(app: App, scope: Scope, ids: readonly string[]): Promise<Map<string, string>> {
  requireRealm(scope, 'staff', 'operator');
  const named = await app.tx(scope, (tx) => loginNames(tx, [...new Set(ids)]));
  return new Map(named.map(({ id, name, email }) => [id, name ?? email]));
}
