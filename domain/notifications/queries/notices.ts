import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import type { Lang } from '#kernel/scope.ts';
import type { ChannelName, Kind } from '../kinds.ts';

export interface NoticeRow {
  id: string;
  kind: Kind;
  loginId: string | null;
  address: string | null;
  linkRequestId: string | null;
  proofId: string | null;
  lang: Lang;
  template: string;
  content: unknown;
  asked: boolean;
  phonesOnly: boolean;
}

export interface NewNotice extends Omit<NoticeRow, 'id'> {
  key: string;
  content: object;
  at: Date;
}

const NOTICE = sql`n.id, n.kind, n.login_id as "loginId", n.address, n.link_request_id as "linkRequestId", n.proof_id as "proofId", n.lang, n.template, n.content, n.asked, n.phones_only as "phonesOnly"`;

/** The ids of the new notices: of those whose key was not queued before. */
export async function queueNotices(tx: Tx, notices: readonly NewNotice[]): Promise<string[]> {
  if (notices.length === 0) return [];
  const column = <K extends keyof NewNotice>(name: K) => notices.map((notice) => notice[name]);
  const { rows } = await sql<{ id: string | null }>`
    select notifications.queue(n.id, n.key, n.kind, n.login_id, n.address, n.link_request_id, n.proof_id, n.lang, n.template, n.content, n.asked,
      n.phones_only, n.at) as id
    from unnest(${notices.map(() => newId('msg'))}::text[], ${column('key')}::text[], ${column('kind')}::text[], ${column('loginId')}::text[],
      ${column('address')}::text[], ${column('linkRequestId')}::text[], ${column('proofId')}::text[], ${column('lang')}::text[],
      ${column('template')}::text[], ${notices.map((n) => JSON.stringify(n.content))}::jsonb[], ${column('asked')}::boolean[],
      ${column('phonesOnly')}::boolean[], ${column('at')}::timestamptz[]) with ordinality
      n(id, key, kind, login_id, address, link_request_id, proof_id, lang, template, content, asked, phones_only, at, place)
    order by n.place`.execute(tx);
  return rows.map((row) => row.id).filter((id) => id !== null);
}

export async function noticeById(tx: Tx, id: string): Promise<NoticeRow | undefined> {
  const { rows } = await sql<NoticeRow>`select ${NOTICE} from notifications.notices n where n.id = ${id}`.execute(tx);
  return rows[0];
}

export interface DeliveryRow {
  id: string;
  channel: ChannelName;
  notice: NoticeRow;
}

/** The new delivery's id; null when the notice has one by this channel. */
export async function insertDelivery(
  tx: Tx,
  d: { noticeId: string; channel: ChannelName; dueAt: Date; queuedAt: Date | null },
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`insert into notifications.deliveries (id, notice_id, channel, due_at, queued_at)
    values (${newId('dlv')}, ${d.noticeId}, ${d.channel}, ${d.dueAt}, ${d.queuedAt}) on conflict do nothing returning id`.execute(tx);
  return rows[0]?.id ?? null;
}

/** The delivery with its notice, held until the transaction ends. */
export async function holdDelivery(tx: Tx, id: string): Promise<DeliveryRow | undefined> {
  const { rows } = await sql<NoticeRow & { deliveryId: string; channel: ChannelName }>`select ${NOTICE}, d.id as "deliveryId", d.channel
    from notifications.deliveries d join notifications.notices n on n.id = d.notice_id where d.id = ${id} for no key update of d`.execute(
    tx,
  );
  const row = rows[0];
  if (!row) return undefined;
  const { deliveryId, channel, ...notice } = row;
  return { id: deliveryId, channel, notice };
}

/** Puts the delivery back to wait for its hour. */
export async function postpone(tx: Tx, id: string, dueAt: Date): Promise<void> {
  await sql`update notifications.deliveries set due_at = ${dueAt}, queued_at = null where id = ${id}`.execute(tx);
}

/** Takes deliveries whose hour has come out of the waiting ones. */
export async function takeDue(tx: Tx, now: Date, most: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`update notifications.deliveries set queued_at = ${now} where id in (
      select id from notifications.deliveries where queued_at is null and due_at <= ${now} order by due_at limit ${most} for update skip locked)
    returning id`.execute(tx);
  return rows.map((row) => row.id);
}

export async function lookAgain(tx: Tx, now: Date): Promise<void> {
  await sql`select notifications.look_again(${now}::timestamptz)`.execute(tx);
}

export type OutcomeKind = 'sent' | 'failed' | 'refused' | 'nothing';

/** 'done': needs no more tries. 'trying': somebody began one after `since` and has not said how it ended. */
export async function triesOf(tx: Tx, deliveryId: string, since: Date): Promise<'done' | 'trying' | 'open'> {
  const { rows } = await sql<{ done: boolean; trying: boolean }>`select
      coalesce(bool_or(o.outcome in ('sent', 'refused', 'nothing')), false) as done,
      coalesce(bool_or(o.outcome is null and a.started_at > ${since}), false) as trying
    from notifications.attempts a left join notifications.outcomes o on o.attempt_id = a.id where a.delivery_id = ${deliveryId}`.execute(
    tx,
  );
  return rows[0]!.done ? 'done' : rows[0]!.trying ? 'trying' : 'open';
}

export async function insertAttempt(tx: Tx, a: { id: string; deliveryId: string; address: string | null; at: Date }): Promise<void> {
  await sql`insert into notifications.attempts (id, delivery_id, address, started_at)
    values (${a.id}, ${a.deliveryId}, ${a.address}, ${a.at})`.execute(tx);
}

export async function insertOutcome(tx: Tx, o: { attemptId: string; outcome: OutcomeKind; answer: string; at: Date }): Promise<void> {
  await sql`insert into notifications.outcomes (attempt_id, outcome, answer, at) values (${o.attemptId}, ${o.outcome}, ${o.answer}, ${o.at})`.execute(
    tx,
  );
}
