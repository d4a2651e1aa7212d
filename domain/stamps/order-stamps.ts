import type { App } from '#kernel/app.ts';
import { isId } from '#kernel/ids.ts';
import type { Money } from '#kernel/money.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, type Scope } from '#kernel/scope.ts';
import { packsOf, shopOf } from './packs.ts';
import { insertOrder, orderById, type OrderRow } from './queries.ts';

export interface OrderInput {
  /** Names this order for ever: the page makes one for each pack it shows, so a double click orders once. */
  order: string;
  agency: string;
  stamps: bigint;
  /** What the page showed. */
  totalCents: Money;
}

/** Orders a pack for the price that was shown; nothing is paid yet. Customers. Refuses: stamps.unknown_agency, and at `pack`: choose_pack, price_changed. */
export async function orderStamps(app: App, scope: Scope, input: OrderInput): Promise<OrderRow> {
  requireRealm(scope, 'customer');
  const customer = requireActor(scope);
  if (!isId('sto', input.order)) refuse('stamps.choose_pack', {}, 'pack');
  const { agencyId, agencyName } = await shopOf(app, scope, input.agency);
  return await app.tx(scope, async (tx) => {
    const now = app.clock.now();
    const pack = (await packsOf(tx, agencyId, now)).find(({ stamps }) => stamps === input.stamps);
    const before = await orderById(tx, input.order);
    if (before) return before;
    if (pack?.totalCents !== input.totalCents) return refuse('stamps.price_changed', {}, 'pack');
    const { stamps, priceCents, taxCents } = pack;
    const order = { orderId: input.order, customer, agencyId, agencyName, stamps, priceCents, taxCents, lang: scope.lang, createdAt: now };
    if (await insertOrder(tx, order)) return order;
    return (await orderById(tx, input.order)) ?? refuse('kernel.not_allowed');
  });
}
