import type { Database } from '../database.ts';

export interface TextRow {
  id: string;
  direction: 'out' | 'in';
  phone: string;
  body: string;
  state: string;
  error_code: number | null;
  status_url: string | null;
  at: Date;
}

const TEXT = 'id, direction, phone, body, state, error_code, status_url, at';

export async function insertText(db: Database, text: TextRow): Promise<void> {
  await db.query(`insert into texts.messages (${TEXT}) values ($1, $2, $3, $4, $5, $6, $7, $8)`, [
    text.id,
    text.direction,
    text.phone,
    text.body,
    text.state,
    text.error_code,
    text.status_url,
    text.at,
  ]);
}

/** Newest first; of one phone, or of all. */
export async function selectTexts(db: Database, phone: string | null, limit: number): Promise<TextRow[]> {
  return db.query<TextRow>(`select ${TEXT} from texts.messages where $1::text is null or phone = $1 order by seq desc limit $2`, [
    phone,
    limit,
  ]);
}

export async function setState(db: Database, id: string, state: string): Promise<void> {
  await db.query('update texts.messages set state = $2 where id = $1', [id, state]);
}

export async function deleteTexts(db: Database): Promise<void> {
  await db.query('delete from texts.messages');
}

export async function isStopped(db: Database, phone: string): Promise<boolean> {
  return (await db.query('select 1 from texts.stopped where phone = $1', [phone])).length > 0;
}

export async function setStopped(db: Database, phone: string, stopped: boolean): Promise<void> {
  if (stopped) await db.query('insert into texts.stopped (phone) values ($1) on conflict do nothing', [phone]);
  else await db.query('delete from texts.stopped where phone = $1', [phone]);
}
