import type { App } from '#kernel/app.ts';
import { refuse } from '#kernel/refusal.ts';
import { type Scope, requireActor, requireRealm, systemFor, systemScope } from '#kernel/scope.ts';
import { type Proof, proveOwner } from '../sign-in/prove-owner.ts';
import {
  deleteFactor,
  endRecoveryCodes,
  type FactorState,
  factorState,
  hasFactor,
  hasTotp,
  insertFactor,
  insertRecoveryCodes,
  lockFactors,
  openSetup,
  setSetup,
  takeSetup,
} from '../queries/factors.ts';
import { loginById } from '../queries/logins.ts';
import { tellFactorChanged } from './tell-factor.ts';
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

/** The signed-in person's second factors and how many recovery codes are left; null without one. */
export async function readSecondFactor(app: App, scope: Scope): Promise<FactorState | null> {
  requireRealm(scope, 'customer', 'staff', 'operator');
  const actor = requireActor(scope);
  return (await app.tx(systemScope(scope.request), (tx) => factorState(tx, actor))) ?? null;
}

/** Makes a secret for the person's authenticator app; nothing changes until a code confirms it. Refuses identity.factor_is_on. */
export async function startTotp(app: App, scope: Scope): Promise<void> {
  requireRealm(scope, 'customer', 'staff', 'operator');
  const actor = requireActor(scope);
  await app.tx(systemScope(scope.request), async (tx) => {
    if (await hasTotp(tx, actor)) refuse('identity.factor_is_on');
    await setSetup(tx, actor, sealSecret(app, actor, newSecret()), new Date());
  });
}

/** What the page shows while the app is being set up; null when nothing was begun within half an hour. */
export async function readTotpSetup(app: App, scope: Scope): Promise<{ totpSecret: string; totpUri: string } | null> {
  requireRealm(scope, 'customer', 'staff', 'operator');
  const actor = requireActor(scope);
  return await app.tx(systemFor(scope), async (tx) => {
    const sealed = await openSetup(tx, actor, new Date(Date.now() - SETUP_MS));
    const login = sealed && (await loginById(tx, actor));
    if (!login) return null;
    const totpSecret = openSecret(app, actor, sealed);
    return { totpSecret, totpUri: otpauthUri(totpSecret, login.email) };
  });
}

/**
 * Turns the app on: the password once more, and six digits that the app shows. Returns new recovery codes, shown this once; older
 * ones end. Every sign-in asks for a code from now on. Refuses identity.setup_over, .factor_is_on, wrong fields.
 */
export async function confirmTotp(app: App, scope: Scope, input: Proof): Promise<{ recoveryCodes: string[] }> {
  const setup = await readTotpSetup(app, scope);
  if (!setup) refuse('identity.setup_over');
  const step = await enrolStep(setup.totpSecret, input.code);
  const recoveryCodes = makeRecoveryCodes();
  await proveOwner(app, scope, input, 'unasked', async (tx, login) => {
    await lockFactors(tx, login.id);
    if (await hasTotp(tx, login.id)) refuse('identity.factor_is_on');
    const sealed = await takeSetup(tx, login.id);
    if (!sealed || openSecret(app, login.id, sealed) !== setup.totpSecret) refuse('identity.setup_over');
    const at = new Date();
    await insertFactor(tx, login.id, sealed, step, at);
    await endRecoveryCodes(tx, login.id, at);
    await insertRecoveryCodes(tx, login.id, recoveryCodes.map(recoveryCodeHash), at);
    await tellFactorChanged(tx, scope, login, 'added', at);
  });
  return { recoveryCodes };
}

async function enrolStep(secret: string, code: unknown): Promise<number> {
  if (typeof code !== 'string' || code.trim() === '') refuse('identity.code_empty', {}, 'code');
  if (codeKind(code) !== 'totp') refuse('identity.code_form', {}, 'code');
  return (await codeStep(secret, packCode(code), null)) ?? refuse('identity.code_wrong', {}, 'code');
}

/**
 * Turns the app off again, by password and second factor. The recovery codes end with the last factor; who works here keeps at
 * least one. Refuses identity.factor_is_off, .last_factor.
 */
export async function endTotp(app: App, scope: Scope, input: Proof): Promise<void> {
  requireRealm(scope, 'customer', 'staff', 'operator');
  await proveOwner(app, scope, input, 'if_any', async (tx, login) => {
    await lockFactors(tx, login.id);
    if (!(await deleteFactor(tx, login.id))) refuse('identity.factor_is_off');
    const at = new Date();
    if (!(await hasFactor(tx, login.id))) {
      if (login.realm !== 'customer') refuse('identity.last_factor');
      await endRecoveryCodes(tx, login.id, at);
    }
    await tellFactorChanged(tx, scope, login, 'ended', at);
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
    await tellFactorChanged(tx, scope, login, 'codes', at);
  });
  return { recoveryCodes };
}
