import { redirect } from '@sveltejs/kit';
import { readAgency } from '#domain/directory/index.ts';
import { changeGrants, disableLogin, enableLogin, listPeople, staffRoles } from '#domain/identity/index.ts';
import { refuse } from '#kernel/refusal.ts';
import { runForm } from '#web/form.ts';
import { placesToGive } from '#web/identity/people.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const { agency, facilities } = await readAgency(app, scope, scope.agency ?? refuse('kernel.not_allowed'));
    const { logins } = await listPeople(app, scope, { agencyId: agency.id });
    const person = logins.find(({ loginId }) => loginId === event.params.login) ?? refuse('identity.no_such_login');
    if (person.loginId === scope.actor) redirect(303, '/team');
    return { person, roles: staffRoles, choices: placesToGive(scope, facilities) };
  });

export const actions: Actions = {
  change: (event) =>
    runForm(event, { roles: 'many', reach: 'text', facilities: 'many' }, async (typed) => {
      const { app, scope } = event.locals;
      const { facilities } = await readAgency(app, scope, scope.agency ?? refuse('kernel.not_allowed'));
      await changeGrants(app, scope, { ...typed, loginId: event.params.login, agencyFacilities: facilities.map(({ id }) => id) });
      redirect(303, '/team?changed');
    }),
  close: (event) =>
    runForm(event, {}, async () => {
      await disableLogin(event.locals.app, event.locals.scope, { loginId: event.params.login, reason: 'ended by the agency' });
      redirect(303, '/team?closed');
    }),
  open: (event) =>
    runForm(event, {}, async () => {
      await enableLogin(event.locals.app, event.locals.scope, { loginId: event.params.login, reason: 'opened by the agency' });
      redirect(303, '/team?opened');
    }),
};
