import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/server';
import type { App } from '#kernel/app.ts';
import { refuse } from '#kernel/refusal.ts';
import { type Lang, type Scope, requireActor, requireRealm, systemFor, systemScope } from '#kernel/scope.ts';
import { cleanText } from '#kernel/text.ts';
import { tr } from '#words/index.ts';
import { cleanUserAgent, readDevice } from '../sign-in/device.ts';
import type { LoginRealm } from '../email.ts';
import { type Proof, proveOwner } from '../sign-in/prove-owner.ts';
import { endRecoveryCodes, hasFactor, insertRecoveryCodes, lockFactors } from '../queries/factors.ts';
import { loginById, type LoginRow } from '../queries/logins.ts';
import { endPasskey, firstHandle, insertPasskey, passkeysOf } from '../queries/passkeys.ts';
import { tellFactorChanged } from '../second-factor/tell-factor.ts';
import { makeRecoveryCodes, recoveryCodeHash } from '../second-factor/totp.ts';
import { askToMake, handleOf } from './ask-passkey.ts';
import type { ChallengeUse } from './challenge.ts';
import { takeNewPasskey } from './take-new-passkey.ts';

/** A phone, a computer, a key in the drawer: more than this is a mistake. */
export const MOST_PASSKEYS = 10;
const LONGEST_NAME = 60;

export interface Passkey {
  id: string;
  name: string;
  madeAt: Date;
  usedAt: Date | null;
  /** Kept by the maker of the device for the person's other devices too. */
  backedUp: boolean;
}

/** The signed-in person's passkeys, the oldest first. */
export async function listPasskeys(app: App, scope: Scope): Promise<Passkey[]> {
  requireRealm(scope, 'customer', 'staff', 'operator');
  const actor = requireActor(scope);
  const rows = await app.tx(systemScope(scope.request), (tx) => passkeysOf(tx, actor));
  return rows.map(({ id, name, madeAt, usedAt, backedUp }) => ({ id, name, madeAt, usedAt, backedUp }));
}

/** What the browser needs to make one. Refuses identity.sign_in_again and identity.passkeys_full. */
export async function offerPasskey(app: App, scope: Scope, session: { isFresh: boolean }): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const actor = requireOwner(scope, session);
  const { login, has, handle } = await app.tx(systemScope(scope.request), async (tx) => ({
    login: (await loginById(tx, actor)) ?? refuse('kernel.sign_in_first'),
    has: await passkeysOf(tx, actor),
    handle: await firstHandle(tx, actor),
  }));
  if (has.length >= MOST_PASSKEYS) refuse('identity.passkeys_full', { most: MOST_PASSKEYS });
  const owner = { handle: handle ? Buffer.from(handle) : handleOf(app, login.id), email: login.email, name: login.name };
  return await askToMake(app, bound(scope), owner, has);
}

/**
 * Keeps a passkey that the browser has just made, after a fresh sign-in; its owner gets a mail. The first second factor of a login
 * brings recovery codes, shown this once. From then on a password alone opens nothing.
 * Refuses identity.sign_in_again, .passkey_over, .passkey_wrong, .passkeys_full and a name that is too long.
 */
export async function addPasskey(
  app: App,
  scope: Scope,
  input: { answer: unknown; name: unknown; isFresh: boolean; userAgent?: string | null },
): Promise<{ recoveryCodes: string[] | null }> {
  const actor = requireOwner(scope, input);
  const name = nameOf(scope, input);
  const made = await takeNewPasskey(app, scope, { ...bound(scope), answer: input.answer });
  const inside = systemFor(scope);
  return await app.tx(inside, async (tx) => {
    await lockFactors(tx, actor);
    const login = (await loginById(tx, actor)) ?? refuse('kernel.sign_in_first');
    const has = await passkeysOf(tx, actor);
    if (has.length >= MOST_PASSKEYS) refuse('identity.passkeys_full', { most: MOST_PASSKEYS });
    const isFirst = !(await hasFactor(tx, actor));
    const at = new Date();
    const userHandle = (await firstHandle(tx, actor)) ?? handleOf(app, actor);
    if (!(await insertPasskey(tx, { ...made, loginId: actor, userHandle, name, madeAt: at })))
      refuse('identity.passkey_wrong', {}, 'passkey');
    await tellFactorChanged(tx, scope, login, 'passkey', at);
    if (!isFirst) return { recoveryCodes: null };
    const recoveryCodes = makeRecoveryCodes();
    await insertRecoveryCodes(tx, actor, recoveryCodes.map(recoveryCodeHash), at);
    return { recoveryCodes };
  });
}

/**
 * Removes one, by password and second factor; its owner gets a mail. The recovery codes end with the last factor. Who works here
 * keeps at least one. Refuses identity.no_such_passkey, .last_factor, and what a proof refuses.
 */
export async function removePasskey(app: App, scope: Scope, input: Proof & { passkeyId: unknown }): Promise<void> {
  await proveOwner(app, scope, input, 'if_any', async (tx, login: LoginRow) => {
    await lockFactors(tx, login.id);
    const at = new Date();
    if (typeof input.passkeyId !== 'string' || !(await endPasskey(tx, login.id, input.passkeyId, at))) refuse('identity.no_such_passkey');
    if (!(await hasFactor(tx, login.id))) {
      if (login.realm !== 'customer') refuse('identity.last_factor');
      await endRecoveryCodes(tx, login.id, at);
    }
    await tellFactorChanged(tx, scope, login, 'passkey_ended', at);
  });
}

function requireOwner(scope: Scope, session: { isFresh: boolean }): string {
  requireRealm(scope, 'customer', 'staff', 'operator');
  const actor = requireActor(scope);
  if (!session.isFresh) refuse('identity.sign_in_again');
  return actor;
}

function bound(scope: Scope): ChallengeUse {
  return { use: 'add', realm: scope.realm as LoginRealm, about: `${scope.actor} ${scope.session}` };
}

/** The browser and the system, by which most people know their device. */
export function deviceName(lang: Lang, userAgent: string | null | undefined): string {
  return tr(lang, 'identity.device', { ...readDevice(cleanUserAgent(userAgent)) });
}

function nameOf(scope: Scope, input: { name: unknown; userAgent?: string | null }): string {
  const typed = typeof input.name === 'string' ? input.name.trim() : '';
  if (typed === '') return deviceName(scope.lang, input.userAgent);
  const clean = cleanText(typed, { max: LONGEST_NAME });
  if (clean.ok) return clean.value;
  return refuse(`identity.passkey_name_${clean.reason === 'too_long' ? 'too_long' : 'control_characters'}`, { most: LONGEST_NAME }, 'name');
}
