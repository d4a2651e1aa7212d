import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { hashToken, randomToken } from '#kernel/ids.ts';
import { publish } from '#kernel/outbox.ts';
import type { Scope } from '#kernel/scope.ts';
import { cleanUserAgent, readDevice } from '../sign-in/device.ts';
import { deviceOf, makeDeviceToken } from '../sign-in/device-token.ts';
import type { LoginRealm } from '../email.ts';
import type { ClosingCancelled } from '../events.ts';
import { cancelClosing } from '../queries/leaving.ts';
import { loginById, setLang } from '../queries/logins.ts';
import { keepDevice } from '../queries/second-steps.ts';
import { endSessionRow, hasHadSession, insertSession, linkSessions } from '../queries/sessions.ts';
import { requestLink } from '../links/request-link.ts';
import { sessionTimes } from './session-times.ts';

export interface SignedIn {
  loginId: string;
  sessionId: string;
  /** For the session cookie; only its hash is kept. */
  token: string;
  deviceToken: string;
}

export interface Start {
  loginId: string;
  realm: LoginRealm;
  emailHash: Buffer;
  userAgent?: string | null | undefined;
  /** What the browser showed of an earlier sign-in. */
  deviceToken?: unknown;
  /** Its owner hears of it by mail. */
  newDevice: boolean;
}

/** Starts a session under a new token in place of the scope's own, and makes the browser a known one. */
export async function startSession(app: App, tx: Tx, scope: Scope, start: Start): Promise<SignedIn> {
  const { loginId, realm } = start;
  const at = new Date();
  const userAgent = cleanUserAgent(start.userAgent);
  const before = await hasHadSession(tx, loginId);
  const replaces = scope.session && (await endSessionRow(tx, loginId, scope.session, 'replaced', at)) ? scope.session : null;
  const token = randomToken();
  const expiresAt = new Date(at.getTime() + sessionTimes[realm].wholeMs);
  const sessionId = await insertSession(tx, { loginId, realm, tokenHash: hashToken(token), userAgent, at, expiresAt });
  if (replaces) await linkSessions(tx, replaces, sessionId);
  const deviceToken = await knowDevice(app, tx, start);
  await setLang(tx, loginId, scope.lang);
  await audit(tx, scope, { action: 'identity.signed_in', subject: loginId, details: { session: sessionId } }, at);
  await keepLogin(app, tx, scope, loginId);
  if (before && start.newDevice) await tellOwner(app, tx, scope, loginId, userAgent, at);
  return { loginId, sessionId, token, deviceToken };
}

/** Who signs in has changed his mind about closing the login. */
async function keepLogin(app: App, tx: Tx, scope: Scope, loginId: string): Promise<void> {
  const now = app.clock.now();
  const closingId = await cancelClosing(tx, loginId, now);
  if (!closingId) return;
  await audit(tx, scope, { action: 'identity.closing_cancelled', subject: loginId, details: { closing: closingId } }, now);
  await publish(tx, scope, 'closing.cancelled', { loginId, closingId, lang: scope.lang } satisfies ClosingCancelled);
}

/** A mail that names the device, with a link by which the owner says that it was somebody else. */
async function tellOwner(app: App, tx: Tx, scope: Scope, loginId: string, userAgent: string, at: Date): Promise<void> {
  const login = await loginById(tx, loginId);
  if (!login) return;
  const about = { ...readDevice(userAgent), at: at.toISOString() };
  const { realm, emailKey } = login;
  await requestLink(app, tx, scope, { purpose: 'not_me', realm, emailKey, source: 'notice', loginId, about });
}

/** Makes this browser one that the login knows; the token it showed stays, if it was one of ours. */
export async function knowDevice(app: App, tx: Tx, of: { loginId: string; emailHash: Buffer; deviceToken?: unknown }): Promise<string> {
  const shown = deviceOf(app, of.emailHash, of.deviceToken);
  const token = shown ? (of.deviceToken as string) : makeDeviceToken(app, of.emailHash);
  await keepDevice(tx, of.loginId, shown ?? deviceOf(app, of.emailHash, token)!, app.clock.now());
  return token;
}
