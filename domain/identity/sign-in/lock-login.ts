import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import type { Scope } from '#kernel/scope.ts';
import type { LoginRow } from '../queries/logins.ts';
import { endAttempts, forgetDevices, insertOwnerLock, isLockedByOwner } from '../queries/second-steps.ts';
import { endSessions } from '../queries/sessions.ts';
import { requestLink } from '../links/request-link.ts';

/**
 * What "this wasn't me" does to a login: every session ends, every device is forgotten, no password and no passkey lets anybody in
 * until a reset link was used, and that link is sent to the e-mail the login has.
 */
export async function lockLogin(
  app: App,
  tx: Tx,
  scope: Scope,
  login: Pick<LoginRow, 'id' | 'realm' | 'emailKey'>,
  source: string,
): Promise<void> {
  const now = app.clock.now();
  const { id, realm, emailKey } = login;
  await endSessions(tx, id, null, 'not_me', new Date());
  await forgetDevices(tx, id, now);
  await endAttempts(tx, id);
  if (!(await isLockedByOwner(tx, id))) await insertOwnerLock(tx, id, now);
  await requestLink(app, tx, scope, { purpose: 'reset_password', realm, emailKey, source, loginId: id });
}
