import type { App } from '#kernel/app.ts';
import { hashToken } from '#kernel/ids.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import type { LoginRealm } from '../email.ts';
import { inviteById, liveLink } from '../queries/links.ts';
import { loginById, signUpById } from '../queries/logins.ts';
import type { LinkPurpose } from '../sessions/session-times.ts';

/** Whose link this is, or null when it no longer works. Looking uses nothing up: mail scanners open links too. */
export async function readLink(
  app: App,
  scope: Scope,
  input: { token: unknown; purpose: LinkPurpose; realm: LoginRealm },
): Promise<{ email: string } | null> {
  if (typeof input.token !== 'string' || input.token === '') return null;
  const tokenHash = hashToken(input.token);
  return await app.tx(systemScope(scope.request), async (tx) => {
    const link = await liveLink(tx, tokenHash, input.purpose, app.clock.now());
    if (!link) return null;
    const of = link.loginId ? await loginById(tx, link.loginId) : link.inviteId ? await inviteById(tx, link.inviteId) : undefined;
    if (of) return of.realm === input.realm ? { email: of.email } : null;
    const signUp = link.signUpId ? await signUpById(tx, link.signUpId) : undefined;
    return signUp && input.realm === 'customer' ? { email: signUp.email } : null;
  });
}
