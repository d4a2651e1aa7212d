import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { newId } from '#kernel/ids.ts';
import { type FieldError, refuse, refuseFields } from '#kernel/refusal.ts';
import { requireActor, requireRealm, requireRole, type Scope, systemFor, worksEverywhere } from '#kernel/scope.ts';
import { cleanText } from '#kernel/text.ts';
import { countOpenKeys, insertKey } from '../queries/keys.ts';
import { KEY_NAME_MAX, keyDays, KEYS_MAX, type KeyScope, keyScopes, wholeScopes } from './key-scopes.ts';
import { makeKeyText } from './key-text.ts';

export interface NewKey {
  name: string;
  scopes: readonly string[];
  /** "all" for the whole agency, "named" for `facilities`. */
  reach?: string;
  facilities?: readonly string[];
  /** Every facility of the agency, from directory; without it no facility is taken. */
  agencyFacilities?: readonly string[];
  /** For how many days: one of `keyDays`. */
  days: string;
}

/** Refuses unless the scope may lead the agency's programs: its admins who work at all of it. A key reaches the whole agency. */
export function requireKeyRight(scope: Scope): { agencyId: string; actor: string } {
  requireRealm(scope, 'staff');
  requireRole(scope, 'agency_admin');
  if (!worksEverywhere(scope)) refuse('identity.key_whole_agency');
  return { agencyId: scope.agency ?? refuse('kernel.not_allowed'), actor: requireActor(scope) };
}

/**
 * Makes a key for one of the agency's programs. `text` is the key: shown now and never again, only its digest is kept. Audited.
 * Agency admins who work at all of the agency. Refuses identity.key_whole_agency, too_many_keys, and beside the fields key_name_bad,
 * key_name_taken, key_scope_missing, key_days_bad, key_roster_whole (`scopes`), reach_missing, reach_both (`reach`), facility_missing, facility_unknown.
 */
export async function makeKey(app: App, scope: Scope, input: NewKey): Promise<{ keyId: string; prefix: string; text: string }> {
  const { agencyId, actor } = requireKeyRight(scope);
  const { name, scopes, facilities, days, errors } = read(input);
  refuseFields(errors);
  const keyId = newId('key');
  const { text, prefix, hash } = makeKeyText();
  const inside = systemFor(scope, agencyId);
  await app.tx(inside, async (tx) => {
    if ((await countOpenKeys(tx, agencyId)) >= KEYS_MAX) refuse('identity.too_many_keys', { most: KEYS_MAX });
    const madeAt = new Date();
    const expiresAt = new Date(madeAt.getTime() + days * 86_400_000);
    if (
      !(await insertKey(tx, { id: keyId, agencyId, name, prefix, tokenHash: hash, scopes, facilities, madeAt, madeBy: actor, expiresAt }))
    )
      refuse('identity.key_name_taken', {}, 'name');
    await audit(tx, inside, {
      action: 'identity.key_made',
      subject: keyId,
      details: { name, prefix, scopes, facilities: facilities ?? 'all', days },
    });
  });
  return { keyId, prefix, text };
}

interface ReadKey {
  name: string;
  scopes: KeyScope[];
  facilities: string[] | null;
  days: number;
  errors: FieldError[];
}

function read(input: NewKey): ReadKey {
  const errors: FieldError[] = [];
  const name = cleanText(input.name, { max: KEY_NAME_MAX });
  if (!name.ok) errors.push({ field: 'name', code: 'identity.key_name_bad', params: { most: KEY_NAME_MAX } });
  const scopes = keyScopes.filter((one) => input.scopes.includes(one));
  if (scopes.length === 0 || input.scopes.some((one) => !(keyScopes as readonly string[]).includes(one)))
    errors.push({ field: 'scopes', code: 'identity.key_scope_missing' });
  const days = keyDays.find((one) => String(one) === input.days);
  if (days === undefined) errors.push({ field: 'days', code: 'identity.key_days_bad' });
  const facilities = readPlaces(input, errors);
  if (facilities !== null && scopes.some((one) => wholeScopes.includes(one)))
    errors.push({ field: 'scopes', code: 'identity.key_roster_whole' });
  return { name: name.ok ? name.value : '', scopes, facilities, days: days ?? 0, errors };
}

/** Where it reaches: said, never left out, and never both. */
function readPlaces({ reach = 'all', facilities: named = [], agencyFacilities = [] }: NewKey, errors: FieldError[]): string[] | null {
  const facilities = [...new Set(named)];
  if (reach === 'all' && facilities.length > 0) errors.push({ field: 'reach', code: 'identity.reach_both' });
  if (reach !== 'all' && reach !== 'named') errors.push({ field: 'reach', code: 'identity.reach_missing' });
  if (reach === 'named' && facilities.length === 0) errors.push({ field: 'facilities', code: 'identity.facility_missing' });
  if (!facilities.every((one) => agencyFacilities.includes(one))) errors.push({ field: 'facilities', code: 'identity.facility_unknown' });
  return reach === 'named' ? facilities : null;
}
