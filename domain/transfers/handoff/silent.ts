import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { systemScope } from '#kernel/scope.ts';
import { returnAll } from '../returns/return-all.ts';
import { dueAlerts, insertAlert, silentItems } from './queries/silent.ts';

export const SOON_MS = 6 * 3_600_000;

/** Tells operators, once each, of files whose answer is due soon or is late. */
export async function alertFiles(app: App): Promise<number> {
  const scope = systemScope('handoff-alerts');
  const now = app.clock.now();
  return await app.tx(scope, async (tx) => {
    let told = 0;
    for (const { fileId, agencyId, number, kind, open } of await dueAlerts(tx, now, new Date(now.getTime() + SOON_MS))) {
      if (!(await insertAlert(tx, fileId, kind, now))) continue;
      told++;
      app.log.warn(
        { alert: `transfers.answer_${kind}`, file: fileId, agency: agencyId, number, open },
        'an agency has not answered a file',
      );
      await audit(tx, scope, { action: `transfers.answer_${kind}`, subject: fileId, agency: agencyId, details: { number, open } }, now);
    }
    return told;
  });
}

/** What no one answered for in time goes back to its sender, where the agency's rule at the making of the file says so. Returns how many. */
export async function returnSilent(app: App): Promise<number> {
  const scope = systemScope('handoff-silent');
  return await returnAll(app, scope, {
    find: (tx, limit) => silentItems(tx, app.clock.now(), limit),
    unless: ['posted', 'returning'],
    why: 'no_answer',
    async told(tx, { transferId, agencyId }) {
      app.log.warn(
        { alert: 'transfers.silent_returned', transfer: transferId, agency: agencyId },
        'nobody answered for money in time; it goes back',
      );
      await audit(tx, scope, { action: 'transfers.silent_returned', subject: transferId, agency: agencyId }, app.clock.now());
    },
  });
}
