import {
  type AgencyPolicies,
  type Category,
  type Deducted,
  deductionsOn,
  holdsOn,
  localTime,
  noteIfRefused,
  postsBy,
  readHandoff,
  readHoldRules,
  readPolicies,
  readResident,
  requireUse,
  type Resident,
} from '#domain/directory/index.ts';
import { readPersonalDetails } from '#domain/identity/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { isId, newId } from '#kernel/ids.ts';
import { type Money, moneyToJson } from '#kernel/money.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, type Scope } from '#kernel/scope.ts';
import { readCategory } from './category.ts';
import { priceWithinLimits, readAmount, WAY } from './check-amount.ts';
import { roomsFor } from './limits/rooms.ts';
import { insertQuote, type PromisedDeduction, type QuoteRow, quotesSince } from './queries/quotes.ts';
import { QUOTE_LASTS_MS } from './transfer.ts';
import { whereaboutsOf } from './whereabouts.ts';

/** The most prices one customer may ask for in 15 minutes: more than a person needs, too few to fill a disk. */
export const QUOTES_AT_ONCE = 60;

/**
 * The whole price of sending an amount to a person by card, held for 15 minutes: fee, what may be deducted, when it posts.
 * `amount` is as typed; `category` is what it is for (readCategory). Customers. Refuses: what residentForMoney refuses, transfers.details_needed,
 * too_many_quotes, category_unknown at `category`, and at the field `amount` what is wrong with it or over a limit.
 */
export async function makeQuote(
  app: App,
  scope: Scope,
  input: { resident: string; amount: unknown; category?: unknown },
): Promise<QuoteRow> {
  requireRealm(scope, 'customer');
  const customer = requireActor(scope);
  const amountCents = readAmount(input.amount);
  return await noteIfRefused(app, scope, { resident: input.resident, tried: 'send' }, () =>
    app.tx(scope, async (tx) => {
      const now = app.clock.now();
      const resident = await residentForMoney(tx, scope, input.resident, now);
      if ((await quotesSince(tx, customer, new Date(now.getTime() - QUOTE_LASTS_MS))) >= QUOTES_AT_ONCE)
        refuse('transfers.too_many_quotes');
      const quote = await price(tx, scope, { customer, resident, amountCents, chosen: input.category, now });
      // Last: nobody gives name and address only to learn then that the amount is too small.
      if (!(await readPersonalDetails(tx, scope, customer))) refuse('transfers.details_needed');
      await insertQuote(tx, quote);
      return quote;
    }),
  );
}

/** A person the customer may send money to now. Refuses: transfers.unknown_resident, not_there, service_off, and why the agency or he himself says no (directory.requireUse). */
export async function residentForMoney(tx: Tx, scope: Scope, residentId: string, now: Date): Promise<Resident> {
  const resident = (isId('res', residentId) ? await readResident(tx, residentId, now) : undefined) ?? refuse('transfers.unknown_resident');
  if (resident.status !== 'here') refuse('transfers.not_there', { name: fullName(resident) });
  if (!resident.services.money) refuse('transfers.service_off');
  await requireUse(tx, scope, resident, 'money', now);
  return resident;
}

/** Somebody who was moved needs a price of the new place. Refuses: transfers.not_there. */
export function requireThere(resident: Resident, facilityId: string): void {
  if (whereaboutsOf(resident, facilityId) !== 'there') refuse('transfers.not_there', { name: fullName(resident) });
}

async function price(
  tx: Tx,
  scope: Scope,
  about: { customer: string; resident: Resident; amountCents: Money; chosen: unknown; now: Date },
): Promise<QuoteRow> {
  const { customer, resident, amountCents, chosen, now } = about;
  const { timeZone } = resident.facility;
  const policies = await readPolicies(tx, resident.agencyId, now);
  const category: Category = readCategory(policies, chosen);
  const limited = await roomsFor(tx, { customer, resident, policies, at: now, now });
  const { feeCents, tier } = priceWithinLimits(policies, { amountCents, category }, limited, { lang: scope.lang, timeZone });
  return {
    quoteId: newId('quo'),
    customer,
    residentId: resident.id,
    agencyId: resident.agencyId,
    facilityId: resident.facilityId,
    ...WAY,
    category,
    amountCents,
    feeCents,
    tierMinCents: tier.minCents,
    tierMaxCents: tier.maxCents,
    ...(await arrivalOf(tx, { resident, policies, category, amountCents, now, sentAt: now })),
    timeZone,
    lang: scope.lang,
    createdAt: now,
    expiresAt: new Date(now.getTime() + QUOTE_LASTS_MS),
  };
}

/** What is told of a sending before it is paid: what may be taken of it, when it is there and can be used, and how long it may be taken back. */
export type Arrival = Pick<QuoteRow, 'deductions' | 'arrivesAtLeastCents' | 'arrivesAtMostCents' | 'postsBy' | 'holds' | 'cancelMinutes'>;

/** The same of money that is sent at a moment, by the rules in force now. Refuses: transfers.service_off. */
export async function arrivalOf(
  tx: Tx,
  about: { resident: Resident; policies: AgencyPolicies; category: Category; amountCents: Money; now: Date; sentAt: Date },
): Promise<Arrival> {
  const { resident, policies, category, amountCents, now, sentAt } = about;
  const { timeZone } = resident.facility;
  const posts = postsBy(policies.posting.body, sentAt, timeZone, WAY.channel) ?? refuse('transfers.service_off');
  const days = { day: localTime(sentAt, timeZone).day, postsOn: posts.day };
  const arrives = deductionsOn(policies.deductions.body, category, amountCents);
  return {
    deductions: arrives.taken.map(promised),
    arrivesAtLeastCents: arrives.atLeastCents,
    arrivesAtMostCents: arrives.atMostCents,
    postsBy: posts.at,
    holds: holdsOn(await readHoldRules(tx, resident.agencyId, now), policies.posting.body, { amountCents, ...days }),
    cancelMinutes: (await readHandoff(tx, resident.agencyId, now)).cancelMinutes,
  };
}

function promised({ rule, upToCents }: Deducted): PromisedDeduction {
  return { name: rule.name, wording: rule.wording, when: rule.when, upTo: moneyToJson(upToCents) };
}

export function fullName(person: { givenName: string; familyName: string }): string {
  return `${person.givenName} ${person.familyName}`;
}
