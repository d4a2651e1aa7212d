import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { refuse } from '#kernel/refusal.ts';
import { type Scope, systemFor } from '#kernel/scope.ts';
import { endKeyRow } from '../queries/keys.ts';
import { requireKeyRight } from './make-key.ts';

/** Ends a key for good: the next call with it is refused, in every process. Audited. As makeKey. Refuses identity.no_such_key. */
export async function endKey(app: App, scope: Scope, keyId: string): Promise<void> {
  const { agencyId, actor } = requireKeyRight(scope);
  const inside = systemFor(scope, agencyId);
  await app.tx(inside, async (tx) => {
    if (!(await endKeyRow(tx, { id: keyId, agencyId, by: actor, at: new Date() }))) refuse('identity.no_such_key');
    await audit(tx, inside, { action: 'identity.key_ended', subject: keyId });
  });
}
