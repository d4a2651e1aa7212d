import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { hashToken } from '#kernel/ids.ts';
import { publish } from '#kernel/outbox.ts';
import { refuse, refuseFields } from '#kernel/refusal.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { emailHash, type LoginRealm } from '../email.ts';
import type { PasswordChanged } from '../events.ts';
import { newPasswordErrors } from './new-password.ts';
import { clearCounters } from '../queries/attempts.ts';
import { endLinks, useLink } from '../queries/links.ts';
import { isDisabled, loginById, setPassword } from '../queries/logins.ts';
import { endAttempts, forgetDevices, openOwnerLocks } from '../queries/second-steps.ts';
import { endSessions } from '../queries/sessions.ts';
import { readLink } from '../links/read-link.ts';
import { knowDevice } from '../sessions/start-session.ts';

export interface NewPassword {
  realm: LoginRealm;
  token: string;
  password: unknown;
  confirmation: unknown;
  /** The browser that holds the link: it has proved the mailbox, so the next sign-in needs no code by mail. */
  deviceToken?: unknown;
}

/**
 * Sets the new password through a reset link, ends every session and every other reset link of the login, forgets its
 * devices and opens its locks. A second factor is still asked for at the next sign-in. A wrong field uses nothing up.
 * Refuses identity.link_dead when the link is unknown, used, replaced or too old.
 */
export async function resetPassword(app: App, scope: Scope, input: NewPassword): Promise<{ email: string; deviceToken: string }> {
  const found = await readLink(app, scope, { token: input.token, purpose: 'reset_password', realm: input.realm });
  if (!found) refuse('identity.link_dead');
  refuseFields(newPasswordErrors(input, { secondFactor: input.realm !== 'customer', own: [found.email] }));
  const passwordHash = await app.hasher.hash(input.password as string);
  const inside = { ...systemScope(scope.request), lang: scope.lang };
  return await app.tx(inside, async (tx) => {
    const now = app.clock.now();
    const link = await useLink(tx, hashToken(input.token), 'reset_password', now);
    const login = link?.loginId ? await loginById(tx, link.loginId) : undefined;
    if (!login || login.realm !== input.realm || (await isDisabled(tx, login.id))) refuse('identity.link_dead');
    const changeId = await setPassword(tx, login.id, passwordHash, 'reset', now);
    await endSessions(tx, login.id, null, 'password_changed', new Date());
    await clearCounters(tx, emailHash(app, login.realm, login.emailKey));
    await endLinks(tx, { loginId: login.id, signUpId: null, inviteId: null }, ['reset_password'], now);
    await endAttempts(tx, login.id);
    await forgetDevices(tx, login.id, now);
    await openOwnerLocks(tx, login.id, now);
    const hash = emailHash(app, login.realm, login.emailKey);
    const deviceToken = await knowDevice(app, tx, { loginId: login.id, emailHash: hash, deviceToken: input.deviceToken });
    await audit(tx, inside, { action: 'identity.password_reset', subject: login.id, agency: login.agencyId }, now);
    await publish(tx, inside, 'password.changed', {
      loginId: login.id,
      changeId,
      by: 'link',
      at: now.toISOString(),
      lang: scope.lang,
    } satisfies PasswordChanged);
    return { email: login.email, deviceToken };
  });
}
