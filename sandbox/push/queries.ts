import type { Database } from '../database.ts';

export interface StoredPhone {
  id: string;
  private_key: Buffer;
  auth: Buffer;
  /** Only who signs with its other half may send; null: the first sender's. */
  application_key: string | null;
  added_at: Date;
  /** What it answers with instead of taking a message: 410 for a phone that is gone, 429 or 500 for a service that is busy. */
  answers: number | null;
}

export interface StoredPush {
  id: string;
  phone_id: string;
  received_at: Date;
  ttl: number;
  urgency: string;
  topic: string;
  body: Buffer;
}

export async function insertPhone(db: Database, phone: StoredPhone): Promise<void> {
  await db.query(`insert into push.phones (id, private_key, auth, application_key, added_at, answers) values ($1, $2, $3, $4, $5, $6)`, [
    phone.id,
    phone.private_key,
    phone.auth,
    phone.application_key,
    phone.added_at,
    phone.answers,
  ]);
}

export async function findPhone(db: Database, id: string): Promise<StoredPhone | null> {
  return (await db.query<StoredPhone>('select * from push.phones where id = $1', [id]))[0] ?? null;
}

export async function selectPhones(db: Database, most: number): Promise<StoredPhone[]> {
  return db.query<StoredPhone>('select * from push.phones order by added_at desc, id desc limit $1', [most]);
}

export async function bindPhone(db: Database, id: string, key: string): Promise<void> {
  await db.query('update push.phones set application_key = $2 where id = $1 and application_key is null', [id, key]);
}

export async function setAnswer(db: Database, id: string, answers: number | null): Promise<void> {
  await db.query('update push.phones set answers = $2 where id = $1', [id, answers]);
}

/** Keeps a message; one of the same topic to the same phone is replaced, as it would be while the phone is off. */
export async function insertPush(db: Database, message: StoredPush): Promise<void> {
  await db.tx(async (tx) => {
    if (message.topic !== '')
      await tx.query('delete from push.messages where phone_id = $1 and topic = $2', [message.phone_id, message.topic]);
    await tx.query(`insert into push.messages (id, phone_id, received_at, ttl, urgency, topic, body) values ($1, $2, $3, $4, $5, $6, $7)`, [
      message.id,
      message.phone_id,
      message.received_at,
      message.ttl,
      message.urgency,
      message.topic,
      message.body,
    ]);
  });
}

export async function selectPushes(db: Database, phone: string, most: number): Promise<StoredPush[]> {
  return db.query<StoredPush>('select * from push.messages where phone_id = $1 order by received_at desc, id desc limit $2', [phone, most]);
}
