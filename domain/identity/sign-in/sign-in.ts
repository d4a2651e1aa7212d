import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { hashToken, randomToken } from '#kernel/ids.ts';
import { type FieldError, refuse, refuseFields } from '#kernel/refusal.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { deviceOf } from './device-token.ts';
import { checkEmail, emailHash, type LoginRealm } from '../email.ts';
import { LONGEST_PASSWORD_BYTES } from '../passwords/password.ts';
import { hasFactor } from '../queries/factors.ts';
import { passwordStillIs } from '../queries/logins.ts';
import { insertAttempt, isKnownDevice, isLockedByOwner } from '../queries/second-steps.ts';
import { requestLink } from '../links/request-link.ts';
import { secondFactorRight } from '../second-factor/second-factor.ts';
import { attemptMark, CODE_MINUTES } from './sign-in-code.ts';
import { type SignedIn, startSession } from '../sessions/start-session.ts';
import { giveBackTry, takeTry, type Try } from './take-try.ts';

export interface SignIn {
  realm: LoginRealm;
  email: unknown;
  password: unknown;
  /** Staff and operators: six digits of the authenticator app, or a recovery code. */
  code?: unknown;
  /** Staff and operators: no code now, but a passkey or a code on the next page. */
  stepwise?: boolean;
  source: string;
  userAgent?: string | null | undefined;
  /** What an earlier sign-in of this browser was given. */
  deviceToken?: unknown;
}

/** The password was right, and there is no session yet: `finishSignIn` asks for the code. */
export interface CodeNeeded {
  codeBy: 'mail' | 'app';
  /** For this browser's cookie; the code counts for this attempt only. */
  attempt: string;
  mark: string;
}

/**
 * Checks e-mail and password (and the second factor of staff and operators) and starts a session with a new token. A customer
 * with a second factor, or on a browser the login does not know, gets no session yet but an attempt that a code or a passkey must
 * finish; so do staff and operators who ask for it.
 * A wrong password, an unknown address and a wrong code get the same answer after the same work. Five wrong tries in a row
 * lock, and while locked the right password is refused too; `requestReset` cures it. An attempt counts as a wrong try until
 * it is finished, so that who has only the password can't guess codes for ever.
 * Refuses identity.wrong_sign_in, .wrong_sign_in_with_code, .locked {minutes}, .too_many_from_here {minutes}, .not_verified,
 * .disabled, .locked_by_owner.
 */
export async function signIn(app: App, scope: Scope, input: SignIn): Promise<SignedIn | CodeNeeded> {
  const asked = readInput(input);
  const about = { hash: emailHash(app, input.realm, asked.emailKey), realm: input.realm, emailKey: asked.emailKey, source: input.source };
  const device = deviceOf(app, about.hash, input.deviceToken);
  const inside = { ...systemScope(scope.request), lang: scope.lang };
  const attempt = await takeTry(app, inside, { ...about, device });

  const { credential } = attempt;
  const stored = credential.hash ?? credential.signUpHash;
  const right = await app.hasher.verify(stored, asked.password);
  if (!right) refuseWrong(app, input.realm, attempt);
  const loginId = credential.loginId;
  if (loginId === null) {
    await app.tx(inside, (tx) => giveBackTry(app, tx, attempt));
    refuse('identity.not_verified');
  }
  if (credential.disabled) refuse('identity.disabled');

  const session = { ...inside, session: scope.session };
  const outcome = await app.tx(inside, async (tx) => {
    if (!(await passwordStillIs(tx, loginId, stored!))) return null;
    if (await isLockedByOwner(tx, loginId)) refuse('identity.locked_by_owner');
    const of = { loginId, emailKey: asked.emailKey };
    if (input.realm === 'customer') return await enterCustomer(app, tx, session, of, input, attempt);
    if (input.stepwise === true) return await waitForStep(app, tx, session, { ...of, codeBy: 'app' }, input, attempt);
    if (!(await secondFactorRight(app, tx, inside, loginId, asked.code))) return null;
    await giveBackTry(app, tx, attempt);
    return await startSession(app, tx, session, { ...input, loginId, emailHash: about.hash, newDevice: device === null });
  });
  if (!outcome) refuseWrong(app, input.realm, attempt);
  if ('sessionId' in outcome)
    app.log.info({ login: loginId, realm: input.realm, session: outcome.sessionId, request: scope.request }, 'signed in');
  return outcome;
}

/** In at once from a known browser without a second factor; else an attempt that waits for its code. */
async function enterCustomer(
  app: App,
  tx: Tx,
  scope: Scope,
  of: { loginId: string; emailKey: string },
  input: SignIn,
  taken: Try,
): Promise<SignedIn | CodeNeeded> {
  const { loginId } = of;
  const device = deviceOf(app, taken.emailHash, input.deviceToken);
  const known = device !== null && (await isKnownDevice(tx, loginId, device));
  const withFactor = await hasFactor(tx, loginId);
  if (known && !withFactor) {
    await giveBackTry(app, tx, taken);
    return await startSession(app, tx, scope, { ...input, loginId, emailHash: taken.emailHash, newDevice: false });
  }
  return await waitForStep(app, tx, scope, { ...of, codeBy: withFactor ? 'app' : 'mail' }, input, taken);
}

/** Begins an attempt, and asks for the mail with its code where that is the second step. */
async function waitForStep(
  app: App,
  tx: Tx,
  scope: Scope,
  of: { loginId: string; emailKey: string; codeBy: 'mail' | 'app' },
  input: SignIn,
  taken: Try,
): Promise<CodeNeeded> {
  const { loginId, emailKey, codeBy } = of;
  const token = randomToken();
  const madeAt = app.clock.now();
  const attemptId = await insertAttempt(tx, {
    loginId,
    codeBy,
    tokenHash: hashToken(token),
    emailHash: taken.emailHash,
    deviceHash: taken.deviceHash,
    sourceHash: taken.source?.hash ?? null,
    sourceWindow: taken.source?.windowStart ?? null,
    madeAt,
    expiresAt: new Date(madeAt.getTime() + CODE_MINUTES * 60_000),
  });
  if (codeBy === 'mail') {
    const about = { attempt: attemptId };
    await requestLink(app, tx, scope, { purpose: 'sign_in_code', realm: 'customer', emailKey, source: input.source, loginId, about });
  }
  return { codeBy, attempt: token, mark: attemptMark(attemptId) };
}

function readInput(input: SignIn): { emailKey: string; password: string; code: string } {
  const errors: FieldError[] = [];
  const email = checkEmail(input.email);
  if (!email.ok) errors.push({ field: 'email', code: `identity.${email.reason}` });
  if (typeof input.password !== 'string' || input.password === '') errors.push({ field: 'password', code: 'identity.password_empty' });
  else if (Buffer.byteLength(input.password) > LONGEST_PASSWORD_BYTES)
    errors.push({ field: 'password', code: 'identity.password_too_long' });
  if (input.realm !== 'customer' && input.stepwise !== true && (typeof input.code !== 'string' || input.code.trim() === ''))
    errors.push({ field: 'code', code: 'identity.code_empty' });
  refuseFields(errors);
  return {
    emailKey: email.ok ? email.key : '',
    password: input.password as string,
    code: typeof input.code === 'string' ? input.code.slice(0, 100) : '',
  };
}

function refuseWrong(app: App, realm: LoginRealm, attempt: Try): never {
  app.log.warn({ realm, failures: attempt.failures, locked: attempt.locksFor > 0 }, 'wrong sign-in');
  if (attempt.locksFor > 0) refuse('identity.locked', { minutes: attempt.locksFor });
  refuse(realm === 'customer' ? 'identity.wrong_sign_in' : 'identity.wrong_sign_in_with_code');
}
