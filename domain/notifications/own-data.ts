import { type OwnData, readDevice } from '#domain/identity/index.ts';
import { requireActor, systemScope } from '#kernel/scope.ts';
import { tr } from '#words/index.ts';
import { deliveriesOf, forgetAddresses } from './queries/deliveries.ts';
import { forgetPreferences } from './queries/preferences.ts';
import { forgetScreens, screensEver } from './queries/screens.ts';
import { forgetPhones } from './texts/queries.ts';

const MOST = 1000;

/** What was told to the customer, by which channel and when. */
export const ownData: OwnData = {
  async read(app, scope) {
    const actor = requireActor(scope);
    const { sent, screens } = await app.tx(systemScope(scope.request), async (tx) => ({
      sent: await deliveriesOf(tx, actor, MOST),
      screens: await screensEver(tx, actor),
    }));
    return [
      { name: 'mails', rows: sent.map(({ template, queuedAt }) => ({ kind: template, at: queuedAt })) },
      {
        name: 'screens',
        rows: screens.map(({ userAgent, addedAt, endedAt }) => ({
          device: tr(scope.lang, 'identity.device', { ...readDevice(userAgent) }),
          at: addedAt,
          ended: endedAt,
        })),
      },
    ];
  },
  async forget(app, scope) {
    const actor = requireActor(scope);
    await app.tx(systemScope(scope.request), async (tx) => {
      await forgetAddresses(tx, actor, app.clock.now());
      await forgetPreferences(tx, actor);
      await forgetPhones(tx, actor);
      await forgetScreens(tx, actor);
    });
  },
};
