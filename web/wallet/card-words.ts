import type { SavedCard } from '#domain/payments/index.ts';
import type { Translate } from '#words/index.ts';

/** A kept card as its owner knows it: "Mom's card, Visa that ends in 4242". */
export function cardWords(t: Translate, card: Pick<SavedCard, 'brand' | 'last4' | 'name'>): string {
  const brand = card.brand
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
  const words = t('payments.cards.ends_in', { brand, last4: card.last4 });
  return card.name === null ? words : `${card.name}, ${words}`;
}

const SAID_NO = ['insufficient_funds', 'expired_card', 'authentication_required'] as const;

/** Why a kept card was not charged, as much as its bank says. */
export function saidNoWords(t: Translate, why: string): string {
  const known = SAID_NO.find((one) => one === why);
  return t(`payments.cards.no_${known ?? 'reason'}`);
}
