import { type RawBuilder, sql } from 'kysely';
import type { Category } from '#domain/directory/index.ts';
import type { Tx } from '#kernel/db.ts';
import type { Money } from '#kernel/money.ts';

export interface SheetLine {
  transferId: string;
  reference: string;
  residentName: string;
  residentNumber: string;
  category: Category;
  amountCents: Money;
  /** What the agency said that it took; null where it has said nothing. */
  takenCents: Money | null;
  /** When it came to stand where it stands, and by whom. */
  at: Date;
  actor: string | null;
  /** It went back, or on after its person. */
  wentOn: boolean;
}

const TAKEN = sql`coalesce((select sum(d.amount_cents)::bigint from transfers.true_deductions d where d.transfer_id = t.transfer_id),
  case when exists (select from transfers.states h where h.transfer_id = t.transfer_id and h.kind = 'handed_over') then 0 end)`;

async function linesOf(tx: Tx, found: RawBuilder<unknown>, most: number): Promise<SheetLine[]> {
  const { rows } = await sql<SheetLine>`select t.transfer_id as "transferId", t.reference, t.resident_name as "residentName",
      t.resident_number as "residentNumber", t.category, t.amount_cents as "amountCents", ${TAKEN} as "takenCents", f.at, f.actor,
      exists (select from transfers.states o where o.transfer_id = t.transfer_id and o.kind = 'onward') as "wentOn"
    from (${found}) f join transfers.transfers t on t.transfer_id = f.transfer_id
    order by t.resident_name, t.reference limit ${most}`.execute(tx);
  return rows;
}

/** What a remittance pays. */
export async function linesOfRemittance(tx: Tx, remittanceId: string, most: number): Promise<SheetLine[]> {
  return await linesOf(
    tx,
    sql`select i.transfer_id, i.posted_at as at, s.actor from transfers.remittance_items i
      join transfers.states s on s.transfer_id = i.transfer_id and s.kind = 'posted' where i.remittance_id = ${remittanceId}`,
    most,
  );
}

export interface SheetSpan {
  agencyId: string;
  facilityId: string;
  from: Date;
  to: Date;
}

/** What was posted in the span and is in no remittance yet. */
export async function linesToRemit(tx: Tx, { facilityId, from, to }: SheetSpan, most: number): Promise<SheetLine[]> {
  return await linesOf(
    tx,
    sql`select w.transfer_id, w.posted_at as at, s.actor from transfers.to_remit w
      join transfers.states s on s.transfer_id = w.transfer_id and s.kind = 'posted'
      where w.facility_id = ${facilityId} and w.posted_at >= ${from} and w.posted_at < ${to}`,
    most,
  );
}

/** What started on its way back in the span. */
export async function linesReturned(tx: Tx, { facilityId, from, to }: SheetSpan, most: number): Promise<SheetLine[]> {
  return await linesOf(
    tx,
    sql`select r.transfer_id, r.at, r.actor from transfers.states r join transfers.states a on a.transfer_id = r.transfer_id and a.kind = 'applied'
      where r.kind = 'returning' and r.facility_id = ${facilityId} and r.at >= ${from} and r.at < ${to}`,
    most,
  );
}

/** What had come in since a moment and was neither posted nor on its way back when the span ended; held or not. */
export async function linesOpen(tx: Tx, span: SheetSpan & { since: Date; held: boolean }, most: number): Promise<SheetLine[]> {
  const { agencyId, facilityId, since, to, held } = span;
  return await linesOf(
    tx,
    sql`select a.transfer_id, coalesce(w.at, a.at) as at, w.actor from transfers.states a
      left join transfers.states w on w.transfer_id = a.transfer_id and w.kind = 'withheld' and w.at < ${to}
      where a.kind = 'applied' and a.agency_id = ${agencyId} and a.facility_id = ${facilityId} and a.at >= ${since} and a.at < ${to}
        and (w.at is not null) = ${held} and not exists (select from transfers.states e
          where e.transfer_id = a.transfer_id and e.kind in ('posted', 'returning') and e.at < ${to})`,
    most,
  );
}
