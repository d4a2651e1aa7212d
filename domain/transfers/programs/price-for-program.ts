import {
  type Category,
  categories,
  type Channel,
  channels,
  type DeductionRange,
  deductionsOn,
  feeFor,
  type Method,
  methods,
  postsBy,
  readPersonPriced,
  readPolicies,
} from '#domain/directory/index.ts';
import type { App } from '#kernel/app.ts';
import type { Money } from '#kernel/money.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireRealm, requireRole, type Scope } from '#kernel/scope.ts';
import { readAmount } from '../check-amount.ts';

export interface PriceQuestion {
  number: string;
  amount: unknown;
  channel: string;
  method: string;
  category: string;
}

export interface ProgramPrice {
  residentId: string;
  facilityId: string;
  channel: Channel;
  method: Method;
  category: Category;
  amountCents: Money;
  feeCents: Money;
  arrives: DeductionRange;
  postsBy: Date;
}

/**
 * What it would cost now to send an amount to a person, for an agency's own lobby or terminal to show: a price, not a promise. Nothing is kept, nothing is
 * paid with it, and what one sender may still send is not looked at. Scope `quotes:read`, for people at the facilities of the key.
 * Refuses: directory.unknown_person, transfers.service_off, and beside the fields number_looks_wrong (`resident`), amount_…, too_little, too_much (`amount`),
 * way_not_offered (`channel`).
 */
export async function priceForProgram(app: App, scope: Scope, asked: PriceQuestion): Promise<ProgramPrice> {
  requireRealm(scope, 'machine');
  requireRole(scope, 'quotes:read');
  const amountCents = readAmount(asked.amount);
  const channel = channels.find((one) => one === asked.channel) ?? refuse('transfers.way_not_offered', {}, 'channel');
  const method = methods.find((one) => one === asked.method) ?? refuse('transfers.way_not_offered', {}, 'method');
  const category = categories.find((one) => one === asked.category) ?? refuse('transfers.way_not_offered', {}, 'category');
  return await app.tx(scope, async (tx) => {
    const now = app.clock.now();
    const person = await readPersonPriced(tx, scope, asked.number, now);
    if (!person.takesMoney) refuse('transfers.service_off');
    const policies = await readPolicies(tx, person.agencyId, now);
    const fee = feeFor(policies.feeSchedule.body, { channel, method, category, amountCents });
    if (!fee.ok) {
      if (fee.reason === 'not_offered') refuse('transfers.way_not_offered', {}, 'channel');
      refuse(`transfers.${fee.reason}`, { limit: fee.reason === 'too_little' ? fee.minCents : fee.maxCents }, 'amount');
    }
    const posts = postsBy(policies.posting.body, now, person.timeZone, channel) ?? refuse('transfers.way_not_offered', {}, 'channel');
    return {
      residentId: person.id,
      facilityId: person.facilityId,
      channel,
      method,
      category,
      amountCents,
      feeCents: fee.feeCents,
      arrives: deductionsOn(policies.deductions.body, category, amountCents),
      postsBy: posts.at,
    };
  });
}
