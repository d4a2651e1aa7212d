import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import { publish } from '#kernel/outbox.ts';
import { refuse } from '#kernel/refusal.ts';
import { type Scope, requireActor, requireRealm, systemScope } from '#kernel/scope.ts';
import type { SecondFactorChanged } from './events.ts';
import { type Proof, proveOwner } from './prove-owner.ts';
import {
  deleteFactor,
  endRecoveryCodes,
  factorState,
  hasFactor,
  insertFactor,
  insertRecoveryCodes,
  openSetup,
  setSetup,
  takeSetup,
} from './queries/factors.ts';
import { loginById, type LoginRow } from './queries/logins.ts';
import {
  codeKind,
  codeStep,
  makeRecoveryCodes,
  newSecret,
  openSecret,
  otpauthUri,
  packCode,
  recoveryCodeHash,
  sealSecret,
} from './totp.ts';

const SETUP_MS = 30 * 60_000;

/** Whether the signed-in person has a second factor, since when, and how many recovery codes are left. */
export async function readSecondFactor(app: App, scope: Scope): Promise<{ since: Date; codesLeft: number } | null> {
  requireRealm(scope, 'customer', 'staff', 'operator');
  const actor = requireActor(scope);
  return (await app.tx(systemScope(scope.request), (tx) => factorState(tx, actor))) ?? null;
}

/** Makes a secret for the customer's authenticator app; nothing changes until a code confirms it. Refuses identity.factor_is_on. */
export async function startTotp(app: App, scope: Scope): Promise<void> {
  requireRealm(scope, 'customer');
  const actor = requireActor(scope);
  await app.tx(systemScope(scope.request), async (tx) => {
    if (await hasFactor(tx, actor)) refuse('identity.factor_is_on');
    await setSetup(tx, actor, sealSecret(app, actor, newSecret()), new Date());
  });
}

/** What the page shows while the app is being set up; null when nothing was begun within half an hour. */
export async function readTotpSetup(app: App, scope: Scope): Promise<{ totpSecret: string; totpUri: string } | null> {
  requireRealm(scope, 'customer');
  const actor = requireActor(scope);
  return await app.tx(systemScope(scope.request), async (tx) => {
    const sealed = await openSetup(tx, actor, new Date(Date.now() - SETUP_MS));
    const login = sealed && (await loginById(tx, actor));
    if (!login) return null;
    const totpSecret = openSecret(app, actor, sealed);
    return { totpSecret, totpUri: otpauthUri(totpSecret, login.email) };
  });
}

/**
 * Turns the app on for a customer: the password once more, and six digits that the app shows. Returns the recovery codes, shown
 * this once. Every sign-in asks for a code from now on. Refuses identity.setup_over, .factor_is_on, wrong fields.
 */
export async function confirmTotp(app: App, scope: Scope, input: Proof): Promise<{ recoveryCodes: string[] }> {
  const setup = await readTotpSetup(app, scope);
  if (!setup) refuse('identity.setup_over');
  const step = await enrolStep(setup.totpSecret, input.code);
  const recoveryCodes = makeRecoveryCodes();
  await proveOwner(app, scope, input, 'unasked', async (tx, login) => {
    if (await hasFactor(tx, login.id)) refuse('identity.factor_is_on');
    const sealed = await takeSetup(tx, login.id);
    if (!sealed || openSecret(app, login.id, sealed) !== setup.totpSecret) refuse('identity.setup_over');
    const at = new Date();
    await insertFactor(tx, login.id, sealed, step, at);
    await insertRecoveryCodes(tx, login.id, recoveryCodes.map(recoveryCodeHash), at);
    await tell(tx, scope, login, 'added', at);
  });
  return { recoveryCodes };
}

async function enrolStep(secret: string, code: unknown): Promise<number> {
  if (typeof code !== 'string' || code.trim() === '') refuse('identity.code_empty', {}, 'code');
  if (codeKind(code) !== 'totp') refuse('identity.code_form', {}, 'code');
  return (await codeStep(secret, packCode(code), null)) ?? refuse('identity.code_wrong', {}, 'code');
}

/** Turns the app off again, by password and code (or a recovery code). Customers only: others always need it. Refuses identity.factor_is_off. */
export async function endTotp(app: App, scope: Scope, input: Proof): Promise<void> {
  requireRealm(scope, 'customer');
  await proveOwner(app, scope, input, 'if_any', async (tx, login) => {
    if (!(await deleteFactor(tx, login.id))) refuse('identity.factor_is_off');
    const at = new Date();
    await endRecoveryCodes(tx, login.id, at);
    await tell(tx, scope, login, 'ended', at);
  });
}

/** Ten new recovery codes, shown this once; the old ones end. By password and code. Refuses identity.factor_is_off. */
export async function makeNewRecoveryCodes(app: App, scope: Scope, input: Proof): Promise<{ recoveryCodes: string[] }> {
  const recoveryCodes = makeRecoveryCodes();
  await proveOwner(app, scope, input, 'if_any', async (tx, login) => {
    if (!(await hasFactor(tx, login.id))) refuse('identity.factor_is_off');
    const at = new Date();
    await endRecoveryCodes(tx, login.id, at);
    await insertRecoveryCodes(tx, login.id, recoveryCodes.map(recoveryCodeHash), at);
    await tell(tx, scope, login, 'codes', at);
  });
  return { recoveryCodes };
}

async function tell(tx: Tx, scope: Scope, login: LoginRow, what: SecondFactorChanged['what'], at: Date): Promise<void> {
  const inside = systemScope(scope.request, login.agencyId);
  await audit(tx, inside, { action: `identity.second_factor_${what}`, subject: login.id, agency: login.agencyId }, at);
  const news: SecondFactorChanged = { loginId: login.id, what, changeId: newId('sfc'), at: at.toISOString(), lang: scope.lang };
  await publish(tx, inside, 'second_factor.changed', news);
}
