import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { Money } from '#kernel/money.ts';
import type { Conflict } from './answers.ts';

// What a file still waits for: neither in the account nor on its way back.
const OPEN = sql`not exists (select 1 from transfers.states s where s.transfer_id = i.transfer_id and s.kind in ('posted', 'returning'))`;

/** What was handed over, by file or by call, whose time to answer is over and whose rule sends the money back. */
export async function silentItems(tx: Tx, now: Date, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select i.transfer_id as id
    from transfers.handoff_files f join transfers.handoff_items i on i.file_id = f.file_id
    where f.answer_by <= ${now} and f.if_silent = 'back'
      and exists (select 1 from transfers.handoff_closings c where c.file_id = f.file_id) and ${OPEN}
    union all select i.transfer_id from transfers.handoff_calls i
    where i.answer_by <= ${now} and i.if_silent = 'back' and i.standing <> 'over' and ${OPEN}
    order by 1 limit ${limit}`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Files whose answer is due before `soon` or late, of which nobody was told yet. */
export async function dueAlerts(
  tx: Tx,
  now: Date,
  soon: Date,
): Promise<{ fileId: string; agencyId: string; number: number; kind: 'soon' | 'late'; open: number }[]> {
  const { rows } = await sql<{ fileId: string; agencyId: string; number: number; kind: 'soon' | 'late'; open: number }>`
    select * from (
      select f.file_id as "fileId", f.agency_id as "agencyId", f.number, case when f.answer_by <= ${now} then 'late' else 'soon' end as kind,
        (select count(*)::int from transfers.handoff_items i where i.file_id = f.file_id and ${OPEN}) as open
      from transfers.handoff_files f join transfers.handoff_closings c on c.file_id = f.file_id
      where f.answer_by <= ${soon}
        and not exists (select 1 from transfers.handoff_alerts a where a.file_id = f.file_id and a.kind = case when f.answer_by <= ${now} then 'late' else 'soon' end)
    ) due where open > 0`.execute(tx);
  return rows;
}

/** False when it was told before. */
export async function insertAlert(tx: Tx, fileId: string, kind: 'soon' | 'late', at: Date): Promise<boolean> {
  const { rows } = await sql`insert into transfers.handoff_alerts (file_id, kind, at) values (${fileId}, ${kind}, ${at})
    on conflict (file_id, kind) do nothing returning 1`.execute(tx);
  return rows.length > 0;
}

export interface OpenFile {
  fileId: string;
  agencyId: string;
  agencyName: string;
  number: number;
  day: string;
  timeZone: string;
  answerBy: Date;
  ifSilent: 'back' | 'wait';
  open: number;
  openCents: Money;
}

/** Files with lines that nobody answered for, those due first on top. */
export async function openFiles(tx: Tx, limit: number): Promise<OpenFile[]> {
  const { rows } =
    await sql<OpenFile>`select f.file_id as "fileId", f.agency_id as "agencyId", min(t.agency_name) as "agencyName", f.number, f.day,
      f.time_zone as "timeZone", f.answer_by as "answerBy", f.if_silent as "ifSilent", count(*)::int as open, sum(i.amount_cents)::bigint as "openCents"
    from transfers.handoff_files f join transfers.handoff_closings c on c.file_id = f.file_id
    join transfers.handoff_items i on i.file_id = f.file_id join transfers.transfers t on t.transfer_id = i.transfer_id
    where ${OPEN} group by f.file_id order by f.answer_by limit ${limit}`.execute(tx);
  return rows;
}

export type OpenConflict = Conflict & { reference: string; residentName: string; agencyName: string; timeZone: string; amountCents: Money };

/** Words that came too late or against an earlier one, and that no operator has settled; the oldest first. */
export async function openConflicts(tx: Tx, limit: number): Promise<OpenConflict[]> {
  const { rows } =
    await sql<OpenConflict>`select k.conflict_id as "conflictId", k.transfer_id as "transferId", k.agency_id as "agencyId", k.why, k.said, k.at,
      t.reference, t.resident_name as "residentName", t.agency_name as "agencyName", t.time_zone as "timeZone", t.amount_cents as "amountCents"
    from transfers.answer_conflicts k join transfers.transfers t on t.transfer_id = k.transfer_id
    where not exists (select 1 from transfers.conflict_notes n where n.conflict_id = k.conflict_id) order by k.at limit ${limit}`.execute(
      tx,
    );
  return rows;
}

export async function conflictById(tx: Tx, id: string): Promise<{ transferId: string; agencyId: string } | undefined> {
  const { rows } = await sql<{ transferId: string; agencyId: string }>`select transfer_id as "transferId", agency_id as "agencyId"
    from transfers.answer_conflicts where conflict_id = ${id}`.execute(tx);
  return rows[0];
}

/** False when somebody settled it before. */
export async function insertConflictNote(tx: Tx, n: { conflictId: string; note: string; settledBy: string; at: Date }): Promise<boolean> {
  const { rows } =
    await sql`insert into transfers.conflict_notes (conflict_id, note, settled_by, at) values (${n.conflictId}, ${n.note}, ${n.settledBy}, ${n.at})
    on conflict (conflict_id) do nothing returning 1`.execute(tx);
  return rows.length > 0;
}
