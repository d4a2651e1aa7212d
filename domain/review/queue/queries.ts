import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { Hit } from '../screening/hit.ts';
import type { Reading } from '../second/rules.ts';
import type { Reason } from './reasons.ts';

export interface ItemRow {
  itemId: string;
  subject: string;
  agencyId: string;
  facilityId: string;
  sentAt: Date;
  dueAt: Date;
  /** none: older than screening. failed: it could not be screened. */
  screened: 'none' | 'failed' | 'clean' | 'hits';
}

/** In whose line something stands. */
export const desks = ['mailroom', 'investigator'] as const;
export type Desk = (typeof desks)[number];

/** Who has an item in the queue, until when; and what he decided, as long as it can be undone. */
export interface Place {
  desk: Desk;
  reviewer: string | null;
  leasedUntil: Date | null;
  outcome: 'released' | 'returned' | null;
  reason: Reason | null;
  rule: string | null;
  note: string | null;
  decidedAt: Date | null;
  takesEffectAt: Date | null;
  heldAt: Date | null;
  /** Who asks stepped aside from it, or knows somebody at its ends. */
  isBarred: boolean;
  reading: Reading;
  outside: string | null;
  inside: string | null;
  notFor: string[];
}

/** Who is at the two ends of an item. */
export interface Ends {
  outside: string;
  inside: string;
}

export interface WaitingRow extends ItemRow, Place {}

export interface DecisionRow {
  outcome: 'released' | 'returned' | 'withdrawn';
  reason: Reason | null;
  rule: string | null;
  note: string | null;
  at: Date;
  actor: string | null;
}

const ITEM = sql`i.item_id as "itemId", i.subject, i.agency_id as "agencyId", i.facility_id as "facilityId", i.sent_at as "sentAt", i.due_at as "dueAt", i.screened`;
const BARRED = sql`coalesce(kernel.actor() = any (q.not_for) or array[q.outside, q.inside] && (select review.known_to_me()), false)`;
const PLACE = sql`q.desk, q.reviewer, q.leased_until as "leasedUntil", q.outcome, q.reason, q.rule, q.note, q.decided_at as "decidedAt",
  q.takes_effect_at as "takesEffectAt", q.held_at as "heldAt", ${BARRED} as "isBarred", q.reading, q.outside, q.inside, q.not_for as "notFor"`;

/** The values of one column, row by row. */
function columnsOf<Row>(rows: readonly Row[]): <Name extends keyof Row>(name: Name) => Row[Name][] {
  return (name) => rows.map((row) => row[name]);
}

/** The ids of those that were not handed in before. */
export async function insertItems(tx: Tx, items: readonly ItemRow[]): Promise<Set<string>> {
  const of = columnsOf(items);
  const { rows } = await sql<{
    itemId: string;
  }>`insert into review.items (item_id, subject, agency_id, facility_id, sent_at, due_at, screened)
    select * from unnest(${of('itemId')}::text[], ${of('subject')}::text[], ${of('agencyId')}::text[], ${of('facilityId')}::text[],
      ${of('sentAt')}::timestamptz[], ${of('dueAt')}::timestamptz[], ${of('screened')}::text[])
    on conflict do nothing returning item_id as "itemId"`.execute(tx);
  return new Set(rows.map(({ itemId }) => itemId));
}

/** They wait between their two ends. */
export async function insertWaiting(tx: Tx, items: readonly (ItemRow & Ends)[]): Promise<void> {
  if (items.length === 0) return;
  const of = columnsOf(items);
  await sql`insert into review.queue (item_id, due_at, is_clean, outside, inside, agency_id, facility_id)
    select * from unnest(${of('itemId')}::text[], ${of('dueAt')}::timestamptz[], ${items.map(({ screened }) => screened === 'clean')}::boolean[],
      ${of('outside')}::text[], ${of('inside')}::text[], ${of('agencyId')}::text[], ${of('facilityId')}::text[])`.execute(tx);
}

export async function insertHits(tx: Tx, items: readonly (ItemRow & { hits: readonly Hit[] })[]): Promise<void> {
  const hits = items.flatMap(({ itemId, agencyId, facilityId, hits: found }) =>
    found.map((hit, n) => ({ ...hit, itemId, place: n + 1, agencyId, facilityId })),
  );
  if (hits.length === 0) return;
  const of = columnsOf(hits);
  await sql`insert into review.hits (item_id, place, category, severity, action, term, starts_at, ends_at, why, agency_id, facility_id)
    select * from unnest(${of('itemId')}::text[], ${of('place')}::int[], ${of('category')}::text[], ${of('severity')}::int[], ${of('action')}::text[],
      ${of('term')}::text[], ${of('from')}::int[], ${of('to')}::int[], ${of('why')}::text[], ${of('agencyId')}::text[], ${of('facilityId')}::text[])`.execute(
    tx,
  );
}

/** What screening found in an item, as far as the scope may see it, in the order of the text. */
export async function hitsOf(tx: Tx, itemId: string): Promise<Hit[]> {
  const { rows } = await sql<Hit>`select category, severity, action, term, starts_at as "from", ends_at as "to", why
    from review.hits where item_id = ${itemId} order by starts_at, ends_at, place`.execute(tx);
  return rows;
}

export async function itemById(tx: Tx, id: string): Promise<ItemRow | undefined> {
  return (await sql<ItemRow>`select ${ITEM} from review.items i where i.item_id = ${id}`.execute(tx)).rows[0];
}

export async function itemOf(tx: Tx, subject: string): Promise<ItemRow | undefined> {
  return (await sql<ItemRow>`select ${ITEM} from review.items i where i.subject = ${subject}`.execute(tx)).rows[0];
}

export async function decisionOn(tx: Tx, itemId: string): Promise<DecisionRow | undefined> {
  const { rows } =
    await sql<DecisionRow>`select outcome, reason, rule, note, at, actor from review.decisions where item_id = ${itemId}`.execute(tx);
  return rows[0];
}

/** What waits and is not decided at a desk where the scope works, the most urgent first; behind one that was shown. */
export async function waiting(
  tx: Tx,
  page: { agencyId: string; desk: Desk; facility: string | null; after: string | null; limit: number },
): Promise<WaitingRow[]> {
  const { rows } = await sql<WaitingRow>`select ${ITEM}, ${PLACE} from review.queue q join review.items i on i.item_id = q.item_id
    where q.agency_id = ${page.agencyId} and q.desk = ${page.desk} and q.outcome is null and not ${BARRED}
      and (${page.facility}::text is null or q.facility_id = ${page.facility})
      and (${page.after}::text is null or (q.due_at, q.item_id) > (select a.due_at, a.item_id from review.items a where a.item_id = ${page.after}))
    order by q.due_at, q.item_id limit ${page.limit}`.execute(tx);
  return rows;
}

export async function countWaiting(
  tx: Tx,
  page: { agencyId: string; desk: Desk; facility: string | null; now: Date },
): Promise<{ count: number; late: number; clean: number }> {
  const { rows } = await sql<{ count: number; late: number; clean: number }>`
    select count(*)::int as count, count(*) filter (where due_at < ${page.now} and reading <> 'again')::int as late,
      count(*) filter (where is_clean and held_at is null)::int as clean
    from review.queue q where agency_id = ${page.agencyId} and desk = ${page.desk} and outcome is null and not ${BARRED}
      and (${page.facility}::text is null or facility_id = ${page.facility})`.execute(tx);
  return rows[0]!;
}

/** Where an item stands in the queue; undefined when nobody waits for it any more. */
export async function placeOf(tx: Tx, itemId: string): Promise<Place | undefined> {
  return (await sql<Place>`select ${PLACE} from review.queue q where q.item_id = ${itemId}`.execute(tx)).rows[0];
}

/** The item in the queue as it stands, kept from everybody else until this transaction ends; undefined when nobody waits for it any more. */
export async function lockWaiting(tx: Tx, itemId: string): Promise<WaitingRow | undefined> {
  const { rows } = await sql<WaitingRow>`select ${ITEM}, ${PLACE} from review.queue q join review.items i on i.item_id = q.item_id
    where q.item_id = ${itemId} for update of q`.execute(tx);
  return rows[0];
}

/** The one that who asks has, besides `but`, else the most urgent one nobody has; whoever asks at the same moment gets another. */
export async function leaseNext(
  tx: Tx,
  about: { desk: Desk; facility: string | null; but: string | null; now: Date; until: Date },
): Promise<string | null> {
  const { desk, facility, but, now, until } = about;
  const { rows } = await sql<{
    taken: string | null;
  }>`select review.take_next(${desk}, ${facility}, ${but}, ${now}, ${until}) as taken`.execute(tx);
  return rows[0]!.taken;
}

/** So many of the most urgent ones in which nothing was found and that nobody else has, in order; whoever asks at the same moment gets others. */
export async function leaseClean(
  tx: Tx,
  about: { agencyId: string; reviewer: string; now: Date; until: Date; limit: number },
): Promise<ItemRow[]> {
  const { agencyId, reviewer, now, until, limit } = about;
  const { rows } = await sql<ItemRow>`with taken as (
      update review.queue set reviewer = ${reviewer}, leased_until = ${until}
      where item_id in (select q.item_id from review.queue q
        where q.agency_id = ${agencyId} and q.is_clean and q.desk = 'mailroom' and q.outcome is null and q.held_at is null
          and (q.leased_until is null or q.leased_until <= ${now} or q.reviewer = ${reviewer}) and not ${BARRED}
        order by q.due_at, q.item_id for update skip locked limit ${limit})
      returning item_id)
    select ${ITEM} from taken t join review.items i on i.item_id = t.item_id order by i.due_at, i.item_id`.execute(tx);
  return rows;
}

/** Writes what who asks says of an item that he has in hand, at one of his desks; undefined when he has not, or must not. */
export async function decideInHand(
  tx: Tx,
  itemId: string,
  said: Pick<Place, 'outcome' | 'reason' | 'rule' | 'note'>,
  times: { now: Date; takesEffectAt: Date },
): Promise<{ desk: Desk; reading: Reading; dueAt: Date } | undefined> {
  const { outcome, reason, rule, note } = said;
  const { rows } = await sql<{ desk: Desk; reading: Reading; dueAt: Date }>`select desk, reading, due_at as "dueAt"
    from review.decide(${itemId}, ${outcome}, ${reason}, ${rule}, ${note}, ${times.now}, ${times.takesEffectAt})`.execute(tx);
  return rows[0];
}

/** Takes back a decision that can still be undone. */
export async function takeBack(tx: Tx, itemId: string): Promise<void> {
  await sql`update review.queue set outcome = null, reason = null, rule = null, note = null, decided_at = null, takes_effect_at = null
    where item_id = ${itemId}`.execute(tx);
}

/** What a reviewer decided and can still undo, the newest first. */
export async function undoableOf(tx: Tx, reviewer: string, now: Date): Promise<string[]> {
  const { rows } = await sql<{ itemId: string }>`select item_id as "itemId" from review.queue
    where reviewer = ${reviewer} and takes_effect_at > ${now} order by decided_at desc, item_id`.execute(tx);
  return rows.map(({ itemId }) => itemId);
}

/** Decisions that nobody can undo any more, kept from everybody else until this transaction ends. */
export async function lockDecided(tx: Tx, now: Date, limit: number): Promise<WaitingRow[]> {
  const { rows } = await sql<WaitingRow>`select ${ITEM}, ${PLACE} from review.queue q join review.items i on i.item_id = q.item_id
    where q.takes_effect_at <= ${now} order by q.takes_effect_at for update of q skip locked limit ${limit}`.execute(tx);
  return rows;
}

/** Keeps an item back, out of everybody's hand. False when it was kept back before. */
export async function insertHold(tx: Tx, item: ItemRow, hold: { note: string; actor: string; at: Date }): Promise<boolean> {
  const { rows } = await sql`insert into review.holds (item_id, note, actor, at, agency_id, facility_id)
    values (${item.itemId}, ${hold.note}, ${hold.actor}, ${hold.at}, ${item.agencyId}, ${item.facilityId})
    on conflict do nothing returning 1`.execute(tx);
  if (rows.length === 0) return false;
  await sql`update review.queue set held_at = ${hold.at}, notice_due_at = null, reviewer = null, leased_until = null
    where item_id = ${item.itemId}`.execute(tx);
  return true;
}

export async function holdOf(tx: Tx, itemId: string): Promise<{ note: string; at: Date } | undefined> {
  return (await sql<{ note: string; at: Date }>`select note, at from review.holds where item_id = ${itemId}`.execute(tx)).rows[0];
}

export interface HandoverRow {
  /** Whose it was from then on. */
  desk: Desk;
  note: string;
  actor: string;
  at: Date;
}

/** Puts an item into the other line, out of everybody's hand; its sender is told by a day that it takes longer, unless she was told before. */
export async function insertHandover(tx: Tx, item: ItemRow, to: HandoverRow, noticeDueAt: Date): Promise<void> {
  await sql`insert into review.handovers (item_id, number, desk, note, actor, at, agency_id, facility_id)
    select ${item.itemId}, count(*)::int + 1, ${to.desk}, ${to.note}, ${to.actor}, ${to.at}, ${item.agencyId}, ${item.facilityId}
    from review.handovers where item_id = ${item.itemId}`.execute(tx);
  await sql`update review.queue q set desk = ${to.desk}, reviewer = null, leased_until = null,
      notice_due_at = case when q.held_at is null and (select count(*) from review.handovers h where h.item_id = q.item_id) = 1
        then ${noticeDueAt}::timestamptz else q.notice_due_at end
    where q.item_id = ${item.itemId}`.execute(tx);
}

/** Whose an item was, and what was said when it changed hands, the oldest first. */
export async function handoversOf(tx: Tx, itemId: string): Promise<HandoverRow[]> {
  return (await sql<HandoverRow>`select desk, note, actor, at from review.handovers where item_id = ${itemId} order by number`.execute(tx))
    .rows;
}

/** Items whose senders must hear now that it takes longer; they are not named again. */
export async function takeNoticesDue(tx: Tx, now: Date, limit: number): Promise<{ itemId: string; subject: string }[]> {
  const { rows } = await sql<{ itemId: string; subject: string }>`update review.queue q set notice_due_at = null from review.items i
    where i.item_id = q.item_id and q.item_id in (select d.item_id from review.queue d where d.notice_due_at <= ${now} and d.outcome is null
      order by d.notice_due_at for update skip locked limit ${limit})
    returning i.item_id as "itemId", i.subject`.execute(tx);
  return rows;
}

export async function leaseOne(tx: Tx, itemId: string, reviewer: string, until: Date): Promise<void> {
  await sql`update review.queue set reviewer = ${reviewer}, leased_until = ${until} where item_id = ${itemId}`.execute(tx);
}

/** False when it is in another hand by now, in none, or decided. */
export async function lengthenLease(tx: Tx, itemId: string, to: { reviewer: string; now: Date; until: Date }): Promise<boolean> {
  const { rows } = await sql`update review.queue set leased_until = ${to.until}
    where item_id = ${itemId} and reviewer = ${to.reviewer} and leased_until > ${to.now} and outcome is null returning 1`.execute(tx);
  return rows.length > 0;
}

/** How items ended. One that ended late has missed its deadline, whether anybody saw it before or not. */
export async function insertDecision(tx: Tx, items: readonly ItemRow[], decision: DecisionRow): Promise<void> {
  const { outcome, reason, rule, note, at, actor } = decision;
  const of = columnsOf(items);
  await sql`insert into review.decisions (item_id, outcome, reason, rule, note, at, actor, sent_at, due_at, agency_id, facility_id)
    select i.item_id, ${outcome}::text, ${reason}::text, ${rule}::text, ${note}::text, ${at}::timestamptz, ${actor}::text, i.sent_at, i.due_at,
      i.agency_id, i.facility_id
    from unnest(${of('itemId')}::text[], ${of('sentAt')}::timestamptz[], ${of('dueAt')}::timestamptz[], ${of('agencyId')}::text[],
      ${of('facilityId')}::text[]) as i (item_id, sent_at, due_at, agency_id, facility_id)`.execute(tx);
  const late = columnsOf(items.filter(({ dueAt }) => at > dueAt));
  if (late('itemId').length > 0)
    await sql`insert into review.breaches (item_id, due_at, agency_id, facility_id)
      select * from unnest(${late('itemId')}::text[], ${late('dueAt')}::timestamptz[], ${late('agencyId')}::text[], ${late('facilityId')}::text[])
      on conflict do nothing`.execute(tx);
  await sql`delete from review.queue where item_id = any (${of('itemId')}::text[])`.execute(tx);
}
