import { redirect, type RequestEvent } from '@sveltejs/kit';
import {
  closeFacility,
  closeUnit,
  createUnit,
  readAgency,
  readPlace,
  renameFacility,
  renameUnit,
  reopenFacility,
  reopenUnit,
} from '#domain/directory/index.ts';
import { refuse } from '#kernel/refusal.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const { agency } = await readAgency(app, scope, event.params.agency);
    const place = await readPlace(app, scope, event.params.facility);
    if (place.facility.agencyId !== agency.id) refuse('directory.unknown_facility');
    const unit = place.units.find(({ id }) => id === event.url.searchParams.get('unit')) ?? null;
    return { agency, ...place, unit, done: event.url.searchParams.has('done'), made: event.url.searchParams.has('made') };
  });

const done = (event: RequestEvent): never => redirect(303, `${event.locals.path}?done`);

export const actions: Actions = {
  rename: (event) =>
    runForm(event, { name: 'text', city: 'text', reason: 'text' }, async (typed) => {
      await renameFacility(event.locals.app, event.locals.scope, { facilityId: event.params.facility, ...typed });
      done(event);
    }),
  close: (event) =>
    runForm(event, { reason: 'text' }, async ({ reason }) => {
      await closeFacility(event.locals.app, event.locals.scope, { facilityId: event.params.facility, reason });
      done(event);
    }),
  reopen: (event) =>
    runForm(event, { reason: 'text' }, async ({ reason }) => {
      await reopenFacility(event.locals.app, event.locals.scope, { facilityId: event.params.facility, reason });
      done(event);
    }),
  addUnit: (event) =>
    runForm(event, { unit: 'text' }, async ({ unit }) => {
      await createUnit(event.locals.app, event.locals.scope, { facilityId: event.params.facility, name: unit });
      done(event);
    }),
  renameUnit: (event) =>
    runForm(event, { id: 'text', unit: 'text', reason: 'text' }, async ({ id, unit, reason }) => {
      await renameUnit(event.locals.app, event.locals.scope, { unitId: id, name: unit, reason });
      done(event);
    }),
  closeUnit: (event) =>
    runForm(event, { id: 'text', reason: 'text' }, async ({ id, reason }) => {
      await closeUnit(event.locals.app, event.locals.scope, { unitId: id, reason });
      done(event);
    }),
  reopenUnit: (event) =>
    runForm(event, { id: 'text', reason: 'text' }, async ({ id, reason }) => {
      await reopenUnit(event.locals.app, event.locals.scope, { unitId: id, reason });
      done(event);
    }),
};
