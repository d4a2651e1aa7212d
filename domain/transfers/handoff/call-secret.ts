import { secretText } from '#domain/directory/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { newId } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, requireRole, type Scope, systemFor, worksEverywhere } from '#kernel/scope.ts';
import { replaceSecret } from './queries/calls.ts';

const OLD_COUNTS_MS = 24 * 3_600_000;

/**
 * What our calls to the agency's API are signed with from now on: shown now and never again, stored nowhere. Calls carry the signature of the one before,
 * too, for a day. Audited. Agency admins who work at all of the agency.
 */
export async function makeCallSecret(app: App, scope: Scope): Promise<{ secret: string }> {
  requireRealm(scope, 'staff');
  requireRole(scope, 'agency_admin');
  const madeBy = requireActor(scope);
  if (!worksEverywhere(scope)) refuse('kernel.not_allowed');
  const agencyId = scope.agency ?? refuse('kernel.not_allowed');
  const id = newId('hos');
  await app.tx(systemFor(scope, agencyId), async (tx) => {
    const now = app.clock.now();
    await replaceSecret(tx, { id, agencyId, madeBy, now, oldEndsAt: new Date(now.getTime() + OLD_COUNTS_MS) });
    await audit(tx, systemFor(scope, agencyId), { action: 'transfers.call_secret_made', subject: agencyId, agency: agencyId }, now);
  });
  return { secret: secretText(app, id) };
}
