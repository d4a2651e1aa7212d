import type { App } from '#kernel/app.ts';
import { isId } from '#kernel/ids.ts';
import { type FieldError, refuseFields } from '#kernel/refusal.ts';
import { type Scope, requireRealm, systemScope } from '#kernel/scope.ts';
import { checkEmail } from '../email.ts';
import { leastLength, passwordProblem } from '../passwords/password.ts';
import { insertSignUp } from '../queries/logins.ts';
import { requestLink, spendSource } from '../links/request-link.ts';
import { mobileTerms, paymentTerms } from '../terms/versions.ts';

export interface SignUp {
  email: unknown;
  password: unknown;
  /** Whether the Payment Terms box was ticked. */
  agreed: boolean;
  /** Only of a sign-up that began in the app: whether the box of its own terms was ticked. */
  mobileAgreed?: boolean | undefined;
  /** The person the sign-up began from, if any. */
  residentId?: string | null | undefined;
  source: string;
}

/**
 * Takes a customer's sign-up and sends a link that proves the e-mail; the login exists once that link is used. The answer, the
 * work and so the time are the same for an address that already has a login: its owner gets a mail that says so.
 * Refuses wrong fields, and identity.too_many_from_here.
 */
export async function signUpCustomer(app: App, scope: Scope, input: SignUp): Promise<{ email: string }> {
  requireRealm(scope, 'public', 'customer', 'system');
  const errors: FieldError[] = [];
  const email = checkEmail(input.email);
  if (!email.ok) errors.push({ field: 'email', code: `identity.${email.reason}` });
  const problem = passwordProblem(input.password, { secondFactor: false, own: email.ok ? [email.email] : [] });
  if (problem) errors.push({ field: 'password', code: `identity.${problem}`, params: { least: leastLength(false) } });
  if (!input.agreed) errors.push({ field: 'agreed', code: 'identity.terms_unticked' });
  if (input.mobileAgreed === false) errors.push({ field: 'mobile', code: 'identity.mobile_terms_unticked' });
  refuseFields(errors);
  if (!email.ok) throw new Error('unreachable');

  const inside = { ...systemScope(scope.request), lang: scope.lang };
  await app.tx(inside, (tx) => spendSource(app, tx, 'sign_up', input.source));
  const passwordHash = await app.hasher.hash(input.password as string);
  await app.tx(inside, async (tx) => {
    const signUpId = await insertSignUp(tx, {
      email: email.email,
      emailKey: email.key,
      passwordHash,
      termsKind: paymentTerms.kind,
      termsVersion: paymentTerms.version,
      mobileTermsVersion: input.mobileAgreed === true ? mobileTerms.version : null,
      residentId: isId('res', input.residentId) ? input.residentId : null,
      lang: scope.lang,
      signedUpAt: app.clock.now(),
    });
    await requestLink(app, tx, inside, { purpose: 'verify_email', realm: 'customer', emailKey: email.key, source: input.source, signUpId });
  });
  return { email: email.email };
}
