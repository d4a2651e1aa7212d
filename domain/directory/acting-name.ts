import { readLogin } from '#domain/identity/index.ts';
import type { Tx } from '#kernel/db.ts';
import type { Scope } from '#kernel/scope.ts';

/** The name of whoever acts, kept beside what he did: later readers may not look into the logins of another realm. */
export async function actingName(tx: Tx, scope: Scope): Promise<string> {
  const login = scope.actor === null ? null : await readLogin(tx, scope, scope.actor);
  return login?.name ?? login?.email ?? 'Kinline';
}
