import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';

export interface AcknowledgedRow {
  line: string;
  matchKey: string;
  kind: 'line' | 'reversal';
  amountCents: bigint;
  at: Date;
  facilityId: string;
  reference: string;
}

/** Within these days what is on an account is in a remittance, for any posting calendar and its holidays. */
const REMITTED_WITHIN_DAYS = 8;
const HOUR_MS = 3_600_000;

/**
 * What agencies said from one moment to another, in the order they said it, behind one of these lines: put on an account; a word against an earlier one,
 * and how that ended; for each remittance what was acknowledged of it, which is what is to be paid; and what is on an account and was in no remittance in time,
 * until it is in one after all. Whether it was is asked an hour later, when nobody can still be about to commit a remittance made in time: what is told once
 * stays true.
 */
export async function acknowledgedLines(
  tx: Tx,
  page: { from: Date | null; until: Date; after: { at: Date; line: string } | null; limit: number },
): Promise<AcknowledgedRow[]> {
  const from = page.after?.at ?? page.from ?? new Date(0);
  const within = (at: string) => sql`${sql.raw(at)} >= ${from} and ${sql.raw(at)} < ${page.until}`;
  const said = sql`coalesce(h.amount_cents, t.amount_cents)`;
  const before = (at: Date, ms: number) => new Date(Math.max(at.getTime() - ms, 0));
  const patienceMs = REMITTED_WITHIN_DAYS * 24 * HOUR_MS + HOUR_MS;
  const late = sql`s.at + ${patienceMs} * interval '1 ms'`;
  const inTime = sql`r.at <= ${late} - interval '1 hour'`;
  const { rows } = await sql<AcknowledgedRow>`
    select l.line, l.match_key as "matchKey", l.kind, l.amount_cents as "amountCents", l.at, l.facility_id as "facilityId", l.reference
    from (
      select 'posted:' || s.transfer_id as line, 'transfer:' || s.transfer_id as match_key, 'line' as kind, ${said} as amount_cents, s.at,
        s.facility_id, s.transfer_id as reference
      from transfers.states s join transfers.transfers t on t.transfer_id = s.transfer_id
      left join transfers.handoff_items h on h.transfer_id = s.transfer_id
      where s.kind = 'posted' and ${within('s.at')}
      union all
      -- Put on an account after it had gone back; or said not to be there after all.
      select c.conflict_id || v.step, 'transfer:' || c.transfer_id, case when (c.why = 'went_back') = (v.step = ':said') then 'line' else 'reversal' end,
        case when (c.why = 'went_back') = (v.step = ':said') then ${said} else - ${said} end, v.at, t.facility_id, c.transfer_id
      from transfers.answer_conflicts c join transfers.transfers t on t.transfer_id = c.transfer_id
      left join transfers.handoff_items h on h.transfer_id = c.transfer_id
      left join transfers.conflict_notes n on n.conflict_id = c.conflict_id
      cross join lateral (values (':said', c.at), (':ended', n.at)) v(step, at)
      where v.at is not null and ${within('v.at')}
        and ((c.why = 'went_back' and c.said ->> 'outcome' = 'posted') or (c.why in ('posted_already', 'other_outcome') and c.said ->> 'outcome' = 'rejected'))
      union all
      select 'remitted:' || r.remittance_id, 'remitted:' || r.remittance_id, 'line', - i.cents, r.at, r.facility_id, r.remittance_id
      from transfers.remittances r
      cross join lateral (
        select coalesce(sum(${said}), 0)::bigint as cents from transfers.remittance_items m
        join transfers.states s on s.transfer_id = m.transfer_id and s.kind = 'posted'
        join transfers.transfers t on t.transfer_id = m.transfer_id
        left join transfers.handoff_items h on h.transfer_id = m.transfer_id
        where m.remittance_id = r.remittance_id
      ) i
      where ${within('r.at')}
      union all
      select 'unremitted:' || s.transfer_id, 'unremitted:' || s.transfer_id, 'line', - ${said}, ${late}, s.facility_id, s.transfer_id
      from transfers.states s join transfers.transfers t on t.transfer_id = s.transfer_id
      left join transfers.handoff_items h on h.transfer_id = s.transfer_id
      where s.kind = 'posted' and s.at >= ${before(from, patienceMs)} and s.at < ${before(page.until, patienceMs)} and not exists (
        select 1 from transfers.remittance_items m join transfers.remittances r on r.remittance_id = m.remittance_id
        where m.transfer_id = s.transfer_id and ${inTime})
      union all
      select 'unremitted:' || s.transfer_id || ':remitted', 'unremitted:' || s.transfer_id, 'reversal', ${said}, greatest(r.at, ${late}), s.facility_id,
        s.transfer_id
      from transfers.remittances r join transfers.remittance_items m on m.remittance_id = r.remittance_id
      join transfers.states s on s.transfer_id = m.transfer_id and s.kind = 'posted'
      join transfers.transfers t on t.transfer_id = s.transfer_id
      left join transfers.handoff_items h on h.transfer_id = s.transfer_id
      where r.at >= ${before(from, HOUR_MS)} and r.at < ${page.until} and not ${inTime} and greatest(r.at, ${late}) >= ${from}
        and greatest(r.at, ${late}) < ${page.until}
    ) l
    where ${page.after === null ? sql`true` : sql`(l.at, l.line) > (${page.after.at}::timestamptz, ${page.after.line}::text)`}
    order by l.at, l.line limit ${page.limit}`.execute(tx);
  return rows;
}
