export const REVIEW_DECIDED = 'review.decided';
export const REVIEW_HELD = 'review.held';

/** It is decided, and can't be undone any more: `released` lets it go on, `returned` sends it back. Reason, rule and note: `readDecision`. */
export interface ReviewDecided {
  item: string;
  subject: string;
  outcome: 'released' | 'returned';
}

/** A person wants more time for it. */
export interface ReviewHeld {
  item: string;
  subject: string;
}
