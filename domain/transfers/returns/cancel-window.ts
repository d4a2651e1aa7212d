import type { StateKind } from '../transfer.ts';

export type CancelAnswer =
  /** unpaid: nothing was taken, it only ends. back: amount and fee go back to the card, until this moment. */
  | { may: true; as: 'unpaid' }
  | { may: true; as: 'back'; until: Date }
  | { may: false; why: 'never' | 'too_late' | 'posted' | 'handed' | 'held' | 'ended' };

/**
 * Whether a sender may cancel a transfer `now`: within the minutes that were promised before paying, unless it is handed over or posted before. The last
 * moment counts as too late, so that page and command agree.
 */
export function mayCancel(kinds: ReadonlySet<StateKind>, paidAt: Date | undefined, cancelMinutes: number, now: Date): CancelAnswer {
  if (kinds.has('returning') || kinds.has('cancelled')) return { may: false, why: 'ended' };
  if (kinds.has('posted')) return { may: false, why: 'posted' };
  if (kinds.has('handed_over')) return { may: false, why: 'handed' };
  if (paidAt === undefined) {
    const hasEnded = kinds.has('expired') || kinds.has('failed') || kinds.has('in_question');
    return hasEnded ? { may: false, why: 'ended' } : { may: true, as: 'unpaid' };
  }
  if (kinds.has('withheld')) return { may: false, why: 'held' };
  if (cancelMinutes === 0) return { may: false, why: 'never' };
  const until = new Date(paidAt.getTime() + cancelMinutes * 60_000);
  return now < until ? { may: true, as: 'back', until } : { may: false, why: 'too_late' };
}
