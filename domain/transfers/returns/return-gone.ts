import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { systemScope } from '#kernel/scope.ts';
import { statesOf, takeTurnOfTransfer, transferById } from '../queries/transfers.ts';
import { waitingForGone } from './queries.ts';
import { startReturn } from './start-return.ts';

const AT_ONCE = 100;

/**
 * Money that an agency's clerk was to put in by hand, and has not when it is late (ten days), goes back to its sender where its person was released or has
 * died. What a clerk holds back is left to him, what was handed over to the agency's own answer. Returns how many.
 */
export async function returnGone(app: App): Promise<number> {
  const scope = systemScope('sweep-gone');
  for (let all = 0; ;) {
    const found = await app.tx(scope, async (tx) => {
      const now = app.clock.now();
      const ids = await waitingForGone(tx, now, AT_ONCE);
      let count = 0;
      for (const id of ids) {
        await takeTurnOfTransfer(tx, id);
        const kinds = new Set((await statesOf(tx, id)).map(({ kind }) => kind));
        if ((['posted', 'withheld', 'returning', 'handed_over'] as const).some((kind) => kinds.has(kind))) continue;
        const transfer = (await transferById(tx, id))!;
        if (!(await startReturn(app, tx, scope, transfer, 'gone'))) continue;
        await audit(tx, scope, { action: 'transfers.gone_returned', subject: id, agency: transfer.agencyId }, now);
        count++;
      }
      return { ids, count };
    });
    all += found.count;
    if (found.ids.length < AT_ONCE) return all;
  }
}
