import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { isId } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, type Scope } from '#kernel/scope.ts';
import { daysFrom } from './calendar.ts';
import { type DayFact, dueOf, endedDaysOf, planById, type PlanRow, plansOf, type PlanState, skipsOf, stateOfPlan } from './queries.ts';

const SHOWN_DAYS = 4;
const SHOWN_ENDED = 24;

export interface PlanView extends PlanRow {
  state: PlanState;
  /** The next days; none when it has ended. */
  next: { day: string; isSkipped: boolean }[];
}

/** The customer's own plans, the newest first. Customers. */
export async function listPlans(app: App, scope: Scope): Promise<PlanView[]> {
  requireRealm(scope, 'customer');
  const customer = requireActor(scope);
  return await app.tx(scope, async (tx) => {
    const views: PlanView[] = [];
    for (const plan of await plansOf(tx, customer)) views.push(await viewOf(tx, plan));
    return views;
  });
}

/** One of the customer's own plans, with what became of its days. Customers. Refuses: transfers.unknown_plan. */
export async function readPlan(app: App, scope: Scope, id: string): Promise<PlanView & { ended: DayFact[] }> {
  requireRealm(scope, 'customer');
  requireActor(scope);
  return await app.tx(scope, async (tx) => {
    const plan = (isId('rpl', id) ? await planById(tx, id) : undefined) ?? refuse('transfers.unknown_plan');
    return { ...(await viewOf(tx, plan)), ended: await endedDaysOf(tx, id, SHOWN_ENDED) };
  });
}

async function viewOf(tx: Tx, plan: PlanRow): Promise<PlanView> {
  const state = await stateOfPlan(tx, plan.planId);
  const due = state === 'ended' ? undefined : await dueOf(tx, plan.planId);
  if (!due) return { ...plan, state, next: [] };
  const skipped = await skipsOf(tx, plan.planId, due.day);
  const days = daysFrom(plan.firstDay, plan.every, due.day, SHOWN_DAYS);
  return { ...plan, state, next: days.map((day) => ({ day, isSkipped: skipped.includes(day) })) };
}
