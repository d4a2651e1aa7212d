import { services } from '#domain/directory/index.ts';
import { readKeptLogin } from '#domain/identity/index.ts';
import { readWallet } from '#domain/payments/index.ts';
import { readHome } from '#domain/transfers/index.ts';
import { HOUSE_ZONE } from '#kernel/wall-clock.ts';
import { runLoad } from '#web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const [kept, wallet] = [await readKeptLogin(app, scope), await readWallet(app, scope)];
    return { ...(await readHome(app, scope)), services, walletCents: wallet.balanceCents, kept, timeZone: HOUSE_ZONE };
  });
