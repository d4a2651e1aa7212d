import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import type { App } from '#kernel/app.ts';
import { refuse } from '#kernel/refusal.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { stopBySignIn } from '../delayed/stop-delayed.ts';
import { deviceOf } from '../sign-in/device-token.ts';
import { emailHash, type LoginRealm } from '../email.ts';
import { isDisabled, loginById } from '../queries/logins.ts';
import { passkeyStands } from '../queries/passkeys.ts';
import { isKnownDevice, isLockedByOwner } from '../queries/second-steps.ts';
import { giveBackSource, spendSource } from '../links/request-link.ts';
import { type SignedIn, startSession } from '../sessions/start-session.ts';
import { askToUse } from './ask-passkey.ts';
import { usePasskey } from './use-passkey.ts';

export interface PasskeySignIn {
  realm: LoginRealm;
  /** What the browser answered to `offerSignIn`. */
  answer: unknown;
  /** The browser that was asked, by its form cookie. */
  browser: string;
  source: string;
  userAgent?: string | null | undefined;
  deviceToken?: unknown;
}

/** What a browser needs to sign in by any passkey of this surface. The same for everybody: no address is asked for. */
export async function offerSignIn(
  app: App,
  _scope: Scope,
  input: { realm: LoginRealm; browser: string },
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return await askToUse(app, { use: 'sign_in', realm: input.realm, about: input.browser });
}

/**
 * Signs in by a passkey alone: the device has verified the person, so it is both factors, needs no mailed code and counts as a
 * fresh sign-in. Wrong passwords of strangers do not lock this way. The owner hears of a new device as with a password.
 * Refuses identity.passkey_over, .passkey_wrong, .disabled, .locked_by_owner, .too_many_from_here.
 */
export async function signInWithPasskey(app: App, scope: Scope, input: PasskeySignIn): Promise<SignedIn> {
  const { realm } = input;
  const inside = { ...systemScope(scope.request), lang: scope.lang };
  await app.tx(inside, (tx) => spendSource(app, tx, 'sign_in', input.source));
  const asked = { use: 'sign_in', realm, about: input.browser, answer: input.answer, loginId: null } as const;
  const used = await usePasskey(app, scope, asked);
  const session = { ...inside, session: scope.session };
  const entered = await app.tx(inside, async (tx) => {
    const login = await loginById(tx, used.loginId);
    if (!login || !(await passkeyStands(tx, used.passkeyId))) refuse('identity.passkey_wrong');
    if (await isDisabled(tx, login.id)) refuse('identity.disabled');
    if (await isLockedByOwner(tx, login.id)) refuse('identity.locked_by_owner');
    const hash = emailHash(app, realm, login.emailKey);
    const device = deviceOf(app, hash, input.deviceToken);
    const newDevice = device === null || (realm === 'customer' && !(await isKnownDevice(tx, login.id, device)));
    await stopBySignIn(app, tx, scope, login.id);
    await giveBackSource(app, tx, 'sign_in', input.source);
    return await startSession(app, tx, session, { ...input, loginId: login.id, emailHash: hash, newDevice });
  });
  app.log.info({ login: entered.loginId, realm, session: entered.sessionId, by: 'passkey', request: scope.request }, 'signed in');
  return entered;
}
