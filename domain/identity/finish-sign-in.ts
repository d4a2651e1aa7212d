import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { hashToken, sameSecret } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { deviceOf } from './device-token.ts';
import { setCounter, uncountSource } from './queries/attempts.ts';
import { isDisabled, passwordSetAt } from './queries/logins.ts';
import { type AttemptRow, isKnownDevice, isLockedByOwner, openAttempt, takeAttempt, useAttempt } from './queries/second-steps.ts';
import { secondFactorRight } from './second-factor.ts';
import { attemptMark, CODE_TRIES, signInCode } from './sign-in-code.ts';
import { type SignedIn, startSession } from './start-session.ts';
import { codeKind, packCode } from './totp.ts';

export interface WaitingSignIn {
  codeBy: 'mail' | 'app';
  mark: string;
}

/** What the page for the code shows; null when the attempt is over. */
export async function readSignIn(app: App, scope: Scope, input: { attempt: unknown }): Promise<WaitingSignIn | null> {
  const { attempt } = input;
  if (typeof attempt !== 'string' || attempt === '' || attempt.length > 100) return null;
  const row = await app.tx(systemScope(scope.request), (tx) => openAttempt(tx, hashToken(attempt), app.clock.now(), CODE_TRIES));
  return row ? { codeBy: row.codeBy, mark: attemptMark(row.id) } : null;
}

export interface Finish {
  attempt: unknown;
  code: unknown;
  userAgent?: string | null | undefined;
  deviceToken?: unknown;
}

/**
 * Ends a sign-in with the code of the mail or the app: the session exists from now on, and the browser is known. The code
 * counts for this attempt only, five times, ten minutes; each try is counted before it is looked at.
 * Refuses identity.code_empty, .code_form, .code_wrong_left {left}, .sign_in_over.
 */
export async function finishSignIn(app: App, scope: Scope, input: Finish): Promise<SignedIn> {
  const code = typeof input.code === 'string' ? input.code.slice(0, 100).trim() : '';
  if (code === '') refuse('identity.code_empty', {}, 'code');
  if (codeKind(code) === null) refuse('identity.code_form', {}, 'code');
  const { attempt } = input;
  if (typeof attempt !== 'string' || attempt === '' || attempt.length > 100) refuse('identity.sign_in_over');
  const inside = { ...systemScope(scope.request), lang: scope.lang };
  const taken = await app.tx(inside, (tx) => takeAttempt(tx, hashToken(attempt), app.clock.now(), CODE_TRIES));
  if (!taken) refuse('identity.sign_in_over');

  const session = { ...inside, session: scope.session };
  const started = await app.tx(inside, async (tx): Promise<SignedIn | 'wrong' | 'over'> => {
    if (!(await stillStands(tx, taken))) return 'over';
    if (!(await codeRight(app, tx, inside, taken, code))) return 'wrong';
    if (!(await useAttempt(tx, taken.id, app.clock.now()))) return 'over';
    await setCounter(tx, taken.emailHash, taken.deviceHash, { failures: 0, lockedUntil: null }, app.clock.now());
    if (taken.sourceHash && taken.sourceWindow) await uncountSource(tx, taken.sourceHash, 'sign_in', taken.sourceWindow);
    const { loginId, emailHash } = taken;
    const device = deviceOf(app, emailHash, input.deviceToken);
    const newDevice = device === null || !(await isKnownDevice(tx, loginId, device));
    return await startSession(app, tx, session, { ...input, realm: 'customer', loginId, emailHash, newDevice });
  });
  if (started === 'over') refuse('identity.sign_in_over');
  if (started === 'wrong') {
    app.log.warn({ realm: 'customer', by: taken.codeBy, tries: taken.tries }, 'wrong sign-in code');
    if (taken.tries >= CODE_TRIES) refuse('identity.sign_in_over');
    refuse('identity.code_wrong_left', { left: CODE_TRIES - taken.tries }, 'code');
  }
  app.log.info({ login: started.loginId, realm: 'customer', session: started.sessionId, request: scope.request }, 'signed in');
  return started;
}

/** Nothing has happened since the password was typed that would refuse it now. */
async function stillStands(tx: Tx, attempt: AttemptRow): Promise<boolean> {
  const { loginId, madeAt } = attempt;
  if ((await isDisabled(tx, loginId)) || (await isLockedByOwner(tx, loginId))) return false;
  const setAt = await passwordSetAt(tx, loginId);
  return setAt !== undefined && setAt <= madeAt;
}

async function codeRight(app: App, tx: Tx, scope: Scope, attempt: AttemptRow, typed: string): Promise<boolean> {
  if (attempt.codeBy === 'app') return await secondFactorRight(app, tx, scope, attempt.loginId, typed);
  return sameSecret(Buffer.from(signInCode(app, attempt.id)), Buffer.from(packCode(typed)));
}
