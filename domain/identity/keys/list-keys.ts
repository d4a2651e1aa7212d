import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { type KeyRow, selectKeys } from '../queries/keys.ts';
import { requireKeyRight } from './make-key.ts';

/** How a key stands now. */
export type KeyState = 'open' | 'expired' | 'ended';
export type ListedKey = KeyRow & { state: KeyState };

const PAGE = 50;

/**
 * The agency's keys, or for operators those of partners, open ones first, a page at a time; never what opens. `next`: what to ask for `after` this page;
 * null: it was the last. The look is audited. As makeKey.
 */
export async function listKeys(
  app: App,
  scope: Scope,
  { after }: { after: string | null } = { after: null },
): Promise<{ keys: ListedKey[]; next: string | null }> {
  const { agencyId } = requireKeyRight(scope);
  await app.tx(scope, (tx) => audit(tx, scope, { action: 'identity.keys_listed', subject: agencyId ?? 'partners' }));
  const rows = await app.tx(systemScope(scope.request, agencyId), (tx) => selectKeys(tx, agencyId, { after, limit: PAGE + 1 }));
  const keys = rows.slice(0, PAGE).map((row) => ({ ...row, state: stateOf(row, new Date()) }));
  return { keys, next: rows.length > PAGE ? keys.at(-1)!.id : null };
}

export function stateOf(key: Pick<KeyRow, 'endedAt' | 'expiresAt'>, now: Date): KeyState {
  if (key.endedAt !== null) return 'ended';
  return key.expiresAt <= now ? 'expired' : 'open';
}
