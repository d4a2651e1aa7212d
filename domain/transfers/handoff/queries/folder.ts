import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';

export interface FileToPut {
  /** The file's own id for the first time, then that of who asked for it again. */
  putId: string;
  fileId: string;
  number: number;
  day: string;
  content: Buffer;
}

/** Whole files of an agency that belong into its folder: those since a moment that were not put there, and those asked for again, in their order. */
export async function filesToPut(tx: Tx, agencyId: string, since: Date, limit: number): Promise<FileToPut[]> {
  const { rows } = await sql<FileToPut>`select due.put_id as "putId", f.file_id as "fileId", f.number, f.day, c.content
    from (select file_id as put_id, file_id from transfers.handoff_closings where agency_id = ${agencyId} and closed_at >= ${since}
      union all select ask_id, file_id from transfers.handoff_put_asks) due
    join transfers.handoff_files f on f.file_id = due.file_id join transfers.handoff_closings c on c.file_id = due.file_id
    where f.agency_id = ${agencyId} and not exists (select 1 from transfers.handoff_puts p where p.put_id = due.put_id)
    order by f.number limit ${limit}`.execute(tx);
  return rows;
}

export async function insertPut(tx: Tx, put: { putId: string; fileId: string; at: Date }): Promise<void> {
  await sql`insert into transfers.handoff_puts (put_id, file_id, at) values (${put.putId}, ${put.fileId}, ${put.at})
    on conflict (put_id) do nothing`.execute(tx);
}

/** When a file was last put into its agency's folder, and whether it is to be put there again; undefined: it never was. */
export async function putOf(tx: Tx, fileId: string): Promise<{ at: Date; isAsked: boolean } | undefined> {
  const { rows } = await sql<{ at: Date; isAsked: boolean }>`select p.at,
      exists (select 1 from transfers.handoff_put_asks a where a.file_id = p.file_id
        and not exists (select 1 from transfers.handoff_puts done where done.put_id = a.ask_id)) as "isAsked"
    from transfers.handoff_puts p where p.file_id = ${fileId} order by p.at desc limit 1`.execute(tx);
  return rows[0];
}

export async function insertPutAsk(tx: Tx, ask: { askId: string; fileId: string; actor: string; at: Date }): Promise<void> {
  await sql`insert into transfers.handoff_put_asks (ask_id, file_id, actor, at)
    values (${ask.askId}, ${ask.fileId}, ${ask.actor}, ${ask.at})`.execute(tx);
}

/** The answer that was made of a found file. */
export async function answerFound(tx: Tx, agencyId: string, found: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select answer_id as id from transfers.answer_files
    where agency_id = ${agencyId} and found = ${found}`.execute(tx);
  return rows[0]?.id;
}
