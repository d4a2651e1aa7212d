import { redirect } from '@sveltejs/kit';
import { readAgency } from '#domain/directory/index.ts';
import { inviteStaff, linkMinutes, listPeople, staffRoles } from '#domain/identity/index.ts';
import { requireActor } from '#kernel/scope.ts';
import { runForm } from '#web/form.ts';
import { decideActions, noteOf, placesToGive } from '#web/identity/people.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const { agency, facilities } = await readAgency(app, scope, event.params.agency);
    return {
      agency: agency.name,
      facilities: facilities.map(({ id, name }) => ({ id, name })),
      roles: staffRoles,
      people: await listPeople(app, scope, { agencyId: agency.id }),
      choices: placesToGive(scope, facilities),
      note: noteOf(event.url),
      self: requireActor(scope),
      days: linkMinutes.invite / 60 / 24,
    };
  });

export const actions: Actions = {
  ...decideActions,
  invite: (event) =>
    runForm(event, { name: 'text', email: 'text', roles: 'many', reach: 'text', facilities: 'many' }, async (typed) => {
      const { app, scope } = event.locals;
      const { agency, facilities } = await readAgency(app, scope, event.params.agency);
      const agencyFacilities = facilities.map(({ id }) => id);
      await inviteStaff(app, scope, { ...typed, agencyFacilities, agencyId: agency.id });
      redirect(303, `/people/${event.params.agency}?invited`);
    }),
};
