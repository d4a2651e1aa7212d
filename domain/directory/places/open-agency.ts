import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireRealm, type Scope } from '#kernel/scope.ts';
import { insertOpening, selectAgency } from '../queries/agencies.ts';
import { inWords, missingAt } from './readiness.ts';

/**
 * Shows an agency to families, for good. Only when nothing is missing (readiness.ts). Opening twice does nothing.
 * Operators and the system. Refuses: directory.unknown_agency, agency_not_ready {missing}.
 */
export async function openAgency(app: App, scope: Scope, agencyId: string): Promise<void> {
  requireRealm(scope, 'operator', 'system');
  await app.tx(scope, async (tx) => {
    const now = app.clock.now();
    if (!(await selectAgency(tx, agencyId))) refuse('directory.unknown_agency');
    const missing = await missingAt(tx, agencyId, now);
    if (missing.length > 0) refuse('directory.agency_not_ready', { missing: missing.map(inWords).join(', ') });
    if (await insertOpening(tx, agencyId, scope.actor, now)) {
      await audit(tx, scope, { action: 'directory.agency_opened', subject: agencyId, agency: agencyId }, now);
    }
  });
}
