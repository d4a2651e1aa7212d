import type { PaymentView, WalletPart } from '#domain/payments/index.ts';

interface Paid {
  payment: Pick<PaymentView, 'state' | 'byKeptCard'> | null;
  wallet: WalletPart | null;
}

/**
 * Of something that is not paid yet: whether news is on its way that nobody has to do anything for, from the card company or the wallet. `from`: where
 * the reader comes from; whoever comes from the card company's page says to have paid.
 */
export function waitsForNews({ payment, wallet }: Paid, from: string | null): boolean {
  if (wallet?.isWhole === true && wallet.state !== 'freed') return true;
  switch (payment?.state) {
    case 'unknown':
    case 'paid':
    case 'failed':
      return true;
    case 'starting':
      // A second click comes here while the first one's charge is being made: nothing may ask for the money again.
      return payment.byKeptCard;
    default:
      return from === 'card' && payment?.state === 'open';
  }
}
