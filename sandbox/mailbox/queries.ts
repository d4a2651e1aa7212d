import type { Database } from '../database.ts';

export interface StoredMail {
  id: string;
  received_at: Date;
  envelope_from: string;
  envelope_to: string[];
  subject: string;
  raw: Buffer;
}
export type MailLine = Omit<StoredMail, 'raw'>;

export async function insertMail(db: Database, mail: StoredMail): Promise<void> {
  await db.query(
    `insert into mailbox.mails (id, received_at, envelope_from, envelope_to, subject, raw)
     values ($1, $2, $3, $4, $5, $6)`,
    [mail.id, mail.received_at, mail.envelope_from, mail.envelope_to, mail.subject, mail.raw],
  );
}

/** Newest first; with `to`, those whose envelope holds this text in an address. */
export async function selectMails(db: Database, to: string, limit: number): Promise<MailLine[]> {
  return db.query<MailLine>(
    `select id, received_at, envelope_from, envelope_to, subject from mailbox.mails
     where $1 = '' or exists (select 1 from unnest(envelope_to) address where position($1 in address) > 0)
     order by seq desc limit $2`,
    [to, limit],
  );
}

/** Newest first, whole, to exactly this address. */
export async function selectMailsTo(db: Database, address: string | null, limit: number): Promise<StoredMail[]> {
  return db.query<StoredMail>(
    `select id, received_at, envelope_from, envelope_to, subject, raw from mailbox.mails
     where $1::text is null or envelope_to @> array[$1::text] order by seq desc limit $2`,
    [address, limit],
  );
}

export async function findMail(db: Database, id: string): Promise<StoredMail | null> {
  const found = await db.query<StoredMail>(
    'select id, received_at, envelope_from, envelope_to, subject, raw from mailbox.mails where id = $1',
    [id],
  );
  return found[0] ?? null;
}

export async function deleteMails(db: Database): Promise<void> {
  await db.query('delete from mailbox.mails');
}
