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

export interface TakenCall {
  key: string;
  manner: string;
  body: string;
  /** How often, with this time. */
  asked: number;
  first_at: Date;
}

/** The same key again is the same call: what was said first stands. */
export async function noteCall(db: Database, call: { key: string; manner: string; body: string; at: Date }): Promise<TakenCall> {
  const rows = await db.query<TakenCall>(
    `insert into agency.calls as c (key, manner, body, first_at) values ($1, $2, $3, $4)
     on conflict (key) do update set asked = c.asked + 1 returning key, manner, body, asked, first_at`,
    [call.key, call.manner, call.body, call.at],
  );
  return rows[0]!;
}

export async function newestCalls(db: Database, limit: number): Promise<TakenCall[]> {
  return await db.query<TakenCall>('select key, manner, body, asked, first_at from agency.calls order by seq desc limit $1', [limit]);
}
