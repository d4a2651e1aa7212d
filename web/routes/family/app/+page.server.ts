import { redirect } from '@sveltejs/kit';
import { listAgencies, readAgency } from '#domain/directory/index.ts';
import { owesMobileTerms } from '#domain/identity/index.ts';
import type { PageServerLoad } from './$types';

/** Where the app on a phone opens. Who is signed in goes on; everybody else sees what each place offers before any sign-up. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const { app, scope, session } = locals;
  if (session) redirect(303, (await owesMobileTerms(app, scope)) ? '/app/terms' : '/home');
  const agencies = await listAgencies(app, scope);
  const states = [...new Set(agencies.map(({ stateCode }) => stateCode))];
  const asked = url.searchParams.get('state');
  const chosen = states.find((code) => code === asked) ?? null;
  const pages = await Promise.all(agencies.filter(({ stateCode }) => stateCode === chosen).map(({ id }) => readAgency(app, scope, id)));
  return {
    states,
    chosen,
    unknown: asked !== null && asked !== '' && chosen === null,
    missing: asked === '',
    agencies: pages.map(({ agency, facilities }) => ({
      slug: agency.slug,
      name: agency.name,
      facilities: facilities.map(({ id, name, city }) => ({ id, name, city })),
    })),
  };
};
