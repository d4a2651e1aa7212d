import { type Agency, listAgencies, readAgency } from '#domain/directory/index.ts';
import { type Money, parseMoney } from '#kernel/money.ts';
import type { PageServerLoad } from './$types';
import { cardRange, onceNotThrice, waysFor } from './ways.ts';

const FIRST_AMOUNT = '50.00';
const SMALL_PART: Money = 2000n;

export const load: PageServerLoad = async ({ locals, url }) => {
  const agencies = await listAgencies(locals.app, locals.scope);
  const chosen = agencies.find((agency) => agency.slug === url.searchParams.get('agency')) ?? agencies[0];
  const typed = url.searchParams.get('amount') ?? FIRST_AMOUNT;
  return {
    wide: true,
    agencies: agencies.map(({ slug, name, stateCode, number }) => ({ slug, name, stateCode, example: number.example })),
    typed,
    cost: chosen === undefined ? null : await costAt(locals, chosen, typed),
  };
};

async function costAt(locals: App.Locals, chosen: Agency, typed: string) {
  const { agency, policies } = await readAgency(locals.app, locals.scope, chosen.id);
  if (policies.feeSchedule === undefined || policies.posting === undefined) return null;
  const amount = parseMoney(typed);
  const amountCents = amount.ok ? amount.cents : null;
  return {
    agency: { slug: agency.slug, name: agency.name, timeZone: agency.timeZone },
    since: policies.feeSchedule.effectiveFrom,
    amountCents,
    ways:
      amountCents === null
        ? []
        : waysFor({ feeSchedule: policies.feeSchedule, posting: policies.posting }, amountCents, locals.app.clock.now(), agency.timeZone),
    range: cardRange(policies.feeSchedule.body),
    once: onceNotThrice(policies.feeSchedule.body, SMALL_PART),
  };
}
