import { redirect } from '@sveltejs/kit';
import { admitResident, listPlaces, readAgency } from '#domain/directory/index.ts';
import { refuse } from '#kernel/refusal.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const agencyId = scope.agency ?? refuse('kernel.not_allowed');
    const { agency } = await readAgency(app, scope, agencyId);
    const places = (await listPlaces(app, scope, agencyId)).filter(({ closedAt }) => closedAt === null);
    return {
      number: { label: agency.number.label, example: agency.number.example },
      places: places.map(({ id, name, units }) => ({
        id,
        name,
        units: units.filter((unit) => unit.closedAt === null).map((unit) => unit.name),
      })),
      added: event.url.searchParams.has('added'),
    };
  });

export const actions: Actions = {
  default: (event) =>
    runForm(
      event,
      { givenName: 'text', familyName: 'text', number: 'text', facilityId: 'text', unit: 'text', arrivedOn: 'date' },
      async (typed) => {
        await admitResident(event.locals.app, event.locals.scope, {
          ...typed,
          unit: typed.unit.trim(),
          arrivedOn: typed.arrivedOn || null,
        });
        redirect(303, '/residents/new?added');
      },
    ),
};
