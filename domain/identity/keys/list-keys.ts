import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { type KeyRow, selectKeys } from '../queries/keys.ts';
import { requireKeyRight } from './make-key.ts';

/** How a key stands now. */
export type KeyState = 'open' | 'expired' | 'ended';
export type ListedKey = KeyRow & { state: KeyState };

/** The agency's keys, or for operators those of partners, open ones first; never what opens. The look is audited. As makeKey. */
export async function listKeys(app: App, scope: Scope): Promise<ListedKey[]> {
  const { agencyId } = requireKeyRight(scope);
  await app.tx(scope, (tx) => audit(tx, scope, { action: 'identity.keys_listed', subject: agencyId ?? 'partners' }));
  const rows = await app.tx(systemScope(scope.request, agencyId), (tx) => selectKeys(tx, agencyId));
  return rows.map((row) => ({ ...row, state: stateOf(row, new Date()) }));
}

export function stateOf(key: Pick<KeyRow, 'endedAt' | 'expiresAt'>, now: Date): KeyState {
  if (key.endedAt !== null) return 'ended';
  return key.expiresAt <= now ? 'expired' : 'open';
}
