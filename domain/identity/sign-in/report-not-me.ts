import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { hashToken } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import type { LoginRealm } from '../email.ts';
import { lockLogin } from './lock-login.ts';
import { aboutOfLink } from '../queries/email-changes.ts';
import { useLink } from '../queries/links.ts';
import { loginById } from '../queries/logins.ts';
import { endPasskeys } from '../queries/passkeys.ts';

/**
 * "This wasn't me", by the link of a notice: ends every session, forgets every device, takes away the passkeys made since, lets
 * nobody in until a reset link was used, and sends that link. Refuses identity.link_dead when the link is unknown, used or too old.
 */
export async function reportNotMe(app: App, scope: Scope, input: { token: string; realm: LoginRealm; source: string }): Promise<void> {
  const inside = { ...systemScope(scope.request), lang: scope.lang };
  const hash = hashToken(input.token);
  await app.tx(inside, async (tx) => {
    const now = app.clock.now();
    const link = await useLink(tx, hash, 'not_me', now);
    const login = link?.loginId ? await loginById(tx, link.loginId) : undefined;
    if (!login || login.realm !== input.realm) refuse('identity.link_dead');
    // A stranger's passkey would outlive the new password. The notice says when the stranger came in.
    const since = new Date((await aboutOfLink(tx, hash, 'not_me'))['at'] ?? 0);
    const passkeys = await endPasskeys(tx, login.id, since, new Date());
    await lockLogin(app, tx, inside, login, input.source);
    await audit(tx, inside, { action: 'identity.not_me', subject: login.id, agency: login.agencyId, details: { passkeys } }, now);
  });
}
