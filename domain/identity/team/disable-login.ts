import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { refuse } from '#kernel/refusal.ts';
import { type Scope, systemFor } from '#kernel/scope.ts';
import { requireLeader, requireWithinReach } from './lead-agency.ts';
import { insertDisabling, loginById } from '../queries/logins.ts';
import { endSessions } from '../queries/sessions.ts';
import { countAdmins, countOperations, HOUSE, lockTeam, reachOfLogin } from '../queries/team.ts';

interface Decision {
  loginId: string;
  reason: string;
}

/**
 * Closes a login at once: its sessions end with the same commit, in every process. By operations, and by an agency's admins for
 * their own people, not for themselves; an admin can't end the last one, nor operations theirs. Refuses identity.no_such_login, .own_roles,
 * .beyond_reach, .last_admin, .last_operations.
 */
export async function disableLogin(app: App, scope: Scope, input: Decision): Promise<void> {
  await decide(app, scope, input, true);
}

/** Opens a disabled login again; it signs in anew. By the same. Refuses identity.no_such_login, .own_roles, .beyond_reach. */
export async function enableLogin(app: App, scope: Scope, input: Decision): Promise<void> {
  await decide(app, scope, input, false);
}

async function decide(app: App, scope: Scope, input: Decision, disabled: boolean): Promise<void> {
  const inside = systemFor(scope);
  await app.tx(inside, async (tx) => {
    const login = await loginById(tx, input.loginId);
    requireLeader(scope, login?.realm === 'staff' ? login.agencyId : null);
    if (!login) refuse('identity.no_such_login');
    if (login.id === scope.actor) refuse('identity.own_roles');
    if (login.realm !== 'customer') await lockTeam(tx, login.agencyId ?? HOUSE);
    requireWithinReach(scope, await reachOfLogin(tx, login.id));
    const at = app.clock.now();
    await insertDisabling(tx, { loginId: login.id, disabled, reason: input.reason, actor: scope.actor, at });
    if (disabled) await endSessions(tx, login.id, null, 'disabled', new Date());
    // An operator must be able to shut out even the only admin.
    if (scope.realm === 'staff' && (await countAdmins(tx, scope.agency!)) === 0) refuse('identity.last_admin');
    if (scope.realm === 'operator' && login.realm === 'operator' && (await countOperations(tx)) === 0) refuse('identity.last_operations');
    const action = disabled ? 'identity.login_disabled' : 'identity.login_enabled';
    await audit(tx, inside, { action, subject: login.id, agency: login.agencyId, details: { reason: input.reason } }, at);
  });
}
