import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { newId } from '#kernel/ids.ts';
import { type FieldError, refuse, refuseFields } from '#kernel/refusal.ts';
import { requireActor, requireRealm, requireRole, type Scope, systemFor, worksEverywhere } from '#kernel/scope.ts';
import { cleanText } from '#kernel/text.ts';
import { ENDPOINT_NAME_MAX, ENDPOINT_URL_MAX, ENDPOINTS_MAX, eventTypes, OLD_SECRET_HOURS } from './event-types.ts';
import {
  endEndpointRow,
  endSecrets,
  type EndpointRow,
  insertEndpoint,
  insertSecret,
  lockEndpoint,
  lockEndpoints,
  nameIsTaken,
  updateEndpoint,
} from './queries/endpoints.ts';
import { urlTrouble } from '#kernel/safe-address.ts';
import { secretText } from './sign.ts';

export interface TypedEndpoint {
  name: string;
  url: string;
  types: readonly string[];
}

/** Refuses unless the scope may lead the agency's programs: its admins who work at all of it. */
export function requireProgramsRight(scope: Scope): { agencyId: string; actor: string } {
  requireRealm(scope, 'staff');
  requireRole(scope, 'agency_admin');
  if (!worksEverywhere(scope)) refuse('directory.webhook_whole_agency');
  return { agencyId: scope.agency ?? refuse('kernel.not_allowed'), actor: requireActor(scope) };
}

/**
 * Where news is sent from now on. `secret` is what it is signed with: shown now and never again, stored nowhere. Audited. Agency admins who work at
 * all of the agency. Refuses directory.webhook_whole_agency, webhook_too_many, and beside the fields webhook_name_bad, webhook_name_taken,
 * webhook_url_bad, webhook_url_https, webhook_url_closed, webhook_types_missing.
 */
export async function makeEndpoint(app: App, scope: Scope, typed: TypedEndpoint): Promise<{ endpointId: string; secret: string }> {
  const { agencyId, actor } = requireProgramsRight(scope);
  const read = readEndpoint(app, typed);
  const [endpointId, secretId] = [newId('whk'), newId('whs')];
  const inside = systemFor(scope, agencyId);
  await app.tx(inside, async (tx) => {
    if ((await lockEndpoints(tx, agencyId)) >= ENDPOINTS_MAX) refuse('directory.webhook_too_many', { most: ENDPOINTS_MAX });
    const at = app.clock.now();
    if (!(await insertEndpoint(tx, { id: endpointId, agencyId, ...read, madeAt: at, madeBy: actor })))
      refuse('directory.webhook_name_taken', {}, 'name');
    await insertSecret(tx, { id: secretId, endpointId, agencyId, madeAt: at, madeBy: actor });
    await audit(tx, inside, { action: 'directory.webhook_made', subject: endpointId, details: { ...read } }, at);
  });
  return { endpointId, secret: secretText(app, secretId) };
}

/** Name, address and chosen news of an endpoint; what waits goes to the new address. Audited. As makeEndpoint, and directory.unknown_webhook. */
export async function changeEndpoint(app: App, scope: Scope, endpointId: string, typed: TypedEndpoint): Promise<void> {
  const { agencyId } = requireProgramsRight(scope);
  const read = readEndpoint(app, typed);
  const inside = systemFor(scope, agencyId);
  await app.tx(inside, async (tx) => {
    await lockEndpoints(tx, agencyId);
    const before = openOnly(await lockEndpoint(tx, agencyId, endpointId));
    if (await nameIsTaken(tx, agencyId, read.name, endpointId)) refuse('directory.webhook_name_taken', {}, 'name');
    await updateEndpoint(tx, { id: endpointId, ...read });
    const details = { before: { name: before.name, url: before.url, types: before.types }, after: read };
    await audit(tx, inside, { action: 'directory.webhook_changed', subject: endpointId, details }, app.clock.now());
  });
}

/**
 * A new secret, shown once. News carries a signature of the one before too, for a day; an older one ends now, so no more than two count. Audited.
 * As makeEndpoint. Refuses directory.unknown_webhook.
 */
export async function rotateSecret(app: App, scope: Scope, endpointId: string): Promise<{ secret: string; name: string }> {
  const { agencyId, actor } = requireProgramsRight(scope);
  const secretId = newId('whs');
  const inside = systemFor(scope, agencyId);
  const name = await app.tx(inside, async (tx) => {
    const endpoint = openOnly(await lockEndpoint(tx, agencyId, endpointId));
    const at = app.clock.now();
    await endSecrets(tx, endpointId, at, new Date(at.getTime() + OLD_SECRET_HOURS * 3_600_000));
    await insertSecret(tx, { id: secretId, endpointId, agencyId, madeAt: at, madeBy: actor });
    await audit(tx, inside, { action: 'directory.webhook_secret_made', subject: endpointId }, at);
    return endpoint.name;
  });
  return { secret: secretText(app, secretId), name };
}

/** Nothing is sent there any more, what waits neither. For good. Audited. As makeEndpoint. Refuses directory.unknown_webhook. */
export async function endEndpoint(app: App, scope: Scope, endpointId: string): Promise<void> {
  const { agencyId, actor } = requireProgramsRight(scope);
  const inside = systemFor(scope, agencyId);
  await app.tx(inside, async (tx) => {
    const at = app.clock.now();
    if (!(await endEndpointRow(tx, { id: endpointId, agencyId, by: actor, at }))) refuse('directory.unknown_webhook');
    await audit(tx, inside, { action: 'directory.webhook_ended', subject: endpointId }, at);
  });
}

/** What is not there, or has ended, is not changed. */
export function openOnly(endpoint: EndpointRow | undefined): EndpointRow {
  return endpoint && endpoint.endedAt === null ? endpoint : refuse('directory.unknown_webhook');
}

const URL_REFUSALS = {
  unreadable: 'directory.webhook_url_bad',
  not_https: 'directory.webhook_url_https',
  not_open: 'directory.webhook_url_closed',
} as const;

function readEndpoint(app: App, typed: TypedEndpoint): { name: string; url: string; types: string[] } {
  const errors: FieldError[] = [];
  const name = cleanText(typed.name, { max: ENDPOINT_NAME_MAX });
  if (!name.ok) errors.push({ field: 'name', code: 'directory.webhook_name_bad', params: { most: ENDPOINT_NAME_MAX } });
  const url = cleanText(typed.url, { max: ENDPOINT_URL_MAX });
  const trouble = url.ok ? urlTrouble(url.value, app.mode) : 'unreadable';
  if (trouble !== null) errors.push({ field: 'url', code: URL_REFUSALS[trouble], params: { most: ENDPOINT_URL_MAX } });
  const types = eventTypes.filter((type) => typed.types.includes(type));
  if (types.length === 0 || typed.types.some((type) => !(eventTypes as readonly string[]).includes(type)))
    errors.push({ field: 'types', code: 'directory.webhook_types_missing' });
  refuseFields(errors);
  return { name: name.ok ? name.value : '', url: url.ok ? new URL(url.value).href : '', types };
}
