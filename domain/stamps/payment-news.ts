import type { Tx } from '#kernel/db.ts';
import { orderById, type OrderRow, takeTurn } from './queries.ts';

/** What an order of stamps calls itself towards payments. */
export const PURPOSE = 'stamps';

/** The order that news of a payment is about, alone until this transaction ends. */
export async function orderPaid(tx: Tx, news: { purpose: string; subject: string }): Promise<OrderRow | undefined> {
  const order = news.purpose === PURPOSE ? await orderById(tx, news.subject) : undefined;
  if (order) await takeTurn(tx, order.orderId);
  return order;
}
