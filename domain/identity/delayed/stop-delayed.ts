import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { hashToken } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import { type Scope, requireActor, requireRealm, systemFor, systemScope } from '#kernel/scope.ts';
import { lockLogin } from '../sign-in/lock-login.ts';
import { maskEmail } from '../details/own-match.ts';
import { type DelayedKind, type DelayedRow, delayedOfLink, endDelayed, type EndedHow, openDelayed } from '../queries/delayed-changes.ts';
import { endLinks, liveLink, useLink } from '../queries/links.ts';
import { loginById } from '../queries/logins.ts';

export interface DelayedChange {
  kind: DelayedKind;
  /** Masked; of a change of the e-mail. */
  newEmail: string | null;
  waitsUntil: Date;
}

const shown = ({ kind, newEmail, waitsUntil }: DelayedRow): DelayedChange => ({
  kind,
  newEmail: newEmail && maskEmail(newEmail),
  waitsUntil,
});

/** What an operator started for the signed-in customer and can still be stopped. */
export async function readDelayedChanges(app: App, scope: Scope): Promise<DelayedChange[]> {
  requireRealm(scope, 'customer');
  const actor = requireActor(scope);
  return (await app.tx(scope, (tx) => openDelayed(tx, actor))).map(shown);
}

/** What a stop link is about, and whose login; null when it no longer works. Looking uses nothing up. */
export async function readDelayedByLink(
  app: App,
  scope: Scope,
  input: { token: unknown },
): Promise<(DelayedChange & { email: string }) | null> {
  if (typeof input.token !== 'string' || input.token === '') return null;
  const hash = hashToken(input.token);
  return await app.tx(systemScope(scope.request), async (tx) => {
    const change = (await liveLink(tx, hash, 'stop_move', app.clock.now())) && (await delayedOfLink(tx, hash));
    const login = change && (await loginById(tx, change.loginId));
    return login ? { ...shown(change), email: login.email } : null;
  });
}

/** Stops all that waits, by the customer who is signed in. Nothing to stop is no error. */
export async function stopDelayedChanges(app: App, scope: Scope): Promise<void> {
  requireRealm(scope, 'customer');
  const actor = requireActor(scope);
  const inside = systemFor(scope);
  await app.tx(inside, async (tx) => {
    for (const change of await openDelayed(tx, actor)) await stop(app, tx, inside, change, 'owner');
  });
}

/**
 * Stops it by the link of the notice, without a sign-in. Who asked for second factors to go had the right password, and was not the
 * owner: so that password opens nothing more, every session ends, and a reset link is sent. Refuses identity.link_dead.
 */
export async function stopDelayedByLink(app: App, scope: Scope, input: { token: string; source: string }): Promise<{ kind: DelayedKind }> {
  const hash = hashToken(input.token);
  const inside = { ...systemScope(scope.request), lang: scope.lang };
  return await app.tx(inside, async (tx) => {
    const link = await useLink(tx, hash, 'stop_move', app.clock.now());
    const change = link ? await delayedOfLink(tx, hash) : undefined;
    const login = change && (await loginById(tx, change.loginId));
    if (!login || !(await stop(app, tx, inside, change, 'link'))) refuse('identity.link_dead');
    if (change.kind === 'second_factor') await lockLogin(app, tx, inside, login, input.source);
    return { kind: change.kind };
  });
}

/** Whoever shows a second factor has not lost it: what waits to take it away ends. In the sign-in's transaction. */
export async function stopBySignIn(app: App, tx: Tx, scope: Scope, loginId: string): Promise<void> {
  for (const change of await openDelayed(tx, loginId))
    if (change.kind === 'second_factor') await stop(app, tx, systemScope(scope.request), change, 'sign_in');
}

async function stop(app: App, tx: Tx, scope: Scope, change: DelayedRow, how: EndedHow): Promise<boolean> {
  const now = app.clock.now();
  if (!(await endDelayed(tx, change.id, how, now))) return false;
  if (change.kind === 'email') await endLinks(tx, { loginId: change.loginId, signUpId: null, inviteId: null }, ['confirm_email'], now);
  const entry = {
    action: 'identity.delayed_change_stopped',
    subject: change.loginId,
    details: { change: change.id, kind: change.kind, how },
  };
  await audit(tx, scope, entry, now);
  return true;
}
