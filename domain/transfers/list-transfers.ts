import type { App } from '#kernel/app.ts';
import { isId } from '#kernel/ids.ts';
import { requireActor, requireRealm, type Scope } from '#kernel/scope.ts';
import { historyOf, type TransferRow } from './queries/transfers.ts';
import { standing, type StateKind } from './transfer.ts';

export const PAGE_SIZE = 20;

export type ListedTransfer = TransferRow & { state: StateKind; totalCents: bigint };

/** The customer's own transfers, the newest first, a page at a time. `next` goes into `before` for the page after; null on the last one. */
export async function listTransfers(
  app: App,
  scope: Scope,
  input: { before?: string | null; resident?: string | null; limit?: number } = {},
): Promise<{ transfers: ListedTransfer[]; next: string | null }> {
  requireRealm(scope, 'customer');
  const customer = requireActor(scope);
  const limit = Math.min(input.limit ?? PAGE_SIZE, 100);
  const before = isId('trf', input.before) ? input.before : null;
  const residentId = isId('res', input.resident) ? input.resident : null;
  const rows = await app.tx(scope, (tx) => historyOf(tx, customer, { before, residentId, limit: limit + 1 }));
  const transfers = rows
    .slice(0, limit)
    .map(({ kinds, ...row }) => ({ ...row, state: standing(kinds), totalCents: row.amountCents + row.feeCents }));
  return { transfers, next: rows.length > limit ? transfers.at(-1)!.transferId : null };
}
