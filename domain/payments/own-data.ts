import type { OwnData } from '#domain/identity/index.ts';
import { requireActor } from '#kernel/scope.ts';
import { changeCard, listCards } from './cards/my-cards.ts';
import { mediaGiftsBy } from './media/queries.ts';
import { paymentsOf } from './queries.ts';
import { emptyWallet } from './wallet/empty-wallet.ts';
import { walletLineWords } from './wallet/line-words.ts';
import { readWalletStatement } from './wallet/read-wallet.ts';

/** What the customer paid by card, and every line of the wallet, and the cards that are kept. Card numbers are not among it: they never reach us. */
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
          kind: walletLineWords(line, scope.lang),
          amount: line.changeCents,
          balance: line.balanceCents,
        })),
      );
      before = page.next;
    } while (before !== null);
    return [
      { name: 'payments', rows: await app.tx(scope, (tx) => paymentsOf(tx, customer)) },
      { name: 'wallet', rows: wallet },
      {
        name: 'money_given',
        rows: (await app.tx(scope, (tx) => mediaGiftsBy(tx, customer))).map(({ at, to, amountCents }) => ({
          at,
          to: to ?? '',
          amount: amountCents,
        })),
      },
      {
        name: 'cards',
        rows: (await listCards(app, scope)).map(({ brand, last4, name, expMonth, expYear }) => ({
          brand,
          last_four: last4,
          expires: `${expYear}-${String(expMonth).padStart(2, '0')}`,
          name,
        })),
      },
    ];
  },
  /** Kept cards are forgotten, here and at the processor; what is left in the wallet goes back to its cards, or waits for another way. */
  async forget(app, scope) {
    for (const { card } of await listCards(app, scope)) await changeCard(app, scope, { card, change: 'removed' });
    await emptyWallet(app, scope);
  },
};
