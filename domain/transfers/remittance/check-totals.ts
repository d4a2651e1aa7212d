import type { App } from '#kernel/app.ts';
import { moneyToJson } from '#kernel/money.ts';
import { systemScope } from '#kernel/scope.ts';
import { dayAfter, HOUSE_ZONE, localTime } from '#kernel/wall-clock.ts';
import { insertCheck, knownTotals, newestChecks } from './queries/payments.ts';

export const CHECKED_DAYS = 14;

/**
 * Compares count and sum of each day's orders with the bank's own, once nobody's fate is open, and again when ours change. What differs is an alert and stands
 * on the operators' page until a later comparison agrees. Returns the days that differ.
 */
export async function checkTotals(app: App): Promise<string[]> {
  const scope = systemScope('sweep-remittance-totals');
  const since = dayAfter(localTime(app.clock.now(), HOUSE_ZONE).day, -CHECKED_DAYS);
  const [ours, before] = await app.tx(scope, async (tx) => [await knownTotals(tx, since), await newestChecks(tx, since)] as const);
  const differ: string[] = [];
  for (const one of ours) {
    const known = before.find(({ day }) => day === one.day);
    const agreed = known && known.count === known.bankCount && known.cents === known.bankCents;
    if (agreed && known.count === one.count && known.cents === one.cents) continue;
    const bank = await app.bank.totals(one.day);
    const agrees = bank.transfers === one.count && bank.amountCents === one.cents;
    const isNews =
      !known ||
      known.count !== one.count ||
      known.cents !== one.cents ||
      known.bankCount !== bank.transfers ||
      known.bankCents !== bank.amountCents;
    if (isNews)
      await app.tx(scope, (tx) => insertCheck(tx, { ...one, bankCount: bank.transfers, bankCents: bank.amountCents, at: app.clock.now() }));
    if (agrees) continue;
    differ.push(one.day);
    app.log.error(
      { alert: 'transfers.remittance_totals', day: one.day, ours: moneyToJson(one.cents), bank: moneyToJson(bank.amountCents) },
      'the bank counts other payments than we do',
    );
  }
  return differ;
}
