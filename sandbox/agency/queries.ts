import type { Database } from '../database.ts';

export interface TakenFile {
  id: string;
  content: Buffer;
  taken_at: Date;
}

/** The same file twice is one. */
export async function keepFile(db: Database, file: TakenFile): Promise<void> {
  await db.query('insert into agency.files (id, content, taken_at) values ($1, $2, $3) on conflict (id) do nothing', [
    file.id,
    file.content,
    file.taken_at,
  ]);
}

export async function fileOf(db: Database, id: string): Promise<TakenFile | undefined> {
  return (await db.query<TakenFile>('select id, content, taken_at from agency.files where id = $1', [id]))[0];
}

export async function newestFiles(db: Database, limit: number): Promise<TakenFile[]> {
  return await db.query<TakenFile>('select id, content, taken_at from agency.files order by taken_at desc limit $1', [limit]);
}
