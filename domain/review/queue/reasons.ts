/** Why a letter is returned. Nothing else is a reason: not a complaint, not an opinion. Words: `review.reason.<code>`. */
export const reasons = [
  'threat',
  'security',
  'code',
  'gang',
  'contraband',
  'sexual',
  'third_party',
  'no_contact',
  'forbidden_item',
  'business',
  'spam',
] as const;
export type Reason = (typeof reasons)[number];

export function isReason(typed: unknown): typed is Reason {
  return typeof typed === 'string' && (reasons as readonly string[]).includes(typed);
}
