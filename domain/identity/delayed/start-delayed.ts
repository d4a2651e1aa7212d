import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { publish } from '#kernel/outbox.ts';
import type { Scope } from '#kernel/scope.ts';
import type { DelayedChangeTold } from '../events.ts';
import { type DelayedKind, insertDelayed } from '../queries/delayed-changes.ts';
import type { LoginRow } from '../queries/logins.ts';
import { requestLink } from '../links/request-link.ts';

/** Hours in which the owner of a login can stop what an operator started for it. */
export const DELAY_HOURS = 72;
/** How long before the end the owner is told once more. */
export const TELL_AGAIN_HOURS = 24;

/**
 * Begins a change that waits three days, in the operator's transaction: the owner is told at once. Null when the login's
 * second factors wait to go already.
 */
export async function startDelayed(
  app: App,
  tx: Tx,
  scope: Scope,
  of: { login: LoginRow; kind: DelayedKind; emailChangeId: string | null; by: string },
): Promise<string | null> {
  const { login, kind, emailChangeId } = of;
  const at = app.clock.now();
  const waitsUntil = new Date(at.getTime() + DELAY_HOURS * 3600_000);
  const id = await insertDelayed(tx, { loginId: login.id, kind, emailChangeId, startedBy: of.by, at, waitsUntil });
  if (id !== null) await tellOfDelayed(app, tx, scope, login, { id, kind, waitsUntil, again: false });
  return id;
}

/** A mail with the link that stops it, to the e-mail the login has, and news for the other ways to reach its owner. */
export async function tellOfDelayed(
  app: App,
  tx: Tx,
  scope: Scope,
  login: LoginRow,
  change: { id: string; kind: DelayedKind; waitsUntil: Date; again: boolean },
): Promise<void> {
  const inside = { ...scope, lang: login.lang };
  const about = { delayed: change.id, kind: change.kind, at: change.waitsUntil.toISOString(), again: change.again ? 'yes' : 'no' };
  const { realm, emailKey } = login;
  await requestLink(app, tx, inside, { purpose: 'stop_move', realm, emailKey, source: 'notice', loginId: login.id, about });
  const news: DelayedChangeTold = { loginId: login.id, changeId: change.id, kind: change.kind, again: change.again, lang: login.lang };
  await publish(tx, inside, 'delayed_change.told', news);
}
