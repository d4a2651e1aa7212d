import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/server';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { hashToken } from '#kernel/ids.ts';
import { type FieldError, refuse, refuseFields } from '#kernel/refusal.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import type { Tx } from '#kernel/db.ts';
import type { LoginRealm } from '../email.ts';
import { newPasswordErrors } from '../passwords/new-password.ts';
import { askToMake, handleOf } from '../passkeys/ask-passkey.ts';
import { deviceName } from '../passkeys/passkeys.ts';
import { type NewPasskey, takeNewPasskey } from '../passkeys/take-new-passkey.ts';
import { insertFactor, insertRecoveryCodes } from '../queries/factors.ts';
import { acceptInviteRow, inviteById, type InviteRow, liveLink, useLink } from '../queries/links.ts';
import { insertGrants, insertLogin, insertVerification, setPassword } from '../queries/logins.ts';
import { insertPasskey } from '../queries/passkeys.ts';
import {
  codeKind,
  codeStep,
  enrolmentSecret,
  makeRecoveryCodes,
  otpauthUri,
  packCode,
  recoveryCodeHash,
  sealSecret,
} from '../second-factor/totp.ts';

export interface OpenInvite {
  id: string;
  email: string;
  name: string;
  realm: LoginRealm;
  agencyId: string | null;
  /** For the authenticator app, as text and as the address behind the QR code. */
  totpSecret: string;
  totpUri: string;
}

/** What an invite link offers, with the second factor it will enrol; null when it no longer works. Looking uses nothing up. */
export async function readInvite(app: App, scope: Scope, input: { token: unknown; realm: LoginRealm }): Promise<OpenInvite | null> {
  const { token } = input;
  if (typeof token !== 'string' || token === '') return null;
  const invite = await app.tx(systemScope(scope.request), async (tx) => {
    const link = await liveLink(tx, hashToken(token), 'invite', app.clock.now());
    return link?.inviteId ? await inviteById(tx, link.inviteId) : undefined;
  });
  if (!invite || invite.acceptedAt || invite.takenBackAt || invite.realm !== input.realm) return null;
  const totpSecret = enrolmentSecret(app, token);
  return {
    id: invite.id,
    email: invite.email,
    name: invite.name,
    realm: invite.realm,
    agencyId: invite.agencyId,
    totpSecret,
    totpUri: otpauthUri(totpSecret, invite.email),
  };
}

export interface Acceptance {
  realm: LoginRealm;
  token: string;
  password: unknown;
  confirmation: unknown;
  /** Six digits that the authenticator app shows for the invite's secret: proof that it was taken over. */
  code?: unknown;
  /** In place of the code: the passkey that the browser has just made. */
  passkey?: unknown;
  userAgent?: string | null;
}

/** What the browser needs to make a passkey for an invited person; null when the link no longer works. */
export async function offerInvitePasskey(
  app: App,
  scope: Scope,
  input: { token: unknown; realm: LoginRealm },
): Promise<PublicKeyCredentialCreationOptionsJSON | null> {
  const found = await readInvite(app, scope, input);
  if (!found) return null;
  const { email, name, id } = found;
  return await askToMake(app, { use: 'invite', realm: input.realm, about: id }, { handle: handleOf(app, id), email, name }, []);
}

/**
 * Makes the login with its password, second factor (an app or a passkey), roles and facilities, in one piece: before it nobody can
 * sign in. Returns the recovery codes, which are shown this once. A wrong field uses nothing of the link up.
 * Refuses identity.link_dead, .passkey_over, .passkey_wrong.
 */
export async function acceptInvite(
  app: App,
  scope: Scope,
  input: Acceptance,
): Promise<{ loginId: string; email: string; recoveryCodes: string[] }> {
  const found = await readInvite(app, scope, { token: input.token, realm: input.realm });
  if (!found) refuse('identity.link_dead');
  const errors: FieldError[] = newPasswordErrors(input, { secondFactor: true, own: [found.email, found.name] });
  const byKey = typeof input.passkey === 'string' && input.passkey !== '';
  const step = byKey ? null : await enrolledStep(found.totpSecret, input.code, errors);
  refuseFields(errors);
  const asked = { use: 'invite', realm: input.realm, about: found.id, answer: input.passkey } as const;
  const passkey = byKey ? await takeNewPasskey(app, scope, asked) : null;
  const passwordHash = await app.hasher.hash(input.password as string);
  const recoveryCodes = makeRecoveryCodes();
  const inside = { ...systemScope(scope.request, found.agencyId), lang: scope.lang };
  const loginId = await app.tx(inside, async (tx) => {
    const link = await useLink(tx, hashToken(input.token), 'invite', app.clock.now());
    const invite = link?.inviteId ? await inviteById(tx, link.inviteId) : undefined;
    if (!invite || !(await acceptInviteRow(tx, invite.id, app.clock.now()))) refuse('identity.link_dead');
    const made = await makeLogin(app, tx, invite, passwordHash);
    if (passkey) await keepPasskey(app, tx, scope, { ...passkey, loginId: made, inviteId: invite.id, userAgent: input.userAgent });
    else await insertFactor(tx, made, sealSecret(app, made, found.totpSecret), step!, app.clock.now());
    await insertRecoveryCodes(tx, made, recoveryCodes.map(recoveryCodeHash), app.clock.now());
    const details = { invite: invite.id, factor: passkey ? 'passkey' : 'app' };
    await audit(tx, inside, { action: 'identity.invite_accepted', subject: made, agency: invite.agencyId, details }, app.clock.now());
    return made;
  });
  return { loginId, email: found.email, recoveryCodes };
}

async function keepPasskey(
  app: App,
  tx: Tx,
  scope: Scope,
  of: NewPasskey & { loginId: string; inviteId: string; userAgent: string | null | undefined },
): Promise<void> {
  const { loginId, inviteId, userAgent, ...made } = of;
  const name = deviceName(scope.lang, userAgent);
  const passkey = { ...made, loginId, userHandle: handleOf(app, inviteId), name, madeAt: new Date() };
  if (!(await insertPasskey(tx, passkey))) refuse('identity.passkey_wrong', {}, 'passkey');
}

async function enrolledStep(secret: string, code: unknown, errors: FieldError[]): Promise<number | null> {
  if (typeof code !== 'string' || code.trim() === '') {
    errors.push({ field: 'code', code: 'identity.code_empty' });
    return null;
  }
  if (codeKind(code) !== 'totp') {
    errors.push({ field: 'code', code: 'identity.code_form' });
    return null;
  }
  const step = await codeStep(secret, packCode(code), null);
  if (step === null) errors.push({ field: 'code', code: 'identity.code_wrong' });
  return step;
}

async function makeLogin(app: App, tx: Tx, invite: InviteRow, passwordHash: string): Promise<string> {
  const at = app.clock.now();
  const { realm, email, emailKey, name, agencyId, lang } = invite;
  const loginId = await insertLogin(tx, { realm, email, emailKey, name, agencyId, lang, createdAt: at });
  if (loginId === null) refuse('identity.already_invited');
  await setPassword(tx, loginId, passwordHash, 'invite', at);
  await insertVerification(tx, loginId, email, at);
  await insertGrants(tx, loginId, { roles: invite.roles, facilities: invite.facilities, by: invite.invitedBy, at });
  return loginId;
}
