import type { OwnData } from '#domain/identity/index.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { requireActor } from '#kernel/scope.ts';
import { paymentsOf } from './queries.ts';
import { walletLineWords } from './wallet/line-words.ts';
import { refundWallet } from './wallet/refund-balance.ts';
import { readWalletStatement } from './wallet/read-wallet.ts';

/** What the customer paid by card, and every line of the wallet. Card numbers are not among it: they never reach us. */
export const ownData: OwnData = {
  async read(app, scope) {
    const customer = requireActor(scope);
    const wallet: { at: Date; kind: string; amount: bigint; balance: bigint }[] = [];
    let before: bigint | null = null;
    do {
      const page: Awaited<ReturnType<typeof readWalletStatement>> = await readWalletStatement(app, scope, { before, limit: 200 });
      wallet.push(
        ...page.lines.map((line) => ({
          at: line.at,
          kind: walletLineWords(line.kind, scope.lang),
          amount: line.changeCents,
          balance: line.balanceCents,
        })),
      );
      before = page.next;
    } while (before !== null);
    return [
      { name: 'payments', rows: await app.tx(scope, (tx) => paymentsOf(tx, customer)) },
      { name: 'wallet', rows: wallet },
    ];
  },
  /** What is left in the wallet goes back to its cards: nobody can come for it any more. */
  async forget(app, scope) {
    await refundWallet(app, scope, { isFresh: true }).catch((error: unknown) => {
      if (!isRefusal(error) || (error.code !== 'payments.wallet_empty' && error.code !== 'payments.wallet_no_card')) throw error;
    });
  },
};
