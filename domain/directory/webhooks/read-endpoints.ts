import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { refuse } from '#kernel/refusal.ts';
import { type Scope, systemFor } from '#kernel/scope.ts';
import { requireProgramsRight } from './change-endpoint.ts';
import {
  type DeliveryRow,
  type DeliveryState,
  deliveryStates,
  type Outcome,
  selectAttempts,
  selectDeliveries,
  selectDelivery,
} from './queries/deliveries.ts';
import {
  type EndpointRow,
  type ListedEndpoint,
  liveSecrets,
  type SecretRow,
  selectEndpoint,
  selectEndpoints,
} from './queries/endpoints.ts';

const DELIVERIES_PER_PAGE = 50;

/** The agency's endpoints, open ones first. The look is audited. Agency admins who work at all of the agency. */
export async function listEndpoints(app: App, scope: Scope): Promise<ListedEndpoint[]> {
  const { agencyId } = requireProgramsRight(scope);
  return await app.tx(scope, async (tx) => {
    await audit(tx, scope, { action: 'directory.webhooks_listed', subject: agencyId }, app.clock.now());
    return await selectEndpoints(tx, agencyId);
  });
}

export interface EndpointPage {
  endpoint: EndpointRow;
  /** What is signed with, the newest first. */
  secrets: Pick<SecretRow, 'madeAt' | 'endsAt'>[];
  state: DeliveryState | null;
  deliveries: DeliveryRow[];
  /** From where older ones begin; null when there are none. */
  older: string | null;
}

/** One endpoint with a page of what was sent there. The look is audited. As listEndpoints. Refuses directory.unknown_webhook. */
export async function readEndpoint(
  app: App,
  scope: Scope,
  endpointId: string,
  asked: { state?: string | null; before?: string | null } = {},
): Promise<EndpointPage> {
  const { agencyId } = requireProgramsRight(scope);
  const state = deliveryStates.find((one) => one === asked.state) ?? null;
  const before = /^\d{1,18}$/.test(asked.before ?? '') ? BigInt(asked.before!) : null;
  const page = await app.tx(scope, async (tx) => {
    const endpoint = (await selectEndpoint(tx, agencyId, endpointId)) ?? refuse('directory.unknown_webhook');
    await audit(tx, scope, { action: 'directory.webhook_read', subject: endpointId }, app.clock.now());
    const rows = await selectDeliveries(tx, endpointId, { state, before, most: DELIVERIES_PER_PAGE + 1 });
    const deliveries = rows.slice(0, DELIVERIES_PER_PAGE);
    return { endpoint, state, deliveries, older: rows.length > deliveries.length ? String(deliveries.at(-1)!.sequence) : null };
  });
  const secrets = await app.tx(systemFor(scope, agencyId), (tx) => liveSecrets(tx, endpointId, app.clock.now()));
  return { ...page, secrets: secrets.map(({ madeAt, endsAt }) => ({ madeAt, endsAt })) };
}

export interface DeliveryView {
  endpoint: EndpointRow;
  delivery: DeliveryRow & { body: string; underWay: boolean };
  attempts: Outcome[];
}

/** One of the news as it was sent, and every try. The look is audited. As listEndpoints. Refuses directory.unknown_webhook. */
export async function readDelivery(app: App, scope: Scope, endpointId: string, eventId: string): Promise<DeliveryView> {
  const { agencyId } = requireProgramsRight(scope);
  return await app.tx(scope, async (tx) => {
    const endpoint = (await selectEndpoint(tx, agencyId, endpointId)) ?? refuse('directory.unknown_webhook');
    const delivery = (await selectDelivery(tx, endpointId, eventId)) ?? refuse('directory.unknown_webhook');
    await audit(tx, scope, { action: 'directory.webhook_read', subject: endpointId, details: { event: eventId } }, app.clock.now());
    return { endpoint, delivery, attempts: await selectAttempts(tx, endpointId, eventId) };
  });
}
