import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { sqlState, type Tx } from '#kernel/db.ts';
import { hashToken } from '#kernel/ids.ts';
import { publish } from '#kernel/outbox.ts';
import { type FieldError, refuse } from '#kernel/refusal.ts';
import { type Scope, requireRealm, systemFor, systemScope } from '#kernel/scope.ts';
import { checkEmail, emailHash } from '../email.ts';
import type { EmailChanged } from '../events.ts';
import { lockLogin } from '../sign-in/lock-login.ts';
import { type Proof, proveOwner } from '../sign-in/prove-owner.ts';
import { overtakeEmailMoves } from '../queries/delayed-changes.ts';
import { changeOfLink, confirmChange, endChangesFrom, insertChange, setEmail } from '../queries/email-changes.ts';
import { endLinks, liveLink, useLink } from '../queries/links.ts';
import { insertVerification, isDisabled, loginById, type LoginRow } from '../queries/logins.ts';
import { endPasskeys } from '../queries/passkeys.ts';
import { endAttempts, forgetDevices } from '../queries/second-steps.ts';
import { endSessions } from '../queries/sessions.ts';
import { requestLink, spendSource } from '../links/request-link.ts';
import type { LinkPurpose } from '../sessions/session-times.ts';
import { knowDevice } from '../sessions/start-session.ts';

/** What a link about another e-mail speaks of; null when it no longer works. Looking uses nothing up. */
export async function readEmailChange(
  app: App,
  scope: Scope,
  input: { token: unknown; purpose: 'confirm_email' | 'undo_email' },
): Promise<{ oldEmail: string; newEmail: string } | null> {
  if (typeof input.token !== 'string' || input.token === '') return null;
  const hash = hashToken(input.token);
  return await app.tx(systemScope(scope.request), async (tx) => {
    if (!(await liveLink(tx, hash, input.purpose, app.clock.now()))) return null;
    const change = await changeOfLink(tx, hash, input.purpose);
    return change && change.endedAt === null ? { oldEmail: change.oldEmail, newEmail: change.newEmail } : null;
  });
}

/**
 * A customer's wish for another e-mail, by password and second factor. Nothing changes before the link that goes to the new
 * address is used. Says the same for an address that has a login already; that one gets nothing.
 * Refuses wrong fields, identity.email_same, .password_wrong, .code_wrong, .locked, .too_many_from_here.
 */
export async function requestEmailChange(app: App, scope: Scope, input: Proof & { email: unknown }): Promise<{ email: string }> {
  requireRealm(scope, 'customer');
  const email = checkEmail(input.email);
  const also: FieldError[] = email.ok ? [] : [{ field: 'email', code: `identity.${email.reason}` }];
  const inside = systemFor(scope);
  await proveOwner(
    app,
    scope,
    input,
    'if_any',
    async (tx, login) => {
      if (!email.ok) throw new Error('unreachable');
      if (email.key === login.emailKey) refuse('identity.email_same', {}, 'email');
      await spendSource(app, tx, 'link', input.source);
      const now = app.clock.now();
      await overtakeEmailMoves(tx, login.id, now);
      const change = await insertChange(tx, {
        loginId: login.id,
        oldEmail: login.email,
        newEmail: email.email,
        newEmailKey: email.key,
        at: now,
      });
      await requestLink(app, tx, inside, {
        purpose: 'confirm_email',
        realm: 'customer',
        emailKey: email.key,
        source: input.source,
        loginId: login.id,
        about: { change },
      });
      await audit(tx, inside, { action: 'identity.email_change_asked', subject: login.id, details: { change } }, now);
    },
    also,
  );
  return { email: email.ok ? email.email : '' };
}

/**
 * Uses the link at the new address: the login has that e-mail from now on. Every other session ends, the old address gets a
 * notice with a link that undoes it for 72 hours, the browser that holds the link is known. Refuses identity.link_dead.
 */
export async function confirmEmailChange(
  app: App,
  scope: Scope,
  input: { token: string; deviceToken?: unknown },
): Promise<{ email: string; deviceToken: string }> {
  const inside = { ...systemScope(scope.request), lang: scope.lang };
  const confirm = app.tx(inside, async (tx) => {
    const now = app.clock.now();
    const { change, login } = await useChangeLink(tx, input.token, 'confirm_email', now);
    if (await isDisabled(tx, login.id)) refuse('identity.link_dead');
    if (!(await confirmChange(tx, change.id, now))) refuse('identity.link_dead');
    if (!(await setEmail(tx, login.id, change.newEmail, change.newEmailKey))) refuse('identity.link_dead');
    await insertVerification(tx, login.id, change.newEmail, now);
    await endSessions(tx, login.id, scope.actor === login.id ? scope.session : null, 'email_changed', new Date());
    await endAttempts(tx, login.id);
    await forgetDevices(tx, login.id, now);
    await endLinks(tx, { loginId: login.id, signUpId: null, inviteId: null }, ['reset_password', 'confirm_email'], now);
    const { emailKey, realm } = login;
    const about = { change: change.id, at: now.toISOString() };
    await requestLink(app, tx, inside, { purpose: 'undo_email', realm, emailKey, source: 'notice', loginId: login.id, about });
    await audit(tx, inside, { action: 'identity.email_changed', subject: login.id, details: { change: change.id } }, now);
    const news: EmailChanged = { loginId: login.id, changeId: change.id, at: now.toISOString(), lang: scope.lang };
    await publish(tx, inside, 'email.changed', news);
    const hash = emailHash(app, 'customer', change.newEmailKey);
    const deviceToken = await knowDevice(app, tx, { loginId: login.id, emailHash: hash, deviceToken: input.deviceToken });
    return { email: change.newEmail, deviceToken };
  });
  // Somebody else proved the address in the same moment.
  return await confirm.catch((error: unknown) => (sqlState(error) === '23505' ? refuse('identity.link_dead') : Promise.reject(error)));
}

/**
 * Gives the login its old e-mail back, by the link at that address, whatever was changed since. Ends every session, forgets every
 * device, locks until a reset, and sends that reset's link to the old address. Refuses identity.link_dead.
 */
export async function undoEmailChange(app: App, scope: Scope, input: { token: string; source: string }): Promise<{ email: string }> {
  const inside = { ...systemScope(scope.request), lang: scope.lang };
  return await app.tx(inside, async (tx) => {
    const now = app.clock.now();
    const { change, login } = await useChangeLink(tx, input.token, 'undo_email', now);
    const old = checkEmail(change.oldEmail);
    if (!old.ok || !(await setEmail(tx, login.id, old.email, old.key))) refuse('identity.link_dead');
    await endChangesFrom(tx, change, now);
    await endLinks(tx, { loginId: login.id, signUpId: null, inviteId: null }, ['reset_password', 'confirm_email'], now);
    // A stranger's passkey would outlive the new password. They are dated by real time, which the sandbox clock is ahead of.
    const since = new Date(change.requestedAt.getTime() - (now.getTime() - Date.now()));
    await endPasskeys(tx, login.id, since, new Date());
    await lockLogin(app, tx, inside, { ...login, emailKey: old.key }, input.source);
    await audit(tx, inside, { action: 'identity.email_change_undone', subject: login.id, details: { change: change.id } }, now);
    return { email: old.email };
  });
}

async function useChangeLink(tx: Tx, token: string, purpose: LinkPurpose & ('confirm_email' | 'undo_email'), at: Date) {
  const hash = hashToken(token);
  const link = await useLink(tx, hash, purpose, at);
  const change = link ? await changeOfLink(tx, hash, purpose) : undefined;
  const login: LoginRow | undefined = change && (await loginById(tx, change.loginId));
  if (!change || !login || change.endedAt !== null) refuse('identity.link_dead');
  return { change, login };
}
