import type { App } from '#kernel/app.ts';
import { refuse } from '#kernel/refusal.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { checkEmail, type LoginRealm } from '../email.ts';
import { waitingSignUp } from '../links/mint-link.ts';
import { loginByEmail } from '../queries/logins.ts';
import { requestLink, spendSource } from '../links/request-link.ts';

export interface LinkWish {
  realm: LoginRealm;
  email: unknown;
  source: string;
}

/**
 * "Send me a reset link": also cures a lock. For an address that signed up but never used its link, that link is sent again.
 * Same answer, work and time for every address. Refuses a malformed address, and identity.too_many_from_here.
 */
export async function requestReset(app: App, scope: Scope, input: LinkWish): Promise<{ email: string }> {
  const email = checkEmail(input.email);
  if (!email.ok) refuse(`identity.${email.reason}`, {}, 'email');
  const inside = { ...systemScope(scope.request), lang: scope.lang };
  await app.tx(inside, async (tx) => {
    await spendSource(app, tx, 'link', input.source);
    const login = await loginByEmail(tx, input.realm, email.key);
    const signUpId = await waitingSignUp(tx, input.realm, email.key);
    await requestLink(app, tx, inside, {
      purpose: login || !signUpId ? 'reset_password' : 'verify_email',
      realm: input.realm,
      emailKey: email.key,
      source: input.source,
      loginId: login?.id,
      signUpId: login ? null : signUpId,
    });
  });
  return { email: email.email };
}
