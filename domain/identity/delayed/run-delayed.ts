import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { type DelayedRow, dueDelayed, markDelayedDone, markToldAgain } from '../queries/delayed-changes.ts';
import { deleteFactor, endRecoveryCodes, lockFactors } from '../queries/factors.ts';
import { loginById, type LoginRow } from '../queries/logins.ts';
import { endPasskeys } from '../queries/passkeys.ts';
import { endAttempts, forgetDevices } from '../queries/second-steps.ts';
import { endSessions } from '../queries/sessions.ts';
import { requestLink } from '../links/request-link.ts';
import { tellFactorChanged } from '../second-factor/tell-factor.ts';
import { TELL_AGAIN_HOURS, tellOfDelayed } from './start-delayed.ts';

/**
 * Tells owners once more a day before a change is made, and makes those whose three days are over: a new e-mail gets the link that
 * proves it, second factors go.
 */
export async function runDelayed(app: App): Promise<void> {
  const system = systemScope('identity.run_delayed');
  await app.tx(system, async (tx) => {
    const now = app.clock.now();
    const tellBefore = new Date(now.getTime() + TELL_AGAIN_HOURS * 3600_000);
    for (const change of await dueDelayed(tx, { at: now, tellBefore })) {
      const login = await loginById(tx, change.loginId);
      if (!login) continue;
      if (!change.toldAgain) {
        await markToldAgain(tx, change.id, now);
        await tellOfDelayed(app, tx, system, login, { ...change, again: true });
      }
      if (change.waitsUntil > now) continue;
      await markDelayedDone(tx, change.id, now);
      if (change.kind === 'email') await sendConfirmation(app, tx, system, login, change);
      else await removeFactors(tx, system, login, now);
    }
  });
}

async function sendConfirmation(app: App, tx: Tx, scope: Scope, login: LoginRow, change: DelayedRow): Promise<void> {
  const order = { purpose: 'confirm_email', realm: 'customer', source: 'notice', loginId: login.id } as const;
  const about = { change: change.emailChangeId! };
  await requestLink(app, tx, { ...scope, lang: login.lang }, { ...order, emailKey: change.newEmailKey!, about });
}

/** The next sign-in is by password, and by a code in a mail on a device that the login does not know: now none is known. */
async function removeFactors(tx: Tx, scope: Scope, login: LoginRow, now: Date): Promise<void> {
  await lockFactors(tx, login.id);
  const at = new Date();
  await deleteFactor(tx, login.id);
  await endPasskeys(tx, login.id, null, at);
  await endRecoveryCodes(tx, login.id, at);
  await endSessions(tx, login.id, null, 'factor_lost', at);
  await endAttempts(tx, login.id);
  await forgetDevices(tx, login.id, now);
  await audit(tx, scope, { action: 'identity.second_factors_removed', subject: login.id }, now);
  await tellFactorChanged(tx, { ...scope, lang: login.lang }, login, 'lost', at);
}
