import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { requireOperator, type Scope } from '#kernel/scope.ts';
import { isDay } from '#kernel/wall-clock.ts';
import { type UnclaimedRow, unclaimedRefunds } from './queries.ts';

const PAGE = 50;

/** Money kept for owners nobody reached, a page at a time, what is owed to a state first. Finance; audited. */
export async function listUnclaimed(
  app: App,
  scope: Scope,
  input: { after: string | null },
): Promise<{ items: UnclaimedRow[]; next: string | null }> {
  requireOperator(scope, 'finance');
  return await app.tx(scope, async (tx) => {
    const found = await unclaimedRefunds(tx, { after: placeOf(input.after), limit: PAGE + 1 });
    const items = found.slice(0, PAGE);
    await audit(tx, scope, { action: 'payments.unclaimed_listed', subject: '-', details: { found: items.length } }, app.clock.now());
    const last = items.at(-1);
    return { items, next: found.length > PAGE && last ? `${last.dueOn}~${last.refund}` : null };
  });
}

/** Where a page ended; what is no such place begins at the beginning. */
function placeOf(text: string | null): { dueOn: string; refund: string } | null {
  const [dueOn = '', refund] = (text ?? '').split('~', 2);
  return refund === undefined || !isDay(dueOn) ? null : { dueOn, refund };
}
