import { type OwnData, readDevice } from '#domain/identity/index.ts';
import { requireActor, systemScope } from '#kernel/scope.ts';
import { tr } from '#words/index.ts';
import { deliveriesOf, forgetAddresses } from './queries/deliveries.ts';
import { choicesEver, forgetPreferences, quietEver } from './queries/preferences.ts';
import { forgetScreens, screensEver } from './queries/screens.ts';
import { clockOf } from './quiet-hours.ts';
import { forgetPhones, numbersEver } from './texts/queries.ts';

const MOST = 1000;

/** What was told to the customer, by which channel and when. */
export const ownData: OwnData = {
  async read(app, scope) {
    const actor = requireActor(scope);
    const { sent, screens, choices, quiet, numbers } = await app.tx(systemScope(scope.request), async (tx) => ({
      sent: await deliveriesOf(tx, actor, MOST),
      screens: await screensEver(tx, actor),
      choices: await choicesEver(tx, actor),
      quiet: await quietEver(tx, actor),
      numbers: await numbersEver(tx, actor),
    }));
    return [
      {
        name: 'choices',
        rows: choices.map(({ kind, channel, wanted, at }) => ({
          kind: tr(scope.lang, `notices.kind.${kind}`),
          how: tr(scope.lang, `notices.channel.${channel}`),
          wanted,
          at,
        })),
      },
      {
        name: 'quiet',
        rows: quiet.map(({ isOn, fromMinute, untilMinute, zone, at }) => ({
          wanted: isOn,
          from: clockOf(fromMinute),
          to: clockOf(untilMinute),
          place: zone,
          at,
        })),
      },
      { name: 'numbers', rows: numbers.map(({ number, provedAt, endedAt }) => ({ phone: number, at: provedAt, ended: endedAt })) },
      {
        name: 'mails',
        rows: sent.map(({ kind, channel, queuedAt }) => ({
          kind: tr(scope.lang, `notices.kind.${kind}`),
          how: tr(scope.lang, `notices.channel.${channel}`),
          at: queuedAt,
        })),
      },
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
