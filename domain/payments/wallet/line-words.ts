import type { Lang } from '#kernel/scope.ts';
import { translator } from '#words/index.ts';

/** What a line of a wallet's statement is, in words. */
export function walletLineWords(kind: string, lang: Lang): string {
  const t = translator(lang);
  switch (kind) {
    case 'wallet_filled':
      return t('payments.wallet.line_filled');
    case 'wallet_spent':
      return t('payments.wallet.line_spent');
    case 'wallet_returned':
      return t('payments.wallet.line_returned');
    case 'refund_to_wallet':
      return t('payments.wallet.line_refund_to_wallet');
    case 'wallet_refund':
      return t('payments.wallet.line_refund');
    case 'gift_given_back':
      return t('payments.wallet.line_gift_back');
    case 'media_given':
      return t('payments.wallet.line_media');
    case 'media_taken_back':
    case 'media_returned':
      return t('payments.wallet.line_media_back');
    case 'dispute_made_good':
      return t('payments.wallet.line_made_good');
    case 'wallet_taken':
      return t('payments.wallet.line_taken');
    case 'wallet_taken_back':
    case 'dispute_made_good_back':
      return t('payments.wallet.line_taken_back');
    default:
      return t('payments.wallet.line_other');
  }
}
