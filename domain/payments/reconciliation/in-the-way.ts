import type { Tx } from '#kernel/db.ts';
import type { Money } from '#kernel/money.ts';
import type { Scope } from '#kernel/scope.ts';
import { unheardPayouts } from '../payouts/queries.ts';
import { unexplainedBefore } from './queries/breaks.ts';
import { comparedUntil } from './queries/runs.ts';
import { type SourceName, SOURCES } from './sources.ts';

/** How long after its day a payout may still be on its way. */
const PAYOUT_LATE_MS = 24 * 3_600_000;

export type SidesInTheWay =
  | { kind: 'not_compared'; source: SourceName }
  | { kind: 'unexplained'; source: SourceName; count: number }
  | { kind: 'payout_unheard'; payout: string; amountCents: Money };

/**
 * What keeps the books up to a moment from being called final: a source that was not compared since they were locked, differences nobody has explained,
 * payouts that should have arrived and of which nobody has said so.
 */
export async function sidesInTheWay(tx: Tx, _scope: Scope, books: { endsAt: Date; lockedAt: Date; now: Date }): Promise<SidesInTheWay[]> {
  const compared = await comparedUntil(tx);
  const late = new Date(books.now.getTime() - PAYOUT_LATE_MS);
  return [
    ...SOURCES.filter(({ name }) => (compared.get(name) ?? new Date(0)) < books.lockedAt).map(({ name }) => ({
      kind: 'not_compared' as const,
      source: name,
    })),
    ...(await unexplainedBefore(tx, books.endsAt)).map((one) => ({ kind: 'unexplained' as const, ...one })),
    ...(await unheardPayouts(tx, { madeBefore: books.endsAt, dueBefore: late })).map((one) => ({
      kind: 'payout_unheard' as const,
      ...one,
    })),
  ];
}
