import type { App } from '#kernel/app.ts';
import { requireRealm, type Scope, systemScope } from '#kernel/scope.ts';
import { keyNames } from '../queries/keys.ts';
import { loginNames } from '../queries/names.ts';

/**
 * What to call these logins and keys on a page: the name, or the address of who gave none. Operators can name everybody, staff the
 * people of their own agency; who may not be seen is missing from the answer.
 */
export async function nameLogins(app: App, scope: Scope, ids: readonly string[]): Promise<Map<string, string>> {
  requireRealm(scope, 'staff', 'operator');
  const people = await app.tx(scope, (tx) => loginNames(tx, [...new Set(ids)]));
  const keys = ids.filter((id) => id.startsWith('key_'));
  const agency = scope.realm === 'staff' ? (scope.agency ?? '') : null;
  const programs = keys.length === 0 ? [] : await app.tx(systemScope(scope.request), (tx) => keyNames(tx, keys, agency));
  return new Map([
    ...people.map(({ id, name, email }) => [id, name ?? email] as const),
    ...programs.map(({ id, name }) => [id, name] as const),
  ]);
}

interface Asked {
  askedBy: string;
  decidedBy: string | null;
}

/** What to call who asked something of a second person, and who decided it; null where nameLogins has no name, or nobody has decided. */
export async function nameAskers<Ask extends Asked>(
  app: App,
  scope: Scope,
  asks: readonly Ask[],
): Promise<(ask: Ask) => Ask & { askedByName: string | null; decidedByName: string | null }> {
  const names = await nameLogins(
    app,
    scope,
    asks.flatMap(({ askedBy, decidedBy }) => [askedBy, ...(decidedBy === null ? [] : [decidedBy])]),
  );
  const nameOf = (id: string | null): string | null => names.get(id ?? '') ?? null;
  return (ask) => ({ ...ask, askedByName: nameOf(ask.askedBy), decidedByName: nameOf(ask.decidedBy) });
}
