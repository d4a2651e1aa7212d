import { customerWallet, readStatement, type Statement, unlessNew } from '#domain/ledger/index.ts';
import type { App } from '#kernel/app.ts';
import type { Money } from '#kernel/money.ts';
import { requireActor, requireRealm, type Scope, systemFor } from '#kernel/scope.ts';
import { factsOf } from '../queries.ts';
import { pageOf } from '../start-checkout.ts';
import { balancesOf } from './balances.ts';
import { fillsOf } from './queries.ts';

export interface Wallet {
  balanceCents: Money;
  /** What can be spent: the balance without what is set aside. */
  availableCents: Money;
  /** Started at the card company's page, and not known to have ended. */
  underWay: { fill: string; amountCents: Money; at: Date; url: string | null }[];
}

export type WalletLine = Statement['lines'][number];

/** The customer's own wallet. Everybody has one; who never used it has nothing in it. Customers. */
export async function readWallet(app: App, scope: Scope): Promise<Wallet> {
  requireRealm(scope, 'customer');
  const customer = requireActor(scope);
  const now = app.clock.now();
  const money = await app.tx(systemFor(scope), (tx) => balancesOf(tx, scope, customer, now));
  const underWay = await app.tx(scope, async (tx) => {
    const open: Wallet['underWay'] = [];
    for (const { payment, ...fill } of (await fillsOf(tx, customer)).slice(0, 20)) {
      const page = pageOf(await factsOf(tx, payment), now);
      if (page.state === 'starting' || page.state === 'open' || page.state === 'unknown') open.push({ ...fill, url: page.url });
    }
    return open;
  });
  return { ...money, underWay };
}

/** A page of what went in and out of the customer's own wallet, the newest first, each with the balance after it. Customers. */
export async function readWalletStatement(
  app: App,
  scope: Scope,
  page: { before?: bigint | null; limit?: number } = {},
): Promise<{ lines: readonly WalletLine[]; next: bigint | null }> {
  requireRealm(scope, 'customer');
  const account = customerWallet(requireActor(scope));
  const nothing = { lines: [], next: null };
  return await app.tx(systemFor(scope), (tx) => unlessNew(readStatement(tx, scope, { account, ...page }), nothing));
}
