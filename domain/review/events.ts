export const REVIEW_DECIDED = 'review.decided';
export const REVIEW_HELD = 'review.held';
export const REVIEW_HANDED_OVER = 'review.handed_over';
export const APPEAL_DECIDED = 'review.appeal_decided';

/** It is decided, and can't be undone any more: `released` lets it go on, `returned` sends it back. Reason, rule and note: `readDecision`. */
export interface ReviewDecided {
  item: string;
  subject: string;
  outcome: 'released' | 'returned';
}

/** It takes longer: a person wants more time for it, or an investigator has had it for days. May come more than once. */
export interface ReviewHeld {
  item: string;
  subject: string;
}

/** It went from one desk to the other. */
export interface ReviewHandedOver {
  item: string;
  to: 'mailroom' | 'investigator';
}

/** Somebody else has looked at what was returned: it stays so (`upheld`), or goes its way after all (`reversed`). Why: `readAppealEnd`. */
export interface AppealDecided {
  appeal: string;
  item: string;
  subject: string;
  outcome: 'upheld' | 'reversed';
}
