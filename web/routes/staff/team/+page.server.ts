import { redirect } from '@sveltejs/kit';
import { readAgency } from '#domain/directory/index.ts';
import { inviteStaff, isWithinReach, linkMinutes, listPeople, staffRoles } from '#domain/identity/index.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor } from '#kernel/scope.ts';
import { runForm } from '#web/form.ts';
import { inviteActs, noteOf, placesToGive } from '#web/identity/people.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const { agency, facilities } = await readAgency(app, scope, scope.agency ?? refuse('kernel.not_allowed'));
    const people = await listPeople(app, scope, { agencyId: agency.id });
    return {
      agency: agency.name,
      timeZone: agency.timeZone,
      facilities: facilities.map(({ id, name }) => ({ id, name })),
      roles: staffRoles,
      people,
      ledInvites: people.invites.filter((invite) => isWithinReach(scope, invite.facilities)).map(({ inviteId }) => inviteId),
      led: people.logins.filter((person) => isWithinReach(scope, person.facilities)).map(({ loginId }) => loginId),
      choices: placesToGive(scope, facilities),
      self: requireActor(scope),
      note: noteOf(event.url) ?? (event.url.searchParams.has('changed') ? ('changed' as const) : null),
      days: linkMinutes.invite / 60 / 24,
    };
  });

export const actions: Actions = {
  ...inviteActs,
  invite: (event) =>
    runForm(event, { name: 'text', email: 'text', roles: 'many', reach: 'text', facilities: 'many' }, async (typed) => {
      const { app, scope } = event.locals;
      const { agency, facilities } = await readAgency(app, scope, scope.agency ?? refuse('kernel.not_allowed'));
      await inviteStaff(app, scope, { ...typed, agencyId: agency.id, agencyFacilities: facilities.map(({ id }) => id) });
      redirect(303, '/team?invited');
    }),
};
