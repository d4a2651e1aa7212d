import { makeSlip, placesOf, SLIP_DAYS } from '#domain/devices/index.ts';
import { readAgency } from '#domain/directory/index.ts';
import { refuse } from '#kernel/refusal.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope, lang } = event.locals;
    const { agency } = await readAgency(app, scope, scope.agency ?? refuse('kernel.not_allowed'));
    return { label: agency.number.label[lang], example: agency.number.example, days: SLIP_DAYS };
  });

export const actions: Actions = {
  // The PIN stands on the page that answers, and nowhere else.
  default: (event) =>
    runForm(event, { number: 'text' }, async ({ number }) => {
      const { app, scope } = event.locals;
      const slip = await makeSlip(app, scope, { number });
      const place = (await placesOf(app, scope)).find(({ id }) => id === slip.facilityId);
      return { slip: { ...slip, place: place?.name ?? '', timeZone: place?.timeZone ?? 'UTC' } };
    }),
};
