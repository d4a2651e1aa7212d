import type { OwnData } from '#domain/identity/index.ts';
import { requireActor } from '#kernel/scope.ts';
import { paymentsOf } from './queries.ts';

/** What the customer paid by card. Card numbers are not among it: they never reach us. */
export const ownData: OwnData = {
  async read(app, scope) {
    return [{ name: 'payments', rows: await app.tx(scope, (tx) => paymentsOf(tx, requireActor(scope))) }];
  },
};
