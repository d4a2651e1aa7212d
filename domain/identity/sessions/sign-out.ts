import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { type Scope, systemFor } from '#kernel/scope.ts';
import { endSessionRow } from '../queries/sessions.ts';

/** Ends the scope's own session on the server, whatever the browser does with its cookie. Signing out twice is no error. */
export async function signOut(app: App, scope: Scope): Promise<void> {
  const { actor, session } = scope;
  if (!actor || !session) return;
  const inside = systemFor(scope);
  await app.tx(inside, async (tx) => {
    if (await endSessionRow(tx, actor, session, 'signed_out', new Date())) {
      await audit(tx, inside, { action: 'identity.signed_out', subject: actor, details: { session } });
    }
  });
}
