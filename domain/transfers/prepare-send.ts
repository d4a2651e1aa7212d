import { type Category, leftToSend, limitsFor, noteRestrictions, rangeOf, readPolicies, type Resident } from '#domain/directory/index.ts';
import { readPersonalDetails } from '#domain/identity/index.ts';
import type { App } from '#kernel/app.ts';
import type { Money } from '#kernel/money.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, type Scope } from '#kernel/scope.ts';
import { linesOffered } from './category.ts';
import { WAY } from './check-amount.ts';
import { residentForMoney } from './make-quote.ts';
import { sentTotals } from './sent-totals.ts';

export interface SendPage {
  resident: Resident;
  /** What money can be for here, each with its range; one or more, spending first. */
  purposes: { category: Category; minCents: Money; maxCents: Money }[];
  /** From the least to the most of any purpose. */
  minCents: Money;
  maxCents: Money;
  /** What may still be sent today and this month: below `maxCents` the page says so. */
  leftCents: Money;
  hasDetails: boolean;
}

/** What the page that asks for the amount must know. Refuses what residentForMoney refuses. */
export async function prepareSend(app: App, scope: Scope, residentId: string): Promise<SendPage> {
  requireRealm(scope, 'customer');
  const customer = requireActor(scope);
  await noteRestrictions(app, scope, residentId, 'send');
  return await app.tx(scope, async (tx) => {
    const now = app.clock.now();
    const resident = await residentForMoney(tx, scope, residentId, now);
    const policies = await readPolicies(tx, resident.agencyId, now);
    const line = limitsFor(policies.limits.body, WAY.channel) ?? refuse('transfers.service_off');
    const purposes = linesOffered(policies).map((one) => ({ category: one.category, ...within(line, rangeOf(one)) }));
    if (purposes.length === 0) refuse('transfers.service_off');
    const minCents = purposes.map((one) => one.minCents).reduce((a, b) => (b < a ? b : a));
    const totals = await sentTotals(tx, customer, residentId, now, resident.facility.timeZone);
    const details = await readPersonalDetails(tx, scope, customer);
    const left = leftToSend(line, totals);
    return {
      resident,
      purposes,
      minCents,
      maxCents: purposes.map((one) => one.maxCents).reduce((a, b) => (b > a ? b : a)),
      leftCents: left < minCents ? 0n : left,
      hasDetails: details !== null,
    };
  });
}

type Range = { minCents: Money; maxCents: Money };

function within(limit: Range, priced: Range): Range {
  return {
    minCents: limit.minCents > priced.minCents ? limit.minCents : priced.minCents,
    maxCents: limit.maxCents < priced.maxCents ? limit.maxCents : priced.maxCents,
  };
}
