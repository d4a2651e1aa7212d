import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, type Scope, systemFor } from '#kernel/scope.ts';
import { hasAgreed, insertTerms } from '../queries/terms.ts';
import { mobileTerms } from './versions.ts';

/** Whether the customer still has to agree to the app's own terms: never asked, or only for an older text. */
export async function owesMobileTerms(app: App, scope: Scope): Promise<boolean> {
  requireRealm(scope, 'customer');
  const actor = requireActor(scope);
  return !(await app.tx(scope, (tx) => hasAgreed(tx, actor, mobileTerms)));
}

/**
 * Keeps that the signed-in customer agreed to the app's own terms: version, language of the page, and time. Once; a second
 * press changes nothing. Refuses identity.mobile_terms_unticked.
 */
export async function agreeToMobileTerms(app: App, scope: Scope, input: { agreed: boolean }): Promise<void> {
  requireRealm(scope, 'customer');
  const loginId = requireActor(scope);
  if (!input.agreed) refuse('identity.mobile_terms_unticked', {}, 'mobile');
  const inside = systemFor(scope);
  const at = app.clock.now();
  await app.tx(inside, async (tx) => {
    if (!(await insertTerms(tx, { loginId, ...mobileTerms, lang: scope.lang, at }))) return;
    await audit(tx, inside, { action: 'identity.mobile_terms_agreed', subject: loginId, details: { version: mobileTerms.version } }, at);
  });
}
