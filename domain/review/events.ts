export const REVIEW_DECIDED = 'review.decided';

/** A person has read it: `released` lets it go on, `returned` sends it back. Reason, rule and note: `readDecision`. */
export interface ReviewDecided {
  item: string;
  subject: string;
  outcome: 'released' | 'returned';
}
