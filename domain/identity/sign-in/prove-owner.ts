import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { type FieldError, refuse, refuseFields } from '#kernel/refusal.ts';
import { type Scope, requireActor, requireRealm, systemFor, systemScope } from '#kernel/scope.ts';
import { deviceOf } from './device-token.ts';
import { emailHash, type LoginRealm } from '../email.ts';
import { LONGEST_PASSWORD_BYTES } from '../passwords/password.ts';
import { askToUse } from '../passkeys/ask-passkey.ts';
import type { ChallengeUse } from '../passkeys/challenge.ts';
import { usePasskey } from '../passkeys/use-passkey.ts';
import { hasFactor } from '../queries/factors.ts';
import { loginById, type LoginRow, passwordStillIs } from '../queries/logins.ts';
import { passkeysOf, passkeyStands } from '../queries/passkeys.ts';
import { secondFactorRight } from '../second-factor/second-factor.ts';
import { giveBackTry, takeTry } from './take-try.ts';

/** What a signed-in person types once more before the ways into the login change. */
export interface Proof {
  password: unknown;
  /** Asked for where there is a second factor. */
  code?: unknown;
  /** In place of the code: what the browser answered to `offerProof`. */
  passkey?: unknown;
  source: string;
  deviceToken?: unknown;
}

/** Whether the code of a second factor is asked for, where there is one. */
type CodeRule = 'unasked' | 'if_any';

/**
 * The signed-in person once more, by password and second factor. Wrong ones count like wrong sign-ins of this browser, so a
 * borrowed phone gives nobody endless tries. `work` runs in the transaction that uses the code up; `also` are
 * wrong fields beside the proof's own, told with them.
 * Refuses identity.password_wrong, .code_wrong (beside their fields), .passkey_wrong, .passkey_over, .locked, .too_many_from_here.
 */
export async function proveOwner<T>(
  app: App,
  scope: Scope,
  proof: Proof,
  code: CodeRule,
  work: (tx: Tx, login: LoginRow) => Promise<T>,
  also: readonly FieldError[] = [],
): Promise<T> {
  requireRealm(scope, 'customer', 'staff', 'operator');
  const actor = requireActor(scope);
  const inside = systemFor(scope);
  const { login, withCode } = await app.tx(inside, async (tx) => ({
    login: (await loginById(tx, actor)) ?? refuse('kernel.sign_in_first'),
    withCode: code === 'if_any' && (await hasFactor(tx, actor)),
  }));
  const typed = readProof(proof, withCode, also);
  const hash = emailHash(app, login.realm, login.emailKey);
  const about = {
    realm: login.realm,
    emailKey: login.emailKey,
    hash,
    source: proof.source,
    device: deviceOf(app, hash, proof.deviceToken),
  };
  const taken = await takeTry(app, inside, about);
  const stored = taken.credential.hash;
  const right = await app.hasher.verify(stored, typed.password);
  const wrong = (field: 'password' | 'code'): never =>
    taken.locksFor > 0 ? refuse('identity.locked', { minutes: taken.locksFor }) : refuse(`identity.${field}_wrong`, {}, field);
  if (!right || stored === null || taken.credential.disabled) return wrong('password');
  const key =
    withCode && typed.passkey ? await usePasskey(app, scope, { ...bound(scope), answer: proof.passkey, loginId: login.id }) : null;
  return await app.tx(inside, async (tx) => {
    if (!(await passwordStillIs(tx, login.id, stored))) return wrong('password');
    if (key && !(await passkeyStands(tx, key.passkeyId))) refuse('identity.passkey_wrong');
    if (withCode && !key && !(await secondFactorRight(app, tx, inside, login.id, typed.code))) return wrong('code');
    await giveBackTry(app, tx, taken);
    return await work(tx, login);
  });
}

/** What the browser needs to prove its owner by a passkey; null when the signed-in person has none. */
export async function offerProof(app: App, scope: Scope): Promise<PublicKeyCredentialRequestOptionsJSON | null> {
  requireRealm(scope, 'customer', 'staff', 'operator');
  const actor = requireActor(scope);
  const has = await app.tx(systemScope(scope.request), (tx) => passkeysOf(tx, actor));
  return has.length === 0 ? null : await askToUse(app, bound(scope), has);
}

/** An answer is one of this login in this session only. */
function bound(scope: Scope): ChallengeUse {
  return { use: 'proof', realm: scope.realm as LoginRealm, about: `${scope.actor} ${scope.session}` };
}

function readProof(proof: Proof, withCode: boolean, also: readonly FieldError[]): { password: string; code: string; passkey: boolean } {
  const errors: FieldError[] = [...also];
  const { password, code } = proof;
  if (typeof password !== 'string' || password === '') errors.push({ field: 'password', code: 'identity.password_empty' });
  else if (Buffer.byteLength(password) > LONGEST_PASSWORD_BYTES) errors.push({ field: 'password', code: 'identity.password_too_long' });
  const typed = typeof code === 'string' ? code.slice(0, 100).trim() : '';
  const passkey = typeof proof.passkey === 'string' && proof.passkey !== '';
  if (withCode && typed === '' && !passkey) errors.push({ field: 'code', code: 'identity.code_empty' });
  refuseFields(errors);
  return { password: password as string, code: typed, passkey };
}
