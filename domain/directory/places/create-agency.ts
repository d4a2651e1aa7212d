import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { newId } from '#kernel/ids.ts';
import { type FieldError, refuse, refuseFields } from '#kernel/refusal.ts';
import { requireRealm, type Scope } from '#kernel/scope.ts';
import { cleanText } from '#kernel/text.ts';
import { type Agency, agencyKinds, isState, isTimeZone } from './agency.ts';
import { type ChargebackPolicy, chargebackErrors } from '../policies/choice-policies.ts';
import { insertAgency, insertPolicy } from '../queries/agencies.ts';
import { numberFormatErrors } from './resident-number.ts';

/** What a chargeback does at this agency is chosen when it is made; there is no default. */
export type NewAgency = Omit<Agency, 'id'> & { chargeback: ChargebackPolicy['policy'] };

/**
 * Adds an agency. Families see it only after openAgency. Operators and the system.
 * Refuses: directory.bad_slug, bad_text, choose_state, choose_one, bad_time_zone, bad_number_format, bad_number_example, slug_taken.
 */
export async function createAgency(app: App, scope: Scope, input: NewAgency): Promise<Agency> {
  requireRealm(scope, 'operator', 'system');
  refuseFields([...agencyErrors(input), ...chargebackErrors({ policy: input.chargeback })]);
  const { chargeback, ...words } = input;
  const agency: Agency = { ...words, id: newId('agc') };
  return await app.tx(scope, async (tx) => {
    const now = app.clock.now();
    if (!(await insertAgency(tx, agency, scope.actor, now))) refuse('directory.slug_taken', {}, 'slug');
    await audit(
      tx,
      scope,
      { action: 'directory.agency_created', subject: agency.id, agency: agency.id, details: { name: agency.name } },
      now,
    );
    const policy = { id: newId('pol'), agencyId: agency.id, facilityId: null, effectiveFrom: now };
    await insertPolicy(tx, { ...policy, kind: 'chargeback', body: { policy: chargeback } }, scope.actor, now);
    const details = { policy: policy.id, chargeback };
    await audit(tx, scope, { action: 'directory.chargeback_set', subject: agency.id, agency: agency.id, details }, now);
    return agency;
  });
}

function agencyErrors(input: Omit<Agency, 'id'>): FieldError[] {
  const errors: FieldError[] = [];
  if (!/^[a-z][a-z0-9-]{1,39}$/.test(input.slug)) errors.push({ field: 'slug', code: 'directory.bad_slug' });
  for (const field of ['name', 'shortName'] as const) {
    if (!cleanText(input[field], { max: 80 }).ok) errors.push({ field, code: 'directory.bad_text' });
  }
  if (!agencyKinds.includes(input.kind)) errors.push({ field: 'kind', code: 'directory.choose_one' });
  if (!isState(input.stateCode)) errors.push({ field: 'stateCode', code: 'directory.choose_state' });
  if (!isTimeZone(input.timeZone)) errors.push({ field: 'timeZone', code: 'directory.bad_time_zone' });
  if (!input.number.label.en || !input.number.label.es) errors.push({ field: 'number.label', code: 'directory.words_missing' });
  return [...errors, ...numberFormatErrors(input.number)];
}
