import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { isId, newId } from '#kernel/ids.ts';
import { type FieldError, refuse, refuseFields } from '#kernel/refusal.ts';
import { requireActor, requireRealm, requireRole, type Scope } from '#kernel/scope.ts';
import { cleanText } from '#kernel/text.ts';
import { selectAgency } from '../queries/agencies.ts';
import { type CanaryRow, insertCanary, liftCanaryRow, selectCanaries } from '../queries/search-watch.ts';
import { normaliseNumber } from '../places/resident-number.ts';

export type Canary = CanaryRow;

/**
 * Plants somebody who doesn't exist in an agency: a name no family has, and a number nobody has. Whoever looks him up is told
 * "not found", and operators are told who asked. Operators.
 * Refuses: directory.unknown_agency, number_looks_wrong, bad_text, canary_number_taken.
 */
export async function plantCanary(
  app: App,
  scope: Scope,
  input: { agencyId: string; number: unknown; givenName: unknown; familyName: unknown },
): Promise<string> {
  const actor = requireOperator(scope);
  const errors: FieldError[] = [];
  const clean = (field: 'givenName' | 'familyName'): string => {
    const text = cleanText(input[field], { max: 80 });
    if (!text.ok) errors.push({ field, code: 'directory.bad_text' });
    return text.ok ? text.value : '';
  };
  const names = { givenName: clean('givenName'), familyName: clean('familyName') };
  return await app.tx(scope, async (tx) => {
    const now = app.clock.now();
    const agency = (await selectAgency(tx, input.agencyId)) ?? refuse('directory.unknown_agency');
    const number = typeof input.number === 'string' ? normaliseNumber(agency.number, input.number.trim()) : null;
    if (number === null) errors.push({ field: 'number', code: 'directory.number_looks_wrong', params: { example: agency.number.example } });
    refuseFields(errors);
    const canary = { id: newId('can'), agencyId: agency.id, number: number!, ...names, plantedAt: now, plantedBy: actor };
    if (!(await insertCanary(tx, canary))) refuse('directory.canary_number_taken', {}, 'number');
    await audit(tx, scope, { action: 'directory.canary_planted', subject: canary.id, agency: agency.id }, now);
    return canary.id;
  });
}

/** The canaries planted in an agency. Operators; each look is audited. Refuses: directory.unknown_agency. */
export async function listCanaries(app: App, scope: Scope, agencyId: string): Promise<Canary[]> {
  requireOperator(scope);
  return await app.tx(scope, async (tx) => {
    const agency = (await selectAgency(tx, agencyId)) ?? refuse('directory.unknown_agency');
    await audit(tx, scope, { action: 'directory.canaries_read', subject: agency.id, agency: agency.id }, app.clock.now());
    return await selectCanaries(tx, [agency.id]);
  });
}

/** Takes a canary away. Operators. Refuses: directory.unknown_canary. */
export async function liftCanary(app: App, scope: Scope, canaryId: string): Promise<void> {
  const actor = requireOperator(scope);
  if (!isId('can', canaryId)) refuse('directory.unknown_canary');
  await app.tx(scope, async (tx) => {
    const lifted = (await liftCanaryRow(tx, canaryId, actor, app.clock.now())) ?? refuse('directory.unknown_canary');
    await audit(tx, scope, { action: 'directory.canary_lifted', subject: lifted.id, agency: lifted.agencyId }, app.clock.now());
  });
}

function requireOperator(scope: Scope): string {
  requireRealm(scope, 'operator');
  requireRole(scope, 'operator');
  return requireActor(scope);
}
