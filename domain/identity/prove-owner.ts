import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { type FieldError, refuse, refuseFields } from '#kernel/refusal.ts';
import { type Scope, requireActor, requireRealm, systemScope } from '#kernel/scope.ts';
import { deviceOf } from './device-token.ts';
import { emailHash } from './email.ts';
import { LONGEST_PASSWORD_BYTES } from './password.ts';
import { hasFactor } from './queries/factors.ts';
import { loginById, type LoginRow, passwordStillIs } from './queries/logins.ts';
import { secondFactorRight } from './second-factor.ts';
import { giveBackTry, takeTry } from './take-try.ts';

/** What a signed-in person types once more before the ways into the login change. */
export interface Proof {
  password: unknown;
  /** Asked for where there is a second factor. */
  code?: unknown;
  source: string;
  deviceToken?: unknown;
}

/** Whether the code of a second factor is asked for, where there is one. */
type CodeRule = 'unasked' | 'if_any';

/**
 * The signed-in person once more, by password and second factor. Wrong ones count like wrong sign-ins of this browser, so a
 * borrowed phone gives nobody endless tries. `work` runs in the transaction that uses the code up; `also` are
 * wrong fields beside the proof's own, told with them.
 * Refuses identity.password_wrong, .code_wrong (beside their fields), .locked, .too_many_from_here.
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
  const inside = { ...systemScope(scope.request, scope.agency), lang: scope.lang };
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
  return await app.tx(inside, async (tx) => {
    if (!(await passwordStillIs(tx, login.id, stored))) return wrong('password');
    if (withCode && !(await secondFactorRight(app, tx, inside, login.id, typed.code))) return wrong('code');
    await giveBackTry(app, tx, taken);
    return await work(tx, login);
  });
}

function readProof(proof: Proof, withCode: boolean, also: readonly FieldError[]): { password: string; code: string } {
  const errors: FieldError[] = [...also];
  const { password, code } = proof;
  if (typeof password !== 'string' || password === '') errors.push({ field: 'password', code: 'identity.password_empty' });
  else if (Buffer.byteLength(password) > LONGEST_PASSWORD_BYTES) errors.push({ field: 'password', code: 'identity.password_too_long' });
  const typed = typeof code === 'string' ? code.slice(0, 100).trim() : '';
  if (withCode && typed === '') errors.push({ field: 'code', code: 'identity.code_empty' });
  refuseFields(errors);
  return { password: password as string, code: typed };
}
