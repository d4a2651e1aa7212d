import { readAgency, services } from '#domain/directory/index.ts';
import { refuse } from '#kernel/refusal.ts';
import { runLoad } from '#web/load.ts';
import type { PageServerLoad } from './$types';

/** What one place offers at this moment. What is off there is not on the page at all (T3). */
export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { locals, params } = event;
    const { agency, facilities, policies } = await readAgency(locals.app, locals.scope, params.agency);
    const facility = facilities.find(({ id }) => id === params.facility) ?? refuse('directory.unknown_facility');
    return {
      agency: { slug: agency.slug, name: agency.name, stateCode: agency.stateCode },
      facility: { name: facility.name, city: facility.city },
      number: { label: agency.number.label[locals.lang], example: agency.number.example },
      offers: services.filter((service) => facility.services[service]),
      priced: policies.feeSchedule !== undefined,
    };
  });
