import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { publish } from '#kernel/outbox.ts';
import { type Scope, requireActor, requireRealm, systemFor, systemScope } from '#kernel/scope.ts';
import type { PasswordChanged } from '../events.ts';
import { newPasswordErrors } from './new-password.ts';
import { type Proof, proveOwner } from '../sign-in/prove-owner.ts';
import { endLinks } from '../queries/links.ts';
import { loginById, setPassword } from '../queries/logins.ts';
import { endAttempts } from '../queries/second-steps.ts';
import { endSessions } from '../queries/sessions.ts';

export interface PasswordChange extends Proof {
  newPassword: unknown;
  confirmation: unknown;
}

/**
 * Another password, by the old one and the second factor where there is one. Ends every other session and what was begun with
 * the old one; the owner gets a mail. Refuses wrong fields, all at once; identity.password_wrong, .code_wrong, .locked.
 */
export async function changePassword(app: App, scope: Scope, input: PasswordChange): Promise<void> {
  requireRealm(scope, 'customer', 'staff', 'operator');
  const actor = requireActor(scope);
  const login = await app.tx(systemScope(scope.request), (tx) => loginById(tx, actor));
  const own = login ? [login.email, login.name ?? ''] : [];
  const typed = { password: input.newPassword, confirmation: input.confirmation };
  const errors = newPasswordErrors(typed, { secondFactor: scope.realm !== 'customer', own });
  const also = errors.map((error) => (error.field === 'password' ? { ...error, field: 'newPassword' } : error));
  const hashed = also.length === 0 ? await app.hasher.hash(input.newPassword as string) : '';
  await proveOwner(
    app,
    scope,
    input,
    'if_any',
    async (tx, { id, agencyId }) => {
      const inside = systemFor(scope, agencyId);
      const now = app.clock.now();
      const changeId = await setPassword(tx, id, hashed, 'owner', now);
      await endSessions(tx, id, scope.session, 'password_changed', new Date());
      await endAttempts(tx, id);
      await endLinks(tx, { loginId: id, signUpId: null, inviteId: null }, ['reset_password'], now);
      await audit(tx, inside, { action: 'identity.password_changed', subject: id, agency: agencyId }, now);
      const news: PasswordChanged = { loginId: id, changeId, by: 'owner', at: now.toISOString(), lang: scope.lang };
      await publish(tx, inside, 'password.changed', news);
    },
    also,
  );
}
