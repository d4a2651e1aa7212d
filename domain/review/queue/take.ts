import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { isId } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, requireRole, type Scope } from '#kernel/scope.ts';
import type { Hit } from '../screening/hit.ts';
import type { Reading } from '../second/rules.ts';
import {
  countWaiting,
  decisionOn,
  type DecisionRow,
  type Desk,
  desks,
  handoversOf,
  type HandoverRow,
  hitsOf,
  itemById,
  type ItemRow,
  holdOf,
  leaseClean,
  leaseNext,
  leaseOne,
  lengthenLease,
  lockWaiting,
  type Place,
  placeOf,
  waiting,
  type WaitingRow,
} from './queries.ts';

/** Somebody has an item in hand for this long; then it is anybody's again. */
export const LEASE_MS = 15 * 60_000;
/** What is merely brought to his browser, for this long; from when he opens it, as long as anything. */
export const AHEAD_MS = 2 * 60_000;
const ON_A_PAGE = 50;
/** So many letters are short enough to be read on one page. */
const CLEAN_AT_ONCE = 20;

/** Who reads for an agency, at one desk or at any of his. Refuses kernel.not_allowed to everybody else. */
export function requireReviewer(scope: Scope, ...at: Desk[]): { reviewer: string; agencyId: string; desks: Desk[] } {
  requireRealm(scope, 'staff');
  requireRole(scope, ...(at.length > 0 ? at : desks));
  const theirs = desks.filter((desk) => scope.roles.includes(desk));
  return { reviewer: requireActor(scope), agencyId: scope.agency ?? refuse('kernel.not_allowed'), desks: theirs };
}

/** The same, where a decision has not been made: what is read again has gone on. Refuses review.gone_on besides. */
export async function lockUndecided(tx: Tx, scope: Scope, id: string, now: Date): Promise<WaitingRow> {
  const item = await lockInHand(tx, scope, id, now);
  return item.reading === 'again' ? refuse('review.gone_on') : item;
}

/** An item that waits for a decision at a desk of the reviewer's, kept from everybody else. Refuses: review.unknown_item, decided_already, handed_over, stepped_aside. */
export async function lockItem(tx: Tx, scope: Scope, id: string): Promise<WaitingRow> {
  const item = (isId('rev', id) ? await itemById(tx, id) : undefined) ?? refuse('review.unknown_item');
  const found = await lockWaiting(tx, item.itemId);
  if (found && requireReviewer(scope).desks.includes(found.desk)) {
    if (found.outcome !== null) refuse('review.decided_already');
    return found.isBarred ? refuse('review.stepped_aside') : found;
  }
  return refuse((await placeOf(tx, item.itemId)) ? 'review.handed_over' : 'review.decided_already');
}

/** The same, while it is in the reviewer's hand. Refuses review.not_yours besides. */
export async function lockInHand(tx: Tx, scope: Scope, id: string, now: Date): Promise<WaitingRow> {
  const item = await lockItem(tx, scope, id);
  if (item.reviewer !== scope.actor || item.leasedUntil === null || item.leasedUntil <= now) refuse('review.not_yours');
  return item;
}

export interface Queue {
  items: (WaitingRow & { isMine: boolean; isTaken: boolean; isLate: boolean })[];
  count: number;
  late: number;
  /** In so many nothing was found. */
  clean: number;
  next: string | null;
}

/** What waits at a desk, at the facilities where somebody works, the most urgent first. No text stands in it. Who works at that desk; audited. */
export async function readQueue(
  app: App,
  scope: Scope,
  asked: { desk?: Desk; facility?: string | null; after?: string | null } = {},
): Promise<Queue> {
  const { desk = 'mailroom' } = asked;
  const { reviewer, agencyId } = requireReviewer(scope, desk);
  const facility = asked.facility ?? null;
  const after = isId('rev', asked.after) ? asked.after : null;
  return await app.tx(scope, async (tx) => {
    const now = app.clock.now();
    const found = await waiting(tx, { agencyId, desk, facility, after, limit: ON_A_PAGE + 1 });
    const counted = await countWaiting(tx, { agencyId, desk, facility, now });
    await audit(tx, scope, { action: 'review.queue_read', subject: agencyId, details: { desk, facility, count: counted.count } }, now);
    const items = found.slice(0, ON_A_PAGE).map((one) => {
      const isTaken = one.leasedUntil !== null && one.leasedUntil > now;
      return { ...one, isTaken, isMine: isTaken && one.reviewer === reviewer, isLate: isLate(one.dueAt, one, now) };
    });
    return { items, ...counted, next: found.length > ON_A_PAGE ? items.at(-1)!.itemId : null };
  });
}

/** Gives a reviewer the item of a desk that he has in hand, or the most urgent one; null when nothing waits. No item is given to two. Who works at that desk. */
export async function takeNext(app: App, scope: Scope, asked: { desk?: Desk; facility?: string | null } = {}): Promise<string | null> {
  const { desk = 'mailroom', facility = null } = asked;
  requireReviewer(scope, desk);
  return await app.tx(scope, async (tx) => {
    const now = app.clock.now();
    const until = new Date(now.getTime() + LEASE_MS);
    return await leaseNext(tx, { desk, facility, but: null, now, until });
  });
}

/**
 * Gives a reviewer what comes after the item he has in hand, so that it can be made ready: of the same line, no more than one, and in his hand like any other,
 * for a shorter time. Null when nothing waits, or he does not have that item. Reviewers.
 */
export async function takeAhead(app: App, scope: Scope, item: string): Promise<string | null> {
  const { reviewer, desks: theirs } = requireReviewer(scope);
  return await app.tx(scope, async (tx) => {
    const now = app.clock.now();
    const place = isId('rev', item) ? await placeOf(tx, item) : undefined;
    if (!place || place.reviewer !== reviewer || place.leasedUntil! <= now || place.outcome !== null || !theirs.includes(place.desk))
      return null;
    const until = new Date(now.getTime() + AHEAD_MS);
    return await leaseNext(tx, { desk: place.desk, facility: null, but: item, now, until });
  });
}

/** Gives a reviewer some of the items in which nothing was found, the most urgent first, in the caller's transaction. Mailroom. */
export async function takeClean(tx: Tx, scope: Scope, now: Date): Promise<ItemRow[]> {
  const { reviewer, agencyId } = requireReviewer(scope, 'mailroom');
  return await leaseClean(tx, { agencyId, reviewer, now, until: new Date(now.getTime() + LEASE_MS), limit: CLEAN_AT_ONCE });
}

/** Takes one item in hand, or keeps it for longer. Reviewers. Refuses what lockItem refuses, and not_yours while somebody else has it. */
export async function takeItem(app: App, scope: Scope, id: string): Promise<void> {
  const { reviewer } = requireReviewer(scope);
  await app.tx(scope, async (tx) => {
    const { itemId, leasedUntil, reviewer: other } = await lockItem(tx, scope, id);
    const now = app.clock.now();
    if (leasedUntil !== null && leasedUntil > now && other !== reviewer) refuse('review.not_yours');
    await leaseOne(tx, itemId, reviewer, new Date(now.getTime() + LEASE_MS));
  });
}

/** What a reviewer opens is in his hand for long enough to be read: until when; null when it is his no more. In the caller's transaction. Reviewers. */
export async function keepInHand(tx: Tx, scope: Scope, item: ReviewItem, now: Date): Promise<Date | null> {
  const { reviewer } = requireReviewer(scope);
  const { leasedUntil } = item;
  if (leasedUntil !== null && leasedUntil.getTime() > now.getTime() + AHEAD_MS) return leasedUntil;
  const until = new Date(now.getTime() + LEASE_MS);
  return (await lengthenLease(tx, item.itemId, { reviewer, now, until })) ? until : null;
}

export interface ReviewItem extends ItemRow {
  /** mine: in hand, may be read and decided. free: may be taken. taken: somebody else has it. elsewhere: at a desk not his. aside: he stepped aside, or knows somebody at its ends. undo: this reviewer decided, and may undo it. decided: over. */
  standing: 'mine' | 'free' | 'taken' | 'elsewhere' | 'aside' | 'undo' | 'decided';
  /** In whose line it stands, or where the reviewer goes on. */
  desk: Desk;
  leasedUntil: Date | null;
  decision: DecisionRow | null;
  /** Which of two readings it is now. */
  reading: Reading;
  /** Kept back, with a note for colleagues. */
  hold: { note: string; at: Date } | null;
  /** How it changed hands. */
  handovers: HandoverRow[];
  isLate: boolean;
  /** What screening found, while the item is in hand. */
  hits: Hit[];
}

/** Where an item stands towards this reviewer. Refuses review.unknown_item. */
export async function readItem(app: App, scope: Scope, id: string): Promise<ReviewItem> {
  const { reviewer, desks: theirs } = requireReviewer(scope);
  return await app.tx(scope, async (tx) => {
    const item = (isId('rev', id) ? await itemById(tx, id) : undefined) ?? refuse('review.unknown_item');
    const place = await placeOf(tx, id);
    // What is read again is decided, and still asks for a word.
    const decision = place ? asDecision(place) : ((await decisionOn(tx, id)) ?? null);
    const now = app.clock.now();
    const lease = place?.leasedUntil && place.leasedUntil > now ? place : null;
    const standing = decision ? (mayUndo(place, reviewer, now) ? 'undo' : 'decided') : standingOf(place, lease, scope);
    const hold = (await holdOf(tx, id)) ?? null;
    const handovers = await handoversOf(tx, id);
    const hits = standing === 'mine' ? await hitsOf(tx, id) : [];
    return {
      ...item,
      standing,
      desk: place?.desk ?? theirs[0]!,
      reading: place?.reading ?? 'first',
      leasedUntil: lease?.leasedUntil ?? null,
      decision,
      hold,
      handovers,
      isLate: decision === null && isLate(item.dueAt, place, now),
      hits,
    };
  });
}

function standingOf(place: Place | undefined, lease: Place | null, scope: Scope): 'free' | 'mine' | 'taken' | 'elsewhere' | 'aside' {
  if (place?.isBarred) return 'aside';
  if (place && !requireReviewer(scope).desks.includes(place.desk)) return 'elsewhere';
  if (lease === null) return 'free';
  return lease.reviewer === scope.actor ? 'mine' : 'taken';
}

/** What is read again has gone on in time, or not. */
function isLate(dueAt: Date, place: Place | undefined, now: Date): boolean {
  return place?.reading !== 'again' && dueAt < now;
}

function mayUndo(place: Place | undefined, reviewer: string, now: Date): boolean {
  return place?.reviewer === reviewer && place.takesEffectAt !== null && place.takesEffectAt > now;
}

function asDecision({ outcome, reason, rule, note, decidedAt, reviewer }: Place): DecisionRow | null {
  return outcome && { outcome, reason, rule, note, at: decidedAt!, actor: reviewer };
}
