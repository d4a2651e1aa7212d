import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { AlertKind } from '../search/search-limits.ts';

/** Notes names looked for or people shown; how many different ones that makes for this source today. */
export async function noteSeen(tx: Tx, source: Buffer, day: string, kind: 'name' | 'found', what: readonly Buffer[]): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select directory.note_seen(${source}, ${day}::date, ${kind}, ${what}::bytea[]) as count`.execute(tx);
  return rows[0]!.count;
}

/** How many numbers in a row this source has now asked for. */
export async function noteNumber(tx: Tx, source: Buffer, day: string, steps: { stem: string; value: string }): Promise<number> {
  const { rows } = await sql<{
    run: number;
  }>`select directory.note_number(${source}, ${day}::date, ${steps.stem}, ${steps.value}::numeric) as run`.execute(tx);
  return rows[0]!.run;
}

export async function deleteSeenBefore(tx: Tx, day: string): Promise<void> {
  await sql`delete from directory.search_seen where day < ${day}::date`.execute(tx);
  await sql`delete from directory.search_steps where day < ${day}::date`.execute(tx);
}

export interface CanaryRow {
  id: string;
  agencyId: string;
  number: string;
  givenName: string;
  familyName: string;
  plantedAt: Date;
  plantedBy: string;
}

const CANARY = sql`id, agency_id as "agencyId", number, given_name as "givenName", family_name as "familyName", planted_at as "plantedAt", planted_by as "plantedBy"`;

/** The canaries planted in these agencies, the newest first. */
export async function selectCanaries(tx: Tx, agencyIds: readonly string[]): Promise<CanaryRow[]> {
  const { rows } = await sql<CanaryRow>`
    select ${CANARY} from directory.canaries where agency_id = any (${agencyIds}::text[]) and lifted_at is null order by planted_at desc, id desc`.execute(
    tx,
  );
  return rows;
}

/** False when the agency has a canary or a person with this number. */
export async function insertCanary(tx: Tx, canary: CanaryRow): Promise<boolean> {
  const { rows } = await sql`
    insert into directory.canaries (id, agency_id, number, given_name, family_name, planted_at, planted_by)
    select ${canary.id}, ${canary.agencyId}, ${canary.number}, ${canary.givenName}, ${canary.familyName}, ${canary.plantedAt}, ${canary.plantedBy}
    where not exists (select 1 from directory.residents r where r.agency_id = ${canary.agencyId} and r.number = ${canary.number})
    on conflict (agency_id, number) where lifted_at is null do nothing returning 1`.execute(tx);
  return rows.length > 0;
}

/** The canary that was lifted; undefined when there is none such, or it was lifted before. */
export async function liftCanaryRow(tx: Tx, id: string, by: string, at: Date): Promise<CanaryRow | undefined> {
  const { rows } = await sql<CanaryRow>`
    update directory.canaries set lifted_at = ${at}, lifted_by = ${by} where id = ${id} and lifted_at is null returning ${CANARY}`.execute(
    tx,
  );
  return rows[0];
}

export interface AlertRow {
  id: string;
  kind: AlertKind;
  login: string | null;
  agencyId: string | null;
  agencyName: string | null;
  details: { count?: number; canary?: string; limit?: string };
  hits: number;
  raisedAt: Date;
  lastAt: Date;
  closedAt: Date | null;
  closedBy: string | null;
  note: string | null;
}

/** Raises an alert, or counts it to the open one of the same source and kind. True when it is new. */
export async function raiseAlert(
  tx: Tx,
  alert: { id: string; kind: AlertKind; source: Buffer; login: string | null; agencyId: string | null; details: object; at: Date },
): Promise<boolean> {
  const { rows } = await sql<{ hits: number }>`
    insert into directory.search_alerts as a (id, kind, source, login, agency_id, details, raised_at, last_at)
    values (${alert.id}, ${alert.kind}, ${alert.source}, ${alert.login}, ${alert.agencyId}, ${JSON.stringify(alert.details)}::jsonb, ${alert.at}, ${alert.at})
    on conflict (source, kind) where closed_at is null do update set hits = a.hits + 1, last_at = excluded.last_at, details = excluded.details,
      agency_id = excluded.agency_id
    returning hits`.execute(tx);
  return rows[0]!.hits === 1;
}

export interface AlertFilter {
  open: boolean;
  kind: AlertKind | null;
  agencyId: string | null;
  limit: number;
  skip: number;
}

export async function selectAlerts(tx: Tx, filter: AlertFilter): Promise<AlertRow[]> {
  const { rows } = await sql<AlertRow>`
    select s.id, s.kind, s.login, s.agency_id as "agencyId", g.name as "agencyName", s.details, s.hits, s.raised_at as "raisedAt", s.last_at as "lastAt",
           s.closed_at as "closedAt", s.closed_by as "closedBy", s.note
    from directory.search_alerts s left join directory.agencies g on g.id = s.agency_id
    where (s.closed_at is null) = ${filter.open} and (${filter.kind}::text is null or s.kind = ${filter.kind})
      and (${filter.agencyId}::text is null or s.agency_id = ${filter.agencyId})
    order by s.last_at desc, s.id desc limit ${filter.limit} offset ${filter.skip}`.execute(tx);
  return rows;
}

export async function countOpenAlerts(tx: Tx): Promise<number> {
  const { rows } = await sql<{ count: bigint }>`select count(*) from directory.search_alerts where closed_at is null`.execute(tx);
  return Number(rows[0]!.count);
}

/** False when there is no such alert, or it was closed before. */
export async function closeAlertRow(tx: Tx, id: string, note: string, by: string, at: Date): Promise<boolean> {
  const { rows } = await sql`
    update directory.search_alerts set closed_at = ${at}, closed_by = ${by}, note = ${note} where id = ${id} and closed_at is null returning 1`.execute(
    tx,
  );
  return rows.length > 0;
}
