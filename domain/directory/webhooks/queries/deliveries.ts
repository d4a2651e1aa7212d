import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';

export const deliveryStates = ['waiting', 'delivered', 'parked'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** What a try needs: read in the transaction that takes it. */
export interface Claim {
  eventId: string;
  body: string;
  /** With this one. */
  tries: number;
}

/** Open endpoints for which something is due, those first that have waited longest. */
export async function endpointsDue(tx: Tx, now: Date): Promise<{ id: string; agencyId: string }[]> {
  const { rows } = await sql<{ id: string; agencyId: string }>`select e.id, e.agency_id as "agencyId" from directory.webhook_endpoints e
    cross join lateral (select due_at from directory.webhook_deliveries d
      where d.endpoint_id = e.id and d.state = 'waiting' and d.due_at <= ${now} order by due_at limit 1) d
    where e.ended_at is null order by d.due_at`.execute(tx);
  return rows;
}

/** Takes what is due for one endpoint, never more at a time than `most` over all processes. What its taker let go is taken again. */
export async function claimDue(tx: Tx, endpointId: string, claim: { now: Date; until: Date; most: number }): Promise<Claim[]> {
  const { now, until, most } = claim;
  await sql`select pg_advisory_xact_lock(hashtextextended(${endpointId}, 186))`.execute(tx);
  const { rows } = await sql<Claim>`
    with busy as (select count(*) as n from directory.webhook_deliveries
      where endpoint_id = ${endpointId} and state = 'waiting' and leased_until > ${now}),
    taken as (select d.event_id from directory.webhook_deliveries d
      where d.endpoint_id = ${endpointId} and d.state = 'waiting' and d.due_at <= ${now} and (d.leased_until is null or d.leased_until <= ${now})
      order by d.due_at, d.event_id limit greatest(0, ${most} - (select n from busy)))
    update directory.webhook_deliveries d set leased_until = ${until}, tries = d.tries + 1
    from taken t join directory.webhook_events e on e.id = t.event_id
    where d.endpoint_id = ${endpointId} and d.event_id = t.event_id
    returning d.event_id as "eventId", e.body, d.tries`.execute(tx);
  return rows;
}

export interface Outcome {
  at: Date;
  tookMs: number;
  status: number | null;
  trouble: string | null;
  answer: string;
}

export async function insertAttempt(tx: Tx, d: { endpointId: string; eventId: string; agencyId: string }, o: Outcome): Promise<void> {
  await sql`insert into directory.webhook_attempts (endpoint_id, event_id, agency_id, at, took_ms, status, trouble, answer)
    values (${d.endpointId}, ${d.eventId}, ${d.agencyId}, ${o.at}, ${o.tookMs}, ${o.status}, ${o.trouble}, ${o.answer})`.execute(tx);
}

/** Taken is taken, whoever's try it was. */
export async function settleTaken(tx: Tx, d: { endpointId: string; eventId: string }, o: Outcome): Promise<void> {
  await sql`update directory.webhook_deliveries set state = 'delivered', leased_until = null, last_at = ${o.at}, last_status = ${o.status}, last_trouble = null
    where endpoint_id = ${d.endpointId} and event_id = ${d.eventId}`.execute(tx);
}

/** Waits for its next time, or is parked when there is none. Only for the try that is the newest: another one may be under way. True when it is parked now. */
export async function settleFailed(
  tx: Tx,
  d: { endpointId: string; eventId: string; tries: number },
  o: Outcome,
  next: Date | null,
): Promise<boolean> {
  const { rows } = await sql<{ state: string }>`update directory.webhook_deliveries
    set state = ${next === null ? 'parked' : 'waiting'}, due_at = coalesce(${next}::timestamptz, due_at), leased_until = null,
      last_at = ${o.at}, last_status = ${o.status}, last_trouble = ${o.trouble}
    where endpoint_id = ${d.endpointId} and event_id = ${d.eventId} and state = 'waiting' and tries = ${d.tries} returning state`.execute(
    tx,
  );
  return rows[0]?.state === 'parked';
}

/** Sends one of an endpoint's news again, from the start. False when there is no such news, or it is under way this moment. */
export async function replayOne(tx: Tx, d: { endpointId: string; eventId: string }, now: Date): Promise<boolean> {
  const { rows } =
    await sql`update directory.webhook_deliveries set state = 'waiting', since = ${now}, due_at = ${now}, tries = 0, leased_until = null
    where endpoint_id = ${d.endpointId} and event_id = ${d.eventId} and (leased_until is null or leased_until <= ${now}) returning 1`.execute(
      tx,
    );
  return rows.length > 0;
}

/**
 * Sends everything again that happened from a moment on and that the endpoint asks for, also what was never sent there. What is under way stays so.
 * Says how many.
 */
export async function replaySince(
  tx: Tx,
  e: { endpointId: string; agencyId: string; types: readonly string[] },
  since: Date,
  now: Date,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`with again as (
      insert into directory.webhook_deliveries as d (endpoint_id, event_id, agency_id, state, since, due_at)
      select ${e.endpointId}, v.id, v.agency_id, 'waiting', ${now}, ${now} from directory.webhook_events v
      where v.agency_id = ${e.agencyId} and v.at >= ${since} and v.only_endpoint is null and v.type = any (${[...e.types]}::text[]) order by v.sequence
      on conflict (endpoint_id, event_id) do update set state = 'waiting', since = excluded.since, due_at = excluded.due_at, tries = 0, leased_until = null
        where d.leased_until is null or d.leased_until <= ${now}
      returning 1)
    select count(*)::int as count from again`.execute(tx);
  return rows[0]!.count;
}

export interface DeliveryRow {
  eventId: string;
  sequence: bigint;
  type: string;
  at: Date;
  state: DeliveryState;
  dueAt: Date;
  tries: number;
  lastAt: Date | null;
  lastStatus: number | null;
  lastTrouble: string | null;
}

const DELIVERY = sql`d.event_id as "eventId", v.sequence, v.type, v.at, d.state, d.due_at as "dueAt", d.tries, d.last_at as "lastAt",
  d.last_status as "lastStatus", d.last_trouble as "lastTrouble"`;

/** A page of an endpoint's deliveries, the newest news first. */
export async function selectDeliveries(
  tx: Tx,
  endpointId: string,
  page: { state: string | null; before: bigint | null; most: number },
): Promise<DeliveryRow[]> {
  const { rows } = await sql<DeliveryRow>`select ${DELIVERY} from directory.webhook_deliveries d
    join directory.webhook_events v on v.id = d.event_id
    where d.endpoint_id = ${endpointId} and (${page.state}::text is null or d.state = ${page.state})
      and (${page.before}::bigint is null or v.sequence < ${page.before})
    order by v.sequence desc limit ${page.most}`.execute(tx);
  return rows;
}

export async function selectDelivery(
  tx: Tx,
  endpointId: string,
  eventId: string,
): Promise<(DeliveryRow & { body: string; underWay: boolean }) | undefined> {
  const { rows } = await sql<
    DeliveryRow & { body: string; underWay: boolean }
  >`select ${DELIVERY}, v.body, d.leased_until is not null as "underWay"
    from directory.webhook_deliveries d join directory.webhook_events v on v.id = d.event_id
    where d.endpoint_id = ${endpointId} and d.event_id = ${eventId}`.execute(tx);
  return rows[0];
}

export async function selectAttempts(tx: Tx, endpointId: string, eventId: string): Promise<Outcome[]> {
  const { rows } = await sql<Outcome>`select at, took_ms as "tookMs", status, trouble, answer from directory.webhook_attempts
    where endpoint_id = ${endpointId} and event_id = ${eventId} order by id desc limit 50`.execute(tx);
  return rows;
}

/** News of before goes, with its deliveries and their tries. */
export async function forgetNews(tx: Tx, before: Date): Promise<void> {
  await sql`delete from directory.webhook_events where id in (select id from directory.webhook_events where at < ${before} order by at limit 5000)`.execute(
    tx,
  );
}
