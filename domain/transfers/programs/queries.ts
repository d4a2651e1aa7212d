import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { Money } from '#kernel/money.ts';
import { type ProgramState, stillThere } from '../incoming/queries.ts';

/** Money on its way to an agency, as its own programs see it. */
export interface ProgramTransfer {
  transferId: string;
  reference: string;
  residentId: string;
  residentNumber: string;
  residentName: string;
  senderName: string;
  facilityId: string;
  category: string;
  amountCents: Money;
  appliedAt: Date;
  handedOverAt: Date | null;
  withheldAt: Date | null;
  postedAt: Date | null;
  returningAt: Date | null;
  /** The first day its person can use it; null: as soon as it is on the account. */
  availableOn: string | null;
  /** What the agency really took, as it said; null as long as it has not said. */
  taken: { name: string; cents: string }[] | null;
  /** Why it goes back, or is held. */
  why: string | null;
}

export interface ProgramFilter {
  agencyId: string;
  facilityId: string | null;
  state: ProgramState | null;
  residentNumber: string | null;
  from: Date | null;
  to: Date | null;
  /** Behind this one. */
  after: { at: Date; id: string } | null;
  most: number;
}

const ROW = sql`t.transfer_id as "transferId", t.reference, t.resident_id as "residentId", t.resident_number as "residentNumber",
  t.resident_name as "residentName", t.sender_name as "senderName", t.facility_id as "facilityId", t.category, t.amount_cents as "amountCents",
  a.at as "appliedAt", h.at as "handedOverAt", w.at as "withheldAt", p.at as "postedAt", r.at as "returningAt", coalesce(r.details ->> 'why', w.details ->> 'why') as why,
  transfers.available_on(t.holds, (select y.details ->> 'payment' from transfers.states y where y.transfer_id = t.transfer_id and y.kind = 'paid')) as "availableOn",
  (select coalesce(jsonb_agg(jsonb_build_object('name', d.name, 'cents', d.amount_cents::text) order by d.line)
      filter (where d.line is not null), '[]')
    from transfers.acknowledgements k left join transfers.true_deductions d on d.transfer_id = k.transfer_id
    where k.transfer_id = t.transfer_id and k.outcome = 'posted' group by k.transfer_id) as taken`;
const FROM = sql`transfers.states a
  join transfers.transfers t on t.transfer_id = a.transfer_id
  left join transfers.states h on h.transfer_id = a.transfer_id and h.kind = 'handed_over'
  left join transfers.states w on w.transfer_id = a.transfer_id and w.kind = 'withheld'
  left join transfers.states p on p.transfer_id = a.transfer_id and p.kind = 'posted'
  left join transfers.states r on r.transfer_id = a.transfer_id and r.kind = 'returning'`;

/** The newest first. The policies leave out other agencies and facilities whatever is asked. */
export async function selectForProgram(tx: Tx, f: ProgramFilter): Promise<ProgramTransfer[]> {
  const { rows } = await sql<ProgramTransfer>`select ${ROW} from ${FROM}
    where a.kind = 'applied' and a.agency_id = ${f.agencyId} and (${f.facilityId}::text is null or a.facility_id = ${f.facilityId})
      and (${f.from}::timestamptz is null or a.at >= ${f.from}) and (${f.to}::timestamptz is null or a.at < ${f.to})
      and (${f.residentNumber}::text is null or t.resident_number = ${f.residentNumber})
      and (${f.after?.at ?? null}::timestamptz is null or (a.at, a.transfer_id) < (${f.after?.at ?? null}, ${f.after?.id ?? null}::text))
      and ${f.state === 'waiting' || f.state === 'withheld' ? stillThere(sql`a.transfer_id`) : sql`true`}
      and case ${f.state}::text when 'returned' then r.at is not null when 'posted' then r.at is null and p.at is not null
        when 'withheld' then r.at is null and p.at is null and w.at is not null
        when 'waiting' then r.at is null and p.at is null and w.at is null else true end
    order by a.at desc, a.transfer_id desc limit ${f.most}`.execute(tx);
  return rows;
}

export async function selectOneForProgram(tx: Tx, agencyId: string, id: string): Promise<ProgramTransfer | undefined> {
  const { rows } = await sql<ProgramTransfer>`select ${ROW} from ${FROM}
    where a.kind = 'applied' and a.agency_id = ${agencyId} and a.transfer_id = ${id}`.execute(tx);
  return rows[0];
}
