import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { Money } from '#kernel/money.ts';
import { COLUMNS, KINDS, type TransferWithKinds } from '../queries/transfers.ts';

/** These transfers, the newest first. */
export async function transfersById(tx: Tx, ids: readonly string[]): Promise<TransferWithKinds[]> {
  const { rows } = await sql<TransferWithKinds>`select ${COLUMNS}, ${KINDS} from transfers.transfers t
    where t.transfer_id = any (${[...ids]}::text[]) order by t.created_at desc, t.transfer_id desc`.execute(tx);
  return rows;
}

/** One page of what was sent to a person, the newest first; `before` is the last one of the page before. */
export async function sentTo(tx: Tx, residentId: string, before: string | null, limit: number): Promise<TransferWithKinds[]> {
  const { rows } = await sql<TransferWithKinds>`select ${COLUMNS}, ${KINDS} from transfers.transfers t
    where t.resident_id = ${residentId}
      and (${before}::text is null or (t.created_at, t.transfer_id) < (select b.created_at, b.transfer_id from transfers.transfers b where b.transfer_id = ${before}))
    order by t.created_at desc, t.transfer_id desc limit ${limit}`.execute(tx);
  return rows;
}

/** One page of a file's transfers by their lines; `after` is the last one of the page before. */
export async function standingIn(tx: Tx, fileId: string, after: string | null, limit: number): Promise<TransferWithKinds[]> {
  const { rows } = await sql<TransferWithKinds>`select ${COLUMNS}, ${KINDS} from transfers.handoff_items i
    join transfers.transfers t on t.transfer_id = i.transfer_id
    where i.file_id = ${fileId}
      and i.line > coalesce((select a.line from transfers.handoff_items a where a.file_id = i.file_id and a.transfer_id = ${after}), 0)
    order by i.line limit ${limit}`.execute(tx);
  return rows;
}

export interface FoundFile {
  fileId: string;
  agencyId: string;
  number: number;
  day: string;
  count: number;
  totalCents: Money;
}

const FOUND_FILE = sql`f.file_id as "fileId", f.agency_id as "agencyId", f.number, f.day, c.item_count as count, c.total_cents as "totalCents"
  from transfers.handoff_files f join transfers.handoff_closings c on c.file_id = f.file_id`;

/** The files with this number, of whichever agency; the newest first. */
export async function filesNumbered(tx: Tx, number: number, limit: number): Promise<FoundFile[]> {
  return (
    await sql<FoundFile>`select ${FOUND_FILE} where f.number = ${number} order by f.begun_at desc, f.file_id limit ${limit}`.execute(tx)
  ).rows;
}

export async function foundFile(tx: Tx, fileId: string): Promise<FoundFile | undefined> {
  return (await sql<FoundFile>`select ${FOUND_FILE} where f.file_id = ${fileId}`.execute(tx)).rows[0];
}

/** The remittances these transfers were paid on in. */
export async function remittancesOf(tx: Tx, transferId: string): Promise<{ remittanceId: string; itemCount: number }[]> {
  const { rows } = await sql<{
    remittanceId: string;
    itemCount: number;
  }>`select r.remittance_id as "remittanceId", r.item_count as "itemCount"
    from transfers.remittance_items i join transfers.remittances r on r.remittance_id = i.remittance_id where i.transfer_id = ${transferId}`.execute(
    tx,
  );
  return rows;
}
