import type { App } from '#kernel/app.ts';
import { hashToken } from '#kernel/ids.ts';
import { type Lang, publicScope, type Scope } from '#kernel/scope.ts';
import type { LoginRealm } from '../email.ts';
import { reachOf } from '../queries/team.ts';
import { sessionByToken } from '../queries/sessions.ts';
import { sessionTimes } from './session-times.ts';

export interface Session {
  id: string;
  login: { id: string; email: string; name: string | null; agencyId: string | null; lang: Lang };
  scope: Scope;
  signedInAt: Date;
  /** Until then money may be moved; after it the person signs in again first. */
  freshUntil: Date;
  isFresh: boolean;
}

/**
 * Whose session this token is, with the scope for its requests; null when it is unknown, of another realm, ended, too long
 * idle or too old, or its login is disabled. One statement. Session times are real time: the sandbox clock does not sign people out.
 */
export async function readSession(
  app: App,
  realm: LoginRealm,
  token: string | null | undefined,
  about: { request?: string; lang?: Lang } = {},
): Promise<Session | null> {
  if (!token || token.length > 100) return null;
  const at = new Date();
  const { idleMs, freshMs } = sessionTimes[realm];
  const request = about.request ?? 'session';
  const asked = { tokenHash: hashToken(token), realm, at, idleMs };
  const row = await app.tx(publicScope(request, about.lang ?? 'en'), (tx) => sessionByToken(tx, asked), { isSingle: true });
  if (!row) return null;
  const freshUntil = new Date(row.signed_in_at.getTime() + freshMs);
  return {
    id: row.session_id,
    login: { id: row.login_id, email: row.email, name: row.name, agencyId: row.agency_id, lang: row.lang },
    scope: {
      realm,
      actor: row.login_id,
      agency: row.agency_id,
      roles: row.roles,
      facilities: reachOf(row.facilities),
      session: row.session_id,
      request,
      lang: about.lang ?? row.lang,
    },
    signedInAt: row.signed_in_at,
    freshUntil,
    isFresh: freshUntil > at,
  };
}
