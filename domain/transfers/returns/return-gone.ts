import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { systemScope } from '#kernel/scope.ts';
import { DECIDED } from '../transfer.ts';
import { waitingForGone } from './queries.ts';
import { returnAll } from './return-all.ts';

/**
 * Money that an agency's clerk was to put in by hand, and has not when it is late (ten days), goes back to its sender where its person was released or has
 * died. What a clerk holds back is left to him, what was handed over to the agency's own answer. Returns how many.
 */
export async function returnGone(app: App): Promise<number> {
  const scope = systemScope('sweep-gone');
  return await returnAll(app, scope, {
    find: (tx, limit) => waitingForGone(tx, app.clock.now(), limit),
    unless: DECIDED,
    why: 'gone',
    told: (tx, { transferId, agencyId }) =>
      audit(tx, scope, { action: 'transfers.gone_returned', subject: transferId, agency: agencyId }, app.clock.now()),
  });
}
