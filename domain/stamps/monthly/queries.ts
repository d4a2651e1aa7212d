import { sql } from 'kysely';
import { stampsFree, stampsMonthly, topUp, type TopUpLine } from '#domain/ledger/index.ts';
import type { Tx } from '#kernel/db.ts';
import type { Scope } from '#kernel/scope.ts';

/** One night's round through a facility. */
export interface RoundRow {
  facilityId: string;
  /** Its first day. */
  month: string;
  agencyId: string;
  upTo: bigint;
  lastResident: string;
  seen: bigint;
  raised: bigint;
  given: bigint;
  startedAt: Date;
  endedAt: Date | null;
}

const ROUND = sql`facility_id as "facilityId", month::text, agency_id as "agencyId", up_to as "upTo", last_resident as "lastResident", seen, raised, given,
  started_at as "startedAt", ended_at as "endedAt"`;

/** The rounds of this month that are over, by facility. */
export async function endedRounds(tx: Tx, facilities: readonly string[], month: string): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select facility_id as id from stamps.rounds
    where facility_id = any (${[...facilities]}::text[]) and month = ${month}::date and ended_at is not null`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

/** The round, begun or as it stands, for this transaction alone. */
export async function takeRound(
  tx: Tx,
  begun: { facilityId: string; month: string; agencyId: string; upTo: bigint; at: Date },
): Promise<RoundRow> {
  await sql`insert into stamps.rounds (facility_id, month, agency_id, up_to, started_at)
    values (${begun.facilityId}, ${begun.month}::date, ${begun.agencyId}, ${begun.upTo}, ${begun.at}) on conflict do nothing`.execute(tx);
  const { rows } = await sql<RoundRow>`select ${ROUND} from stamps.rounds
    where facility_id = ${begun.facilityId} and month = ${begun.month}::date for update`.execute(tx);
  return rows[0]!;
}

/** The next people held at the facility, and where they end; null when there is none. */
export async function nextSlice(tx: Tx, round: RoundRow, most: number): Promise<{ last: string; count: bigint } | null> {
  const { rows } = await sql<{ last: string | null; count: bigint }>`select max(s.id) as last, count(*) as count from (
    select p.id from directory.v_residents p where p.facility_id = ${round.facilityId} and p.status = 'here' and p.id > ${round.lastResident}
    order by p.id limit ${most}) s`.execute(tx);
  const { last, count } = rows[0]!;
  return last === null ? null : { last, count };
}

/** Raises what the people of a slice have of the month's stamps. */
export async function raiseSlice(
  tx: Tx,
  scope: Scope,
  round: RoundRow,
  last: string,
  at: Date,
): Promise<{ journals: bigint; given: bigint }> {
  const account = stampsMonthly('', round.agencyId).code;
  return await topUp(
    tx,
    scope,
    sql<TopUpLine>`select 'monthly:' || p.id || ':' || ${round.month} as key, p.id as reference, ${account} || p.id as account
      from directory.v_residents p
      where p.facility_id = ${round.facilityId} and p.status = 'here' and p.id > ${round.lastResident} and p.id <= ${last}`,
    { kind: 'stamps_monthly', source: stampsFree(round.agencyId), upTo: round.upTo, at },
  );
}

export async function moveRound(
  tx: Tx,
  round: RoundRow,
  by: { last: string; seen: bigint; raised: bigint; given: bigint; endedAt: Date | null },
): Promise<void> {
  await sql`update stamps.rounds set last_resident = ${by.last}, seen = seen + ${by.seen}, raised = raised + ${by.raised}, given = given + ${by.given},
      ended_at = ${by.endedAt}
    where facility_id = ${round.facilityId} and month = ${round.month}::date`.execute(tx);
}
