import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { hashToken } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import type { LoginRealm } from './email.ts';
import { useLink } from './queries/links.ts';
import { loginById } from './queries/logins.ts';
import { endAttempts, forgetDevices, insertOwnerLock, isLockedByOwner } from './queries/second-steps.ts';
import { endSessions } from './queries/sessions.ts';
import { requestLink } from './request-link.ts';

/**
 * "This wasn't me", by the link of a notice: ends every session, forgets every device, lets no password in until a reset link
 * was used, and sends that link. Refuses identity.link_dead when the link is unknown, used or too old.
 */
export async function reportNotMe(app: App, scope: Scope, input: { token: string; realm: LoginRealm; source: string }): Promise<void> {
  const inside = { ...systemScope(scope.request), lang: scope.lang };
  await app.tx(inside, async (tx) => {
    const now = app.clock.now();
    const link = await useLink(tx, hashToken(input.token), 'not_me', now);
    const login = link?.loginId ? await loginById(tx, link.loginId) : undefined;
    if (!login || login.realm !== input.realm) refuse('identity.link_dead');
    await endSessions(tx, login.id, null, 'not_me', new Date());
    await forgetDevices(tx, login.id, now);
    await endAttempts(tx, login.id);
    if (!(await isLockedByOwner(tx, login.id))) await insertOwnerLock(tx, login.id, now);
    const { realm, emailKey, agencyId } = login;
    await requestLink(app, tx, inside, { purpose: 'reset_password', realm, emailKey, source: input.source, loginId: login.id });
    await audit(tx, inside, { action: 'identity.not_me', subject: login.id, agency: agencyId }, now);
  });
}
