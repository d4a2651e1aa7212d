import { readWallet, readWalletStatement } from '#domain/payments/index.ts';
import type { App } from '#kernel/app.ts';
import type { Scope } from '#kernel/scope.ts';
import { runLoad } from '#web/load.ts';
import { linesOf } from '#web/wallet/statement-lines.ts';
import type { PageServerLoad } from './$types';

const PAGE = 25;
const TRIES = 3;

/** Balance and newest line are read one after the other: when money moved in between, both are read again, for they stand on one page. */
async function readTogether(app: App, scope: Scope, before: bigint | null) {
  for (let tries = 1; ; tries++) {
    const statement = await readWalletStatement(app, scope, { before, limit: PAGE });
    const wallet = await readWallet(app, scope);
    const newest = before === null ? statement.lines[0] : undefined;
    if (newest === undefined || newest.balanceCents === wallet.balanceCents || tries === TRIES) return { wallet, ...statement };
  }
}

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const before = /^\d{1,18}$/.exec(event.url.searchParams.get('before') ?? '')?.[0];
    const { wallet, lines, next } = await readTogether(app, scope, before === undefined ? null : BigInt(before));
    const refunded = /^\d{1,9}$/.exec(event.url.searchParams.get('refunded') ?? '')?.[0];
    return {
      wallet,
      lines: await linesOf(app, scope, lines),
      older: next === null ? undefined : `/wallet?before=${next}`,
      newer: before === undefined ? undefined : '/wallet',
      cameFromCard: event.url.searchParams.get('from') === 'card' && wallet.underWay.length > 0,
      isSilent: event.url.searchParams.get('from') === 'silence' && wallet.underWay.length > 0,
      refundedCents: refunded === undefined ? null : BigInt(refunded),
    };
  });
