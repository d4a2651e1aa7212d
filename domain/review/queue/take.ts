import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { isId } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, requireRole, type Scope } from '#kernel/scope.ts';
import type { Hit } from '../screening/hit.ts';
import {
  countWaiting,
  decisionOn,
  type DecisionRow,
  hitsOf,
  itemById,
  type ItemRow,
  holdOf,
  leaseClean,
  leaseNext,
  leaseOne,
  lockWaiting,
  type Place,
  placeOf,
  waiting,
  type WaitingRow,
} from './queries.ts';

/** Somebody has an item in hand for this long; then it is anybody's again. */
export const LEASE_MS = 15 * 60_000;
const ON_A_PAGE = 50;
/** So many letters are short enough to be read on one page. */
const CLEAN_AT_ONCE = 20;

/** Who reads for an agency. Refuses kernel.not_allowed to everybody else. */
export function requireReviewer(scope: Scope): { reviewer: string; agencyId: string } {
  requireRealm(scope, 'staff');
  requireRole(scope, 'mailroom');
  return { reviewer: requireActor(scope), agencyId: scope.agency ?? refuse('kernel.not_allowed') };
}

export interface Queue {
  items: (WaitingRow & { isMine: boolean; isTaken: boolean; isLate: boolean })[];
  count: number;
  late: number;
  /** In so many nothing was found. */
  clean: number;
  next: string | null;
}

/** What waits at the facilities where somebody works, the most urgent first. No text stands in it. Mailroom; audited. */
export async function readQueue(app: App, scope: Scope, asked: { facility?: string | null; after?: string | null } = {}): Promise<Queue> {
  const { reviewer, agencyId } = requireReviewer(scope);
  const facility = asked.facility ?? null;
  const after = isId('rev', asked.after) ? asked.after : null;
  return await app.tx(scope, async (tx) => {
    const now = app.clock.now();
    const found = await waiting(tx, { agencyId, facility, after, limit: ON_A_PAGE + 1 });
    const counted = await countWaiting(tx, { agencyId, facility, now });
    await audit(tx, scope, { action: 'review.queue_read', subject: agencyId, details: { facility, count: counted.count } }, now);
    const items = found.slice(0, ON_A_PAGE).map((one) => {
      const isTaken = one.leasedUntil !== null && one.leasedUntil > now;
      return { ...one, isTaken, isMine: isTaken && one.reviewer === reviewer, isLate: one.dueAt < now };
    });
    return { items, ...counted, next: found.length > ON_A_PAGE ? items.at(-1)!.itemId : null };
  });
}

/** Gives a reviewer the item he has in hand, or the most urgent one; null when nothing waits. No item is given to two. Mailroom. */
export async function takeNext(app: App, scope: Scope, asked: { facility?: string | null } = {}): Promise<string | null> {
  const { reviewer, agencyId } = requireReviewer(scope);
  return await app.tx(scope, async (tx) => {
    const now = app.clock.now();
    const until = new Date(now.getTime() + LEASE_MS);
    return (await leaseNext(tx, { agencyId, facility: asked.facility ?? null, reviewer, now, until })) ?? null;
  });
}

/** Gives a reviewer some of the most urgent items in which nothing was found. Mailroom. */
export async function takeClean(app: App, scope: Scope): Promise<string[]> {
  const { reviewer, agencyId } = requireReviewer(scope);
  return await app.tx(scope, async (tx) => {
    const now = app.clock.now();
    return await leaseClean(tx, { agencyId, reviewer, now, until: new Date(now.getTime() + LEASE_MS), limit: CLEAN_AT_ONCE });
  });
}

/** Takes one item in hand, or keeps it for longer. Mailroom. Refuses: review.unknown_item, decided_already, not_yours while somebody else has it. */
export async function takeItem(app: App, scope: Scope, id: string): Promise<void> {
  const { reviewer } = requireReviewer(scope);
  await app.tx(scope, async (tx) => {
    const item = (isId('rev', id) ? await itemById(tx, id) : undefined) ?? refuse('review.unknown_item');
    const place = (await lockWaiting(tx, item.itemId)) ?? refuse('review.decided_already');
    const now = app.clock.now();
    if (place.outcome !== null) refuse('review.decided_already');
    if (place.leasedUntil !== null && place.leasedUntil > now && place.reviewer !== reviewer) refuse('review.not_yours');
    await leaseOne(tx, item.itemId, reviewer, new Date(now.getTime() + LEASE_MS));
  });
}

export interface ReviewItem extends ItemRow {
  /** mine: in hand, may be read and decided. free: may be taken. taken: somebody else has it. undo: this reviewer decided, and may undo it. decided: over. */
  standing: 'mine' | 'free' | 'taken' | 'undo' | 'decided';
  leasedUntil: Date | null;
  decision: DecisionRow | null;
  /** Kept back, with a note for colleagues. */
  hold: { note: string; at: Date } | null;
  isLate: boolean;
  /** What screening found, while the item is in hand. */
  hits: Hit[];
}

/** Where an item stands towards this reviewer. Mailroom. Refuses review.unknown_item. */
export async function readItem(app: App, scope: Scope, id: string): Promise<ReviewItem> {
  const { reviewer } = requireReviewer(scope);
  return await app.tx(scope, async (tx) => {
    const item = (isId('rev', id) ? await itemById(tx, id) : undefined) ?? refuse('review.unknown_item');
    const place = await placeOf(tx, id);
    const decision = place?.outcome ? asDecision(place) : ((await decisionOn(tx, id)) ?? null);
    const now = app.clock.now();
    const lease = place?.leasedUntil && place.leasedUntil > now ? place : null;
    const standing = decision ? (mayUndo(place, reviewer, now) ? 'undo' : 'decided') : standingOf(lease, reviewer);
    const hold = (await holdOf(tx, id)) ?? null;
    const hits = standing === 'mine' ? await hitsOf(tx, id) : [];
    return {
      ...item,
      standing,
      leasedUntil: lease?.leasedUntil ?? null,
      decision,
      hold,
      isLate: decision === null && item.dueAt < now,
      hits,
    };
  });
}

function standingOf(lease: Place | null, reviewer: string): 'free' | 'mine' | 'taken' {
  if (lease === null) return 'free';
  return lease.reviewer === reviewer ? 'mine' : 'taken';
}

function mayUndo(place: Place | undefined, reviewer: string, now: Date): boolean {
  return place?.reviewer === reviewer && place.takesEffectAt !== null && place.takesEffectAt > now;
}

function asDecision({ outcome, reason, rule, note, decidedAt, reviewer }: Place): DecisionRow {
  return { outcome: outcome!, reason, rule, note, at: decidedAt!, actor: reviewer };
}
