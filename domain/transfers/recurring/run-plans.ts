import { readOpenLogins } from '#domain/identity/index.ts';
import { hasEnded, readWallet } from '#domain/payments/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import type { Money } from '#kernel/money.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { type Lang, type Scope, systemScope } from '#kernel/scope.ts';
import { createTransfer } from '../create-transfer.ts';
import { makeQuote } from '../make-quote.ts';
import { payTransfer } from '../pay-transfer.ts';
import { quoteById, type QuoteRow } from '../queries/quotes.ts';
import { takeTurnOfSender } from '../limits/queries.ts';
import { transferOfQuote, type TransferRow } from '../queries/transfers.ts';
import { cancelTransfer } from '../returns/cancel-transfer.ts';
import { quoteHasExpired } from '../transfer.ts';
import { LATE_MS, mayTakeFee, nextDayAfter, timesOf } from './calendar.ts';
import {
  claimDue,
  type DayFact,
  dayFactsOf,
  deleteDue,
  dueOf,
  type DueRow,
  freeClaim,
  insertDayFact,
  insertPlanState,
  moveDue,
  planById,
  type PlanRow,
  plansDue,
  type PlanState,
  stateOfPlan,
  takeTurnOfPlan,
} from './queries.ts';
import { tellComing, tellSkipped } from './tell-plan.ts';

const AT_ONCE = 100;
const CLAIM_MS = 60_000;

/** How a day ends. `why`: asked, paused, late, fee_changed, wallet_short, card_declined, or the code of what stood in the way. */
type Outcome = { sent: string } | { why: string; params: Record<string, unknown> };

interface Work {
  plan: PlanRow;
  due: DueRow;
  state: PlanState;
  facts: DayFact[];
  /** What its owner reads today; the plan may be older than the choice. */
  lang: Lang;
}

/**
 * Tells what is to be told and sends what is due of every plan. A day ends once, sent or left out, whoever works on it and wherever he dies: its price is
 * written down first, of a price there is one transfer, and of a transfer one payment. What failed is not tried again. Returns how many plans it saw.
 */
export async function runPlans(app: App): Promise<number> {
  const found = await app.tx(systemScope('sweep-recurring'), (tx) => plansDue(tx, app.clock.now(), AT_ONCE));
  for (const planId of found) {
    try {
      await workOn(app, planId);
    } catch (error) {
      app.log.error(
        { alert: 'transfers.plan_failed', plan: planId, reason: String(error) },
        'a plan could not be worked on; it is tried again',
      );
    }
  }
  return found.length;
}

async function workOn(app: App, planId: string): Promise<void> {
  const scope = systemScope(`plan-${planId}`);
  const real = new Date();
  if (!(await app.tx(scope, (tx) => claimDue(tx, planId, real, new Date(real.getTime() + CLAIM_MS))))) return;
  try {
    const work = await app.tx(scope, async (tx): Promise<Work | null> => {
      const [plan, due] = [await planById(tx, planId), await dueOf(tx, planId)];
      if (!plan || !due) return null;
      const state = await stateOfPlan(tx, planId);
      if (state === 'ended') await deleteDue(tx, planId);
      if (state === 'ended') return null;
      const login = (await readOpenLogins(tx, scope, [plan.customer])).get(plan.customer);
      return { plan, due, state, facts: await dayFactsOf(tx, planId, due.day), lang: login?.lang ?? plan.lang };
    });
    if (work === null) return;
    const toldCents = await tellComing(app, scope, work);
    const outcome = app.clock.now() >= work.due.dueAt ? await outcomeOf(app, work, toldCents) : null;
    if (outcome !== null) await endDay(app, scope, work, outcome);
  } finally {
    await app.tx(scope, (tx) => freeClaim(tx, planId));
  }
}

async function outcomeOf(app: App, work: Work, toldCents: Money): Promise<Outcome | null> {
  const { plan, due, state, facts } = work;
  const as = customerOf(work);
  const before = await transferSoFar(app, work, as);
  if (!before && state === 'paused') return { why: 'paused', params: {} };
  if (!before && facts.some((fact) => fact.kind === 'skip_asked')) return { why: 'asked', params: {} };
  if (!before && app.clock.now().getTime() > due.dueAt.getTime() + LATE_MS) return { why: 'late', params: {} };
  try {
    const transfer = before ?? (await makeTransfer(app, work, as, toldCents));
    if ('why' in transfer) return transfer;
    return await (plan.cardId === null ? pay(app, as, transfer) : payByCard(app, as, transfer, plan.cardId));
  } catch (error) {
    if (isRefusal(error)) return { why: error.fields[0]?.code ?? error.code, params: error.fields[0]?.params ?? error.params };
    throw error;
  }
}

/** The plan's owner agreed to this beforehand: what is done is done in his name, and under his limits. */
function customerOf({ plan, lang }: Work): Scope {
  return { ...systemScope(`plan-${plan.planId}`), realm: 'customer', actor: plan.customer, lang };
}

/** The transfer this day has become already. Under the sender's lock, so that nobody is just making it of a price that has run out. */
async function transferSoFar(app: App, { plan, due }: Work, as: Scope): Promise<TransferRow | undefined> {
  return await app.tx(as, async (tx) => {
    await takeTurnOfSender(tx, plan.customer);
    const quote = (await dayFactsOf(tx, plan.planId, due.day)).findLast((fact) => fact.kind === 'quoted')?.details['quote'];
    return quote ? await transferOfQuote(tx, quote) : undefined;
  });
}

async function makeTransfer(app: App, work: Work, as: Scope, toldCents: Money): Promise<TransferRow | Extract<Outcome, { why: string }>> {
  const quote = await priceOf(app, work, as);
  if (!mayTakeFee(quote.feeCents, work.plan.feeCents, toldCents))
    return { why: 'fee_changed', params: { fee: quote.feeCents, before: work.plan.feeCents } };
  const total = quote.amountCents + quote.feeCents;
  const { availableCents } = await readWallet(app, as);
  if (work.plan.cardId === null && availableCents < total) return { why: 'wallet_short', params: { total, available: availableCents } };
  return (await createTransfer(app, as, { quote: quote.quoteId, again: true, isFresh: true })).transfer;
}

async function priceOf(app: App, { plan, due }: Work, as: Scope): Promise<QuoteRow> {
  const system = systemScope(`plan-${plan.planId}`);
  const newest = () =>
    app.tx(system, async (tx) => {
      const fact = (await dayFactsOf(tx, plan.planId, due.day)).findLast(({ kind }) => kind === 'quoted');
      return { n: fact?.n ?? 0, quote: fact?.details['quote'] ? await quoteById(tx, fact.details['quote']) : undefined };
    });
  const before = await newest();
  if (before.quote && !quoteHasExpired(before.quote, app.clock.now())) return before.quote;
  const amount = `${plan.amountCents / 100n}.${String(plan.amountCents % 100n).padStart(2, '0')}`;
  const made = await makeQuote(app, as, { resident: plan.residentId, amount, category: plan.category });
  const fact: DayFact = { day: due.day, kind: 'quoted', n: before.n + 1, details: { quote: made.quoteId }, at: app.clock.now() };
  const isFirst = await app.tx(system, (tx) => insertDayFact(tx, plan, fact));
  return isFirst ? made : ((await newest()).quote ?? made);
}

async function pay(app: App, as: Scope, transfer: TransferRow): Promise<Outcome> {
  const total = transfer.amountCents + transfer.feeCents;
  try {
    await payTransfer(app, as, { transfer: transfer.transferId, isFresh: true, walletCents: total });
    return { sent: transfer.transferId };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    // Somebody spent it in between, or the person moved: the transfer ends unpaid.
    await cancelTransfer(app, as, { transfer: transfer.transferId });
    if (error.code !== 'payments.wallet_changed') throw error;
    return { why: 'wallet_short', params: { total, available: (await readWallet(app, as)).availableCents } };
  }
}

/** Null as long as nobody knows whether the card was charged: the day waits for that, and is never charged again. */
async function payByCard(app: App, as: Scope, transfer: TransferRow, card: string): Promise<Outcome | null> {
  try {
    const { state } = await payTransfer(app, as, { transfer: transfer.transferId, isFresh: true, card, isAway: true });
    if (state === 'paid') return { sent: transfer.transferId };
    return hasEnded(state) ? { why: 'card_declined', params: {} } : null;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    // The refusal of the card has ended the transfer already.
    if (error.code === 'transfers.not_payable') return { why: 'card_declined', params: {} };
    await cancelTransfer(app, as, { transfer: transfer.transferId });
    throw error;
  }
}

async function endDay(app: App, scope: Scope, { plan, due }: Work, outcome: Outcome): Promise<void> {
  const now = app.clock.now();
  await app.tx(scope, async (tx) => {
    await takeTurnOfPlan(tx, plan.planId);
    const isSent = 'sent' in outcome;
    const details: Record<string, string | null> = isSent ? { transfer: outcome.sent } : { why: outcome.why };
    const isFirst = await insertDayFact(tx, plan, { day: due.day, kind: isSent ? 'sent' : 'skipped', n: 1, details, at: now });
    let day = nextDayAfter(plan.firstDay, plan.every, due.day);
    // Days that have passed meanwhile are not made up for.
    while (day !== null && timesOf(day, plan.timeZone).dueAt <= now) day = nextDayAfter(plan.firstDay, plan.every, day);
    if (day === null) await endPlan(tx, plan, now);
    else await moveDue(tx, due.day, { planId: plan.planId, day, ...timesOf(day, plan.timeZone) });
    if (isFirst && !isSent) await tellSkipped(app, tx, scope, plan, { day: due.day, why: outcome.why, params: outcome.params, next: day });
  });
}

/** Its last day is over. */
async function endPlan(tx: Tx, plan: PlanRow, at: Date): Promise<void> {
  if ((await stateOfPlan(tx, plan.planId)) !== 'ended')
    await insertPlanState(tx, { stateId: newId('rps'), plan, kind: 'ended', at, actor: null });
  await deleteDue(tx, plan.planId);
}
