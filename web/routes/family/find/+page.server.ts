import { redirect } from '@sveltejs/kit';
import { findResident, listAgencies, listContacts, removeContact } from '#domain/directory/index.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { formProblem, type FormProblem, runForm } from '#web/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const typed = Object.fromEntries(['state', 'number', 'agency'].map((name) => [name, url.searchParams.get(name) ?? '']));
  const asked = url.searchParams.has('state') || url.searchParams.has('number');
  const fromApp = url.searchParams.has('app');
  const answer = asked ? await search(locals, typed, fromApp) : undefined;
  const agencies = await listAgencies(locals.app, locals.scope);
  const several = agencies.filter((agency) => agency.stateCode === typed.state);
  const choosing = typed.agency !== '' || (answer?.errors.some(({ field }) => field === 'agency') ?? false);
  return {
    answer,
    typed,
    fromApp,
    states: [
      ...new Map(
        agencies.map((agency) => [
          agency.stateCode,
          { code: agency.stateCode, example: agency.number.example, label: agency.number.label[locals.lang] },
        ]),
      ).values(),
    ],
    people: await peopleOf(locals),
    removed: url.searchParams.has('removed'),
    places: choosing ? several.map(({ slug, name }) => ({ slug, name })) : [],
  };
};

export const actions: Actions = {
  remove: (event) =>
    runForm(event, { contact: 'text' }, async ({ contact }) => {
      await removeContact(event.locals.app, event.locals.scope, contact);
      redirect(303, '/find?removed');
    }),
};

async function peopleOf({
  app,
  scope,
  session,
}: App.Locals): Promise<{ contactId: string; name: string; number: string; place: string }[]> {
  if (!session) return [];
  return (await listContacts(app, scope)).map(({ contactId, resident }) => ({
    contactId,
    name: `${resident.givenName} ${resident.familyName}`,
    number: resident.number,
    place: resident.facility.name,
  }));
}

/** Goes to the person's page, or says what is wrong. */
async function search(locals: App.Locals, typed: Record<string, string>, fromApp: boolean): Promise<FormProblem> {
  let reference: string;
  try {
    const input = { state: typed.state, number: typed.number, agency: typed.agency, source: locals.source };
    reference = (await findResident(locals.app, locals.scope, input)).reference;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return formProblem(locals.lang, error, typed);
  }
  redirect(303, `/person/${reference}${fromApp ? '?app' : ''}`);
}
