import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { type Scope, requireRealm } from '#kernel/scope.ts';
import { type OpenInviteRow, openInvites, type PersonRow, workingLogins } from './queries/people.ts';

export interface People {
  logins: PersonRow[];
  invites: OpenInviteRow[];
}

/**
 * Who may sign in for an agency, or (agencyId null) as an operator, and who was invited and has not come yet.
 * For operators; audited.
 */
export async function listPeople(app: App, scope: Scope, input: { agencyId: string | null }): Promise<People> {
  requireRealm(scope, 'operator', 'system');
  return await app.tx(scope, async (tx) => {
    await audit(tx, scope, { action: 'identity.people_listed', subject: input.agencyId ?? 'operators', agency: input.agencyId });
    return { logins: await workingLogins(tx, input.agencyId), invites: await openInvites(tx, input.agencyId) };
  });
}
