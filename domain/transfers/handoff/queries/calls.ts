import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { Money } from '#kernel/money.ts';
import type { TransferRow } from '../../queries/transfers.ts';
import type { FileRow } from '../render-file.ts';

const SETTLED = sql`exists (select 1 from transfers.states s where s.transfer_id = c.transfer_id and s.kind in ('posted', 'returning'))`;

/** A transfer as an agency is told of it. */
export async function rowToCall(tx: Tx, transferId: string): Promise<FileRow & { facilityId: string }> {
  const { rows } = await sql<
    FileRow & { facilityId: string }
  >`select t.reference, t.resident_number as "residentNumber", t.resident_name as "residentName", t.facility_name as "facilityName",
      t.category, t.amount_cents as "amountCents", t.sender_name as "senderName", a.at as "appliedAt", t.facility_id as "facilityId",
      transfers.available_on(t.holds, p.details ->> 'payment') as "availableOn"
    from transfers.transfers t join transfers.states a on a.transfer_id = t.transfer_id and a.kind = 'applied'
    left join transfers.states p on p.transfer_id = t.transfer_id and p.kind = 'paid'
    where t.transfer_id = ${transferId}`.execute(tx);
  return rows[0]!;
}

export async function insertCall(
  tx: Tx,
  t: TransferRow,
  c: { body: string; answerBy: Date; ifSilent: 'back' | 'wait'; at: Date },
): Promise<void> {
  await sql`insert into transfers.handoff_calls (transfer_id, body, answer_by, if_silent, begun_at, due_at, customer, agency_id, facility_id)
    values (${t.transferId}, ${c.body}, ${c.answerBy}, ${c.ifSilent}, ${c.at}, ${c.at}, ${t.customer}, ${t.agencyId}, ${t.facilityId})`.execute(
    tx,
  );
}

/** Agencies with something to ask. */
export async function agenciesToCall(tx: Tx, now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select distinct c.agency_id as id from transfers.handoff_calls c
    left join transfers.handoff_lines l on l.agency_id = c.agency_id
    where c.standing <> 'over' and c.due_at <= ${now} and (l.next_at is null or l.next_at <= ${now})`.execute(tx);
  return rows.map(({ id }) => id);
}

export interface Line {
  failures: number;
  nextAt: Date;
  downSince: Date | null;
  why: string | null;
}

/** How an agency's line is; held until the transaction ends. */
export async function takeLine(tx: Tx, agencyId: string, now: Date): Promise<Line> {
  await sql`insert into transfers.handoff_lines (agency_id, next_at) values (${agencyId}, ${now}) on conflict (agency_id) do nothing`.execute(
    tx,
  );
  const { rows } = await sql<Line>`select failures, next_at as "nextAt", down_since as "downSince", why from transfers.handoff_lines
    where agency_id = ${agencyId} for update`.execute(tx);
  return rows[0]!;
}

export async function lineOf(tx: Tx, agencyId: string): Promise<Line | undefined> {
  const { rows } = await sql<Line>`select failures, next_at as "nextAt", down_since as "downSince", why from transfers.handoff_lines
    where agency_id = ${agencyId}`.execute(tx);
  return rows[0];
}

export async function setLine(tx: Tx, agencyId: string, l: Line): Promise<void> {
  await sql`update transfers.handoff_lines set failures = ${l.failures}, next_at = ${l.nextAt}, down_since = ${l.downSince}, why = ${l.why}
    where agency_id = ${agencyId}`.execute(tx);
}

export interface CallClaim {
  transferId: string;
  body: string;
  /** With this one. */
  tries: number;
}

/**
 * Takes what is due for an agency, never more at a time than `most` over all processes; the caller holds its line. What was settled another way is not
 * asked any more; what its taker let go is taken again.
 */
export async function claimCalls(tx: Tx, agencyId: string, claim: { now: Date; until: Date; most: number }): Promise<CallClaim[]> {
  const { now, until, most } = claim;
  await sql`update transfers.handoff_calls c set standing = 'over', leased_until = null
    where c.agency_id = ${agencyId} and c.standing <> 'over' and c.due_at <= ${now} and ${SETTLED}`.execute(tx);
  const { rows } = await sql<CallClaim>`
    with busy as (select count(*) as n from transfers.handoff_calls
      where agency_id = ${agencyId} and standing <> 'over' and leased_until > ${now}),
    taken as (select transfer_id from transfers.handoff_calls
      where agency_id = ${agencyId} and standing <> 'over' and due_at <= ${now} and (leased_until is null or leased_until <= ${now})
      order by due_at, transfer_id limit greatest(0, ${most} - (select n from busy)))
    update transfers.handoff_calls c set leased_until = ${until}, tries = c.tries + 1
    from taken where c.transfer_id = taken.transfer_id returning c.transfer_id as "transferId", c.body, c.tries`.execute(tx);
  return rows;
}

export async function insertTry(
  tx: Tx,
  t: { transferId: string; agencyId: string; facilityId: string },
  o: { at: Date; tookMs: number; status: number | null; said: string; why: string | null; answer: string },
): Promise<void> {
  await sql`insert into transfers.handoff_tries (transfer_id, at, took_ms, status, said, why, answer, agency_id, facility_id)
    values (${t.transferId}, ${o.at}, ${o.tookMs}, ${o.status}, ${o.said}, ${o.why}, ${o.answer}, ${t.agencyId}, ${t.facilityId})`.execute(
    tx,
  );
}

/** What is over stays over, whoever's try it was. */
export async function setCall(tx: Tx, transferId: string, to: { standing: 'open' | 'accepted' | 'over'; dueAt: Date }): Promise<void> {
  await sql`update transfers.handoff_calls set standing = ${to.standing}, due_at = ${to.dueAt}, leased_until = null
    where transfer_id = ${transferId} and standing <> 'over'`.execute(tx);
}

/** The secrets that are signed with, the newest first. */
export async function liveSecretsOf(tx: Tx, agencyId: string, now: Date): Promise<{ id: string; madeAt: Date; endsAt: Date | null }[]> {
  const { rows } = await sql<{ id: string; madeAt: Date; endsAt: Date | null }>`
    select secret_id as id, made_at as "madeAt", ends_at as "endsAt" from transfers.handoff_secrets
    where agency_id = ${agencyId} and (ends_at is null or ends_at > ${now}) order by ends_at is not null, made_at desc, secret_id desc`.execute(
    tx,
  );
  return rows;
}

/** What was the newest ends at `at`; what was to end anyway ends now. One at a time does this for an agency. */
export async function replaceSecret(
  tx: Tx,
  s: { id: string; agencyId: string; madeBy: string; now: Date; oldEndsAt: Date },
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${s.agencyId}, 74))`.execute(tx);
  await sql`update transfers.handoff_secrets set ends_at = case when ends_at is null then ${s.oldEndsAt}::timestamptz else ${s.now}::timestamptz end
    where agency_id = ${s.agencyId} and (ends_at is null or ends_at > ${s.now})`.execute(tx);
  await sql`insert into transfers.handoff_secrets (secret_id, agency_id, made_at, made_by)
    values (${s.id}, ${s.agencyId}, ${s.now}, ${s.madeBy})`.execute(tx);
}

export interface CallLine {
  transferId: string;
  reference: string;
  residentName: string;
  residentNumber: string;
  facilityName: string;
  amountCents: Money;
  begunAt: Date;
  answerBy: Date;
  standing: 'open' | 'accepted' | 'over';
  tries: number;
  lastWhy: string | null;
  lastAt: Date | null;
  postedAt: Date | null;
  returningAt: Date | null;
  why: string | null;
  takenCents: Money;
}

/** A page of what an agency was called for, the newest first. */
export async function callsOf(tx: Tx, agencyId: string, before: { at: Date; id: string } | null, limit: number): Promise<CallLine[]> {
  const { rows } =
    await sql<CallLine>`select c.transfer_id as "transferId", t.reference, t.resident_name as "residentName", t.resident_number as "residentNumber",
      t.facility_name as "facilityName", t.amount_cents as "amountCents", c.begun_at as "begunAt", c.answer_by as "answerBy", c.standing, c.tries,
      y.why as "lastWhy", y.at as "lastAt", p.at as "postedAt", r.at as "returningAt", r.details ->> 'why' as why,
      coalesce((select sum(d.amount_cents) from transfers.true_deductions d where d.transfer_id = c.transfer_id), 0)::bigint as "takenCents"
    from transfers.handoff_calls c join transfers.transfers t on t.transfer_id = c.transfer_id
    left join lateral (select why, at from transfers.handoff_tries where transfer_id = c.transfer_id order by id desc limit 1) y on true
    left join transfers.states p on p.transfer_id = c.transfer_id and p.kind = 'posted'
    left join transfers.states r on r.transfer_id = c.transfer_id and r.kind = 'returning'
    where c.agency_id = ${agencyId}
      and (${before?.at ?? null}::timestamptz is null or (c.begun_at, c.transfer_id) < (${before?.at ?? null}::timestamptz, ${before?.id ?? ''}))
    order by c.begun_at desc, c.transfer_id desc limit ${limit}`.execute(tx);
  return rows;
}

export interface OpenLine {
  agencyId: string;
  agencyName: string;
  timeZone: string;
  open: number;
  openCents: Money;
  answerBy: Date;
  downSince: Date | null;
  why: string | null;
}

/** Agencies that have been called and have not said what became of it, those down longest on top. */
export async function openLines(tx: Tx, limit: number): Promise<OpenLine[]> {
  const { rows } = await sql<OpenLine>`select c.agency_id as "agencyId", min(t.agency_name) as "agencyName", min(t.time_zone) as "timeZone",
      count(*)::int as open, sum(t.amount_cents)::bigint as "openCents", min(c.answer_by) as "answerBy", l.down_since as "downSince", l.why
    from transfers.handoff_calls c join transfers.transfers t on t.transfer_id = c.transfer_id
    left join transfers.handoff_lines l on l.agency_id = c.agency_id
    where c.standing <> 'over' and not ${SETTLED}
    group by c.agency_id, l.down_since, l.why order by l.down_since nulls last, min(c.answer_by) limit ${limit}`.execute(tx);
  return rows;
}
