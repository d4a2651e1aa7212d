import type { Tx } from '#kernel/db.ts';
import { closedEmail } from './queries/leaving.ts';
import { type Scope, requireRealm } from '#kernel/scope.ts';
import { checkEmail } from './email.ts';
import { loginByEmail, loginById, loginsById, type LoginRow } from './queries/logins.ts';

/** The login with this id as far as the scope may see it, or null. Never holds anything that opens a door. */
export async function readLogin(tx: Tx, _scope: Scope, loginId: string): Promise<LoginRow | null> {
  return (await loginById(tx, loginId)) ?? null;
}

/** Whether its owner gave it up and the two weeks are over: it has no address, and nobody comes back to it. As `emptyLogin` leaves it. */
export function isClosedLogin(login: Pick<LoginRow, 'id' | 'email'>): boolean {
  return login.email === closedEmail(login.id);
}

/** The login unless it is closed: whom something can be told or asked. Null else. */
export async function readOpenLogin(tx: Tx, scope: Scope, loginId: string): Promise<LoginRow | null> {
  return (await readOpenLogins(tx, scope, [loginId])).get(loginId) ?? null;
}

/** The same of many, by id. */
export async function readOpenLogins(tx: Tx, scope: Scope, loginIds: readonly string[]): Promise<Map<string, LoginRow>> {
  return new Map([...(await readLogins(tx, scope, loginIds))].filter(([, login]) => !isClosedLogin(login)));
}

/** Logins by id, closed ones too. */
export async function readLogins(tx: Tx, _scope: Scope, loginIds: readonly string[]): Promise<Map<string, LoginRow>> {
  return await loginsById(tx, loginIds);
}

/** The customer with this e-mail, or null. For operators and jobs: nobody else may ask whether an address is known. */
export async function findCustomer(tx: Tx, scope: Scope, typed: string): Promise<LoginRow | null> {
  requireRealm(scope, 'operator', 'system');
  const email = checkEmail(typed);
  return email.ok ? ((await loginByEmail(tx, 'customer', email.key)) ?? null) : null;
}
