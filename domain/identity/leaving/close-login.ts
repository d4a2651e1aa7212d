import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { publish } from '#kernel/outbox.ts';
import { type Scope, requireRealm, systemFor, systemScope } from '#kernel/scope.ts';
import type { ClosingAsked } from '../events.ts';
import type { OwnData } from '../own-data.ts';
import { type Proof, proveOwner } from '../sign-in/prove-owner.ts';
import {
  type ClosingRow,
  detailsDue,
  dueClosings,
  emptyLogin,
  finishClosing,
  insertClosing,
  markForgotten,
  removeDetails,
  unforgotten,
} from '../queries/leaving.ts';
import { endLinks } from '../queries/links.ts';
import { insertDisabling } from '../queries/logins.ts';
import { endAttempts } from '../queries/second-steps.ts';
import { endSessions } from '../queries/sessions.ts';

/** Days in which signing in keeps the login. */
export const CLOSING_DAYS = 14;

/**
 * Closes the customer's own login, by password and second factor: every session ends now, and whoever signs in within two weeks
 * has it back. After that `closingSweep` removes what no law wants kept. Refuses identity.closing_unticked, and what a proof refuses.
 */
export async function closeLogin(app: App, scope: Scope, input: Proof & { understood: boolean }): Promise<{ dueAt: Date }> {
  requireRealm(scope, 'customer');
  const now = app.clock.now();
  const dueAt = new Date(now.getTime() + CLOSING_DAYS * 24 * 3600_000);
  const also = input.understood ? [] : [{ field: 'understood', code: 'identity.closing_unticked' }];
  await proveOwner(
    app,
    scope,
    input,
    'if_any',
    async (tx, login) => {
      const inside = systemFor(scope);
      const closingId = await insertClosing(tx, { loginId: login.id, askedAt: now, dueAt });
      await endSessions(tx, login.id, null, 'closed', new Date());
      await endAttempts(tx, login.id);
      await endLinks(tx, { loginId: login.id, signUpId: null, inviteId: null }, ['confirm_email'], now);
      if (closingId === null) return;
      await audit(tx, inside, { action: 'identity.closing_asked', subject: login.id, details: { closing: closingId } }, now);
      const news: ClosingAsked = { loginId: login.id, closingId, dueAt: dueAt.toISOString(), lang: scope.lang };
      await publish(tx, inside, 'closing.asked', news);
    },
    also,
  );
  return { dueAt };
}

/** After this long whoever closed a login is taken to have stopped before every module had forgotten. */
const UNFINISHED_MS = 10 * 60_000;

/**
 * Ends the logins whose two weeks are over, and removes the details whose years are. One at a time: a failure holds up no other, and
 * what is unfinished is finished by a later run.
 */
export function closingSweep(modules: readonly OwnData[]): (app: App) => Promise<void> {
  return async function closeDue(app: App): Promise<void> {
    const system = systemScope('identity.close_due');
    const stopped = new Date(app.clock.now().getTime() - UNFINISHED_MS);
    for (const closing of await app.tx(system, (tx) => unforgotten(tx, stopped))) await forget(app, modules, closing);
    for (const closing of await app.tx(system, (tx) => dueClosings(tx, app.clock.now()))) await endForGood(app, modules, closing);
    for (const closing of await app.tx(system, (tx) => detailsDue(tx, app.clock.now()))) {
      await app.tx(system, async (tx) => {
        await removeDetails(tx, closing, app.clock.now());
        await audit(tx, system, { action: 'identity.details_removed', subject: closing.loginId }, app.clock.now());
      });
    }
  };
}

async function endForGood(app: App, modules: readonly OwnData[], closing: ClosingRow): Promise<void> {
  const system = systemScope('identity.close_due');
  const customer: Scope = { ...system, realm: 'customer', actor: closing.loginId };
  let detailsUntil: Date | null = null;
  for (const module of modules) {
    const until = (await module.keptUntil?.(app, customer)) ?? null;
    if (until && (detailsUntil === null || until > detailsUntil)) detailsUntil = until;
  }
  const done = await app.tx(system, async (tx) => {
    const now = app.clock.now();
    const keep = detailsUntil !== null && detailsUntil > now ? detailsUntil : null;
    if (!(await finishClosing(tx, closing.id, now, keep))) return false;
    await endSessions(tx, closing.loginId, null, 'closed', new Date());
    await emptyLogin(tx, closing.loginId);
    if (keep === null) await removeDetails(tx, closing, now);
    await insertDisabling(tx, { loginId: closing.loginId, disabled: true, reason: 'closed by its owner', actor: null, at: now });
    const details = { closing: closing.id, detailsUntil: keep?.toISOString() ?? null };
    await audit(tx, system, { action: 'identity.login_closed', subject: closing.loginId, details }, now);
    return true;
  });
  if (done) await forget(app, modules, closing);
}

/** Every module removes its part. It can be done twice: a module that has forgotten finds nothing. */
async function forget(app: App, modules: readonly OwnData[], closing: ClosingRow): Promise<void> {
  const system = systemScope('identity.close_due');
  try {
    for (const module of modules) await module.forget?.(app, { ...system, realm: 'customer', actor: closing.loginId });
    await app.tx(system, (tx) => markForgotten(tx, closing.id, app.clock.now()));
  } catch (error) {
    app.log.error({ err: error, closing: closing.id }, 'a closed login was not forgotten everywhere; it is tried again');
  }
}
