import { redirect } from '@sveltejs/kit';
import { changeOperatorRoles, listPeople, operatorRoles } from '#domain/identity/index.ts';
import { refuse } from '#kernel/refusal.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const { logins } = await listPeople(app, scope, { agencyId: null });
    const person = logins.find(({ loginId }) => loginId === event.params.login) ?? refuse('identity.no_such_login');
    if (person.loginId === scope.actor) redirect(303, '/people');
    return { person, roles: operatorRoles.filter((role) => role !== 'operator') };
  });

export const actions: Actions = {
  default: (event) =>
    runForm(event, { roles: 'many' }, async ({ roles }) => {
      await changeOperatorRoles(event.locals.app, event.locals.scope, { loginId: event.params.login, roles });
      redirect(303, '/people?changed');
    }),
};
