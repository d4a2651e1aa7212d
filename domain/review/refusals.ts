/** Every "no" of this module. Words: `review.refusal.<code>`. */
export const refusals = [
  'review.unknown_item',
  'review.not_yours',
  'review.decided_already',
  'review.choose_outcome',
  'review.choose_reason',
  'review.rule_missing',
  'review.rule_unreadable',
  'review.note_unreadable',
  'review.undo_too_late',
  'review.held_before',
  'review.hold_note',
  'review.unknown_concern',
  'review.concern_answered',
  'review.concern_note',
] as const;
