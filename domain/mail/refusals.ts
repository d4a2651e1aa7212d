/** Every "no" of this module. Words: `mail.refusal.<code>`. */
export const refusals = [
  'mail.unknown_resident',
  'mail.unknown_letter',
  'mail.not_there',
  'mail.service_off',
  'mail.details_needed',
  'mail.body_empty',
  'mail.body_too_long',
  'mail.body_unreadable',
  'mail.choose_card',
  'mail.no_cards',
  'mail.no_draft',
  'mail.draft_changed',
  'mail.cancel_too_late',
  'mail.not_in_hand',
  'mail.unknown_writer',
  'mail.no_answer_now',
] as const;
