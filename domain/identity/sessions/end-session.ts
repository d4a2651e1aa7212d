import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { refuse } from '#kernel/refusal.ts';
import { type Scope, requireActor, requireRealm, systemFor } from '#kernel/scope.ts';
import { endSessionRow, endSessions } from '../queries/sessions.ts';

/** Ends one of the signed-in person's own sessions. Refuses identity.no_such_session for another's or one that has ended. */
export async function endSession(app: App, scope: Scope, input: { sessionId: unknown }): Promise<void> {
  requireRealm(scope, 'customer', 'staff', 'operator');
  const actor = requireActor(scope);
  const inside = systemFor(scope);
  await app.tx(inside, async (tx) => {
    const sessionId = typeof input.sessionId === 'string' ? input.sessionId : '';
    if (!(await endSessionRow(tx, actor, sessionId, 'ended_by_owner', new Date()))) refuse('identity.no_such_session');
    await audit(tx, inside, { action: 'identity.session_ended', subject: actor, details: { session: sessionId } });
  });
}

/** Ends all of the signed-in person's sessions but the one that asks. Returns how many. */
export async function endOtherSessions(app: App, scope: Scope): Promise<number> {
  requireRealm(scope, 'customer', 'staff', 'operator');
  const actor = requireActor(scope);
  const inside = systemFor(scope);
  return await app.tx(inside, async (tx) => {
    const ended = await endSessions(tx, actor, scope.session, 'ended_by_owner', new Date());
    await audit(tx, inside, { action: 'identity.other_sessions_ended', subject: actor, details: { ended } });
    return ended;
  });
}
