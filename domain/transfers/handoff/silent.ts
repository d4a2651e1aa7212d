import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { systemScope } from '#kernel/scope.ts';
import { statesOf, takeTurnOfTransfer, transferById } from '../queries/transfers.ts';
import { startReturn } from '../returns/start-return.ts';
import { dueAlerts, insertAlert, silentItems } from './queries/silent.ts';

export const SOON_MS = 6 * 3_600_000;
const AT_ONCE = 100;

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
  for (let all = 0; ;) {
    const found = await app.tx(scope, async (tx) => {
      const ids = await silentItems(tx, app.clock.now(), AT_ONCE);
      let count = 0;
      for (const id of ids) {
        await takeTurnOfTransfer(tx, id);
        const kinds = new Set((await statesOf(tx, id)).map(({ kind }) => kind));
        if (kinds.has('posted') || kinds.has('returning')) continue;
        const transfer = (await transferById(tx, id))!;
        app.log.warn(
          { alert: 'transfers.silent_returned', transfer: id, agency: transfer.agencyId },
          'nobody answered for money in time; it goes back',
        );
        await startReturn(app, tx, scope, transfer, 'no_answer');
        await audit(tx, scope, { action: 'transfers.silent_returned', subject: id, agency: transfer.agencyId }, app.clock.now());
        count++;
      }
      return { ids, count };
    });
    all += found.count;
    if (found.ids.length < AT_ONCE) return all;
  }
}
