import type { Tx } from '#kernel/db.ts';
import type { LoginRealm } from '../email.ts';
import { sessionsNow } from '../queries/sessions.ts';
import { sessionTimes } from './session-times.ts';

/**
 * For what hangs on a session (a phone that shows notices): each session of the login that lives, and each that a living one came in
 * place of, with the one it is now. What is not there is over. In a transaction of the system.
 */
export async function liveSessions(tx: Tx, loginId: string, realm: LoginRealm): Promise<Map<string, string>> {
  return await sessionsNow(tx, loginId, new Date(), sessionTimes[realm].idleMs);
}
