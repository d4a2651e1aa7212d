import { services } from '#domain/directory/index.ts';
import { readWallet } from '#domain/payments/index.ts';
import { readHome } from '#domain/transfers/index.ts';
import { runLoad } from '#web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    return { ...(await readHome(app, scope)), services, walletCents: (await readWallet(app, scope)).balanceCents };
  });
