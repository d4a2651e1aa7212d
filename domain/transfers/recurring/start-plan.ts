import { type Category, limitsFor, readPolicies, type Resident } from '#domain/directory/index.ts';
import { readCard } from '#domain/payments/index.ts';
import { readPersonalDetails } from '#domain/identity/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { isId } from '#kernel/ids.ts';
import type { Money } from '#kernel/money.ts';
import { type FieldError, isRefusal, refuse, refuseFields } from '#kernel/refusal.ts';
import { requireActor, requireRealm, type Scope } from '#kernel/scope.ts';
import { dayAfter, isDay, localTime } from '#kernel/wall-clock.ts';
import { formatMoney } from '#words/format.ts';
import { tr } from '#words/index.ts';
import { readCategory } from '../category.ts';
import { priceWithinLimits, readAmount, WAY } from '../check-amount.ts';
import { type Arrival, arrivalOf, fullName, residentForMoney } from '../make-quote.ts';
import { daysFrom, EVERY, type Every, FEE_RISE_CENTS, FIRST_WITHIN_DAYS, timesOf } from './calendar.ts';
import { payerOf } from './payer.ts';
import { insertDue, insertPlan, planById, type PlanRow, plansOf, stateOfPlan } from './queries.ts';

/** More than a family needs, too few to fill a disk. */
const MOST_PLANS = 20;
const SHOWN_DAYS = 6;

export interface PlanInput {
  resident: string;
  amount: unknown;
  category?: unknown;
  every: string;
  /** "2026-02-28" */
  first: string;
  /** A kept card; '' or left out: the wallet. */
  card?: string;
}

export interface PlanOffer {
  residentId: string;
  residentName: string;
  agencyId: string;
  category: Category;
  amountCents: Money;
  feeCents: Money;
  every: Every;
  firstDay: string;
  cardId: string | null;
  timeZone: string;
  mandate: string;
  /** What else is told, by the rules as they are now: of the first day, when it can be used. */
  shown: Arrival & { resident: Resident; days: string[] };
}

/**
 * What a plan would be: its price as it is now, its next days, and the words to agree to. Nothing is written. Customers. Refuses what residentForMoney
 * refuses, at the fields: `amount` (what it can be wrong in, or over a limit), `every` (choose_every), `first` (first_day_wrong: tomorrow to 60 days
 * from now, by the facility's calendar), all at once, and then transfers.details_needed.
 */
export async function offerPlan(app: App, scope: Scope, input: PlanInput): Promise<PlanOffer> {
  requireRealm(scope, 'customer');
  const customer = requireActor(scope);
  return await app.tx(scope, (tx) => offer(app, tx, scope, customer, input));
}

/**
 * Starts a plan whose price and words the customer has agreed to. `plan` names it for ever: any number of clicks on one form start one. Customers.
 * Refuses what offerPlan refuses, and transfers.sign_in_again, plan_price_changed (the fee is another than the page said), agree_first (`agree`),
 * too_many_plans, unknown_plan.
 */
export async function startPlan(
  app: App,
  scope: Scope,
  input: PlanInput & { plan: string; feeCents: Money; agree: boolean; isFresh: boolean },
): Promise<PlanRow> {
  requireRealm(scope, 'customer');
  const customer = requireActor(scope);
  if (!input.isFresh) refuse('transfers.sign_in_again');
  if (!isId('rpl', input.plan)) refuse('transfers.unknown_plan');
  return await app.tx(scope, async (tx) => {
    const made = await planById(tx, input.plan);
    if (made) return made;
    const wanted = await offer(app, tx, scope, customer, input);
    if (!input.agree) refuse('transfers.agree_first', {}, 'agree');
    if (wanted.feeCents !== input.feeCents) refuse('transfers.plan_price_changed');
    let running = 0;
    for (const plan of await plansOf(tx, customer)) if ((await stateOfPlan(tx, plan.planId)) !== 'ended') running++;
    if (running >= MOST_PLANS) refuse('transfers.too_many_plans', { most: MOST_PLANS });
    const { shown: _shown, ...offered } = wanted;
    const plan: PlanRow = { ...offered, planId: input.plan, customer, lang: scope.lang, createdAt: app.clock.now() };
    if (!(await insertPlan(tx, plan))) return (await planById(tx, input.plan)) ?? refuse('transfers.unknown_plan');
    await insertDue(tx, { planId: plan.planId, day: plan.firstDay, ...timesOf(plan.firstDay, plan.timeZone) });
    return plan;
  });
}

async function offer(app: App, tx: Tx, scope: Scope, customer: string, input: PlanInput): Promise<PlanOffer> {
  const now = app.clock.now();
  const resident = await residentForMoney(tx, scope, input.resident, now);
  const { timeZone } = resident.facility;
  const errors: FieldError[] = [];
  const every = EVERY.find((one) => one === input.every);
  if (!every) errors.push({ field: 'every', code: 'transfers.choose_every' });
  const today = localTime(now, timeZone).day;
  const isInTime = isDay(input.first) && input.first > today && input.first <= dayAfter(today, FIRST_WITHIN_DAYS);
  if (!isInTime) errors.push({ field: 'first', code: 'transfers.first_day_wrong', params: { days: FIRST_WITHIN_DAYS } });
  const card = input.card ? await readCard(tx, input.card, now) : null;
  if (card === undefined) errors.push({ field: 'card', code: 'payments.unknown_card' });
  else if (card?.isExpired) errors.push({ field: 'card', code: 'payments.card_expired' });
  const policies = await readPolicies(tx, resident.agencyId, now);
  const category = readCategory(policies, input.category);
  const line = limitsFor(policies.limits.body, WAY.channel) ?? refuse('transfers.service_off');
  const priced = collect(errors, () => {
    const amountCents = readAmount(input.amount);
    // The limits of its own day are asked then; here only what one sending may be.
    return {
      amountCents,
      ...priceWithinLimits(policies, { amountCents, category }, { line, rooms: [], begun: [] }, { lang: scope.lang, timeZone }),
    };
  });
  refuseFields(errors);
  if (!(await readPersonalDetails(tx, scope, customer))) refuse('transfers.details_needed');
  if (!priced || !every) return refuse('kernel.bad_input');
  const residentName = fullName(resident);
  const { amountCents, feeCents } = priced;
  const about = {
    amount: formatMoney(amountCents, scope.lang),
    fee: formatMoney(feeCents, scope.lang),
    name: residentName,
    from: payerOf(card ?? null, scope.lang),
  };
  const mandate = tr(scope.lang, `transfers.plan.mandate_${every}`, { ...about, rise: formatMoney(FEE_RISE_CENTS, scope.lang) });
  const sentAt = timesOf(input.first, timeZone).dueAt;
  const arrival = await arrivalOf(tx, { resident, policies, category, amountCents, now, sentAt });
  const cardId = card?.card ?? null;
  const { residentId, agencyId } = { residentId: resident.id, agencyId: resident.agencyId };
  return {
    residentId,
    residentName,
    agencyId,
    category,
    amountCents,
    feeCents,
    every,
    firstDay: input.first,
    cardId,
    timeZone,
    mandate,
    shown: { ...arrival, resident, days: daysFrom(input.first, every, input.first, SHOWN_DAYS) },
  };
}

function collect<T>(errors: FieldError[], work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    if (!isRefusal(error) || error.fields.length === 0) throw error;
    errors.unshift(...error.fields);
    return null;
  }
}
