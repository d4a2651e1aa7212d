import { redirect } from '@sveltejs/kit';
import { listAgencies } from '#domain/directory/index.ts';
import { inviteOperator, linkMinutes, listPeople, operatorRoles } from '#domain/identity/index.ts';
import { requireActor } from '#kernel/scope.ts';
import { runForm } from '#web/form.ts';
import { decideActions, noteOf } from '#web/identity/people.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { app, scope }, url }) => ({
  agencies: (await listAgencies(app, scope)).map(({ slug, name }) => ({ slug, name })),
  people: await listPeople(app, scope, { agencyId: null }),
  note: noteOf(url),
  self: requireActor(scope),
  roles: operatorRoles.filter((role) => role !== 'operator'),
  days: linkMinutes.invite / 60 / 24,
});

export const actions: Actions = {
  ...decideActions,
  invite: (event) =>
    runForm(event, { name: 'text', email: 'text', roles: 'many' }, async (typed) => {
      await inviteOperator(event.locals.app, event.locals.scope, typed);
      redirect(303, '/people?invited');
    }),
};
