/** Every "no" of this module. Words: `stamps.refusal.<code>`. */
export const refusals = [
  'stamps.unknown_agency',
  'stamps.unknown_order',
  'stamps.choose_pack',
  'stamps.price_changed',
  'stamps.sign_in_again',
  'stamps.not_payable',
  'stamps.too_few',
  'stamps.nothing_to_give_back',
  'stamps.set_aside',
  'stamps.disputed',
  'stamps.not_given_back_yet',
  'stamps.unknown_person',
  'stamps.bad_gift',
  'stamps.not_sold_here',
  'stamps.media_short',
] as const;
