import { fail } from '@sveltejs/kit';
import { findByName, listAgencies, type FoundResident, listNamePlaces, type NamePlaces } from '#domain/directory/index.ts';
import { runForm } from '#web/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { app, scope } }) => ({
  states: [...new Set((await listAgencies(app, scope)).map(({ stateCode }) => stateCode))],
});

// Posted, so that nobody's name stands in an address bar or a log.
export const actions: Actions = {
  default: async (event) => {
    const { app, scope, source } = event.locals;
    let places: NamePlaces['agencies'] = [];
    const answer = await runForm(event, { state: 'text', given: 'text', family: 'text', facility: 'text' }, async (typed) => {
      places = (await listNamePlaces(app, scope, typed.state)).agencies;
      const found = (await findByName(app, scope, { ...typed, source })).map(cardOf);
      return { values: typed, found, places };
    });
    // Also with a refusal the page shows the facilities of the state, so that one can be chosen.
    return 'status' in answer ? fail(answer.status, { ...answer.data, places }) : answer;
  },
};

function cardOf({ reference, givenName, familyName, number, facility, agencyName }: FoundResident) {
  return { reference, name: `${givenName} ${familyName}`, number, line: `${facility.name}, ${agencyName}` };
}
