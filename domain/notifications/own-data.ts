import type { OwnData } from '#domain/identity/index.ts';
import { requireActor, systemScope } from '#kernel/scope.ts';
import { deliveriesOf, forgetAddresses } from './queries/deliveries.ts';
import { forgetPreferences } from './queries/preferences.ts';
import { forgetPhones } from './texts/queries.ts';

const MOST = 1000;

/** What was told to the customer, by which channel and when. */
export const ownData: OwnData = {
  async read(app, scope) {
    const actor = requireActor(scope);
    const sent = await app.tx(systemScope(scope.request), (tx) => deliveriesOf(tx, actor, MOST));
    return [{ name: 'mails', rows: sent.map(({ template, queuedAt }) => ({ kind: template, at: queuedAt })) }];
  },
  async forget(app, scope) {
    const actor = requireActor(scope);
    await app.tx(systemScope(scope.request), async (tx) => {
      await forgetAddresses(tx, actor, app.clock.now());
      await forgetPreferences(tx, actor);
      await forgetPhones(tx, actor);
    });
  },
};
