import { redirect } from '@sveltejs/kit';
import { agreeToMobileTerms, mobileTerms, owesMobileTerms } from '#domain/identity/index.ts';
import { runForm } from '#web/form.ts';
import type { Actions, PageServerLoad } from './$types';

/** Asked once of a login that was made in a browser and opens the app for the first time. */
export const load: PageServerLoad = async ({ locals }) => {
  if (!(await owesMobileTerms(locals.app, locals.scope))) redirect(303, '/home');
  return { version: mobileTerms.version };
};

export const actions: Actions = {
  default: (event) =>
    runForm(event, { mobile: 'check' }, async ({ mobile }) => {
      await agreeToMobileTerms(event.locals.app, event.locals.scope, { agreed: mobile });
      redirect(303, '/home');
    }),
};
