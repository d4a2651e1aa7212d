import { redirect } from '@sveltejs/kit';
import { addContact, readPerson, services } from '#domain/directory/index.ts';
import { runForm } from '#web/form.ts';
import type { Actions, PageServerLoad } from './$types';

// The address holds the sealed reference of a search, not the person's id, so nobody can count through people.
export const load: PageServerLoad = async ({ locals, params, url }) => {
  const person = await readPerson(locals.app, locals.scope, params.resident);
  const fromApp = url.searchParams.has('app');
  if (!person) return { person: null, fromApp };
  const { reference, givenName, familyName, number, stateCode, agencyName, facility, moneyNeedsYes } = person;
  // In the app what is off is not shown at all (T3), so that nobody signs up for it.
  const offers = services.map((service) => ({ service, here: person.services[service] })).filter(({ here }) => here || !fromApp);
  return {
    fromApp,
    person: {
      reference,
      name: `${givenName} ${familyName}`,
      number,
      stateCode,
      agencyName,
      place: `${facility.name}, ${facility.city}`,
      offers,
      moneyNeedsYes: moneyNeedsYes && person.services.money,
    },
  };
};

export const actions: Actions = {
  default: (event) =>
    runForm(event, {}, async () => {
      const { app, scope, session } = event.locals;
      if (!session) redirect(303, `/signup?person=${event.params.resident}`);
      await addContact(app, scope, { person: event.params.resident });
      redirect(303, '/home');
    }),
};
