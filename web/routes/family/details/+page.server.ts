import { redirect } from '@sveltejs/kit';
import { countryChoices, firstPage, nextPath, readPersonalDetails, savePersonalDetails, stateCodes } from '#domain/identity/index.ts';
import { requireActor } from '#kernel/scope.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope, lang } = event.locals;
    const stored = await app.tx(scope, (tx) => readPersonalDetails(tx, scope, requireActor(scope)));
    const next = nextPath(event.url.searchParams.get('next'), 'customer');
    return {
      stored,
      countries: countryChoices(lang).map(({ code, name }) => ({ value: code, text: name })),
      states: stateCodes,
      next: next === firstPage.customer ? '' : next,
      saved: event.url.searchParams.has('saved'),
    };
  });

const FIELDS = {
  firstName: 'text',
  lastName: 'text',
  singleName: 'check',
  birthDate: 'date',
  country: 'text',
  addressLine1: 'text',
  addressLine2: 'text',
  city: 'text',
  state: 'text',
  region: 'text',
  postalCode: 'text',
  phoneCountry: 'text',
  phone: 'text',
  next: 'text',
} as const;

export const actions: Actions = {
  default: (event) =>
    runForm(event, FIELDS, async ({ next, ...typed }) => {
      const isFresh = event.locals.session?.isFresh ?? false;
      await savePersonalDetails(event.locals.app, event.locals.scope, typed, { isFresh });
      redirect(303, next === '' ? '/details?saved' : nextPath(next, 'customer'));
    }),
};
