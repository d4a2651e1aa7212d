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
  leaseNext,
  leaseOne,
  lockWaiting,
  placeOf,
  waiting,
  type WaitingRow,
} from './queries.ts';

/** Somebody has an item in hand for this long; then it is anybody's again. */
export const LEASE_MS = 15 * 60_000;
const ON_A_PAGE = 50;

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

/** Takes one item in hand, or keeps it for longer. Mailroom. Refuses: review.unknown_item, decided_already, not_yours while somebody else has it. */
export async function takeItem(app: App, scope: Scope, id: string): Promise<void> {
  const { reviewer } = requireReviewer(scope);
  await app.tx(scope, async (tx) => {
    const item = (isId('rev', id) ? await itemById(tx, id) : undefined) ?? refuse('review.unknown_item');
    const place = (await lockWaiting(tx, item.itemId)) ?? refuse('review.decided_already');
    const now = app.clock.now();
    if (place.leasedUntil !== null && place.leasedUntil > now && place.reviewer !== reviewer) refuse('review.not_yours');
    await leaseOne(tx, item.itemId, reviewer, new Date(now.getTime() + LEASE_MS));
  });
}

export interface ReviewItem extends ItemRow {
  /** mine: in hand, may be read and decided. free: may be taken. taken: somebody else has it. decided: over. */
  standing: 'mine' | 'free' | 'taken' | 'decided';
  leasedUntil: Date | null;
  decision: DecisionRow | null;
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
    const decision = (await decisionOn(tx, id)) ?? null;
    const now = app.clock.now();
    const lease = place?.leasedUntil && place.leasedUntil > now ? place : null;
    const standing = decision ? 'decided' : lease === null ? 'free' : lease.reviewer === reviewer ? 'mine' : 'taken';
    const hits = standing === 'mine' ? await hitsOf(tx, id) : [];
    return { ...item, standing, leasedUntil: lease?.leasedUntil ?? null, decision, isLate: decision === null && item.dueAt < now, hits };
  });
}
