import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import type { Lang } from '#kernel/scope.ts';

export interface MessageRow {
  id: string;
  recipient: string | null;
  linkRequestId: string | null;
  lang: Lang;
  template: string;
  params: unknown;
  queuedAt: Date;
}

/** The new message's id; null when its key was queued before. */
export async function queueMessage(
  tx: Tx,
  m: { key: string; recipient: string | null; linkRequestId: string | null; lang: Lang; template: string; params: object; at: Date },
): Promise<string | null> {
  const { rows } = await sql<{
    id: string | null;
  }>`select notifications.queue(${newId('msg')}, ${m.key}, ${m.recipient}, ${m.linkRequestId}, ${m.lang},
    ${m.template}, ${JSON.stringify(m.params)}::jsonb, ${m.at}::timestamptz) as id`.execute(tx);
  return rows[0]!.id;
}

export async function messageById(tx: Tx, id: string): Promise<MessageRow | undefined> {
  const { rows } =
    await sql<MessageRow>`select id, recipient, link_request_id as "linkRequestId", lang, template, params, queued_at as "queuedAt"
    from notifications.messages where id = ${id}`.execute(tx);
  return rows[0];
}

/** Whether the message needs no more tries. */
export async function isDone(tx: Tx, messageId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from notifications.attempts a join notifications.outcomes o on o.attempt_id = a.id
    where a.message_id = ${messageId} and o.outcome in ('sent', 'nothing')`.execute(tx);
  return rows.length > 0;
}

export async function insertAttempt(tx: Tx, messageId: string, at: Date): Promise<string> {
  const id = newId('att');
  await sql`insert into notifications.attempts (id, message_id, started_at) values (${id}, ${messageId}, ${at})`.execute(tx);
  return id;
}

export async function insertOutcome(
  tx: Tx,
  attemptId: string,
  outcome: 'sent' | 'failed' | 'nothing',
  answer: string,
  at: Date,
): Promise<void> {
  await sql`insert into notifications.outcomes (attempt_id, outcome, answer, at) values (${attemptId}, ${outcome}, ${answer}, ${at})`.execute(
    tx,
  );
}

export interface Delivery {
  messageId: string;
  recipient: string;
  template: string;
  queuedAt: Date;
  sentAt: Date | null;
}

export async function deliveriesTo(tx: Tx, recipient: string, most: number): Promise<Delivery[]> {
  const { rows } = await sql<Delivery>`select m.id as "messageId", m.recipient, m.template, m.queued_at as "queuedAt",
      (select min(o.at) from notifications.attempts a join notifications.outcomes o on o.attempt_id = a.id where a.message_id = m.id and o.outcome = 'sent') as "sentAt"
    from notifications.messages m where m.recipient = ${recipient} order by m.queued_at desc limit ${most}`.execute(tx);
  return rows;
}
