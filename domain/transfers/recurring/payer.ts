import type { SavedCard } from '#domain/payments/index.ts';
import type { Lang } from '#kernel/scope.ts';
import { translator } from '#words/index.ts';

/** What pays a plan, in its owner's words: "my wallet", "my card that ends in 4242". */
export function payerOf(card: SavedCard | null, lang: Lang): string {
  const t = translator(lang);
  return card === null ? t('transfers.plan.my_wallet') : t('transfers.plan.my_card', { last4: card.last4 });
}
