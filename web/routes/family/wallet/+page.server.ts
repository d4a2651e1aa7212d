import { readWallet, readWalletStatement } from '#domain/payments/index.ts';
import { runLoad } from '#web/load.ts';
import { linesOf } from '#web/wallet/statement-lines.ts';
import type { PageServerLoad } from './$types';

const PAGE = 25;

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope, lang } = event.locals;
    const before = /^\d{1,18}$/.exec(event.url.searchParams.get('before') ?? '')?.[0];
    const wallet = await readWallet(app, scope);
    const { lines, next } = await readWalletStatement(app, scope, { before: before === undefined ? null : BigInt(before), limit: PAGE });
    const refunded = /^\d{1,9}$/.exec(event.url.searchParams.get('refunded') ?? '')?.[0];
    return {
      wallet,
      lines: linesOf(lines, lang),
      older: next === null ? undefined : `/wallet?before=${next}`,
      newer: before === undefined ? undefined : '/wallet',
      cameFromCard: event.url.searchParams.get('from') === 'card' && wallet.underWay.length > 0,
      refundedCents: refunded === undefined ? null : BigInt(refunded),
    };
  });
