import {
  type Category,
  categories,
  type Channel,
  checkLimits,
  channels,
  type DeductionRange,
  deductionsOn,
  feeFor,
  holdOn,
  type Limits,
  limitsFor,
  localTime,
  type Method,
  methods,
  postsBy,
  type PricedPlace,
  readFacilityPriced,
  readPersonPriced,
  readHoldRules,
  readPolicies,
} from '#domain/directory/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import type { Money } from '#kernel/money.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireRealm, requireRole, type Scope } from '#kernel/scope.ts';
import { readAmount } from '../check-amount.ts';

/** For a person by number (an agency's program), or for anybody at a facility. */
export interface PriceQuestion {
  number?: string | undefined;
  facility?: string | undefined;
  amount: unknown;
  channel: string;
  method: string;
  category: string;
}

export interface ProgramPrice {
  /** Null when the price is for anybody at the facility. */
  residentId: string | null;
  facilityId: string;
  channel: Channel;
  method: Method;
  category: Category;
  amountCents: Money;
  feeCents: Money;
  arrives: DeductionRange;
  postsBy: Date;
  /** The first day it can be used, where the agency holds it until then. */
  availableOn: string | null;
}

/**
 * What it would cost now to send an amount to a person or a place, for an agency's or partner's lobby or terminal to show: a price, not a promise. Nothing
 * is kept, nothing is paid with it, and what one sender has sent before is not looked at. Scope `quotes:read`, at the facilities of the key.
 * Refuses: directory.unknown_person, transfers.service_off, and beside the fields number_looks_wrong, person_not_priced, price_for_what (`resident`),
 * unknown_facility (`facility`), amount_…, too_little, too_much (`amount`), way_not_offered (`channel`).
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
    const place = await readPlace(tx, scope, asked, now);
    if (!place.takesMoney) refuse('transfers.service_off');
    const policies = await readPolicies(tx, place.agencyId, now);
    const fee = feeFor(policies.feeSchedule.body, { channel, method, category, amountCents });
    if (!fee.ok) {
      if (fee.reason === 'not_offered') refuse('transfers.way_not_offered', {}, 'channel');
      refuse(`transfers.${fee.reason}`, { limit: fee.reason === 'too_little' ? fee.minCents : fee.maxCents }, 'amount');
    }
    requireWithinLimits(policies.limits.body, channel, amountCents);
    const posts = postsBy(policies.posting.body, now, place.timeZone, channel) ?? refuse('transfers.way_not_offered', {}, 'channel');
    const deposit = { amountCents, day: localTime(now, place.timeZone).day, postsOn: posts.day };
    const rules = await readHoldRules(tx, place.agencyId, now);
    const held = holdOn(rules, policies.posting.body, method === 'card' ? 'card' : 'other', deposit);
    return {
      residentId: place.residentId,
      facilityId: place.facilityId,
      channel,
      method,
      category,
      amountCents,
      feeCents: fee.feeCents,
      arrives: deductionsOn(policies.deductions.body, category, amountCents),
      postsBy: posts.at,
      availableOn: held?.from ?? null,
    };
  });
}

/** The least and the most of one sending by this way; sums over days are a sender's, whom nobody has named. */
function requireWithinLimits(limits: Limits, channel: Channel, amountCents: Money): void {
  const line = limitsFor(limits, channel) ?? refuse('transfers.way_not_offered', {}, 'channel');
  const answer = checkLimits(line, amountCents, []);
  if (!answer.ok && answer.reason !== 'over') refuse(`transfers.${answer.reason}`, { limit: answer.limitCents }, 'amount');
}

async function readPlace(tx: Tx, scope: Scope, { number, facility }: PriceQuestion, at: Date): Promise<PricedPlace> {
  if (number !== undefined && facility === undefined) return await readPersonPriced(tx, scope, number, at);
  if (facility !== undefined && number === undefined) return await readFacilityPriced(tx, scope, facility, at);
  return refuse('transfers.price_for_what', {}, 'resident');
}
