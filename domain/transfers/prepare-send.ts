import { leftToSend, limitsFor, noteRestrictions, rangeOf, readPolicies, type Resident } from '#domain/directory/index.ts';
import { readPersonalDetails } from '#domain/identity/index.ts';
import type { App } from '#kernel/app.ts';
import type { Money } from '#kernel/money.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, type Scope } from '#kernel/scope.ts';
import { WAY } from './check-amount.ts';
import { residentForMoney } from './make-quote.ts';
import { sentTotals } from './sent-totals.ts';

export interface SendPage {
  resident: Resident;
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
    const prices = policies.feeSchedule.body.lines.find(
      (one) => one.channel === WAY.channel && one.method === WAY.method && one.category === WAY.category,
    );
    const priced = rangeOf(prices ?? refuse('transfers.service_off'));
    const totals = await sentTotals(tx, customer, residentId, now, resident.facility.timeZone);
    const details = await readPersonalDetails(tx, scope, customer);
    const left = leftToSend(line, totals);
    return {
      resident,
      minCents: line.minCents > priced.minCents ? line.minCents : priced.minCents,
      maxCents: line.maxCents < priced.maxCents ? line.maxCents : priced.maxCents,
      leftCents: left < priced.minCents ? 0n : left,
      hasDetails: details !== null,
    };
  });
}
