import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';

export interface FileToPut {
  fileId: string;
  number: number;
  day: string;
  content: Buffer;
}

/** Whole files of an agency since a moment that were not put into its folder, in their order. */
export async function filesToPut(tx: Tx, agencyId: string, since: Date, limit: number): Promise<FileToPut[]> {
  const { rows } = await sql<FileToPut>`select f.file_id as "fileId", f.number, f.day, c.content
    from transfers.handoff_files f join transfers.handoff_closings c on c.file_id = f.file_id
    where f.agency_id = ${agencyId} and c.closed_at >= ${since}
      and not exists (select 1 from transfers.handoff_puts p where p.file_id = f.file_id)
    order by f.number limit ${limit}`.execute(tx);
  return rows;
}

export async function insertPut(tx: Tx, fileId: string, at: Date): Promise<void> {
  await sql`insert into transfers.handoff_puts (file_id, at) values (${fileId}, ${at}) on conflict (file_id) do nothing`.execute(tx);
}

/** The answer that was made of a found file. */
export async function answerFound(tx: Tx, agencyId: string, found: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select answer_id as id from transfers.answer_files
    where agency_id = ${agencyId} and found = ${found}`.execute(tx);
  return rows[0]?.id;
}
