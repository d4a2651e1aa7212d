import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { refuse, refuseFields } from '#kernel/refusal.ts';
import { type Scope, requireActor, systemScope } from '#kernel/scope.ts';
import { grantErrors, requireLeader } from './lead-agency.ts';
import { loginById } from './queries/logins.ts';
import { countAdmins, lockTeam, replaceGrants } from './queries/team.ts';

export interface GrantChange {
  loginId: string;
  roles: readonly string[];
  /** Empty: every facility of the agency. */
  facilities: readonly string[];
  /** Every facility of the agency, from directory. */
  agencyFacilities: readonly string[];
}

/**
 * Gives one of an agency's people other roles or facilities, at once: the next request already has them. By operators, and by the
 * agency's admins for their own people, not for themselves. Audited. Refuses identity.no_such_login, .own_roles, .last_admin, wrong fields.
 */
export async function changeGrants(app: App, scope: Scope, input: GrantChange): Promise<void> {
  const by = requireActor(scope);
  const inside = systemScope(scope.request, scope.agency);
  await app.tx(inside, async (tx) => {
    const login = await loginById(tx, input.loginId);
    requireLeader(scope, login?.realm === 'staff' ? login.agencyId : null);
    if (!login?.agencyId) refuse('identity.no_such_login');
    if (login.id === by) refuse('identity.own_roles');
    refuseFields(grantErrors(input));
    await lockTeam(tx, login.agencyId);
    const at = app.clock.now();
    await replaceGrants(tx, login.id, { roles: input.roles, facilities: input.facilities, by, at });
    if ((await countAdmins(tx, login.agencyId)) === 0) refuse('identity.last_admin');
    const details = { by, roles: input.roles, facilities: input.facilities };
    await audit(tx, inside, { action: 'identity.grants_changed', subject: login.id, agency: login.agencyId, details }, at);
  });
}
