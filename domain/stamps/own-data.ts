import type { OwnData } from '#domain/identity/index.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { requireActor } from '#kernel/scope.ts';
import { tr } from '#words/index.ts';
import { giveBackNow } from './give-back.ts';
import { listOrders } from './read-stamps.ts';
import { giftsBy } from './residents/queries.ts';
import { takeReplies } from './residents/reply-stamps.ts';

type Listed = Awaited<ReturnType<typeof listOrders>>['orders'];

async function all(...[app, scope]: Parameters<OwnData['read']>): Promise<Listed> {
  const found: Listed = [];
  let before: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listOrders>> = await listOrders(app, scope, { before, limit: 100 });
    found.push(...page.orders);
    before = page.next;
  } while (before !== null);
  return found;
}

/** The packs a customer ordered, and the stamps he gave. What is left of them when the login is closed goes back where it came from. */
export const ownData: OwnData = {
  async read(app, scope) {
    const rows = (await all(app, scope)).map((order) => ({
      at: order.createdAt,
      place: order.agencyName,
      stamps: order.stamps.toString(),
      amount: order.priceCents + order.taxCents,
      state: tr(scope.lang, `stamps.state.${order.state}`),
    }));
    const gifts = (await app.tx(scope, (tx) => giftsBy(tx, requireActor(scope)))).map((gift) => ({
      at: gift.at,
      to: gift.to ?? '',
      stamps: gift.stamps.toString(),
      amount: gift.priceCents + gift.taxCents,
    }));
    return [
      { name: 'stamps', rows },
      { name: 'gifts', rows: gifts },
    ];
  },
  async forget(app, scope) {
    await takeReplies(app, scope);
    for (const order of await all(app, scope)) {
      if (order.state !== 'filled') continue;
      // What a letter under way needs stays for it, and what a bank looks at stays for that; free again, it goes back (closed-login.ts).
      await giveBackNow(app, scope, order).catch((error: unknown) => {
        if (!isRefusal(error) || !['stamps.nothing_to_give_back', 'stamps.set_aside', 'stamps.disputed'].includes(error.code)) throw error;
      });
    }
  },
};
