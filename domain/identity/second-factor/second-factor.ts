import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { publish } from '#kernel/outbox.ts';
import type { Scope } from '#kernel/scope.ts';
import type { RecoveryCodeUsed } from '../events.ts';
import { lockFactor, setLastStep, useRecoveryCode } from '../queries/factors.ts';
import { codeKind, codeStep, openSecret, packCode, recoveryCodeHash } from './totp.ts';

/** Checks the second factor and uses it up: no code of the app counts twice, nor one older than the last; a recovery code is gone. */
export async function secondFactorRight(app: App, tx: Tx, scope: Scope, loginId: string, typed: string): Promise<boolean> {
  const kind = codeKind(typed);
  if (kind === 'totp') {
    const factor = await lockFactor(tx, loginId);
    if (!factor) return false;
    const step = await codeStep(openSecret(app, loginId, factor.sealedSecret), packCode(typed), factor.lastStep);
    if (step === null) return false;
    await setLastStep(tx, loginId, step);
    return true;
  }
  if (kind !== 'recovery') return false;
  const at = new Date();
  const used = await useRecoveryCode(tx, loginId, recoveryCodeHash(typed), at);
  if (!used) return false;
  await publish(tx, scope, 'recovery_code.used', {
    loginId,
    codeId: used.id,
    left: used.left,
    at: at.toISOString(),
    lang: scope.lang,
  } satisfies RecoveryCodeUsed);
  return true;
}
