import type { Lang } from '#kernel/scope.ts';
import { translator } from '#words/index.ts';
import type { WalletLine } from './read-wallet.ts';

/** What is paid from a wallet, by the beginning of its id. */
const WHAT: Readonly<Record<string, string>> = { sto: 'stamps', trf: 'transfer' };

/** What a line of a wallet's statement is, in words: what it paid for, too. */
export function walletLineWords({ kind, reference }: Pick<WalletLine, 'kind' | 'reference'>, lang: Lang): string {
  const t = translator(lang);
  const what = WHAT[reference?.slice(0, reference.indexOf('_')) ?? ''] ?? 'other';
  switch (kind) {
    case 'wallet_filled':
      return t('payments.wallet.line_filled');
    case 'wallet_spent':
      return t('payments.wallet.line_spent', { what });
    case 'wallet_returned':
      return t('payments.wallet.line_returned', { what });
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
