import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import { insertDeliveries, insertEvent, nextSequence, openEndpoints, selectListening } from './queries/endpoints.ts';
import type { EventType, TEST_TYPE } from './event-types.ts';

export interface News {
  agency: string;
  type: EventType | typeof TEST_TYPE;
  /** Ids and states, as the API has them; no person's name, number or amount. */
  data: Readonly<Record<string, string | null>>;
}

/**
 * Tells an agency's programs something, in the transaction that made it true; under the system's scope. Written down once for all who may want it,
 * also later (replay); nothing is written for an agency without programs. Returns the id of the news.
 */
export async function tellPrograms(
  app: App,
  tx: Tx,
  { agency, type, data }: News,
  onlyEndpoint: string | null = null,
): Promise<string | null> {
  const endpoints = await openEndpoints(tx, agency);
  if (endpoints.length === 0) return null;
  const now = app.clock.now();
  const id = newId('evt');
  const sequence = await nextSequence(tx, agency);
  const body = JSON.stringify({ id, type, created_at: now.toISOString(), sequence: String(sequence), agency_id: agency, data });
  await insertEvent(tx, { id, agencyId: agency, sequence, type, body, at: now, onlyEndpoint });
  const wanted = endpoints.filter((one) => (onlyEndpoint === null ? one.types.includes(type) : one.id === onlyEndpoint));
  await insertDeliveries(
    tx,
    { eventId: id, agencyId: agency, at: now },
    wanted.map((one) => one.id),
  );
  return id;
}

/** Which of these agencies have programs that want news. */
export async function agenciesWithPrograms(tx: Tx, agencies: readonly string[]): Promise<Set<string>> {
  return await selectListening(tx, agencies);
}
