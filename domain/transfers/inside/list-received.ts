import type { App } from '#kernel/app.ts';
import { isId } from '#kernel/ids.ts';
import { requireActor, requireRealm, requireRole, type Scope } from '#kernel/scope.ts';
import { nameTaken } from '../name-taken.ts';
import { isGoingBack, standing } from '../transfer.ts';
import { receivedBy, type ReceivedRow } from './queries.ts';

/** coming: the agency has it, or gets it. posted: on his account. back: it goes back to who sent it, or it follows him elsewhere. */
export type ReceivedState = 'coming' | 'posted' | 'back';
export type Received = Omit<ReceivedRow, 'kinds' | 'ruleNames'> & { state: ReceivedState };

/** Who sent him what, the newest first, a page at a time. Residents. */
export async function listReceived(
  app: App,
  scope: Scope,
  page: { before?: string | null; limit?: number } = {},
): Promise<{ received: Received[]; next: string | null }> {
  requireRealm(scope, 'resident');
  requireRole(scope, 'resident');
  requireActor(scope);
  const limit = page.limit ?? 20;
  const before = isId('trf', page.before) ? page.before : null;
  const rows = await app.tx(scope, (tx) => receivedBy(tx, { before, limit: limit + 1 }));
  const received = rows.slice(0, limit).map(({ kinds, ruleNames, ...row }) => {
    const rules = ruleNames.map((name) => ({ name }));
    return { ...row, taken: nameTaken(row.taken, rules, scope.lang), state: stateOf(kinds) };
  });
  return { received, next: rows.length > limit ? received.at(-1)!.transferId : null };
}

function stateOf(kinds: ReceivedRow['kinds']): ReceivedState {
  const state = standing(kinds);
  if (state === 'posted') return 'posted';
  return isGoingBack(state) || state === 'onward' ? 'back' : 'coming';
}
