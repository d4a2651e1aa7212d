import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { newId } from '#kernel/ids.ts';
import { type FieldError, refuse, refuseFields } from '#kernel/refusal.ts';
import { requireActor, requireRealm, requireRole, type Scope, systemFor, worksEverywhere } from '#kernel/scope.ts';
import { cleanText } from '#kernel/text.ts';
import { countOpenKeys, insertKey } from '../queries/keys.ts';
import { KEY_NAME_MAX, keyDays, KEYS_MAX, type KeyScope, keyScopes, partnerScopes, wholeScopes } from './key-scopes.ts';
import { makeKeyText } from './key-text.ts';

export interface NewKey {
  name: string;
  scopes: readonly string[];
  /** An agency's key: "all" for the whole agency, "named" for `facilities`. */
  reach?: string;
  facilities?: readonly string[];
  /** Every facility of the agency, from directory; without it no facility is taken. */
  agencyFacilities?: readonly string[];
  /** A partner's key: whose it is, and the agencies it reaches. */
  partner?: string;
  agencies?: readonly string[];
  /** Every agency, from directory; without it no agency is taken. */
  allAgencies?: readonly string[];
  /** For how many days: one of `keyDays`. */
  days: string;
}

/** Whose keys somebody leads: an agency's (its admins who work at all of it; a key reaches the whole agency), or, with null, those of partners (operations). */
export function requireKeyRight(scope: Scope): { agencyId: string | null; actor: string } {
  requireRealm(scope, 'staff', 'operator');
  const ofPartners = scope.realm === 'operator';
  requireRole(scope, ofPartners ? 'operations' : 'agency_admin');
  if (ofPartners) return { agencyId: null, actor: requireActor(scope) };
  if (!worksEverywhere(scope)) refuse('identity.key_whole_agency');
  return { agencyId: scope.agency ?? refuse('kernel.not_allowed'), actor: requireActor(scope) };
}

/**
 * Makes a key for a program of the agency or, by an operator, of a partner. `text` is the key: shown now and never again, only its digest is kept. Audited.
 * Agency admins who work at all of the agency, and operations. Refuses identity.key_whole_agency, too_many_keys, and beside the fields key_name_bad,
 * key_name_taken, key_scope_missing, key_days_bad; of an agency's key_roster_whole (`scopes`), reach_missing, reach_both (`reach`), facility_missing,
 * facility_unknown; of a partner's key_partner_bad (`partner`), key_agency_missing, key_agency_unknown (`agencies`).
 */
export async function makeKey(app: App, scope: Scope, input: NewKey): Promise<{ keyId: string; prefix: string; text: string }> {
  const { agencyId, actor } = requireKeyRight(scope);
  const errors: FieldError[] = [];
  const { days, ...asked } = read(input, agencyId === null ? partnerScopes : keyScopes, errors);
  const holder = agencyId === null ? readPartner(input, errors) : readPlaces(input, asked.scopes, errors);
  refuseFields(errors);
  const keyId = newId('key');
  const { text, prefix, hash } = makeKeyText();
  const inside = systemFor(scope, agencyId);
  await app.tx(inside, async (tx) => {
    if ((await countOpenKeys(tx, agencyId)) >= KEYS_MAX) refuse('identity.too_many_keys', { most: KEYS_MAX });
    const madeAt = new Date();
    const expiresAt = new Date(madeAt.getTime() + days * 86_400_000);
    const key = { id: keyId, agencyId, ...asked, ...holder, prefix, tokenHash: hash, madeAt, madeBy: actor, expiresAt };
    if (!(await insertKey(tx, key))) refuse('identity.key_name_taken', {}, 'name');
    const { partner, agencies, facilities } = holder;
    const where = partner === null ? { facilities: facilities ?? 'all' } : { partner, agencies };
    await audit(tx, inside, { action: 'identity.key_made', subject: keyId, details: { ...asked, prefix, ...where, days } });
  });
  return { keyId, prefix, text };
}

interface Asked {
  name: string;
  scopes: KeyScope[];
  days: number;
}
interface Holder {
  partner: string | null;
  agencies: string[] | null;
  facilities: string[] | null;
}

function read(input: NewKey, may: readonly KeyScope[], errors: FieldError[]): Asked {
  const name = cleanText(input.name, { max: KEY_NAME_MAX });
  if (!name.ok) errors.push({ field: 'name', code: 'identity.key_name_bad', params: { most: KEY_NAME_MAX } });
  const scopes = may.filter((one) => input.scopes.includes(one));
  if (scopes.length === 0 || input.scopes.some((one) => !(may as readonly string[]).includes(one)))
    errors.push({ field: 'scopes', code: 'identity.key_scope_missing' });
  const days = keyDays.find((one) => String(one) === input.days);
  if (days === undefined) errors.push({ field: 'days', code: 'identity.key_days_bad' });
  return { name: name.ok ? name.value : '', scopes, days: days ?? 0 };
}

/** Where an agency's key reaches: said, never left out, and never both. */
function readPlaces(input: NewKey, scopes: readonly KeyScope[], errors: FieldError[]): Holder {
  const { reach = 'all', facilities: named = [], agencyFacilities = [] } = input;
  const facilities = [...new Set(named)];
  if (reach === 'all' && facilities.length > 0) errors.push({ field: 'reach', code: 'identity.reach_both' });
  if (reach !== 'all' && reach !== 'named') errors.push({ field: 'reach', code: 'identity.reach_missing' });
  if (reach === 'named' && facilities.length === 0) errors.push({ field: 'facilities', code: 'identity.facility_missing' });
  if (!facilities.every((one) => agencyFacilities.includes(one))) errors.push({ field: 'facilities', code: 'identity.facility_unknown' });
  if (reach === 'named' && scopes.some((one) => wholeScopes.includes(one)))
    errors.push({ field: 'scopes', code: 'identity.key_roster_whole' });
  return { partner: null, agencies: null, facilities: reach === 'named' ? facilities : null };
}

/** Whose a partner's key is, and the agencies it reaches: by name, never all of them. */
function readPartner({ partner: firm = '', agencies: named = [], allAgencies = [] }: NewKey, errors: FieldError[]): Holder {
  const partner = cleanText(firm, { max: KEY_NAME_MAX });
  if (!partner.ok) errors.push({ field: 'partner', code: 'identity.key_partner_bad', params: { most: KEY_NAME_MAX } });
  const agencies = [...new Set(named)];
  if (agencies.length === 0) errors.push({ field: 'agencies', code: 'identity.key_agency_missing' });
  if (!agencies.every((one) => allAgencies.includes(one))) errors.push({ field: 'agencies', code: 'identity.key_agency_unknown' });
  return { partner: partner.ok ? partner.value : '', agencies, facilities: null };
}
