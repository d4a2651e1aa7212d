import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { Lang } from '#kernel/scope.ts';
import type { Topic } from './topics.ts';

export interface NewMessage {
  id: string;
  reference: string;
  topic: Topic;
  name: string | null;
  email: string;
  login: string | null;
  body: string;
  about: string | null;
  lang: Lang;
}

/** False when this very message came in before. Who writes may not read, so nothing is returned from the row. */
export async function insertMessage(tx: Tx, message: NewMessage, at: Date): Promise<boolean> {
  const done = await sql`insert into support.messages (id, reference, topic, name, email, login, body, about, lang, sent_at)
    values (${message.id}, ${message.reference}, ${message.topic}, ${message.name}, ${message.email}, ${message.login}, ${message.body}, ${message.about},
            ${message.lang}, ${at})
    on conflict do nothing`.execute(tx);
  return done.numAffectedRows === 1n;
}

export async function selectSentAt(tx: Tx, reference: string): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`select support.sent_at(${reference}) as at`.execute(tx);
  return rows[0]?.at ?? null;
}

/** Counts one more and returns how many it makes since that moment. */
export async function spend(tx: Tx, whose: Buffer, since: Date): Promise<number> {
  const { rows } = await sql<{ used: number }>`select support.spend(${whose}, ${since}) as used`.execute(tx);
  return rows[0]!.used;
}

export async function deleteBudgetsBefore(tx: Tx, moment: Date): Promise<void> {
  await sql`delete from support.budgets where since < ${moment}`.execute(tx);
}

export interface MessageRow extends NewMessage {
  sentAt: Date;
  closedAt: Date | null;
  closedBy: string | null;
  note: string | null;
}

const MESSAGE = sql`m.id, m.reference, m.topic, m.name, m.email, m.login, m.body, m.about, m.lang, m.sent_at as "sentAt",
  c.closed_at as "closedAt", c.closed_by as "closedBy", c.note`;

export interface MessageFilter {
  state: 'open' | 'closed';
  search: string;
  limit: number;
  skip: number;
}

/** Open ones oldest first (they wait longest), closed ones newest first. */
export async function selectMessages(tx: Tx, filter: MessageFilter): Promise<MessageRow[]> {
  const closed = filter.state === 'closed';
  const pattern = `%${filter.search.replace(/[\\%_]/g, '\\$&')}%`;
  const order = closed ? sql`c.closed_at desc, m.id desc` : sql`m.sent_at, m.id`;
  const { rows } = await sql<MessageRow>`
    select ${MESSAGE} from support.messages m left join support.closings c on c.message_id = m.id
    where (c.message_id is not null) = ${closed}
      and (${filter.search} = '' or m.reference ilike ${pattern} or m.email ilike ${pattern} or m.name ilike ${pattern} or m.about ilike ${pattern} or m.body ilike ${pattern})
    order by ${order} limit ${filter.limit} offset ${filter.skip}`.execute(tx);
  return rows;
}

export async function countMessages(tx: Tx): Promise<{ open: number; closed: number }> {
  const { rows } = await sql<{ open: bigint; closed: bigint }>`
    select count(*) filter (where c.message_id is null) as open, count(c.message_id) as closed
    from support.messages m left join support.closings c on c.message_id = m.id`.execute(tx);
  return { open: Number(rows[0]!.open), closed: Number(rows[0]!.closed) };
}

export async function selectMessage(tx: Tx, id: string): Promise<MessageRow | undefined> {
  const { rows } =
    await sql<MessageRow>`select ${MESSAGE} from support.messages m left join support.closings c on c.message_id = m.id where m.id = ${id}`.execute(
      tx,
    );
  return rows[0];
}

/** False when somebody closed it before. */
export async function insertClosing(tx: Tx, messageId: string, note: string, by: string, at: Date): Promise<boolean> {
  const { rows } =
    await sql`insert into support.closings (message_id, closed_by, note, closed_at) values (${messageId}, ${by}, ${note}, ${at})
    on conflict do nothing returning 1`.execute(tx);
  return rows.length > 0;
}

export async function messagesOf(tx: Tx, login: string): Promise<{ reference: string; at: Date; email: string; text: string }[]> {
  const { rows } = await sql<{
    reference: string;
    at: Date;
    email: string;
    text: string;
  }>`select reference, sent_at as at, email, body as text
    from support.messages where login = ${login} order by sent_at`.execute(tx);
  return rows;
}

/** From which customers these messages are; none for those who wrote without a login. */
export async function sendersOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; login: string }>`select id, login from support.messages
    where id = any (${[...ids]}::text[]) and login is not null`.execute(tx);
  return new Map(rows.map(({ id, login }) => [id, login]));
}

/** What these customers wrote, and until when it was open. */
export async function openTimes(tx: Tx, logins: readonly string[]): Promise<{ login: string; sentAt: Date; closedAt: Date | null }[]> {
  const { rows } = await sql<{ login: string; sentAt: Date; closedAt: Date | null }>`
    select m.login, m.sent_at as "sentAt", c.closed_at as "closedAt" from support.messages m
    left join support.closings c on c.message_id = m.id where m.login = any (${[...logins]}::text[])`.execute(tx);
  return rows;
}

/** What was said stays; who said it is forgotten. */
export async function forgetSender(tx: Tx, login: string): Promise<void> {
  await sql`update support.messages set name = null, email = '' where login = ${login} and email <> ''`.execute(tx);
}
