import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { ChannelName, Kind } from '../kinds.ts';
import type { OutcomeKind } from './notices.ts';

/** One notice by one channel, as operators see it: what kind of news, when, and what became of it. Never what it said. */
export interface Delivery {
  deliveryId: string;
  noticeId: string;
  kind: Kind;
  template: string;
  channel: ChannelName;
  queuedAt: Date;
  /** Waits until then; null once it was handed over. */
  waitsUntil: Date | null;
  tries: number;
  outcome: OutcomeKind | null;
  /** What the other side said last. */
  answer: string | null;
  sentAt: Date | null;
  /** What was heard of it later. */
  reports: ('delivered' | 'delayed' | 'bounced' | 'complained')[];
}

const DELIVERY = sql`d.id as "deliveryId", n.id as "noticeId", n.kind, n.template, d.channel, n.queued_at as "queuedAt",
  case when d.queued_at is null then d.due_at end as "waitsUntil",
  (select count(*)::int from notifications.attempts a where a.delivery_id = d.id) as tries,
  last.outcome, last.answer, sent.at as "sentAt",
  array(select r.what from notifications.reports r join notifications.attempts a on a.id = r.attempt_id where a.delivery_id = d.id order by r.at) as reports`;
const LAST = sql`left join lateral (select o.outcome, o.answer from notifications.attempts a join notifications.outcomes o on o.attempt_id = a.id
    where a.delivery_id = d.id order by o.at desc, o.attempt_id desc limit 1) last on true
  left join lateral (select min(o.at) as at from notifications.attempts a join notifications.outcomes o on o.attempt_id = a.id
    where a.delivery_id = d.id and o.outcome = 'sent') sent on true`;

/** Newest first: what went to this address or number, also as a link. */
export async function deliveriesTo(tx: Tx, address: string, most: number): Promise<Delivery[]> {
  const { rows } =
    await sql<Delivery>`select ${DELIVERY} from notifications.deliveries d join notifications.notices n on n.id = d.notice_id ${LAST}
    where d.id in (select a.delivery_id from notifications.attempts a where a.address = ${address})
    order by n.queued_at desc, d.id desc limit ${most}`.execute(tx);
  return rows;
}

/** Newest first: what went to this login by any channel. */
export async function deliveriesOf(tx: Tx, loginId: string, most: number): Promise<Delivery[]> {
  const { rows } =
    await sql<Delivery>`select ${DELIVERY} from notifications.deliveries d join notifications.notices n on n.id = d.notice_id ${LAST}
    where n.login_id = ${loginId} order by n.queued_at desc, d.id desc limit ${most}`.execute(tx);
  return rows;
}

/** Where notices went is no longer needed: of one login, when it is closed. The addresses also leave what was sent as a link. */
export async function forgetAddresses(tx: Tx, loginId: string, now: Date): Promise<void> {
  const { rows } = await sql<{ address: string }>`select distinct a.address from notifications.attempts a
    join notifications.deliveries d on d.id = a.delivery_id join notifications.notices n on n.id = d.notice_id
    where n.login_id = ${loginId} and a.address is not null`.execute(tx);
  const gone = rows.map((row) => row.address);
  await sql`update notifications.attempts set address = null where address = any(${gone})`.execute(tx);
  await sql`update notifications.notices set address = '' where lower(address) = any(${gone})`.execute(tx);
  await sql`update notifications.silenced set address = '' where address = any(${gone}) and ended_at is not null`.execute(tx);
  await sql`update notifications.dead_addresses set address = '', cleared_at = coalesce(cleared_at, ${now}), clear_reason = coalesce(clear_reason, 'closed')
    where address = any(${gone})`.execute(tx);
}

export async function forgetAddressesBefore(tx: Tx, before: Date): Promise<void> {
  await sql`update notifications.attempts set address = null where address is not null and started_at < ${before}`.execute(tx);
}
