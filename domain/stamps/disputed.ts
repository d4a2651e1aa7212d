import { openHold, readAvailable, stampsHeld, voidHold } from '#domain/ledger/index.ts';
import { type Disputed, emptyIfClosed, makeGood, type PaymentDisputed, readDisputed } from '#domain/payments/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import type { Money } from '#kernel/money.ts';
import { isRefusal } from '#kernel/refusal.ts';
import type { Scope } from '#kernel/scope.ts';
import { takenOutEntries } from './book.ts';
import { goesBackIfClosed } from './closed-login.ts';
import { type Draw, mostFor } from './draw.ts';
import { orderPaid, PURPOSE } from './payment-news.ts';
import { putBackGood } from './put-back.ts';
import { disputedOf, disputedOrders, insertDraws, lotsOf, orderById, type OrderRow, type Owner, putDisputed, takeTurn } from './queries.ts';

/** The bank of somebody who bought stamps looks at the payment, or has decided. */
export async function hearDispute(app: App, tx: Tx, scope: Scope, payload: PaymentDisputed): Promise<void> {
  const order = await orderPaid(tx, payload);
  if (order) await squareDisputed(app, tx, scope, order);
}

/** Stamps of theirs came free: what is disputed has the first claim on them. */
export async function squareOwner(app: App, tx: Tx, scope: Scope, owner: Owner): Promise<void> {
  for (const id of await disputedOrders(tx, owner)) await squareDisputed(app, tx, scope, (await orderById(tx, id))!);
}

/**
 * Brings a pack in line with its disputes, however often and in whatever order it is asked: what the bank has kept for good is taken out of what is left, as
 * whole stamps and never for more than it kept, and put back when it gives that back after all; for what it has not decided stamps are set aside; all others are free. What letters and answers under way need
 * stays with them, and is looked at again when it comes free.
 */
export async function squareDisputed(app: App, tx: Tx, scope: Scope, order: OrderRow): Promise<void> {
  await takeTurn(tx, order);
  // Before the payment's turn, as whoever puts money into a wallet does.
  await emptyIfClosed(tx, scope, order.customer);
  const found = await readDisputed(tx, scope, PURPOSE, order.orderId);
  if (found === null) return;
  await putBackGood(app, tx, scope, order, found);
  const stand = (await readDisputed(tx, scope, PURPOSE, order.orderId))!;
  const square = () => bringInLine(app, tx, scope, order, stand);
  await square().catch((error: unknown) => {
    // A letter was faster; now nobody can be, until this transaction ends.
    if (isRefusal(error) && error.code === 'ledger.overdraft') return square();
    throw error;
  });
  await goesBackIfClosed(tx, scope, order.customer);
}

async function bringInLine(app: App, tx: Tx, scope: Scope, order: OrderRow, stand: Disputed): Promise<void> {
  const before = await disputedOf(tx, order.orderId);
  if (before === null && stand.openCents + stand.lostCents === 0n) return;
  const { held, nth } = before ?? { held: 0n, nth: 0 };
  const at = app.clock.now();
  const account = stampsHeld(order.customer, order.agencyId);
  const lot = (await lotsOf(tx, order)).find((one) => one.order === order.orderId);
  // Nobody has an account before his first stamps are there.
  const most = lot ? (await readAvailable(tx, scope, account, at)) + held : 0n;
  const taken = mostFor(order, lot, most, stand.lostCents);
  const rest = lot && { ...lot, drawn: lot.drawn + taken.stamps };
  const wanted = mostFor(order, rest, most - taken.stamps, stand.openCents).stamps;
  if (before !== null && taken.stamps === 0n && wanted === held) return;
  if (held > 0n) await voidHold(tx, scope, { hold: holdOf(order, nth), at });
  const now = { nth: nth + 1, held: 0n };
  await putDisputed(tx, order, now);
  if (taken.stamps > 0n)
    await takeOut(app, tx, scope, order, { ...taken, paymentId: stand.payment, key: `${order.orderId}:taken_out:${now.nth}` });
  if (wanted === 0n) return;
  await openHold(tx, scope, { key: holdOf(order, now.nth), account, amountCents: wanted, at, reference: order.orderId });
  await putDisputed(tx, order, { ...now, held: wanted });
}

/** Nothing is set aside any more for the disputes of a pack, until it is brought in line again. */
export async function letGo(app: App, tx: Tx, scope: Scope, order: OrderRow): Promise<void> {
  const before = await disputedOf(tx, order.orderId);
  if (!before || before.held === 0n) return;
  await voidHold(tx, scope, { hold: holdOf(order, before.nth), at: app.clock.now() });
  await putDisputed(tx, order, { ...before, held: 0n });
}

async function takeOut(
  app: App,
  tx: Tx,
  scope: Scope,
  order: OrderRow,
  { paymentId, key, taxCents, ...drawn }: Draw & { taxCents: Money; paymentId: string; key: string },
): Promise<void> {
  const amountCents = drawn.priceCents + taxCents;
  await makeGood(app, tx, scope, { paymentId, key, amountCents, from: takenOutEntries(order, drawn, taxCents) });
  await insertDraws(tx, order, key, [drawn], app.clock.now());
}

function holdOf({ orderId }: OrderRow, nth: number): string {
  return `stamps:${orderId}:disputed:${nth}`;
}
