import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';

export interface EndpointRow {
  id: string;
  agencyId: string;
  name: string;
  url: string;
  types: string[];
  madeAt: Date;
  madeBy: string;
  endedAt: Date | null;
}

export interface SecretRow {
  id: string;
  madeAt: Date;
  endsAt: Date | null;
}

const ENDPOINT = sql`e.id, e.agency_id as "agencyId", e.name, e.url, e.types, e.made_at as "madeAt", e.made_by as "madeBy", e.ended_at as "endedAt"`;

/** One at a time changes an agency's endpoints, so that their count stays true until the transaction ends. */
export async function lockEndpoints(tx: Tx, agencyId: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${agencyId}, 185))`.execute(tx);
  const { rows } = await sql<{ count: bigint }>`select count(*) from directory.webhook_endpoints
    where agency_id = ${agencyId} and ended_at is null`.execute(tx);
  return Number(rows[0]!.count);
}

/** False when an open endpoint of the agency has this name. */
export async function insertEndpoint(tx: Tx, e: Omit<EndpointRow, 'endedAt'>): Promise<boolean> {
  const { rows } = await sql`insert into directory.webhook_endpoints (id, agency_id, name, url, types, made_at, made_by)
    values (${e.id}, ${e.agencyId}, ${e.name}, ${e.url}, ${e.types}::text[], ${e.madeAt}, ${e.madeBy})
    on conflict (agency_id, lower(name)) where ended_at is null do nothing returning 1`.execute(tx);
  return rows.length > 0;
}

/** Whether another open endpoint of the agency has this name. */
export async function nameIsTaken(tx: Tx, agencyId: string, name: string, id: string): Promise<boolean> {
  const { rows } = await sql`select 1 from directory.webhook_endpoints
    where agency_id = ${agencyId} and lower(name) = lower(${name}) and ended_at is null and id <> ${id}`.execute(tx);
  return rows.length > 0;
}

export async function updateEndpoint(tx: Tx, e: Pick<EndpointRow, 'id' | 'name' | 'url' | 'types'>): Promise<void> {
  await sql`update directory.webhook_endpoints set name = ${e.name}, url = ${e.url}, types = ${e.types}::text[] where id = ${e.id}`.execute(
    tx,
  );
}

/** False when there is no such open endpoint. */
export async function endEndpointRow(tx: Tx, e: { id: string; agencyId: string; by: string; at: Date }): Promise<boolean> {
  const { rows } = await sql`update directory.webhook_endpoints set ended_at = ${e.at}, ended_by = ${e.by}
    where id = ${e.id} and agency_id = ${e.agencyId} and ended_at is null returning 1`.execute(tx);
  return rows.length > 0;
}

/** Held until the transaction ends. */
export async function lockEndpoint(tx: Tx, agencyId: string, id: string): Promise<EndpointRow | undefined> {
  const { rows } = await sql<EndpointRow>`select ${ENDPOINT} from directory.webhook_endpoints e
    where e.id = ${id} and e.agency_id = ${agencyId} for update`.execute(tx);
  return rows[0];
}

export async function selectEndpoint(tx: Tx, agencyId: string, id: string): Promise<EndpointRow | undefined> {
  const { rows } = await sql<EndpointRow>`select ${ENDPOINT} from directory.webhook_endpoints e
    where e.id = ${id} and e.agency_id = ${agencyId}`.execute(tx);
  return rows[0];
}

export type ListedEndpoint = EndpointRow & { waiting: number; parked: number; lastTakenAt: Date | null };

/** An agency's endpoints, open ones first. */
export async function selectEndpoints(tx: Tx, agencyId: string): Promise<ListedEndpoint[]> {
  const { rows } = await sql<ListedEndpoint>`select ${ENDPOINT}, d.waiting, d.parked, d.taken as "lastTakenAt"
    from directory.webhook_endpoints e cross join lateral (
      select (count(*) filter (where state = 'waiting'))::int as waiting, (count(*) filter (where state = 'parked'))::int as parked,
        max(last_at) filter (where state = 'delivered') as taken
      from directory.webhook_deliveries where endpoint_id = e.id) d
    where e.agency_id = ${agencyId} order by e.ended_at is not null, e.made_at desc, e.id desc limit 100`.execute(tx);
  return rows;
}

export async function insertSecret(
  tx: Tx,
  s: { id: string; endpointId: string; agencyId: string; madeAt: Date; madeBy: string },
): Promise<void> {
  await sql`insert into directory.webhook_secrets (id, endpoint_id, agency_id, made_at, made_by)
    values (${s.id}, ${s.endpointId}, ${s.agencyId}, ${s.madeAt}, ${s.madeBy})`.execute(tx);
}

/** The secrets that are signed with, the newest first. */
export async function liveSecrets(tx: Tx, endpointId: string, now: Date): Promise<SecretRow[]> {
  const { rows } = await sql<SecretRow>`select id, made_at as "madeAt", ends_at as "endsAt" from directory.webhook_secrets
    where endpoint_id = ${endpointId} and (ends_at is null or ends_at > ${now}) order by ends_at is not null, made_at desc, id desc`.execute(
    tx,
  );
  return rows;
}

/** What was the newest ends at `at`; what was to end anyway ends now. */
export async function endSecrets(tx: Tx, endpointId: string, now: Date, at: Date): Promise<void> {
  await sql`update directory.webhook_secrets set ends_at = case when ends_at is null then ${at}::timestamptz else ${now}::timestamptz end
    where endpoint_id = ${endpointId} and (ends_at is null or ends_at > ${now})`.execute(tx);
}

/** The next number of an agency's news. Others of this agency wait for it until the transaction ends. */
export async function nextSequence(tx: Tx, agencyId: string): Promise<bigint> {
  const { rows } = await sql<{ last: bigint }>`insert into directory.webhook_counters as c (agency_id, last) values (${agencyId}, 1)
    on conflict (agency_id) do update set last = c.last + 1 returning last`.execute(tx);
  return rows[0]!.last;
}

export async function insertEvent(
  tx: Tx,
  e: { id: string; agencyId: string; sequence: bigint; type: string; body: string; at: Date; onlyEndpoint: string | null },
): Promise<void> {
  await sql`insert into directory.webhook_events (id, agency_id, sequence, type, body, at, only_endpoint)
    values (${e.id}, ${e.agencyId}, ${e.sequence}, ${e.type}, ${e.body}, ${e.at}, ${e.onlyEndpoint})`.execute(tx);
}

/** The agency's open endpoints; held, so that none ends while news is written for it. */
export async function openEndpoints(tx: Tx, agencyId: string): Promise<{ id: string; types: string[] }[]> {
  const { rows } = await sql<{ id: string; types: string[] }>`select id, types from directory.webhook_endpoints
    where agency_id = ${agencyId} and ended_at is null order by id for share`.execute(tx);
  return rows;
}

export async function selectListening(tx: Tx, agencies: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ agency: string }>`select distinct agency_id as agency from directory.webhook_endpoints
    where agency_id = any (${[...agencies]}::text[]) and ended_at is null`.execute(tx);
  return new Set(rows.map((row) => row.agency));
}

export async function insertDeliveries(
  tx: Tx,
  d: { eventId: string; agencyId: string; at: Date },
  endpoints: readonly string[],
): Promise<void> {
  await sql`insert into directory.webhook_deliveries (endpoint_id, event_id, agency_id, state, since, due_at)
    select e, ${d.eventId}, ${d.agencyId}, 'waiting', ${d.at}, ${d.at} from unnest(${[...endpoints]}::text[]) e`.execute(tx);
}
