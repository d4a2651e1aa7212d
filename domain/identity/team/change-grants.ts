import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { refuse } from '#kernel/refusal.ts';
import { type Scope, requireActor, systemFor } from '#kernel/scope.ts';
import { type ChosenGrants, readGrants, readOperatorRoles, requireLeader, requireWithinReach } from './lead-agency.ts';
import { loginById } from '../queries/logins.ts';
import { countAdmins, countOperations, HOUSE, lockTeam, reachOfLogin, replaceGrants } from '../queries/team.ts';

export type GrantChange = ChosenGrants & { loginId: string };

/**
 * Gives one of an agency's people other roles or another reach, at once: the next request already has them. By operations, and by the
 * agency's admins for their own people, not for themselves; an admin of some facilities for those alone. Audited.
 * Refuses identity.no_such_login, .own_roles, .beyond_reach, .last_admin, wrong fields.
 */
export async function changeGrants(app: App, scope: Scope, input: GrantChange): Promise<void> {
  const by = requireActor(scope);
  const inside = systemFor(scope);
  await app.tx(inside, async (tx) => {
    const login = await loginById(tx, input.loginId);
    requireLeader(scope, login?.realm === 'staff' ? login.agencyId : null);
    if (!login?.agencyId) refuse('identity.no_such_login');
    if (login.id === by) refuse('identity.own_roles');
    const { roles, facilities } = readGrants(scope, input);
    await lockTeam(tx, login.agencyId);
    requireWithinReach(scope, await reachOfLogin(tx, login.id));
    const at = app.clock.now();
    await replaceGrants(tx, login.id, { roles, facilities, by, at });
    if ((await countAdmins(tx, login.agencyId)) === 0) refuse('identity.last_admin');
    const details = { roles, facilities };
    await audit(tx, inside, { action: 'identity.grants_changed', subject: login.id, agency: login.agencyId, details }, at);
  });
}

/**
 * Gives one of the people who run Kinline other roles, at once. By operations, not for themselves. Audited.
 * Refuses identity.no_such_login, .own_roles, .last_operations, and the field roles.
 */
export async function changeOperatorRoles(app: App, scope: Scope, input: { loginId: string; roles: readonly string[] }): Promise<void> {
  const by = requireActor(scope);
  requireLeader(scope, null);
  const inside = systemFor(scope);
  await app.tx(inside, async (tx) => {
    const login = await loginById(tx, input.loginId);
    if (login?.realm !== 'operator') refuse('identity.no_such_login');
    if (login.id === by) refuse('identity.own_roles');
    const roles = readOperatorRoles(input.roles);
    await lockTeam(tx, HOUSE);
    const at = app.clock.now();
    await replaceGrants(tx, login.id, { roles, facilities: [], by, at });
    if ((await countOperations(tx)) === 0) refuse('identity.last_operations');
    await audit(tx, inside, { action: 'identity.grants_changed', subject: login.id, agency: null, details: { roles } }, at);
  });
}
