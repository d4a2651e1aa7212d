import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { hashToken, randomToken } from '#kernel/ids.ts';
import { publish } from '#kernel/outbox.ts';
import { type FieldError, refuse, refuseFields } from '#kernel/refusal.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { cleanUserAgent, readDevice } from './device.ts';
import { deviceOf, makeDeviceToken } from './device-token.ts';
import { checkEmail, emailHash, type LoginRealm } from './email.ts';
import type { DeviceFirstUsed } from './events.ts';
import { LONGEST_PASSWORD_BYTES } from './password.ts';
import { type Credential, passwordStillIs, setLang } from './queries/logins.ts';
import { endSessionRow, hasHadSession, insertSession } from './queries/sessions.ts';
import { secondFactorRight } from './second-factor.ts';
import { sessionTimes } from './session-times.ts';
import { giveBackTry, takeTry, type Try } from './take-try.ts';

export interface SignIn {
  realm: LoginRealm;
  email: unknown;
  password: unknown;
  /** Staff and operators: six digits of the authenticator app, or a recovery code. */
  code?: unknown;
  source: string;
  userAgent?: string | null | undefined;
  /** What an earlier sign-in of this browser was given. */
  deviceToken?: unknown;
}

export interface SignedIn {
  loginId: string;
  sessionId: string;
  /** For the session cookie; only its hash is kept. */
  token: string;
  deviceToken: string;
}

/**
 * Checks e-mail and password (and the second factor of staff and operators) and starts a session with a new token.
 * A wrong password, an unknown address and a wrong code get the same answer after the same work. Five wrong tries in a row
 * lock, and while locked the right password is refused too; `requestReset` cures it.
 * Refuses identity.wrong_sign_in, .wrong_sign_in_with_code, .locked {minutes}, .too_many_from_here {minutes}, .not_verified, .disabled.
 */
export async function signIn(app: App, scope: Scope, input: SignIn): Promise<SignedIn> {
  const asked = readInput(input);
  const about = { hash: emailHash(app, input.realm, asked.emailKey), realm: input.realm, emailKey: asked.emailKey, source: input.source };
  const device = deviceOf(app, about.hash, input.deviceToken);
  const inside = { ...systemScope(scope.request), lang: scope.lang };
  const attempt = await takeTry(app, inside, { ...about, device });

  const { credential } = attempt;
  const stored = credential.hash ?? credential.signUpHash;
  const right = await app.hasher.verify(stored, asked.password);
  if (!right) refuseWrong(app, input.realm, attempt);
  if (credential.loginId === null) {
    await app.tx(inside, (tx) => giveBackTry(app, tx, attempt));
    refuse('identity.not_verified');
  }
  if (credential.disabled) refuse('identity.disabled');

  const started = await app.tx(inside, async (tx) => {
    if (!(await passwordStillIs(tx, credential.loginId!, stored!))) return null;
    if (input.realm !== 'customer' && !(await secondFactorRight(app, tx, inside, credential.loginId!, asked.code))) return null;
    await giveBackTry(app, tx, attempt);
    return await startSession(tx, { ...inside, session: scope.session }, credential, input, device === null);
  });
  if (!started) refuseWrong(app, input.realm, attempt);
  app.log.info({ login: started.loginId, realm: input.realm, session: started.sessionId, request: scope.request }, 'signed in');
  return { ...started, deviceToken: makeDeviceToken(app, about.hash) };
}

function readInput(input: SignIn): { emailKey: string; password: string; code: string } {
  const errors: FieldError[] = [];
  const email = checkEmail(input.email);
  if (!email.ok) errors.push({ field: 'email', code: `identity.${email.reason}` });
  if (typeof input.password !== 'string' || input.password === '') errors.push({ field: 'password', code: 'identity.password_empty' });
  else if (Buffer.byteLength(input.password) > LONGEST_PASSWORD_BYTES)
    errors.push({ field: 'password', code: 'identity.password_too_long' });
  if (input.realm !== 'customer' && (typeof input.code !== 'string' || input.code.trim() === ''))
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

async function startSession(
  tx: Tx,
  scope: Scope,
  credential: Credential,
  input: SignIn,
  newDevice: boolean,
): Promise<Omit<SignedIn, 'deviceToken'>> {
  const loginId = credential.loginId!;
  const at = new Date();
  const userAgent = cleanUserAgent(input.userAgent);
  const before = await hasHadSession(tx, loginId);
  if (scope.session) await endSessionRow(tx, loginId, scope.session, 'replaced', at);
  const token = randomToken();
  const expiresAt = new Date(at.getTime() + sessionTimes[input.realm].wholeMs);
  const sessionId = await insertSession(tx, { loginId, realm: input.realm, tokenHash: hashToken(token), userAgent, at, expiresAt });
  await setLang(tx, loginId, scope.lang);
  await audit(tx, scope, { action: 'identity.signed_in', subject: loginId, details: { session: sessionId } }, at);
  if (before && newDevice) {
    const device = readDevice(userAgent);
    await publish(tx, scope, 'device.first_used', {
      loginId,
      sessionId,
      device,
      at: at.toISOString(),
      lang: scope.lang,
    } satisfies DeviceFirstUsed);
  }
  return { loginId, sessionId, token };
}
