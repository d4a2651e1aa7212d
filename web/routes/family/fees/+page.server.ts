import { cheapestFirst, feeOf, listAgencies, lowestFee, readAgency } from '#domain/directory/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const agencies = await Promise.all(
    (await listAgencies(locals.app, locals.scope)).map(({ id }) => readAgency(locals.app, locals.scope, id)),
  );
  return {
    agencies: agencies.map(({ agency, facilities, policies }) => {
      const lines = policies.feeSchedule ? cheapestFirst(policies.feeSchedule.body) : [];
      const card = lines.find((line) => line.channel === 'web' && line.method === 'card');
      return {
        slug: agency.slug,
        name: agency.name,
        stateCode: agency.stateCode,
        places: facilities.map((facility) => facility.name),
        leastCardFeeCents: card ? lowestFee(card) : null,
        freeByMail: lines.some((line) => line.channel === 'lockbox' && line.tiers.every((tier) => feeOf(tier, tier.maxCents) === 0n)),
      };
    }),
  };
};
