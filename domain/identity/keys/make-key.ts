import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { newId } from '#kernel/ids.ts';
import { type FieldError, refuse, refuseFields } from '#kernel/refusal.ts';
import { requireActor, requireRealm, requireRole, type Scope, systemFor, worksEverywhere } from '#kernel/scope.ts';
import { cleanText } from '#kernel/text.ts';
import { countOpenKeys, insertKey } from '../queries/keys.ts';
import { KEY_NAME_MAX, keyDays, KEYS_MAX, type KeyScope, keyScopes } from './key-scopes.ts';
import { makeKeyText } from './key-text.ts';

export interface NewKey {
  name: string;
  scopes: readonly string[];
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
 * key_name_taken, key_scope_missing, key_days_bad.
 */
export async function makeKey(app: App, scope: Scope, input: NewKey): Promise<{ keyId: string; prefix: string; text: string }> {
  const { agencyId, actor } = requireKeyRight(scope);
  const { name, scopes, days, errors } = read(input);
  refuseFields(errors);
  const keyId = newId('key');
  const { text, prefix, hash } = makeKeyText();
  const inside = systemFor(scope, agencyId);
  await app.tx(inside, async (tx) => {
    if ((await countOpenKeys(tx, agencyId)) >= KEYS_MAX) refuse('identity.too_many_keys', { most: KEYS_MAX });
    const madeAt = new Date();
    const expiresAt = new Date(madeAt.getTime() + days * 86_400_000);
    if (!(await insertKey(tx, { id: keyId, agencyId, name, prefix, tokenHash: hash, scopes, madeAt, madeBy: actor, expiresAt })))
      refuse('identity.key_name_taken', {}, 'name');
    await audit(tx, inside, { action: 'identity.key_made', subject: keyId, details: { name, prefix, scopes, days } });
  });
  return { keyId, prefix, text };
}

function read({ name: typed, scopes: chosen, days: asked }: NewKey): {
  name: string;
  scopes: KeyScope[];
  days: number;
  errors: FieldError[];
} {
  const errors: FieldError[] = [];
  const name = cleanText(typed, { max: KEY_NAME_MAX });
  if (!name.ok) errors.push({ field: 'name', code: 'identity.key_name_bad', params: { most: KEY_NAME_MAX } });
  const scopes = keyScopes.filter((one) => chosen.includes(one));
  if (scopes.length === 0 || chosen.some((one) => !(keyScopes as readonly string[]).includes(one)))
    errors.push({ field: 'scopes', code: 'identity.key_scope_missing' });
  const days = keyDays.find((one) => String(one) === asked);
  if (days === undefined) errors.push({ field: 'days', code: 'identity.key_days_bad' });
  return { name: name.ok ? name.value : '', scopes, days: days ?? 0, errors };
}
