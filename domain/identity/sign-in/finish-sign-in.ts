import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { hashToken, sameSecret } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { stopBySignIn } from '../delayed/stop-delayed.ts';
import { deviceOf } from './device-token.ts';
import type { LoginRealm } from '../email.ts';
import { askToUse } from '../passkeys/ask-passkey.ts';
import { usePasskey } from '../passkeys/use-passkey.ts';
import { setCounter, uncountSource } from '../queries/attempts.ts';
import { type FactorState, factorState } from '../queries/factors.ts';
import { isDisabled, loginById, passwordSetAt } from '../queries/logins.ts';
import { passkeysOf, passkeyStands } from '../queries/passkeys.ts';
import { type AttemptRow, isKnownDevice, isLockedByOwner, openAttempt, takeAttempt, useAttempt } from '../queries/second-steps.ts';
import { secondFactorRight } from '../second-factor/second-factor.ts';
import { attemptMark, CODE_TRIES, signInCode } from './sign-in-code.ts';
import { type SignedIn, startSession } from '../sessions/start-session.ts';
import { codeKind, packCode } from '../second-factor/totp.ts';

/** `app`: a second factor, which may be the app, a passkey or both. */
export interface WaitingSignIn {
  codeBy: 'mail' | 'app';
  mark: string;
  app: boolean;
  passkeys: number;
}

/** What the page for the second step shows; null when the attempt is over. */
export async function readSignIn(app: App, scope: Scope, input: { attempt: unknown }): Promise<WaitingSignIn | null> {
  const found = await findOpen(app, scope, input.attempt);
  if (!found) return null;
  const { codeBy, id } = found.attempt;
  return { codeBy, mark: attemptMark(id), app: found.factors?.app ?? false, passkeys: found.factors?.passkeys ?? 0 };
}

/** What the browser needs to finish an attempt by a passkey of its login; null when the attempt is over, or wants a mailed code. */
export async function offerSecondStep(
  app: App,
  scope: Scope,
  input: { realm: LoginRealm; attempt: unknown },
): Promise<PublicKeyCredentialRequestOptionsJSON | null> {
  const found = await findOpen(app, scope, input.attempt);
  if (!found || found.attempt.codeBy !== 'app') return null;
  const has = await app.tx(systemScope(scope.request), (tx) => passkeysOf(tx, found.attempt.loginId));
  if (has.length === 0 || has[0]!.realm !== input.realm) return null;
  return await askToUse(app, { use: 'second_step', realm: input.realm, about: found.attempt.id }, has);
}

async function findOpen(app: App, scope: Scope, token: unknown): Promise<{ attempt: AttemptRow; factors: FactorState | undefined } | null> {
  if (typeof token !== 'string' || token === '' || token.length > 100) return null;
  return await app.tx(systemScope(scope.request), async (tx) => {
    const attempt = await openAttempt(tx, hashToken(token), app.clock.now(), CODE_TRIES);
    return attempt ? { attempt, factors: await factorState(tx, attempt.loginId) } : null;
  });
}

export interface Finish {
  realm: LoginRealm;
  attempt: unknown;
  code: unknown;
  /** In place of a code: what the browser answered to `offerSecondStep`. */
  passkey?: unknown;
  userAgent?: string | null | undefined;
  deviceToken?: unknown;
}

/**
 * Ends a sign-in with the code of the mail or the app, or with a passkey: the session exists from now on, and the browser is known.
 * The code counts for this attempt only, five times, ten minutes; each try is counted before it is looked at.
 * Refuses identity.code_empty, .code_form, .code_wrong_left {left}, .passkey_wrong, .passkey_over, .sign_in_over.
 */
export async function finishSignIn(app: App, scope: Scope, input: Finish): Promise<SignedIn> {
  const { attempt, realm } = input;
  const byKey = typeof input.passkey === 'string' && input.passkey !== '';
  const code = typeof input.code === 'string' ? input.code.slice(0, 100).trim() : '';
  if (!byKey && code === '') refuse('identity.code_empty', {}, 'code');
  if (!byKey && codeKind(code) === null) refuse('identity.code_form', {}, 'code');
  if (typeof attempt !== 'string' || attempt === '' || attempt.length > 100) refuse('identity.sign_in_over');
  const inside = { ...systemScope(scope.request), lang: scope.lang };
  const taken = await app.tx(inside, (tx) => takeAttempt(tx, hashToken(attempt), app.clock.now(), CODE_TRIES));
  if (!taken || (byKey && taken.codeBy !== 'app')) refuse('identity.sign_in_over');
  const asked = { use: 'second_step', realm, about: taken.id, answer: input.passkey, loginId: taken.loginId } as const;
  const key = byKey ? await usePasskey(app, scope, asked) : null;

  const session = { ...inside, session: scope.session };
  const started = await app.tx(inside, async (tx): Promise<SignedIn | 'wrong' | 'over'> => {
    if (!(await stillStands(tx, taken, realm))) return 'over';
    if (key ? !(await passkeyStands(tx, key.passkeyId)) : !(await codeRight(app, tx, inside, taken, code))) return 'wrong';
    if (!(await useAttempt(tx, taken.id, app.clock.now()))) return 'over';
    await setCounter(tx, taken.emailHash, taken.deviceHash, { failures: 0, lockedUntil: null }, app.clock.now());
    if (taken.sourceHash && taken.sourceWindow) await uncountSource(tx, taken.sourceHash, 'sign_in', taken.sourceWindow);
    const { loginId, emailHash } = taken;
    if (taken.codeBy === 'app') await stopBySignIn(app, tx, scope, loginId);
    const device = deviceOf(app, emailHash, input.deviceToken);
    const newDevice = device === null || (realm === 'customer' && !(await isKnownDevice(tx, loginId, device)));
    return await startSession(app, tx, session, { ...input, realm, loginId, emailHash, newDevice });
  });
  if (started === 'over') refuse('identity.sign_in_over');
  if (started === 'wrong') {
    app.log.warn({ realm, by: taken.codeBy, tries: taken.tries }, 'wrong sign-in code');
    if (taken.tries >= CODE_TRIES) refuse('identity.sign_in_over');
    refuse('identity.code_wrong_left', { left: CODE_TRIES - taken.tries }, 'code');
  }
  app.log.info({ login: started.loginId, realm, session: started.sessionId, request: scope.request }, 'signed in');
  return started;
}

/** Nothing has happened since the password was typed that would refuse it now. */
async function stillStands(tx: Tx, attempt: AttemptRow, realm: LoginRealm): Promise<boolean> {
  const { loginId, madeAt } = attempt;
  if ((await loginById(tx, loginId))?.realm !== realm) return false;
  if ((await isDisabled(tx, loginId)) || (await isLockedByOwner(tx, loginId))) return false;
  const setAt = await passwordSetAt(tx, loginId);
  return setAt !== undefined && setAt <= madeAt;
}

async function codeRight(app: App, tx: Tx, scope: Scope, attempt: AttemptRow, typed: string): Promise<boolean> {
  if (attempt.codeBy === 'app') return await secondFactorRight(app, tx, scope, attempt.loginId, typed);
  return sameSecret(Buffer.from(signInCode(app, attempt.id)), Buffer.from(packCode(typed)));
}
