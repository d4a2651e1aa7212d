import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { hashToken, randomToken } from '#kernel/ids.ts';
import { type Lang, type Scope, requireRealm } from '#kernel/scope.ts';
import { checkEmail, emailHash, type LoginRealm } from '../email.ts';
import { openDelayed } from '../queries/delayed-changes.ts';
import { changeById } from '../queries/email-changes.ts';
import { endLinks, insertLink, inviteById, type LinkRequestRow, type LinkSubject, newestRequest, requestById } from '../queries/links.ts';
import { holdSignUp, isDisabled, loginByEmail, loginById, newestSignUp } from '../queries/logins.ts';
import { attemptById } from '../queries/second-steps.ts';
import { linkMinutes, type LinkPurpose, type MailPurpose } from '../sessions/session-times.ts';
import { attemptMark, CODE_MINUTES, signInCode } from '../sign-in/sign-in-code.ts';

/** What the mail of a link or a code needs. The token is in `url` and `token` only, and nowhere else in clear. */
export interface MintedLink {
  kind: MailPurpose | 'already_have_login';
  realm: LoginRealm;
  to: string;
  name: string | null;
  lang: Lang;
  token: string | null;
  url: string;
  minutes: number;
  /** Of a sign-in that waits for it; `mark` says of which. */
  code: string | null;
  mark: string | null;
  /** What the request said it is about. */
  about: Readonly<Record<string, string>>;
}

interface Target {
  purpose: LinkPurpose;
  subject: LinkSubject;
  to: string;
  name: string | null;
}

const nobody: LinkSubject = { loginId: null, signUpId: null, inviteId: null };

/**
 * Makes the link that a request asked for, at the moment its mail is sent, and ends the ones before it. Null when there is
 * nothing to send: the address is unknown, had its hourly share, or the request has lost its reason. Called by the mail
 * job inside its transaction; the name of the newest request of an address stands for worlds and tests. Only for jobs.
 */
export async function mintLink(
  app: App,
  tx: Tx,
  scope: Scope,
  which: { requestId: string } | { email: string; realm: LoginRealm; purpose: MailPurpose },
): Promise<MintedLink | null> {
  requireRealm(scope, 'system');
  const request = await findRequest(app, tx, which);
  if (!request || request.capped) return null;
  const target = await findTarget(app, tx, request);
  if (target === null) return null;
  const origin = app.origins[request.realm === 'customer' ? 'family' : request.realm === 'staff' ? 'staff' : 'ops'];
  const about = { realm: request.realm, lang: request.lang, about: request.about, token: null, code: null, mark: null };
  if (target.kind === 'already')
    return { ...about, kind: 'already_have_login', to: target.to, name: null, url: `${origin}/login`, minutes: 0 };
  if (target.kind === 'code') {
    const { to, code, mark } = target;
    return { ...about, kind: 'sign_in_code', to, name: null, url: `${origin}/login/code`, minutes: CODE_MINUTES, code, mark };
  }
  const now = app.clock.now();
  const minutes = linkMinutes[target.purpose];
  const token = randomToken();
  if (!LASTING.includes(target.purpose)) await endLinks(tx, target.subject, [target.purpose], now);
  await insertLink(tx, {
    ...target.subject,
    requestId: request.id,
    purpose: target.purpose,
    tokenHash: hashToken(token),
    at: now,
    expiresAt: new Date(now.getTime() + minutes * 60_000),
  });
  const url = `${origin}/${PATHS[target.purpose]}/${token}`;
  return { ...about, kind: target.purpose, to: target.to, name: target.name, token, url, minutes };
}

/** Each of these is about one thing that happened: a newer one is about another. */
const LASTING: readonly LinkPurpose[] = ['not_me', 'undo_email', 'stop_move'];
const PATHS: Record<LinkPurpose, string> = {
  verify_email: 'verify',
  reset_password: 'reset',
  invite: 'invite',
  not_me: 'not-me',
  confirm_email: 'confirm-email',
  undo_email: 'undo-email',
  stop_move: 'stop-move',
};

async function findRequest(app: App, tx: Tx, which: Parameters<typeof mintLink>[3]): Promise<LinkRequestRow | undefined> {
  if ('requestId' in which) return requestById(tx, which.requestId);
  const email = checkEmail(which.email);
  return email.ok ? newestRequest(tx, emailHash(app, which.realm, email.key), which.purpose) : undefined;
}

type Found =
  ({ kind: 'link' } & Target) | { kind: 'already'; to: string } | { kind: 'code'; to: string; code: string; mark: string } | null;

async function findTarget(app: App, tx: Tx, request: LinkRequestRow): Promise<Found> {
  if (request.inviteId) {
    const invite = await inviteById(tx, request.inviteId);
    if (!invite || invite.acceptedAt || invite.takenBackAt) return null;
    return { kind: 'link', purpose: 'invite', subject: { ...nobody, inviteId: invite.id }, to: invite.email, name: invite.name };
  }
  if (request.signUpId) {
    const signUp = await holdSignUp(tx, request.signUpId);
    if (!signUp) return null;
    const login = await loginByEmail(tx, 'customer', signUp.emailKey);
    if (login) return { kind: 'already', to: login.email };
    return { kind: 'link', purpose: 'verify_email', subject: { ...nobody, signUpId: signUp.id }, to: signUp.email, name: null };
  }
  if (request.loginId === null) return null;
  const login = await loginById(tx, request.loginId);
  if (!login || (await isDisabled(tx, login.id))) return null;
  if (request.purpose === 'sign_in_code') {
    const attempt = await attemptById(tx, request.about['attempt'] ?? '', app.clock.now());
    return attempt ? { kind: 'code', to: login.email, code: signInCode(app, attempt.id), mark: attemptMark(attempt.id) } : null;
  }
  const { purpose: wished } = request;
  if (wished === 'stop_move') {
    const delayed = (await openDelayed(tx, login.id)).some(({ id }) => id === request.about['delayed']);
    return delayed ? { kind: 'link', purpose: wished, subject: { ...nobody, loginId: login.id }, to: login.email, name: null } : null;
  }
  if (wished === 'confirm_email' || wished === 'undo_email') return await findChange(app, tx, request, login.id, wished);
  const purpose = request.purpose === 'not_me' ? 'not_me' : 'reset_password';
  return { kind: 'link', purpose, subject: { ...nobody, loginId: login.id }, to: login.email, name: login.name };
}

/** A change goes to the address it is about. A new address that has a login meanwhile gets nothing. */
async function findChange(
  app: App,
  tx: Tx,
  request: LinkRequestRow,
  loginId: string,
  purpose: 'confirm_email' | 'undo_email',
): Promise<Found> {
  const change = await changeById(tx, request.about['change'] ?? '');
  if (!change || change.endedAt !== null) return null;
  const subject = { ...nobody, loginId };
  if (purpose !== 'confirm_email') return { kind: 'link', purpose, subject, to: change.oldEmail, name: null };
  if (change.waitsUntil && change.waitsUntil > app.clock.now()) return null;
  if (change.confirmedAt !== null || (await loginByEmail(tx, 'customer', change.newEmailKey))) return null;
  return { kind: 'link', purpose, subject, to: change.newEmail, name: null };
}

/** The newest sign-up of an address that has no login yet. */
export async function waitingSignUp(tx: Tx, realm: LoginRealm, emailKey: string): Promise<string | null> {
  return realm === 'customer' ? ((await newestSignUp(tx, emailKey))?.id ?? null) : null;
}
