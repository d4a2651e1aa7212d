import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { publish } from '#kernel/outbox.ts';
import { refuse, refuseFields } from '#kernel/refusal.ts';
import { type Scope, requireActor, requireRealm } from '#kernel/scope.ts';
import type { PhoneChanged } from '../events.ts';
import { checkPersonalDetails, type PersonalDetails, type TypedDetails } from './personal-details.ts';
import { insertDetails, newestDetails, type StoredDetails } from '../queries/details.ts';

/**
 * Keeps a new version of the signed-in customer's details; saving what is already there keeps nothing. Another phone than the one
 * that is kept needs a fresh sign-in, and its owner gets a mail. Refuses wrong fields, identity.phone_sign_in_again.
 */
export async function savePersonalDetails(
  app: App,
  scope: Scope,
  input: TypedDetails,
  session: { isFresh: boolean } = { isFresh: false },
): Promise<PersonalDetails> {
  requireRealm(scope, 'customer');
  const loginId = requireActor(scope);
  const { details, errors } = checkPersonalDetails(input, app.clock.now());
  refuseFields(errors);
  if (!details) throw new Error('unreachable');
  try {
    await keep(app, scope, loginId, details, session.isFresh);
  } catch (error) {
    // Two savings at once (a double click) meet at the version's number; the second then finds the first.
    if ((error as { code?: unknown }).code !== '23505') throw error;
    await keep(app, scope, loginId, details, session.isFresh);
  }
  return details;
}

async function keep(app: App, scope: Scope, loginId: string, details: PersonalDetails, isFresh: boolean): Promise<void> {
  await app.tx(scope, async (tx) => {
    const before = await newestDetails(tx, loginId);
    if (before && (Object.keys(details) as (keyof PersonalDetails)[]).every((field) => before[field] === details[field])) return;
    const newPhone = before !== undefined && before.phone !== details.phone;
    if (newPhone && !isFresh) refuse('identity.phone_sign_in_again', {}, 'phone');
    await insertDetails(tx, loginId, details, (before?.version ?? 0) + 1, app.clock.now());
    await audit(tx, scope, { action: 'identity.details_saved', subject: loginId }, app.clock.now());
    if (!newPhone) return;
    const news: PhoneChanged = { loginId, version: before.version + 1, at: app.clock.now().toISOString(), lang: scope.lang };
    await publish(tx, scope, 'phone.changed', news);
  });
}

/** The newest details of a login, or null. A customer sees his own; an operator's look is audited. */
export async function readPersonalDetails(tx: Tx, scope: Scope, loginId: string): Promise<StoredDetails | null> {
  requireRealm(scope, 'customer', 'operator', 'system');
  if (scope.realm === 'operator') await audit(tx, scope, { action: 'identity.details_read', subject: loginId });
  return (await newestDetails(tx, loginId)) ?? null;
}
