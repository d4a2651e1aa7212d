import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { refuse } from '#kernel/refusal.ts';
import { type Scope, requireRealm, systemScope } from '#kernel/scope.ts';
import { insertDisabling, loginById } from './queries/logins.ts';
import { endSessions } from './queries/sessions.ts';

interface Decision {
  loginId: string;
  reason: string;
}

/** Closes a login at once: its sessions end with the same commit. Operators only. Refuses identity.no_such_login. */
export async function disableLogin(app: App, scope: Scope, input: Decision): Promise<void> {
  await decide(app, scope, input, true);
}

/** Opens a disabled login again; it signs in anew. Operators only. Refuses identity.no_such_login. */
export async function enableLogin(app: App, scope: Scope, input: Decision): Promise<void> {
  await decide(app, scope, input, false);
}

async function decide(app: App, scope: Scope, input: Decision, disabled: boolean): Promise<void> {
  requireRealm(scope, 'operator', 'system');
  const inside = systemScope(scope.request);
  await app.tx(inside, async (tx) => {
    const login = await loginById(tx, input.loginId);
    if (!login) refuse('identity.no_such_login');
    const at = app.clock.now();
    await insertDisabling(tx, { loginId: login.id, disabled, reason: input.reason, actor: scope.actor, at });
    if (disabled) await endSessions(tx, login.id, null, 'disabled', new Date());
    const action = disabled ? 'identity.login_disabled' : 'identity.login_enabled';
    await audit(tx, inside, { action, subject: login.id, agency: login.agencyId, details: { by: scope.actor, reason: input.reason } }, at);
  });
}
