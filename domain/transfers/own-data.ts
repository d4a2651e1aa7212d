import type { OwnData } from '#domain/identity/index.ts';
import { requireActor } from '#kernel/scope.ts';
import { tr } from '#words/index.ts';
import { deductionsOfSender } from './handoff/queries/answers.ts';
import { type ListedTransfer, listTransfers } from './list-transfers.ts';
import { changePlan } from './recurring/change-plan.ts';
import { listPlans } from './recurring/read-plans.ts';
import { isPaid } from './transfer.ts';

/** 31 CFR 1010.430: records of money sent stay for five years. */
const KEPT_YEARS = 5;

async function all(app: Parameters<OwnData['read']>[0], scope: Parameters<OwnData['read']>[1]): Promise<ListedTransfer[]> {
  const found: ListedTransfer[] = [];
  let before: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listTransfers>> = await listTransfers(app, scope, { before, limit: 100 });
    found.push(...page.transfers);
    before = page.next;
  } while (before !== null);
  return found;
}

/** The customer's transfers as they were promised and as they stand, and what agencies said they took of them. */
export const ownData: OwnData = {
  async read(app, scope) {
    const rows = (await all(app, scope)).map((transfer) => ({
      reference: transfer.reference,
      at: transfer.createdAt,
      to: transfer.residentName,
      number: transfer.residentNumber,
      place: `${transfer.facilityName}, ${transfer.agencyName}`,
      from: transfer.senderName,
      purpose: tr(scope.lang, `directory.category.${transfer.category}`),
      amount: transfer.amountCents,
      fee: transfer.feeCents,
      state: transfer.state,
    }));
    const plans = (await listPlans(app, scope)).map((plan) => ({
      at: plan.createdAt,
      to: plan.residentName,
      amount: plan.amountCents,
      fee: plan.feeCents,
      every: tr(scope.lang, `transfers.plan.every_${plan.every}`),
      first: plan.firstDay,
      state: tr(scope.lang, `transfers.plan.state_${plan.state}`),
    }));
    return [
      { name: 'transfers', rows },
      { name: 'taken', rows: await app.tx(scope, (tx) => deductionsOfSender(tx, requireActor(scope))) },
      { name: 'recurring', rows: plans },
    ];
  },
  async keptUntil(app, scope) {
    const newest = (await all(app, scope)).find(({ state }) => isPaid(state));
    if (!newest) return null;
    const until = new Date(newest.createdAt);
    until.setUTCFullYear(until.getUTCFullYear() + KEPT_YEARS);
    return until;
  },
  async forget(app, scope) {
    for (const { planId, state } of await listPlans(app, scope))
      if (state !== 'ended') await changePlan(app, scope, { plan: planId, to: 'ended' });
  },
};
