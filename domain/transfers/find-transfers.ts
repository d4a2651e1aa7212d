import { findCustomer } from '#domain/identity/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, type Scope } from '#kernel/scope.ts';
import { cleanText } from '#kernel/text.ts';
import type { ListedTransfer } from './list-transfers.ts';
import { historyOf, transferByReference, type TransferWithKinds } from './queries/transfers.ts';
import { readReference } from './reference.ts';
import { standing } from './transfer.ts';

export const MOST_FOUND = 50;

/**
 * Transfers by their number, or all of the customer with exactly this e-mail address, the newest first. Every search is audited.
 * Operators. Refuses at the field `query`: transfers.search_empty, search_unreadable.
 */
export async function findTransfers(app: App, scope: Scope, input: { query: unknown }): Promise<ListedTransfer[]> {
  requireRealm(scope, 'operator');
  requireActor(scope);
  const typed = cleanText(input.query, { max: 254 });
  if (!typed.ok) return refuse(typed.reason === 'empty' ? 'transfers.search_empty' : 'transfers.search_unreadable', {}, 'query');
  const reference = readReference(typed.value);
  if (reference === null && !typed.value.includes('@')) refuse('transfers.search_unreadable', {}, 'query');
  return await app.tx(scope, async (tx) => {
    let found: TransferWithKinds[] = [];
    if (reference !== null) {
      const one = await transferByReference(tx, reference);
      if (one) found = [one];
    } else {
      const customer = await findCustomer(tx, scope, typed.value);
      if (customer) found = await historyOf(tx, customer.id, { before: null, residentId: null, limit: MOST_FOUND });
    }
    const details = { by: reference === null ? 'email' : 'reference', reference, found: found.map((t) => t.transferId) };
    await audit(tx, scope, { action: 'transfers.searched', subject: found[0]?.customer ?? '-', details }, app.clock.now());
    return found.map(({ kinds, ...row }) => ({ ...row, state: standing(kinds), totalCents: row.amountCents + row.feeCents }));
  });
}
