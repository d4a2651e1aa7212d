import { readAvailable, readBalance, readStatement, type Statement, stampsHeld, unlessNew } from '#domain/ledger/index.ts';
import {
  type Dispute,
  isGivenBack,
  type PaymentView,
  readPayment,
  readWalletPart,
  sellsInside,
  type RefundView,
  type Standing,
  standingOf,
  type WalletPart,
  wayBackOf,
} from '#domain/payments/index.ts';
import type { GiveBackTime } from '#domain/directory/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { isId } from '#kernel/ids.ts';
import type { Money } from '#kernel/money.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, type Scope, systemFor } from '#kernel/scope.ts';
import { freeOf, type Leftover, leftover } from './draw.ts';
import { mayGiveBack } from './give-back.ts';
import { isOpen, type OrderState, priceIsOver, returnWay, standing } from './order.ts';
import { giveBackTimeOf, type Pack, packsOf, type Shop, shopsOf } from './packs.ts';
import { PURPOSE } from './payment-news.ts';
import { disputedOf, heldForDisputes, lotsOf, orderById, type OrderRow, ordersOf, type StateRow, statesOf, takenOutOf } from './queries.ts';
import { repliesOf } from './residents/queries.ts';

export interface Purse {
  balance: bigint;
  /** What can be used: the balance without what is set aside for things under way. */
  available: bigint;
  /** Of those set aside: a bank looks at what was paid for them. */
  disputed: bigint;
}

export interface AgencyStamps extends Shop, Purse {}

export type StampLine = Statement['lines'][number];

/** How many stamps the customer has, at every agency whose he may buy. Customers. */
export async function listStamps(app: App, scope: Scope): Promise<AgencyStamps[]> {
  requireRealm(scope, 'customer');
  const shops = await shopsOf(app, scope);
  const now = app.clock.now();
  return await app.tx(systemFor(scope), async (tx) => {
    const found: AgencyStamps[] = [];
    for (const shop of shops) found.push({ ...shop, ...(await purseOf(tx, scope, shop.agencyId, now)) });
    return found;
  });
}

/** What the customer has at one agency, and what it sells. Customers. Refuses: stamps.unknown_agency. */
export async function readShop(
  app: App,
  scope: Scope,
  agencyId: string,
): Promise<AgencyStamps & { packs: Pack[]; replies: number; givesBack: GiveBackTime; soldInside: boolean }> {
  const found = (await listStamps(app, scope)).find((one) => one.agencyId === agencyId) ?? refuse('stamps.unknown_agency');
  return await app.tx(scope, async (tx) => ({
    ...found,
    packs: found.isOpen ? await packsOf(tx, agencyId, app.clock.now()) : [],
    givesBack: await giveBackTimeOf(tx, agencyId, app.clock.now()),
    soldInside: await sellsInside(tx, agencyId, app.clock.now()),
    // Of those set aside: handed on with a letter, for an answer.
    replies: (await repliesOf(tx, requireActor(scope), agencyId)).length,
  }));
}

/** The customer's packs at one agency of which something is left that can be given back now, the oldest first. Customers. */
export async function listPacksLeft(app: App, scope: Scope, agencyId: string): Promise<{ order: string; stamps: bigint; left: bigint }[]> {
  requireRealm(scope, 'customer');
  const customer = requireActor(scope);
  const lots = await app.tx(scope, (tx) => lotsOf(tx, { customer, agencyId }));
  const packs: { order: string; stamps: bigint; left: bigint }[] = [];
  for (const lot of lots) {
    const order = (await app.tx(scope, (tx) => orderById(tx, lot.order)))!;
    const left = freeOf(lot);
    if (left > 0n && (await mayGiveBack(app, scope, order))) packs.push({ order: lot.order, stamps: lot.stamps, left });
  }
  return packs;
}

/** A page of what came and went of the customer's stamps at an agency, the newest first. Customers. */
export async function readStampStatement(
  app: App,
  scope: Scope,
  page: { agency: string; before?: bigint | null; limit?: number },
): Promise<{ lines: readonly StampLine[]; next: bigint | null }> {
  requireRealm(scope, 'customer');
  const input = { account: stampsHeld(requireActor(scope), page.agency), before: page.before ?? null, limit: page.limit ?? 25 };
  return await app.tx(systemFor(scope), (tx) => unlessNew(readStatement(tx, scope, input), { lines: [], next: null }));
}

export interface OrderView extends OrderRow {
  state: OrderState;
  states: StateRow[];
  totalCents: Money;
  /** Whether it can be paid: not paid, not ended, and its price holds or its payment has begun. */
  isPayable: boolean;
  /** What can be given back of it; null: nothing. */
  left: Leftover | null;
  /** Whether the agency takes it back already; `givesBack`: when it does. */
  mayGiveBack: boolean;
  givesBack: GiveBackTime;
  /** Letters under way need some of what is left: until they are decided none of it goes back. */
  isNeeded: boolean;
  /** The buyer's bank looked at the payment: what is set aside for that, and what was taken out. Null: it did not. */
  dispute: { standing: Standing; held: bigint; takenOut: bigint } | null;
  payment: Pick<PaymentView, 'state' | 'payable' | 'card' | 'byKeptCard' | 'cardSaidNo' | 'refunds'> | null;
  wallet: WalletPart | null;
  /** What went back of it, or is on its way, and where to. */
  back: { way: 'wallet' | 'card' | 'both' | 'none'; walletCents: Money; cardCents: Money };
}

/** One of the customer's own orders. Customers. Refuses: stamps.unknown_order. */
export async function readOrder(app: App, scope: Scope, id: string): Promise<OrderView> {
  requireRealm(scope, 'customer');
  requireActor(scope);
  const order = (isId('sto', id) ? await app.tx(scope, (tx) => orderById(tx, id)) : undefined) ?? refuse('stamps.unknown_order');
  const isTaken = await mayGiveBack(app, scope, order);
  const { available } = await app.tx(systemFor(scope), (tx) => purseOf(tx, scope, order.agencyId, app.clock.now()));
  return await app.tx(scope, async (tx) => {
    const now = app.clock.now();
    const states = await statesOf(tx, id);
    const payment = await readPayment(tx, PURPOSE, id, now);
    const state = standsNow(standing(states.map(({ kind }) => kind)), payment?.refunds);
    const lot = state === 'filled' ? (await lotsOf(tx, order)).find((one) => one.order === id) : undefined;
    const dispute = await disputeOf(tx, id, payment?.disputes ?? []);
    const left = dispute?.standing === 'open' ? null : leftover(order, lot);
    const wallet = await readWalletPart(tx, PURPOSE, id);
    return {
      ...order,
      state,
      states,
      totalCents: order.priceCents + order.taxCents,
      isPayable: isOpen(state) && (state !== 'ordered' || !priceIsOver(order, now)),
      left,
      isNeeded: left !== null && left.stamps > available,
      mayGiveBack: isTaken,
      givesBack: await giveBackTimeOf(tx, order.agencyId, order.createdAt),
      dispute,
      payment: payment
        ? {
            state: payment.state,
            payable: payment.payable,
            card: payment.card,
            byKeptCard: payment.byKeptCard,
            cardSaidNo: payment.cardSaidNo,
            refunds: payment.refunds,
          }
        : null,
      wallet,
      back: backOf(wallet, payment?.refunds ?? []),
    };
  });
}

function backOf(wallet: WalletPart | null, refunds: readonly RefundView[]): OrderView['back'] {
  const sum = (parts: readonly { amountCents: Money }[]): Money => parts.reduce((all, { amountCents }) => all + amountCents, 0n);
  const [walletCents, cardCents] = [sum(wallet?.returns ?? []), sum(refunds)];
  return { way: returnWay(walletCents, cardCents), walletCents, cardCents };
}

/** What had gone back can be owed again, when the buyer's bank gives its money to us: then it is on its way once more. */
function standsNow(state: OrderState, refunds: readonly RefundView[] = []): OrderState {
  const refund = refunds.at(-1);
  const way = state === 'return_settled' && refund ? wayBackOf(refund) : 'over';
  if (way === 'over') return state;
  return way === 'stuck' ? 'return_stuck' : 'returning';
}

/** The newest dispute that is not decided speaks for all; else one that was lost. */
async function disputeOf(tx: Tx, order: string, disputes: readonly Dispute[]): Promise<OrderView['dispute']> {
  // Lost, and the bank gave its money back after all: as if it had been won.
  const standings = disputes.map((one) => (isGivenBack(one) ? 'won' : standingOf(one)));
  const standing = (['open', 'lost', 'won'] as const).find((one) => standings.includes(one));
  if (standing === undefined) return null;
  return { standing, held: (await disputedOf(tx, order))?.held ?? 0n, takenOut: await takenOutOf(tx, order) };
}

/** A page of the customer's orders, the newest first. Customers. */
export async function listOrders(
  app: App,
  scope: Scope,
  page: { agency?: string | null; before?: string | null; limit?: number } = {},
): Promise<{ orders: (OrderRow & { state: OrderState })[]; next: string | null }> {
  requireRealm(scope, 'customer');
  const customer = requireActor(scope);
  const limit = page.limit ?? 25;
  const found = await app.tx(scope, (tx) =>
    ordersOf(tx, customer, { agencyId: page.agency ?? null, before: page.before ?? null, limit: limit + 1 }),
  );
  const orders = found.slice(0, limit).map(({ kinds, ...order }) => ({ ...order, state: standing(kinds) }));
  return { orders, next: found.length > limit ? orders.at(-1)!.orderId : null };
}

async function purseOf(tx: Tx, scope: Scope, agencyId: string, now: Date): Promise<Purse> {
  const customer = requireActor(scope);
  const account = stampsHeld(customer, agencyId);
  return {
    balance: await unlessNew(readBalance(tx, scope, account), 0n),
    available: await unlessNew(readAvailable(tx, scope, account, now), 0n),
    disputed: await heldForDisputes(tx, { customer, agencyId }),
  };
}
