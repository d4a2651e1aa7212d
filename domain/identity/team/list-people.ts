import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { requireLeader } from './lead-agency.ts';
import { type OpenInviteRow, openInvites, type PersonRow, workingLogins } from '../queries/people.ts';

export interface People {
  logins: PersonRow[];
  invites: OpenInviteRow[];
}

/**
 * Who may sign in for an agency, or (agencyId null) as an operator, and who was invited and has not come yet.
 * For operators, and for an agency's admins about their own; audited.
 */
export async function listPeople(app: App, scope: Scope, input: { agencyId: string | null }): Promise<People> {
  requireLeader(scope, input.agencyId);
  const { agencyId } = input;
  const look = { action: 'identity.people_listed', subject: agencyId ?? 'operators', agency: agencyId };
  await app.tx(scope, (tx) => audit(tx, scope, look));
  return await app.tx(systemScope(scope.request), async (tx) => ({
    logins: await workingLogins(tx, agencyId),
    invites: await openInvites(tx, agencyId),
  }));
}
