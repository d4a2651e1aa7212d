import type { App } from '#kernel/app.ts';
import { hashToken } from '#kernel/ids.ts';
import { audit } from '#kernel/audit.ts';
import { publish } from '#kernel/outbox.ts';
import { refuse } from '#kernel/refusal.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { emailHash } from '../email.ts';
import type { LoginVerified } from '../events.ts';
import { useLink } from '../queries/links.ts';
import { deleteSignUps, insertLogin, insertVerification, setPassword, signUpById } from '../queries/logins.ts';
import { insertTerms } from '../queries/terms.ts';
import { knowDevice } from '../sessions/start-session.ts';
import { mobileTerms } from '../terms/versions.ts';

/**
 * Uses the link of a sign-up: the login exists from now on, with the password and the terms of that very sign-up. The browser
 * that holds the link is known from now on: it has proved the mailbox.
 * Refuses identity.link_dead when the link is unknown, used, replaced or too old.
 */
export async function verifyEmail(
  app: App,
  scope: Scope,
  input: { token: string; deviceToken?: unknown },
): Promise<{ loginId: string; email: string; residentId: string | null; deviceToken: string }> {
  const inside = { ...systemScope(scope.request), lang: scope.lang };
  return await app.tx(inside, async (tx) => {
    const now = app.clock.now();
    const link = await useLink(tx, hashToken(String(input.token)), 'verify_email', now);
    const signUp = link?.signUpId ? await signUpById(tx, link.signUpId) : undefined;
    if (!signUp) refuse('identity.link_dead');
    const { email, emailKey, lang, residentId } = signUp;
    const loginId = await insertLogin(tx, { realm: 'customer', email, emailKey, name: null, agencyId: null, lang, createdAt: now });
    if (loginId === null) refuse('identity.link_dead');
    await setPassword(tx, loginId, signUp.passwordHash, 'sign_up', now);
    const agreed = { loginId, lang, at: signUp.signedUpAt };
    await insertTerms(tx, { ...agreed, kind: signUp.termsKind, version: signUp.termsVersion });
    if (signUp.mobileTermsVersion) await insertTerms(tx, { ...agreed, kind: mobileTerms.kind, version: signUp.mobileTermsVersion });
    await insertVerification(tx, loginId, email, now);
    await deleteSignUps(tx, emailKey);
    await audit(tx, inside, { action: 'identity.email_verified', subject: loginId }, now);
    await publish(tx, inside, 'login.verified', { loginId, residentId } satisfies LoginVerified);
    const hash = emailHash(app, 'customer', emailKey);
    const deviceToken = await knowDevice(app, tx, { loginId, emailHash: hash, deviceToken: input.deviceToken });
    return { loginId, email, residentId, deviceToken };
  });
}
