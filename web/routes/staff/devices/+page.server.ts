import { redirect } from '@sveltejs/kit';
import { CODE_MINUTES, endDevice, kinds, listDevices, makeDevice, placesOf } from '#domain/devices/index.ts';
import { isId } from '#kernel/ids.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const asked = event.url.searchParams.get('before');
    const before = isId('dev', asked) ? asked : null;
    const { devices, next } = await listDevices(app, scope, { before });
    return {
      devices: devices.map(({ deviceId, name, kind, place, timeZone, seenAt, state }) => ({
        deviceId,
        name,
        kind,
        place,
        timeZone,
        seenAt,
        state,
      })),
      places: await placesOf(app, scope),
      kinds,
      address: app.origins.inside,
      minutes: CODE_MINUTES,
      isEnded: event.url.searchParams.has('ended'),
      older: next === null ? undefined : `/devices?before=${next}`,
      newer: before === null ? undefined : '/devices',
    };
  });

export const actions: Actions = {
  // The code stands on the page that answers, and nowhere else.
  make: (event) =>
    runForm(event, { facility: 'text', name: 'text', kind: 'text' }, async (typed) => ({
      made: await makeDevice(event.locals.app, event.locals.scope, typed),
    })),
  end: (event) =>
    runForm(event, { device: 'text' }, async ({ device }) => {
      await endDevice(event.locals.app, event.locals.scope, device);
      redirect(303, '/devices?ended');
    }),
};
