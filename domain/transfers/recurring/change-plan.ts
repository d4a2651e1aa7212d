import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { isId, newId } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, type Scope } from '#kernel/scope.ts';
import { nextDayAfter } from './calendar.ts';
import {
  dayFactsOf,
  dueOf,
  insertDayFact,
  insertPlanState,
  planById,
  type PlanRow,
  type PlanStateKind,
  skipsOf,
  stateOfPlan,
  takeTurnOfPlan,
} from './queries.ts';

/** Stops a plan for a while, lets it go on, or ends it for good; twice is once. Customers. Refuses: transfers.unknown_plan, plan_ended. */
export async function changePlan(app: App, scope: Scope, input: { plan: string; to: PlanStateKind }): Promise<void> {
  requireRealm(scope, 'customer');
  const actor = requireActor(scope);
  await app.tx(scope, async (tx) => {
    const plan = await ownPlan(tx, input.plan);
    await takeTurnOfPlan(tx, plan.planId);
    const state = await stateOfPlan(tx, plan.planId);
    const after = ({ paused: 'paused', resumed: 'on', ended: 'ended' } as const)[input.to];
    if (state === after) return;
    if (state === 'ended') refuse('transfers.plan_ended');
    await insertPlanState(tx, { stateId: newId('rps'), plan, kind: input.to, at: app.clock.now(), actor });
  });
}

/**
 * Leaves the next day of a plan out: the one the page named, so that clicking twice never leaves out two. Customers.
 * Refuses: transfers.unknown_plan, plan_ended, skip_too_late (that day is under way, over, or not the next one).
 */
export async function skipNext(app: App, scope: Scope, input: { plan: string; day: string }): Promise<void> {
  requireRealm(scope, 'customer');
  requireActor(scope);
  await app.tx(scope, async (tx) => {
    const plan = await ownPlan(tx, input.plan);
    await takeTurnOfPlan(tx, plan.planId);
    if ((await stateOfPlan(tx, plan.planId)) === 'ended') refuse('transfers.plan_ended');
    const due = (await dueOf(tx, plan.planId)) ?? refuse('transfers.plan_ended');
    const skipped = await skipsOf(tx, plan.planId, due.day);
    if (skipped.includes(input.day)) return;
    const started = (await dayFactsOf(tx, plan.planId, due.day)).some((fact) => fact.kind !== 'told' && fact.kind !== 'skip_asked');
    let next = started ? nextDayAfter(plan.firstDay, plan.every, due.day) : due.day;
    while (next !== null && skipped.includes(next)) next = nextDayAfter(plan.firstDay, plan.every, next);
    if (next === null || input.day !== next) refuse('transfers.skip_too_late');
    await insertDayFact(tx, plan, { day: next, kind: 'skip_asked', n: 1, details: {}, at: app.clock.now() });
  });
}

async function ownPlan(tx: Tx, id: string): Promise<PlanRow> {
  return (isId('rpl', id) ? await planById(tx, id) : undefined) ?? refuse('transfers.unknown_plan');
}
